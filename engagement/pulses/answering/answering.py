"""Taking one answer: a ticket spent and an envelope stored, in one transaction (R3).

Compiled statements on a connection of their own: this is the one hot path.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import lru_cache
from unicodedata import category

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

from engagement.pulses.ballot import Ballot
from engagement.pulses.bank import LONGEST_COMMENT, POINTS
from engagement.pulses.crypto import pulse_mac, tickets, urn
from engagement.pulses.models import (
    Envelope,
    Pulse,
    SnapshotPerson,
    SnapshotTeam,
    State,
    Ticket,
)

ENVELOPE_ID_BYTES = 16
CHOICES = {str(point): point for point in POINTS}

_OPEN = select(
    Pulse.id, Pulse.closes_at, Pulse.questions, Pulse.smallest_group, Pulse.public_key
).where(Pulse.state == State.OPEN)
_OF_PULSE = (
    Ticket.hash.in_([bindparam("as_sent"), bindparam("as_shown")]),
    Ticket.pulse_id == bindparam("pulse"),
)
"""Of a code in either spelling; both of them known would be one in 2¹²⁰."""
_SPEND = (
    update(Ticket)
    .where(*_OF_PULSE, ~Ticket.spent)
    .values(spent=true())
    .returning(Ticket.hash, Ticket.group)
)
_KNOWN = select(Ticket.hash, Ticket.group).where(*_OF_PULSE)
_STORE = insert(Envelope)
_COLLEAGUES = (
    select(SnapshotPerson.name, SnapshotPerson.is_new, SnapshotTeam.name.label("team"))
    .join(
        SnapshotTeam,
        (SnapshotTeam.team_id == SnapshotPerson.group_id)
        & (SnapshotTeam.pulse_id == SnapshotPerson.pulse_id),
    )
    .where(
        SnapshotPerson.pulse_id == bindparam("pulse"),
        SnapshotPerson.group_id == bindparam("group"),
    )
    .order_by(SnapshotPerson.name)
)


class AnswerOutcome(Enum):
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
    group_key: bytes = field(repr=False)
    """Under which the counting groups of tickets are encrypted."""
    envelope_key: bytes = field(repr=False)
    """With which our envelopes are told from others."""


@dataclass(frozen=True)
class Colleague:
    """Somebody whose answers are counted together with one's own."""

    name: str
    is_new: bool


@dataclass(frozen=True)
class Companions:
    """The people with whom one is counted, oneself among them."""

    group_id: int
    team: str
    people: tuple[Colleague, ...]

    @property
    def newcomers(self) -> int:
        return sum(person.is_new for person in self.people)


def open_pulse(connection: Connection, now: datetime, secret: str) -> OpenPulse | None:
    """Return the pulse that takes answers now.

    Raises `pulse_mac.Altered` or `urn.SecretChanged` where nothing may be sealed.
    """
    row = connection.execute(_OPEN).first()
    if row is None or row.closes_at <= now or row.public_key is None:
        return None
    pulse_mac.check_pulse(connection, row.id, secret)
    return OpenPulse(
        row.id,
        row.closes_at,
        tuple(row.questions),
        row.smallest_group,
        row.public_key,
        urn.derive_key(secret, row.id, tickets.GROUPS),
        urn.derive_key(secret, row.id, urn.ENVELOPES),
    )


def colleagues(
    connection: Connection, pulse: OpenPulse, ticket: str, secret: str
) -> Companions | None:
    """Return with whom the ticket's answers are counted; None: an unknown ticket.

    Raises `pulse_mac.Altered` where others are named than at opening.
    """
    key = _key(pulse, ticket)
    known = connection.execute(_KNOWN, key).first()
    if known is None:
        return None
    group_id = _group_of(pulse, key, known)
    pulse_mac.check_people(connection, pulse.id, secret, group_id)
    rows = connection.execute(_COLLEAGUES, {"pulse": pulse.id, "group": group_id}).all()
    people = tuple(Colleague(row.name, row.is_new) for row in rows)
    return Companions(group_id, rows[0].team, people)


def group_of(connection: Connection, pulse: OpenPulse, ticket: str) -> int | None:
    """Return the group in which the ticket's answers count; None: an unknown ticket.

    Raises `tickets.Forged` for a ticket that the product did not make.
    """
    key = _key(pulse, ticket)
    known = _execute(connection, _KNOWN, key).fetchone()
    return _group_of(pulse, key, known) if known else None


def _key(pulse: OpenPulse, ticket: str) -> dict[str, object]:
    as_sent, as_shown = tickets.hashes_of(ticket)
    return {"as_sent": as_sent, "as_shown": as_shown, "pulse": pulse.id}


def _group_of(
    pulse: OpenPulse, key: Mapping[str, object], found: Sequence[bytes]
) -> int:
    """Return the counting group of the hash and group that were found.

    A trigger may return those of another ticket, which fit each other.
    """
    ticket_hash, group = bytes(found[0]), bytes(found[1])
    if ticket_hash not in {key["as_sent"], key["as_shown"]}:
        raise tickets.Forged
    return tickets.group_in(pulse.group_key, ticket_hash, group)


def ratings_in(form: Mapping[str, str], questions: tuple[str, ...]) -> dict[str, int]:
    """Return the chosen points; anything else counts as "prefer not to say"."""
    return {
        question: CHOICES[form[question]]
        for question in questions
        if form.get(question) in CHOICES
    }


def comment_in(form: Mapping[str, str]) -> str:
    """Return the comment in one line, cut where browsers cut it.

    They count in UTF-16. Without control characters, of which PostgreSQL cannot store
    one: such a comment, sealed, would stop the closing for everybody.
    """
    comment = "".join(
        " " if category(one) == "Cc" else one for one in form.get("comment", "")
    )
    units = " ".join(comment.split()).encode("utf-16-le")[: 2 * LONGEST_COMMENT]
    return units.decode("utf-16-le", errors="ignore")


def record(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> AnswerOutcome:
    """Spend the ticket and store the sealed answers; the caller commits.

    Raises `tickets.Forged` for a ticket that the product did not make.
    """
    key = _key(pulse, ticket)
    spent = _execute(connection, _SPEND, key).fetchone()
    if spent is None:
        known = _execute(connection, _KNOWN, key).fetchone()
        return AnswerOutcome.ALREADY_COUNTED if known else AnswerOutcome.UNKNOWN
    group_id = _group_of(pulse, key, spent)
    ballot = Ballot(group_id, ratings, comment)
    envelope_id = secrets.token_bytes(ENVELOPE_ID_BYTES)
    envelope = {
        "id": envelope_id,
        "pulse_id": pulse.id,
        "sealed": urn.seal(pulse.public_key, pulse.envelope_key, envelope_id, ballot),
    }
    _execute(connection, _STORE, envelope)
    return AnswerOutcome.COUNTED


def _execute(
    connection: Connection, statement: Executable, values: Mapping[str, object]
) -> DBAPICursor:
    """Execute a statement, compiled once, on the driver's cursor.

    Compiling and wrapping took a third of an answer's time.
    """
    text, order = _compile(statement, connection.dialect)
    cursor = connection.connection.cursor()
    given = values if order is None else [values[name] for name in order]
    try:
        cursor.execute(text, given)
    except connection.dialect.loaded_dbapi.Error as error:
        raise OperationalError(None, None, error) from error
    return cursor


@lru_cache(16)
def _compile(
    statement: Executable, dialect: Dialect
) -> tuple[str, Sequence[str] | None]:
    compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    return str(compiled), compiled.positiontup if compiled.positional else None
