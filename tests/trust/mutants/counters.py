"""A variant that adds to counters instead of storing sealed envelopes."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, text, update

from engagement.pulses.answering.answering import AnswerOutcome, OpenPulse
from engagement.pulses.bank import POINTS
from engagement.pulses.crypto import tickets
from engagement.pulses.models import Ticket

COUNT = text(
    "UPDATE tally SET n = n + 1 "
    "WHERE question = :question AND group_id = :group AND point = :point"
)
TOUCH = text("UPDATE tally SET n = n")


def prepare(connection: Connection, questions: Iterable[str], _secret: str) -> None:
    connection.execute(
        text(
            "CREATE TABLE tally (question VARCHAR(60), group_id INTEGER, "
            "point INTEGER, n INTEGER, PRIMARY KEY (question, group_id, point))"
        )
    )
    connection.execute(
        text(
            "INSERT INTO tally SELECT :question, team_id, :point, 0 FROM snapshot_team"
        ),
        [{"question": one, "point": point} for one in questions for point in POINTS],
    )


def record(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> AnswerOutcome:
    """Spend the ticket and count the answers, in one transaction."""
    _count(connection, _spent(connection, pulse, ticket), ratings)
    return AnswerOutcome.COUNTED


def record_apart(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> AnswerOutcome:
    """Spend the ticket in one transaction and count in the next."""
    group = _spent(connection, pulse, ticket)
    connection.commit()
    _count(connection, group, ratings)
    return AnswerOutcome.COUNTED


def record_and_touch(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> AnswerOutcome:
    """Count, then write every row again, so that none shows who changed it last."""
    outcome = record(connection, pulse, ticket, ratings, comment)
    connection.execute(TOUCH)
    return outcome


def _spent(connection: Connection, pulse: OpenPulse, ticket: str) -> int:
    ticket_hash = tickets.hash_ticket(ticket)
    spend = (
        update(Ticket)
        .where(Ticket.hash == ticket_hash, Ticket.pulse_id == pulse.id)
        .values(spent=True)
        .returning(Ticket.group)
    )
    group = connection.execute(spend).scalar_one()
    return tickets.group_in(pulse.group_key, ticket_hash, group)


def _count(connection: Connection, group: int, ratings: Mapping[str, int]) -> None:
    for question, point in ratings.items():
        chosen = {"question": question, "group": group, "point": point}
        connection.execute(COUNT, chosen)
