"""A company with enough people to be released, and its pulses, for tests."""

from datetime import date, datetime, timedelta
from random import Random

from flask import Flask

from engagement.config import Settings
from engagement.database import db
from engagement.people.models import Person, Role, Team
from engagement.pulses.answering import answering
from engagement.pulses.calendar import Slot
from engagement.pulses.closing import closing
from engagement.pulses.crypto import tickets, urn
from engagement.pulses.models import Pulse
from engagement.pulses.opening import opening
from engagement.weeks import week_at

OLD = date(2025, 1, 6)


def a_team(key: str, parent: Team | None = None, *, people: int = 0) -> Team:
    """Save a team with so many people in it; flushed, not committed."""
    team = Team(
        key=key,
        name=key.title(),
        parent_id=parent.id if parent else None,
        created_on=OLD,
    )
    db.session.add(team)
    db.session.flush()
    db.session.add_all(a_person(f"{key}-{number}", team) for number in range(people))
    db.session.flush()
    return team


def a_person(key: str, team: Team) -> Person:
    return Person(
        key=key,
        name=key.title(),
        email=f"{key}@example.org",
        role=Role.EMPLOYEE,
        team_id=team.id,
    )


def an_open_pulse(settings: Settings, now: datetime, *, days: int = 3) -> Pulse:
    """Open a pulse now; commit it."""
    slot = Slot(week_at(now, settings.timezone), now, now + timedelta(days=days))
    pulse = opening.open_pulse(db.session(), slot, settings, now)
    db.session.commit()
    return pulse


def ticket_of(settings: Settings, pulse: Pulse, key: str) -> str:
    person = db.session.query(Person).filter_by(key=key).one()
    ticket = opening.ticket_of(pulse, person, settings.secret)
    assert ticket
    return ticket


def send(
    settings: Settings,
    pulse: Pulse,
    key: str,
    ratings: dict[str, int],
    now: datetime,
    comment: str = "",
) -> answering.AnswerOutcome:
    """Answer as somebody, through the same door as the page."""
    ticket = ticket_of(settings, pulse, key)
    db.session.rollback()
    with db.engine.begin() as connection:
        found = answering.open_pulse(connection, now, settings.secret)
        assert found
        return answering.record(connection, found, ticket, ratings, comment)


def everybody_answers(
    settings: Settings, pulse: Pulse, now: datetime, point: int = 4
) -> int:
    """Let everybody give the same point to every question; return how many."""
    keys = [person.key for person in db.session.query(Person)]
    questions = pulse.questions
    for key in keys:
        send(settings, pulse, key, dict.fromkeys(questions, point), now)
    return len(keys)


def close(settings: Settings, pulse: Pulse, seed: int = 1) -> None:
    """Close a pulse at its time, with rounding that a test can repeat."""
    at = pulse.closes_at
    closing.close(db.session(), pulse.id, settings.secret, at, Random(seed))
    db.session.commit()


def inside(app: Flask) -> Settings:
    settings: Settings = app.extensions["settings"]
    return settings


def tickets_of(settings: Settings, pulse: Pulse, keys: list[str]) -> list[str]:
    """Return many people's tickets in the order of their keys."""
    assert pulse.wrapped_ticket_key
    key = urn.unwrap_key(
        settings.secret, pulse.id, urn.TICKETS, pulse.wrapped_ticket_key
    )
    people = {one.key: one.uuid for one in db.session.query(Person)}
    return [tickets.ticket_for(key, people[name]) for name in keys]
