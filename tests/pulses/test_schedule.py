"""What is due."""

import smtplib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select, update

from engagement.database import db
from engagement.mail import mailer
from engagement.people.company import change
from engagement.people.models import Person, Team
from engagement.pulses import schedule
from engagement.pulses.closing import closing
from engagement.pulses.crypto import urn
from engagement.pulses.models import Pulse, Release, Rhythm, State, Ticket
from engagement.pulses.schedule import Done
from engagement.weeks import week_from
from tests.mail.outbox import lying_in, text_of
from tests.pulses import staff

OPENING = datetime(2026, 3, 3, 8, tzinfo=UTC)
CLOSING = datetime(2026, 3, 6, 8, tzinfo=UTC)
WEEK = week_from("2026-W10")


@pytest.fixture(autouse=True)
def company(app: Flask) -> None:
    with app.app_context():
        staff.a_team("top", people=6)
        db.session.add(Rhythm(id=1, is_running=True, weekday=1, hour=9, days_open=3))
        db.session.commit()


def tick(app: Flask, now: datetime) -> Done:
    return schedule.tick(db.session(), staff.inside(app), now, Random(1))


def test_a_pulse_opens_and_closes_by_itself(inside_app: Flask) -> None:
    before = tick(inside_app, OPENING - timedelta(minutes=1))
    opened = tick(inside_app, OPENING)
    running = tick(inside_app, CLOSING - timedelta(minutes=1))
    closed = tick(inside_app, CLOSING)

    assert before == Done()
    assert opened == Done(opened=WEEK, mails=6)
    assert running == Done(mails=6)
    assert closed == Done(closed=WEEK)
    assert db.session.scalars(select(Release)).one().week == WEEK


def test_a_second_tick_does_nothing(inside_app: Flask) -> None:
    tick(inside_app, OPENING)

    assert tick(inside_app, OPENING) == Done()


def test_a_paused_rhythm_opens_nothing(inside_app: Flask) -> None:
    db.session.get_one(Rhythm, 1).is_running = False

    assert tick(inside_app, OPENING) == Done()


def test_without_a_rhythm_nothing_opens(inside_app: Flask) -> None:
    db.session.delete(db.session.get_one(Rhythm, 1))

    assert tick(inside_app, OPENING) == Done()


def test_a_slot_whose_pulse_was_closed_stays_closed(inside_app: Flask) -> None:
    tick(inside_app, OPENING)
    staff.close(staff.inside(inside_app), db.session.scalars(select(Pulse)).one())

    assert tick(inside_app, OPENING + timedelta(hours=2)) == Done()


def test_every_mail_has_the_persons_link_and_no_header_that_tracks(
    inside_app: Flask, tmp_path: Path
) -> None:
    tick(inside_app, OPENING)

    mails = lying_in(tmp_path)
    pulse = db.session.scalars(select(Pulse)).one()
    ticket = staff.ticket_of(staff.inside(inside_app), pulse, "top-0")
    (own,) = [one for one in mails if one["To"] == "top-0@example.org"]
    assert len(mails) == 6
    assert f"http://localhost/p#{ticket}" in text_of(own)
    assert "Hello Top-0" in text_of(own)
    assert set(own.keys()) <= {
        "To", "From", "Subject", "Date", "Message-ID", "Auto-Submitted",
        "Content-Language", "Content-Type", "MIME-Version",
    }  # fmt: skip
    html = own.get_body(["html"])
    assert html
    page = BeautifulSoup(html.get_content(), "html.parser")
    button = page.select_one("a.button")
    assert button
    assert button["href"] == f"http://localhost/p#{ticket}"
    assert page.select("img, link, script") == []


