"""Taking one answer: a ticket spent and an envelope stored, in one transaction (R3).

Statements of Core on a connection of their own: this is the one hot path.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import Connection, bindparam, insert, select, update

from engagement.pulses import tickets, urn
from engagement.pulses.bank import LONGEST_COMMENT, POINTS
from engagement.pulses.counting import Ballot
from engagement.pulses.models import Envelope, Pulse, State, Ticket

ENVELOPE_ID_BYTES = 16
CHOICES = {str(point): point for point in POINTS}

_OPEN = select(
    Pulse.id, Pulse.closes_at, Pulse.questions, Pulse.smallest_group, Pulse.public_key
).where(Pulse.state == State.OPEN)
_SPEND = (
    update(Ticket)
    .where(
        Ticket.hash == bindparam("ticket"),
        Ticket.pulse_id == bindparam("pulse"),
        ~Ticket.spent,
    )
    .values(spent=True)
    .returning(Ticket.group_id)
)
_KNOWN = select(Ticket.group_id).where(
    Ticket.hash == bindparam("ticket"), Ticket.pulse_id == bindparam("pulse")
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


def open_pulse(connection: Connection, now: datetime) -> OpenPulse | None:
    """Return the pulse that takes answers now."""
    row = connection.execute(_OPEN).first()
    if row is None or row.closes_at <= now or row.public_key is None:
        return None
    return OpenPulse(
        row.id, row.closes_at, tuple(row.questions), row.smallest_group, row.public_key
    )


def ratings_in(form: Mapping[str, str], questions: tuple[str, ...]) -> dict[str, int]:
    """Return the chosen points; anything else counts as "prefer not to say"."""
    return {
        question: CHOICES[form[question]]
        for question in questions
        if form.get(question) in CHOICES
    }


def comment_in(form: Mapping[str, str]) -> str:
    return " ".join(form.get("comment", "").split())[:LONGEST_COMMENT]


def record(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> Outcome:
    """Spend the ticket and store the sealed answers; the caller commits."""
    key = {"ticket": tickets.hashed(ticket), "pulse": pulse.id}
    group_id = connection.execute(_SPEND, key).scalar()
    if group_id is None:
        known = connection.execute(_KNOWN, key).first()
        return Outcome.ALREADY_COUNTED if known else Outcome.UNKNOWN
    ballot = Ballot(group_id, ratings, comment)
    connection.execute(
        insert(Envelope),
        {
            "id": secrets.token_bytes(ENVELOPE_ID_BYTES),
            "pulse_id": pulse.id,
            "sealed": urn.sealed(pulse.public_key, ballot),
        },
    )
    return Outcome.COUNTED
