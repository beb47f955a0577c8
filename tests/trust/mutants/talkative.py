"""The application, with two lines too many: it logs each answer, and sets a cookie."""

import logging
from collections.abc import Mapping

from flask import Response
from sqlalchemy import Connection

from engagement.application import create_app
from engagement.pulses.answering import answering
from engagement.pulses.answering.answering import AnswerOutcome, OpenPulse

log = logging.getLogger(__name__)
record = answering.record


def record_and_tell(
    connection: Connection,
    pulse: OpenPulse,
    ticket: str,
    ratings: Mapping[str, int],
    comment: str,
) -> AnswerOutcome:
    log.warning("answer %s %s", ratings, comment)
    return record(connection, pulse, ticket, ratings, comment)


def mark(response: Response) -> Response:
    response.set_cookie("seen", "yes")
    return response


answering.record = record_and_tell
app = create_app()
app.after_request(mark)
