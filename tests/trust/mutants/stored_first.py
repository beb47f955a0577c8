"""A mutant: it looks, stores the envelope, commits, and then spends the ticket.

Killed in between, or asked twice at once, it counts somebody twice.
"""

import secrets
from collections.abc import Mapping

from sqlalchemy import Connection, select

from engagement.application import create_app
from engagement.pulses.answering import answering
from engagement.pulses.answering.answering import AnswerOutcome, OpenPulse
from engagement.pulses.ballot import Ballot
from engagement.pulses.crypto import tickets, urn
from engagement.pulses.models import Ticket
from tests.trust.mutants import halfway


def record(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> AnswerOutcome:
    key = tickets.hash_ticket(ticket)
    unspent = select(Ticket.group).where(Ticket.hash == key, ~Ticket.spent)
    group = connection.scalar(unspent)
    halfway.commit(connection)
    if group is None:
        return AnswerOutcome.ALREADY_COUNTED
    envelope_id = secrets.token_bytes(16)
    ballot = Ballot(tickets.group_in(pulse.group_key, key, group), ratings, comment)
    envelope = {
        "id": envelope_id,
        "pulse_id": pulse.id,
        "sealed": urn.seal(pulse.public_key, pulse.envelope_key, envelope_id, ballot),
    }
    halfway.execute(connection, halfway.STORE, envelope)
    halfway.commit(connection)
    spent = {"as_sent": key, "as_shown": key, "pulse": pulse.id}
    halfway.execute(connection, halfway.SPEND, spent)
    return AnswerOutcome.COUNTED


answering.record = record
app = create_app()
