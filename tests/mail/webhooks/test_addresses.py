"""Where a notice may go, whatever somebody pastes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.mail.services import Service
from engagement.mail.webhooks.addresses import CannotGo, WhyNotThere, checked

OWN = frozenset({"chat.example.org"})
SLACK = "https://hooks.slack.com/services/T0/B0/x"


@pytest.mark.parametrize(
    ("service", "url", "host"),
    [
        (Service.SLACK, SLACK, "hooks.slack.com"),
        (Service.SLACK, "https://HOOKS.slack.com:443/services/T0", "hooks.slack.com"),
        (
            Service.TEAMS,
            "https://acme.webhook.office.com/webhookb2/a@b/IncomingWebhook/c/d",
            "acme.webhook.office.com",
        ),
        (
            Service.TEAMS,
            "https://prod-12.westeurope.logic.azure.com:443/workflows/a/m?api-version=1&sp=%2Fm&sig=a_b-c",
            "prod-12.westeurope.logic.azure.com",
        ),
        (
            Service.TEAMS,
            "https://default0.a1.environment.api.powerplatform.com/powerautomate/x",
            "default0.a1.environment.api.powerplatform.com",
        ),
        (
            Service.GOOGLE_CHAT,
            "https://chat.googleapis.com/v1/spaces/A/messages?key=a&token=b%3D",
            "chat.googleapis.com",
        ),
        (Service.MATTERMOST, "https://chat.example.org/hooks/x", "chat.example.org"),
    ],
)
def test_addresses_as_services_give_them_are_taken(
    service: Service, url: str, host: str
) -> None:
    found = checked(url, service, OWN)

    assert found.host == host
    assert checked(found.url, service, OWN) == found


NO_ADDRESS = [
    "http://hooks.slack.com/services/x",
    "HTTPS://hooks.slack.com/x",
    "//hooks.slack.com/x",
    "https://hooks.slack.com",
    "https://hooks.slack.com:8443/x",
    "https://hooks.slack.com:0443/x",
    "https://hooks.slack.com:/x",
    "https://hooks.slack.com./x",
    "https://.hooks.slack.com/x",
    "https://hooks..slack.com/x",
    "https://user@hooks.slack.com/x",
    "https://user:pw@hooks.slack.com/x",
    "https://hooks.slack.com@evil.example/x",
    "https://hooks.slack.com%40evil.example/x",
    "https://evil.example#@hooks.slack.com/x",
    "https://evil.example\\@hooks.slack.com/x",
    "https://hooks.slack.com\\.evil.example/x",
    "https://hooks.slack.com/x#part",
    "https://hooks.slack.com//evil.example/x",
    "https://hooks.slack.com/x y",
    "https://hooks.slack.com/x\r\nHost: evil.example",
    "https://hooks.slack.com/x\n",
    " https://hooks.slack.com/x",
    "https://hooks.sl\u0430ck.com/x",  # a Cyrillic letter
    "https://hooks\u3002slack.com/x",  # a full stop that browsers turn
    "https://hooks.slack.com\uff0fx/x",
    "https://127.0.0.1/x",
    "https://2130706433/x",
    "https://0x7f000001/x",
    "https://0x7f.1/x",
    "https://0177.0.0.1/x",
    "https://127.1/x",
    "https://[::1]/x",
    "https://[::ffff:127.0.0.1]/x",
    "https://localhost/x",
    "https:///x",
    "https:hooks.slack.com/x",
    "file:///etc/passwd",
    "",
    f"{SLACK}{'x' * 2_000}",
]


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_what_could_be_read_in_another_way_is_no_address(url: str) -> None:
    with pytest.raises(CannotGo) as refusal:
        checked(url, Service.SLACK, OWN)

    assert refusal.value.why is WhyNotThere.NO_ADDRESS


@pytest.mark.parametrize(
    ("service", "host"),
    [
        (Service.SLACK, "hooks.slack.com.evil.example"),
        (Service.SLACK, "evil-hooks.slack.com"),
        (Service.SLACK, "x.hooks.slack.com"),
        (Service.SLACK, "xn--hooks-slack.com"),
        (Service.SLACK, "chat.googleapis.com"),
        (Service.TEAMS, "webhook.office.com"),
        (Service.TEAMS, "evilwebhook.office.com"),
        (Service.TEAMS, "a.logic.azure.com.evil.example"),
        (Service.GOOGLE_CHAT, "storage.googleapis.com"),
        (Service.MATTERMOST, "hooks.slack.com"),
        (Service.MATTERMOST, "x.chat.example.org"),
        (Service.MATTERMOST, "127.0.0.1.nip.io"),
    ],
)
def test_another_host_is_refused(service: Service, host: str) -> None:
    with pytest.raises(CannotGo) as refusal:
        checked(f"https://{host}/x", service, OWN)

    assert refusal.value.why is WhyNotThere.ANOTHER_HOST


def test_without_a_server_of_ones_own_there_is_no_mattermost() -> None:
    with pytest.raises(CannotGo) as refusal:
        checked("https://chat.example.org/hooks/x", Service.MATTERMOST, frozenset())

    assert refusal.value.why is WhyNotThere.NO_HOSTS


PARTS = st.sampled_from(
    [*"/:@#?\\.[]%", "https:", "//", "hooks.slack.com", "evil.example", "443", "a"]
)


@given(st.lists(PARTS, max_size=9).map("".join))
def test_whatever_is_written_leads_to_slack_or_nowhere(url: str) -> None:
    try:
        found = checked(url, Service.SLACK, OWN)
    except CannotGo:
        return

    assert found.host == "hooks.slack.com"
    assert found.target.startswith("/")
    assert not set(found.target) & set("\\#\r\n ")
