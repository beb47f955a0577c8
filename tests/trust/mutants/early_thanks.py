"""A mutant: it thanks at once, and commits a little later, to be faster."""

import threading
from collections.abc import Mapping

from sqlalchemy import Connection

from engagement.application import create_app
from engagement.pulses.answering import answering
from engagement.pulses.answering.answering import AnswerOutcome, OpenPulse

LATER_SECONDS = 0.2
_record = answering.record


def record(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> AnswerOutcome:
    engine = connection.engine

    def commit() -> None:
        with engine.begin() as later:
            _record(later, pulse, ticket, ratings, comment)

    threading.Timer(LATER_SECONDS, commit).start()
    return AnswerOutcome.COUNTED


answering.record = record
app = create_app()
