from typing import Any

import pytest

from engagement.mail.services import Service
from engagement.mail.webhooks.messages import Notice, body

NOTICE = Notice("It is <open> & free.", "Answer", "https://pulse.example.org/p")


@pytest.mark.parametrize("service", [Service.MATTERMOST, Service.GOOGLE_CHAT])
def test_a_text_has_the_link_on_a_line_of_its_own(service: Service) -> None:
    assert body(service, NOTICE) == {
        "text": "It is <open> & free.\nhttps://pulse.example.org/p"
    }


def test_slack_reads_no_mark_in_it() -> None:
    assert body(Service.SLACK, NOTICE) == {
        "text": "It is &lt;open&gt; &amp; free.\nhttps://pulse.example.org/p"
    }


def test_teams_takes_an_adaptive_card_with_a_button() -> None:
    found: dict[str, Any] = body(Service.TEAMS, NOTICE)

    (card,) = found["attachments"]
    assert found["type"] == "message"
    assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert card["content"]["type"] == "AdaptiveCard"
    assert card["content"]["body"][0]["text"] == "It is <open> & free."
    assert card["content"]["actions"] == [
        {"type": "Action.OpenUrl", "title": "Answer", "url": NOTICE.link}
    ]
