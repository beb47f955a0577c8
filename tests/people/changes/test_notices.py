"""A change of address is told at the earlier one and at the new, and nowhere else."""

from datetime import date
from email import message_from_bytes, policy

import pytest
from flask import Flask

from engagement.config import Settings
from engagement.mail import mailer
from engagement.people.changes import notices

TODAY = date(2026, 3, 4)


def sent(settings: Settings) -> dict[str, str]:
    """Return the bodies of the mails by address."""
    mails = [
        message_from_bytes(file.read_bytes(), policy=policy.default)
        for file in (settings.instance / "outbox").glob("*.eml")
    ]
    return {str(one["To"]): one.get_content() for one in mails}


def test_both_addresses_are_told_in_both_languages(
    inside_app: Flask, settings: Settings
) -> None:
    notices.send(settings, [("old@x.org", "new@x.org")], TODAY)

    mails = sent(settings)
    assert mails.keys() == {"old@x.org", "new@x.org"}
    assert len(set(mails.values())) == 1
    body = mails["old@x.org"]
    assert "changed on March 4, 2026" in body
    assert "4 mars 2026" in body
    assert "@" not in body


def test_whoever_had_no_address_or_has_none_any_more_is_told_where_they_can_be(
    inside_app: Flask, settings: Settings
) -> None:
    notices.send(settings, [(None, "new@x.org"), ("old@x.org", None)], TODAY)

    assert sent(settings).keys() == {"old@x.org", "new@x.org"}


def test_nobody_is_told_of_nothing(
    inside_app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailer, "send", None)

    notices.send(settings, [], TODAY)


def test_a_mail_server_that_fails_is_told_to_the_operator_without_an_address(
    inside_app: Flask,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object) -> None:
        raise ConnectionRefusedError("old@x.org")

    monkeypatch.setattr(mailer, "send", refuse)

    notices.send(settings, [("old@x.org", "new@x.org")], TODAY)

    assert "ConnectionRefusedError" in caplog.text
    assert "@" not in caplog.text
