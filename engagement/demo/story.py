"""One week of the demo after another, through the same doors as real people.

Every step commits by itself and may be taken again, so that a demo stopped in the
middle goes on where it stood, and two visitors who press at once move it one week.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from sqlalchemy import Connection, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.anonymity.groups import Random
from engagement.config import Settings
from engagement.customers.imports import ledger
from engagement.demo import clock, deeds, draws, guesses, till, wall
from engagement.people import queries
from engagement.people.models import Person, Team
from engagement.pulses import calendar, schedule
from engagement.pulses.answering import answering
from engagement.pulses.answering.answering import OpenPulse
from engagement.pulses.closing import closing
from engagement.pulses.opening import opening

TUESDAY, WEDNESDAY, OPENS_AT, DAYS_OPEN = 1, 2, 9, 3


@dataclass(frozen=True)
class Lived:
    """What happened in a week of the demo."""

    moment: datetime
    closed: int | None
    """The week of the pulse that was released, if one was due."""
    answers: int
    scores: int
    """Rows of customers' scores."""


def noon_of(week: int, zone: tzinfo) -> datetime:
    """Return the Wednesday noon at which the demo stands still."""
    day = weeks.monday_of(week) + timedelta(days=WEDNESDAY)
    return datetime.combine(day, time(12), zone).astimezone(UTC)


def next_week(
    session: Session, settings: Settings, now: datetime, random: Random
) -> Lived:
    """Move the demo on by a week, and leave no trace of what was destroyed."""
    week = weeks.week_at(now, settings.timezone) + 1
    lived = live(session, settings, week, random)
    closing.wipe(session)
    return lived


def live(session: Session, settings: Settings, week: int, random: Random) -> Lived:
    """Live until the noon of a week: release, take scores in, open, let answer."""
    now = noon_of(week, settings.timezone)
    closed = _close_due(session, settings, now, random)
    scores = _take_scores_in(session, week - 1, now)
    _guess(session, closed)
    _decide(session, week, now)
    _open(session, settings, week)
    answers = _let_answer(session, settings, now)
    clock.set_to(session, now)
    session.commit()
    return Lived(now, closed, answers, scores)


def _close_due(
    session: Session, settings: Settings, now: datetime, random: Random
) -> int | None:
    pulse = schedule.the_open_pulse(session)
    if pulse is None or pulse.closes_at > now:
        session.rollback()
        return None
    week = pulse.week
    closing.close(session, pulse.id, settings.secret, pulse.closes_at, random)
    session.commit()
    return week


def _take_scores_in(session: Session, week: int, now: datetime) -> int:
    first = clock.first_week(session)
    if first is None or week < first:
        session.rollback()
        return 0
    teams = [node.key for node in queries.nodes(session)]
    index = week - first
    files = {"scores": draws.scores_file(teams, week, index)}
    if index % draws.LONG_EVERY == 0:
        files["dimensions"] = draws.dimensions_file(teams, week, index)
    outcomes = [
        ledger.take_in(
            session,
            content,
            f"{name}-{weeks.iso_week(week)}.csv",
            person_id=None,
            now=now,
            this_week=week,
        )
        for name, content in files.items()
    ]
    if import_id := outcomes[0].import_id:
        till.answer(session, week, index)
        wall.fill(session, week, index, import_id)
    session.commit()
    return sum(outcome.added for outcome in outcomes)


def _guess(session: Session, closed: int | None) -> None:
    first = clock.first_week(session)
    if closed is not None and first is not None:
        guesses.fill(session, closed, closed - first)
        session.commit()


def _decide(session: Session, week: int, now: datetime) -> None:
    first = clock.first_week(session)
    if first is not None:
        deeds.fill(session, week, week - first, now)
    session.commit()


def _open(session: Session, settings: Settings, week: int) -> None:
    slot = calendar.slot_of(week, TUESDAY, OPENS_AT, DAYS_OPEN, settings.timezone)
    try:
        opening.open_pulse(session, slot, settings, slot.opens_at)
    except opening.CannotOpen:
        session.rollback()  # somebody else just did, or we did before we were stopped
    else:
        session.commit()


@dataclass(frozen=True)
class Employee:
    """Somebody invented who answers the open pulse."""

    key: str
    team: str
    ticket: str


def _let_answer(session: Session, settings: Settings, now: datetime) -> int:
    """Let everybody who takes part answer, each in a transaction of their own."""
    pulse, first = schedule.the_open_pulse(session), clock.first_week(session)
    found = answering.open_pulse(session.connection(), now, settings.secret)
    if pulse is None or found is None or first is None:
        session.rollback()
        return 0
    index = pulse.week - first
    persons = session.execute(select(Person, Team.key).join(Person.team))
    colleagues = [
        Employee(
            person.key, team, opening.ticket_of(pulse, person, settings.secret) or ""
        )
        for person, team in persons
        if draws.takes_part(person.key, team, index)
    ]
    session.commit()  # the write lock must be free for the answers
    with _hurried(session.get_bind().engine) as connection:
        return sum(_answer(connection, found, one, index) for one in colleagues)


def _answer(
    connection: Connection, pulse: OpenPulse, colleague: Employee, index: int
) -> bool:
    given = draws.ratings(colleague.key, colleague.team, index, pulse.questions)
    text = draws.comment(colleague.key, colleague.team, index, given)
    with connection.begin():
        outcome = answering.record(connection, pulse, colleague.ticket, given, text)
    return outcome is answering.AnswerOutcome.COUNTED


@contextmanager
def _hurried(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that does not wait for the disk after each answer.

    A power cut may take the last invented answers with it and harms nothing else;
    a visitor's own answer never goes this way.
    """
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        is_sqlite = engine.dialect.name == "sqlite"
        try:
            if is_sqlite:
                raw.execute("PRAGMA synchronous=NORMAL")
            yield connection
        finally:
            if is_sqlite:
                raw.execute("PRAGMA synchronous=FULL")
            raw.close()
