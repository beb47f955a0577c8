"""A notice as each service takes it, pure."""

from dataclasses import dataclass
from typing import Any

from engagement.mail.services import Service
from engagement.mail.webhooks.addresses import HookAddress

CARD = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
CARD_VERSION = "1.2"
"""What Workflows shows everywhere."""


@dataclass(frozen=True)
class Notice:
    """What a channel is told: a sentence, and where it leads."""

    text: str
    label: str
    """Of the link, where a service has buttons."""
    link: str


@dataclass(frozen=True)
class HookMessage:
    """A notice on its way."""

    to: HookAddress
    body: dict[str, Any]


def body(service: Service, notice: Notice) -> dict[str, Any]:
    """Return what is sent, as the services document it.

    Slack, Mattermost and Google Chat take a text; Teams, by Workflows, an adaptive card
    in a message.
    """
    if service is Service.TEAMS:
        return {"type": "message", "attachments": [_card(notice)]}
    told = f"{notice.text}\n{notice.link}"
    return {"text": _escaped(told) if service is Service.SLACK else told}


def _card(notice: Notice) -> dict[str, Any]:
    return {
        "contentType": CARD,
        "contentUrl": None,
        "content": {
            "$schema": SCHEMA,
            "type": "AdaptiveCard",
            "version": CARD_VERSION,
            "body": [{"type": "TextBlock", "text": notice.text, "wrap": True}],
            "actions": [
                {"type": "Action.OpenUrl", "title": notice.label, "url": notice.link}
            ],
        },
    }


def _escaped(text: str) -> str:
    """Write the three characters that Slack reads as marks as what they are."""
    for one, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(one, written)
    return text
