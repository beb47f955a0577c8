"""What is due."""

import smtplib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from sqlalchemy import select, update

from engagement.database import db
from engagement.mail import mailer
from engagement.pulses import schedule
from engagement.pulses.closing import closing
from engagement.pulses.crypto import urn
from engagement.pulses.models import Pulse, Release, Rhythm, State, Ticket
from engagement.pulses.schedule import Done
from engagement.weeks import week_from
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

    mails = [
        message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in (tmp_path / "outbox").iterdir()
    ]
    pulse = db.session.scalars(select(Pulse)).one()
    ticket = staff.ticket_of(staff.inside(inside_app), pulse, "top-0")
    (own,) = [one for one in mails if one["To"] == "top-0@example.org"]
    assert len(mails) == 6
    assert f"http://localhost/p#{ticket}" in own.get_content()
    assert "Hello Top-0" in own.get_content()
    assert set(own.keys()) <= {
        "To", "From", "Subject", "Content-Type", "Content-Transfer-Encoding",
        "MIME-Version",
    }  # fmt: skip


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
    bodies = [
        message_from_bytes(path.read_bytes(), policy=policy.default).get_content()
        for path in (tmp_path / "outbox").iterdir()
    ]
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
        with pytest.raises(MemoryError):
            tick(inside_app, CLOSING)
    finally:
        urn.open_envelopes = real
        db.session.rollback()

    assert db.session.scalars(select(Pulse)).one().state is State.OPEN
    assert tick(inside_app, CLOSING) == Done(closed=WEEK)
