"""The mail that says that results are out."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.config import Settings
from engagement.database import db
from engagement.mail.models import Mail, MailKind
from engagement.ops import jobs
from engagement.people.models import Person, Role
from engagement.pulses import schedule
from engagement.pulses.models import Pulse
from tests.conftest import Clock
from tests.mail.outbox import lying_in, text_of
from tests.pulses import staff

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def closed(inside_app: Flask, clock: Clock) -> Flask:
    """Close a pulse of which a manager, HR and an employee may be told."""
    team = staff.a_team("top", people=8)
    roles = {"top-0": Role.MANAGER, "top-1": Role.HR, "top-2": Role.MANAGER}
    for person in db.session.scalars(select(Person)):
        person.role = roles.get(person.key, Role.EMPLOYEE)
        person.wants_results = person.key != "top-2"
    team.lead_id = db.session.scalars(select(Person.id)).first()
    db.session.commit()
    settings = staff.inside(inside_app)
    pulse = staff.an_open_pulse(settings, NOON)
    staff.everybody_answers(settings, pulse, NOON)
    clock.moment = pulse.closes_at + timedelta(minutes=1)
    schedule.tick(db.session(), settings, clock.moment, Random(1))
    return inside_app


def test_managers_and_hr_who_want_it_get_one(closed: Flask, settings: Settings) -> None:
    for _ in range(3):
        jobs.do_what_is_due(db.session(), settings)

    sent = {str(one["To"]): one for one in lying_in(settings.instance)}
    assert sent.keys() == {"top-0@example.org", "top-1@example.org"}
    mail = sent["top-0@example.org"]
    assert mail["Subject"] == "Diapason · the results of week 10 of 2026"
    assert "None of your teams stands out" in text_of(mail)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(mail["List-Unsubscribe"]).strip("<>") in text_of(mail)
    assert db.session.scalars(select(Mail)).all() == []


def test_whoever_turned_them_off_before_it_leaves_gets_none(
    closed: Flask, settings: Settings
) -> None:
    for person in db.session.scalars(select(Person)):
        person.wants_results = False
    db.session.commit()

    jobs.do_what_is_due(db.session(), settings)

    assert lying_in(settings.instance) == []


def test_it_is_queued_with_the_closing_itself(closed: Flask) -> None:
    pulse = db.session.scalars(select(Pulse)).one()

    waiting = db.session.scalars(select(Mail)).all()

    assert [(one.kind, one.pulse_id) for one in waiting] == [
        (MailKind.RESULTS, pulse.id)
    ] * 2
