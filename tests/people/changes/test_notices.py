"""A change of address is told at the earlier one and at the new, and nowhere else."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.config import Settings
from engagement.database import db
from engagement.mail import addresses, mailer
from engagement.mail.models import Mail
from engagement.people import mails
from engagement.people.changes import change_log
from engagement.people.models import Person
from tests.mail import outbox
from tests.pulses import staff

TODAY = date(2026, 3, 4)


def moved(old: str | None, new: str | None) -> None:
    """Change somebody's address, and commit."""
    staff.a_team("top", people=1)
    person = db.session.scalars(select(Person)).one()
    person.email = old
    db.session.commit()
    with change_log.record_changes(db.session(), TODAY):
        person.email = new
        db.session.flush()
    db.session.commit()


def sent(settings: Settings) -> dict[str, str]:
    """Return the texts of the mails by address."""
    found = outbox.lying_in(settings.instance)
    return {str(one["To"]): outbox.text_of(one) for one in found}


def test_both_addresses_are_told(inside_app: Flask, settings: Settings) -> None:
    moved("old@x.org", "new@x.org")

    mails.send_waiting()

    found = sent(settings)
    assert found.keys() == {"old@x.org", "new@x.org"}
    assert len(set(found.values())) == 1
    assert "changed on March 4, 2026" in found["old@x.org"]
    assert "@" not in found["old@x.org"]


@pytest.mark.parametrize(("old", "new"), [(None, "new@x.org"), ("old@x.org", None)])
def test_whoever_had_no_address_or_has_none_any_more_is_told_where_they_can_be(
    inside_app: Flask, settings: Settings, old: str | None, new: str | None
) -> None:
    moved(old, new)

    mails.send_waiting()

    assert list(sent(settings)) == [old or new]


def test_until_then_no_address_can_be_read_in_the_database(
    inside_app: Flask, settings: Settings
) -> None:
    moved("old@x.org", "new@x.org")

    waiting = db.session.scalars(select(Mail)).all()

    sealed = [one.sealed_address or b"" for one in waiting]
    assert not any(b"x.org" in one for one in sealed)
    assert {addresses.opened(one, settings.secret) for one in sealed} == {
        "old@x.org",
        "new@x.org",
    }
    assert addresses.opened(sealed[0], "another secret") is None


def test_nothing_of_it_is_kept_afterwards(inside_app: Flask) -> None:
    moved("old@x.org", "new@x.org")

    mails.send_waiting()

    assert db.session.scalars(select(Mail)).all() == []


def test_a_mail_server_that_fails_is_told_to_the_operator_without_an_address(
    inside_app: Flask,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object) -> None:
        raise ConnectionRefusedError("old@x.org")

    moved("old@x.org", "new@x.org")
    with monkeypatch.context() as broken:
        broken.setattr(mailer.Post, "send", refuse)
        mails.send_waiting()

    assert "ConnectionRefusedError" in caplog.text
    assert "@" not in caplog.text
    mails.send_waiting()
    assert sent(settings).keys() == {"old@x.org", "new@x.org"}