def test_a_mail_is_the_companys_in_the_language_of_each(
    inside_app: Flask, tmp_path: Path
) -> None:
    change(db.session(), "Marlow", "Ida, 01 23 45", "fr", b"")
    person = db.session.scalars(select(Person).where(Person.key == "top-0")).one()
    person.language = "en"
    db.session.commit()

    tick(inside_app, OPENING)

    mails = {str(one["To"]): one for one in lying_in(tmp_path)}
    english, french = mails["top-0@example.org"], mails["top-1@example.org"]
    assert english["Subject"] == "Marlow · 5 questions, week 10 of 2026"
    assert french["Subject"] == "Marlow · 5 questions, semaine 10 de 2026"
    assert english["From"].addresses[0].display_name == "Marlow"
    assert "Open until Friday 6 March, 09:00." in text_of(english)
    assert "Bonjour Top-1," in text_of(french)
    assert "01 23 45" in text_of(french)
    assert "/p?language=fr#" in text_of(english)


def test_the_reminder_says_that_it_is_the_last_day(
    inside_app: Flask, tmp_path: Path
) -> None:
    tick(inside_app, OPENING)
    for old in (tmp_path / "outbox").iterdir():
        old.unlink()

    tick(inside_app, CLOSING - timedelta(hours=20))

    subjects = {str(one["Subject"]) for one in lying_in(tmp_path)}
    assert subjects == {"Diapason · last day: 5 questions, week 10 of 2026"}


def test_who_joins_while_a_pulse_is_open_gets_no_dead_link(
    inside_app: Flask, tmp_path: Path
) -> None:
    tick(inside_app, OPENING)
    team = db.session.scalars(select(Team)).one()
    db.session.add(staff.a_person("newcomer", team))
    db.session.commit()

    tick(inside_app, CLOSING - timedelta(hours=20))

    to = {str(one["To"]) for one in lying_in(tmp_path)}
    assert len(to) == 6
    assert "newcomer@example.org" not in to


def test_the_ticket_key_goes_with_the_last_mail(inside_app: Flask) -> None:
    tick(inside_app, OPENING)
    assert db.session.scalars(select(Pulse)).one().wrapped_ticket_key

    done = tick(inside_app, CLOSING - timedelta(hours=24))

    assert done == Done(mails=6)
    assert db.session.scalars(select(Pulse)).one().wrapped_ticket_key is None
    assert tick(inside_app, CLOSING - timedelta(hours=23)) == Done()


