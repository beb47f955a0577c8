"""Ballots with a canary in each, and everything that must not be seen of them.

Twenty-four people in three teams of eight, below a company that is too young to be
shown: figures are released, and every comment is destroyed.
"""

import json
import secrets
from random import Random
from urllib.parse import urlencode

from sqlalchemy import select

from engagement.config import Settings
from engagement.database import db
from engagement.demo.clock import present
from engagement.pulses import schedule
from engagement.pulses.bank import POINTS
from engagement.pulses.crypto import urn
from engagement.pulses.models import Envelope, Pulse, Ticket
from tests.pulses import staff
from tests.tables import create_tables

TEAMS, TEAM_SIZE = 3, 8
PEOPLE = TEAMS * TEAM_SIZE
KEYS = [f"t{team}-{one}" for team in range(TEAMS) for one in range(TEAM_SIZE)]
ENVELOPE_BYTES = 64
"""How much of an envelope is looked for."""
WRAPPED, ENVELOPE, HASH = "wrapped key", "envelope", "ticket hash"

Needles = dict[bytes, str]
"""What is looked for, and its name in reports."""
Form = dict[str, object]


def opened(settings: Settings, refused: int = 0) -> Pulse:
    """Open a pulse of a company founded today, and send its mails.

    refused: how many of them the mail server does not take.
    """
    pulse = not_mailed(settings)
    done = schedule.tick(db.session(), settings, present(), Random(0))
    assert done.mails == PEOPLE - refused
    return pulse


def not_mailed(settings: Settings) -> Pulse:
    """Open the pulse, and leave the mails to the next tick."""
    create_tables()
    top = staff.a_team("top")
    top.created_on = present().date()
    for number in range(TEAMS):
        staff.a_team(f"t{number}", top, people=TEAM_SIZE)
    return staff.an_open_pulse(settings, present())


def canaries(
    settings: Settings, pulse: Pulse, chance: Random
) -> tuple[Needles, list[Form]]:
    """Return what must be nowhere in clear, and the ballots that hold it."""
    feather = secrets.token_hex(12)
    needles: Needles = {feather.encode(): "comment"}
    ballots = []
    for number, ticket in enumerate(staff.tickets_of(settings, pulse, KEYS)):
        ratings = {question: chance.choice(POINTS) for question in pulse.questions}
        needles |= dict.fromkeys(_written(ratings), "answers")
        needles[ticket.encode()] = "ticket"
        comment = f"{feather} of {number}"
        ballots.append({"ticket": ticket, "comment": comment, **ratings})
    for purpose, wrapped in _wrapped(pulse).items():
        key = urn.unwrap_key(settings.secret, pulse.id, purpose, wrapped)
        needles[key] = f"{purpose} key"
    db.session.rollback()
    return needles, ballots


def _written(ratings: dict[str, int]) -> list[bytes]:
    """Return one person's answers as programs write them."""
    texts = [
        json.dumps(ratings),
        json.dumps(ratings, separators=(",", ":")),
        repr(ratings),
        urlencode(ratings),
    ]
    return [one.encode() for one in texts]


def _wrapped(pulse: Pulse) -> dict[str, bytes]:
    """Return the keys that the database still has."""
    keys = {
        urn.PRIVATE: pulse.wrapped_private_key,
        urn.TICKETS: pulse.wrapped_ticket_key,
    }
    return {purpose: key for purpose, key in keys.items() if key}


def sealed_in(pulse: Pulse) -> Needles:
    """Return what the database holds until closing, and never afterwards."""
    needles = dict.fromkeys(_wrapped(pulse).values(), WRAPPED)
    for envelope in db.session.scalars(select(Envelope)):
        needles[envelope.id] = ENVELOPE
        needles[envelope.sealed[:ENVELOPE_BYTES]] = ENVELOPE
    for stored in db.session.scalars(select(Ticket.hash)):
        needles[stored] = HASH
    db.session.rollback()
    return needles
