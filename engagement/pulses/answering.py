"""Taking one answer: a ticket spent and an envelope stored, in one transaction (R3).

Compiled statements on a connection of their own: this is the one hot path.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache

from sqlalchemy import (
    Connection,
    Dialect,
    Executable,
    bindparam,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import OperationalError

from engagement.people.models import Person, Team
from engagement.pulses import tickets, urn
from engagement.pulses.bank import LONGEST_COMMENT, POINTS
from engagement.pulses.counting import Ballot
from engagement.pulses.models import Envelope, Pulse, SnapshotPerson, State, Ticket

ENVELOPE_ID_BYTES = 16
CHOICES = {str(point): point for point in POINTS}

_OPEN = select(
    Pulse.id, Pulse.closes_at, Pulse.questions, Pulse.smallest_group, Pulse.public_key
).where(Pulse.state == State.OPEN)
_OF_PULSE = (
    Ticket.hash == bindparam("ticket_hash"),
    Ticket.pulse_id == bindparam("pulse"),
)
_SPEND = (
    update(Ticket)
    .where(*_OF_PULSE, ~Ticket.spent)
    .values(spent=true())
    .returning(Ticket.group_id)
)
_KNOWN = select(Ticket.group_id).where(*_OF_PULSE)
_STORE = insert(Envelope)
_COLLEAGUES = (
    select(Person.name, SnapshotPerson.is_new, Team.name.label("team"))
    .join(SnapshotPerson, SnapshotPerson.person_id == Person.id)
    .join(Team, Team.id == SnapshotPerson.group_id)
    .where(
        SnapshotPerson.pulse_id == bindparam("pulse"),
        SnapshotPerson.group_id == bindparam("group"),
    )
    .order_by(Person.name)
)


class Outcome(Enum):
    """What became of an answer."""

    COUNTED = "counted"
    ALREADY_COUNTED = "already counted"
    UNKNOWN = "unknown"  # mistyped, of another pulse, or too late: all alike


@dataclass(frozen=True)
class OpenPulse:
    """What the answer page needs of the pulse that is open."""

    id: int
    closes_at: datetime
    questions: tuple[str, ...]
    smallest_group: int
    public_key: bytes


@dataclass(frozen=True)
class Colleague:
    """Somebody whose answers are counted together with one's own."""

    name: str
    is_new: bool


@dataclass(frozen=True)
class Group:
    """The people with whom one is counted, oneself among them."""

    team: str
    people: tuple[Colleague, ...]

    @property
    def newcomers(self) -> int:
        return sum(person.is_new for person in self.people)


def open_pulse(connection: Connection, now: datetime) -> OpenPulse | None:
    """Return the pulse that takes answers now."""
    row = connection.execute(_OPEN).first()
    if row is None or row.closes_at <= now or row.public_key is None:
        return None
    return OpenPulse(
        row.id, row.closes_at, tuple(row.questions), row.smallest_group, row.public_key
    )


def colleagues(connection: Connection, pulse: OpenPulse, ticket: str) -> Group | None:
    """Return with whom the ticket's answers are counted; None: an unknown ticket."""
    key = {"ticket_hash": tickets.hashed(ticket), "pulse": pulse.id}
    group_id = connection.execute(_KNOWN, key).scalar()
    if group_id is None:
        return None
    rows = connection.execute(_COLLEAGUES, {"pulse": pulse.id, "group": group_id}).all()
    return Group(rows[0].team, tuple(Colleague(row.name, row.is_new) for row in rows))


def ratings_in(form: Mapping[str, str], questions: tuple[str, ...]) -> dict[str, int]:
    """Return the chosen points; anything else counts as "prefer not to say"."""
    return {
        question: CHOICES[form[question]]
        for question in questions
        if form.get(question) in CHOICES
    }


def comment_in(form: Mapping[str, str]) -> str:
    """Return the comment in one line.

    Without the one character that PostgreSQL cannot store: one such comment, sealed,
    would stop the closing for everybody.
    """
    comment = form.get("comment", "").replace("\0", " ")
    return " ".join(comment.split())[:LONGEST_COMMENT]


def record(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> Outcome:
    """Spend the ticket and store the sealed answers; the caller commits."""
    key = {"ticket_hash": tickets.hashed(ticket), "pulse": pulse.id}
    spent = _execute(connection, _SPEND, key).fetchone()
    if spent is None:
        known = _execute(connection, _KNOWN, key).fetchone()
        return Outcome.ALREADY_COUNTED if known else Outcome.UNKNOWN
    envelope = {
        "id": secrets.token_bytes(ENVELOPE_ID_BYTES),
        "pulse_id": pulse.id,
        "sealed": urn.sealed(pulse.public_key, Ballot(spent[0], ratings, comment)),
    }
    _execute(connection, _STORE, envelope)
    return Outcome.COUNTED


def _execute(
    connection: Connection, statement: Executable, values: Mapping[str, object]
) -> DBAPICursor:
    """Execute a statement, compiled once, on the driver's cursor.

    Compiling and wrapping took a third of an answer's time.
    """
    text, order = _compiled(statement, connection.dialect)
    cursor = connection.connection.cursor()
    given = values if order is None else [values[name] for name in order]
    try:
        cursor.execute(text, given)
    except connection.dialect.loaded_dbapi.Error as error:
        raise OperationalError(None, None, error) from error
    return cursor


@cache
def _compiled(
    statement: Executable, dialect: Dialect
) -> tuple[str, Sequence[str] | None]:
    compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    return str(compiled), compiled.positiontup if compiled.positional else None