def test_mails_that_could_not_be_sent_are_tried_again(
    inside_app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as broken:
        broken.setattr(mailer.Post, "send", refuse)
        assert tick(inside_app, OPENING) == Done(opened=WEEK)

    assert "could not be sent" in caplog.text
    assert "top-0" not in caplog.text
    assert tick(inside_app, OPENING) == Done(mails=6)


def test_a_server_that_breaks_off_goes_on_where_it_was(
    inside_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []

    def three_at_a_time(_: object, mail: EmailMessage) -> mailer.Outcome:
        if len(sent) % 4 == 3:
            sent.append("")
            raise smtplib.SMTPServerDisconnected
        sent.append(mail["To"])
        return mailer.Outcome.SENT

    monkeypatch.setattr(mailer.Post, "send", three_at_a_time)

    for _ in range(4):
        tick(inside_app, OPENING)
    reminder = CLOSING - timedelta(hours=1)
    for _ in range(4):
        tick(inside_app, reminder)

    everybody = {f"top-{number}@example.org" for number in range(6)}
    mails = [one for one in sent if one]
    assert len(mails) == 12
    assert set(mails[:6]) == set(mails[6:]) == everybody


def under_another_secret(app: Flask, now: datetime) -> Done:
    settings = replace(staff.inside(app), secret="another")  # noqa: S106 - not one
    return schedule.tick(db.session(), settings, now, Random(1))


MONTH = timedelta(days=30)


def test_a_pulse_whose_secret_is_gone_stays_sealed_for_thirty_days(
    inside_app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    tick(inside_app, OPENING)
    moments = [
        OPENING + timedelta(hours=1), CLOSING, CLOSING + MONTH - timedelta(minutes=1),
    ]  # fmt: skip

    done = [under_another_secret(inside_app, moment) for moment in moments]

    assert done == [Done()] * 3
    assert caplog.text.count("Put that right before 2026-04-05T10:00") == 3
    assert db.session.scalars(select(Pulse)).one().state is State.OPEN
    assert len(db.session.scalars(select(Ticket)).all()) == 6


def test_after_thirty_days_it_is_destroyed_unread(
    inside_app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    tick(inside_app, OPENING)
    db.session.get_one(Rhythm, 1).is_running = False
    db.session.commit()

    done = under_another_secret(inside_app, CLOSING + MONTH)

    assert done == Done(voided=WEEK)
    assert "was voided" in caplog.text
    assert db.session.scalars(select(Pulse)).one().state is State.VOIDED


def test_no_other_pulse_opens_beside_a_sealed_one(inside_app: Flask) -> None:
    tick(inside_app, OPENING)

    weeks = [OPENING + timedelta(weeks=number) for number in (1, 2, 3, 4)]

    assert [under_another_secret(inside_app, week) for week in weeks] == [Done()] * 4


def test_a_secret_that_is_put_back_after_the_closing_time_loses_nothing(
    inside_app: Flask,
) -> None:
    tick(inside_app, OPENING)
    under_another_secret(inside_app, CLOSING + timedelta(days=1))

    assert tick(inside_app, CLOSING + timedelta(days=2)).closed == WEEK


def test_a_secret_that_is_put_back_in_time_loses_nothing(inside_app: Flask) -> None:
    tick(inside_app, OPENING)
    under_another_secret(inside_app, OPENING + timedelta(hours=1))

    assert tick(inside_app, CLOSING - timedelta(hours=1)) == Done(mails=6)
    assert tick(inside_app, CLOSING) == Done(closed=WEEK)


def test_the_pulse_after_a_voided_one_has_new_tickets_and_says_why(
    inside_app: Flask, tmp_path: Path
) -> None:
    tick(inside_app, OPENING)
    closing.void(db.session(), db.session.scalars(select(Pulse.id)).one())
    db.session.commit()
    for old in (tmp_path / "outbox").iterdir():
        old.unlink()

    done = under_another_secret(inside_app, OPENING + timedelta(days=7))

    assert done == Done(opened=week_from("2026-W11"), mails=6)
    bodies = [" ".join(text_of(one).split()) for one in lying_in(tmp_path)]
    assert all("destroyed unread and count for nothing" in body for body in bodies)
    assert all("/p#" in body for body in bodies)


@pytest.mark.parametrize("left", [{}, {"mac": None, "wrapped_private_key": None}])
def test_a_pulse_that_somebody_else_marked_as_ended_is_destroyed(
    inside_app: Flask, caplog: pytest.LogCaptureFixture, left: dict[str, None]
) -> None:
    tick(inside_app, OPENING)
    db.session.execute(update(Pulse).values(state=State.CLOSED, **left))
    db.session.commit()

    done = tick(inside_app, OPENING + timedelta(minutes=1))

    pulse = db.session.scalars(select(Pulse)).one()
    assert done == Done(voided=WEEK)
    assert (pulse.state, pulse.wrapped_private_key) == (State.VOIDED, None)
    assert db.session.scalars(select(Ticket)).all() == []
    assert "somebody changed it in the database" in caplog.text
    assert tick(inside_app, OPENING + timedelta(minutes=2)) == Done()


def test_a_closing_lost_to_another_process_is_no_closing(
    inside_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(inside_app, OPENING)
    monkeypatch.setattr(closing, "close", lambda *_: None)

    assert tick(inside_app, CLOSING) == Done()


def test_a_closing_that_fails_keeps_the_pulse_sealed(inside_app: Flask) -> None:
    """A closing that fails is repeated by the next tick; nothing is half done."""
    tick(inside_app, OPENING)
    real = urn.open_envelopes

    def fail(*_: object) -> Iterable[object]:
        raise MemoryError

    urn.open_envelopes = fail  # type: ignore[assignment]
    try:
        assert tick(inside_app, CLOSING) == Done()
    finally:
        urn.open_envelopes = real

    assert db.session.scalars(select(Pulse)).one().state is State.OPEN
    assert tick(inside_app, CLOSING) == Done(closed=WEEK)
