"""The chats whose channels can be told, and their hosts: pure."""

from enum import StrEnum


class Service(StrEnum):
    """Whose channels a notice can go to."""

    SLACK = "slack"
    TEAMS = "teams"
    MATTERMOST = "mattermost"
    GOOGLE_CHAT = "google_chat"


HOSTS: dict[Service, tuple[str, ...]] = {
    Service.SLACK: ("hooks.slack.com",),
    Service.TEAMS: (
        "*.webhook.office.com",
        "*.logic.azure.com",
        "*.api.powerplatform.com",
    ),
    Service.MATTERMOST: (),  # the operator names them
    Service.GOOGLE_CHAT: ("chat.googleapis.com",),
}
"""A star stands for one name or several."""
