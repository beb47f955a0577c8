"""A change of address is told at the earlier one and at the new, and nowhere else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.config import Settings
from engagement.database import db
from engagement.mail import addresses, mailer, queue
from engagement.mail.models import Mail
from engagement.people import mails
from engagement.people.changes import change_log
from engagement.people.models import Person
from tests.conftest import NOON
from tests.mail import outbox
from tests.mail.post_office import post_office
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
    assert "changed on 4 March 2026" in found["old@x.org"]
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


def test_a_link_to_sign_in_waits_for_no_notices(
    inside_app: Flask, settings: Settings
) -> None:
    moved("old@x.org", "new@x.org")
    mails.ask_link("new@x.org")

    with post_office() as office:
        at = replace(settings, mail_server=office.url)
        mails.send_due(db.session(), at, NOON)

    assert [str(one["Subject"]).partition(" · ")[2] for one in office.mails] == [
        "your sign-in link",
        "your e-mail address",
        "your e-mail address",
    ]


def test_a_notice_that_no_server_ever_takes_is_given_up_and_forgotten(
    inside_app: Flask, settings: Settings
) -> None:
    moved("old@x.org", "new@x.org")
    moment, days = NOON, 0

    with post_office(lambda _: "450 later") as office:
        at = replace(settings, mail_server=office.url)
        while db.session.scalars(select(Mail)).first() and days < 7:
            mails.send_due(db.session(), at, moment)
            moment += timedelta(hours=4)
            days = (moment - NOON).days

    assert 2 <= days < 7


def test_a_server_that_is_away_does_not_count_as_a_try(
    inside_app: Flask, settings: Settings
) -> None:
    moved(None, "new@x.org")
    away = replace(settings, mail_server="smtp://127.0.0.1:1")

    for minute in range(queue.MOST_TRIES + 1):
        with pytest.raises(OSError):  # noqa: PT011 - each system has its own
            mails.send_due(db.session(), away, NOON + timedelta(minutes=minute))

    assert db.session.scalars(select(Mail.tries)).all() == [0]
