"""Taking one answer at the till: counted into its week, once a form, and forgotten.

What is kept of an answer are numbers that go up by one. That a form was sent stands
as a hash until the day is over, on all web workers alike; so a double click counts
once, and a day has an end.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from engagement.customers.models import TillAnswer, TillComment, TillSent
from engagement.database import insert_into

MOST_A_DAY = 500
"""Answers to one survey; more on a day are hardly its customers."""
LONGEST_COMMENT = 300
COMMENT_ID_BYTES = 16


class TillOutcome(Enum):
    """What became of an answer."""

    COUNTED = "counted"
    ALREADY_COUNTED = "already counted"
    FULL = "full"


@dataclass(frozen=True)
class Sent:
    """What came from the page."""

    form: str
    """A random name that every page shown has of its own."""
    scores: Mapping[str, int]
    comment: str


def record(
    session: Session, survey_id: int, sent: Sent, week: int, day: date
) -> TillOutcome:
    """Count an answer into its week; the caller commits."""
    forget(session, day)
    if was_sent(session, survey_id, sent.form):
        return TillOutcome.ALREADY_COUNTED
    if _sent_on(session, survey_id, day) >= MOST_A_DAY:
        return TillOutcome.FULL
    if not _is_new(session, survey_id, sent.form, day):
        return TillOutcome.ALREADY_COUNTED
    for metric, score in sent.scores.items():
        _count(session, survey_id, metric, week, score)
    if sent.comment:
        session.execute(insert(TillComment).values(_comment(survey_id, week, sent)))
    return TillOutcome.COUNTED


def was_sent(session: Session, survey_id: int, form: str) -> bool:
    """Tell whether an answer was counted under this name of a form."""
    return session.get(TillSent, _hash(survey_id, form)) is not None


def forget(session: Session, day: date) -> None:
    """Forget which forms were sent before that day; the caller commits."""
    gone = delete(TillSent).where(TillSent.day < day)
    session.execute(gone, execution_options={"synchronize_session": False})


def _hash(survey_id: int, form: str) -> bytes:
    return hashlib.sha256(f"{survey_id} {form}".encode()).digest()


def _is_new(session: Session, survey_id: int, form: str, day: date) -> bool:
    """Note that a form was sent; tell whether nobody did at this very moment."""
    row = {"hash": _hash(survey_id, form), "survey_id": survey_id, "day": day}
    noted = (
        insert_into(session, TillSent)
        .values(row)
        .on_conflict_do_nothing()
        .returning(TillSent.hash)
    )
    return session.execute(noted).first() is not None


def _sent_on(session: Session, survey_id: int, day: date) -> int:
    wanted = (
        select(func.count())
        .select_from(TillSent)
        .where(TillSent.survey_id == survey_id, TillSent.day == day)
    )
    return session.scalars(wanted).one()


def _count(
    session: Session, survey_id: int, metric: str, week: int, score: int
) -> None:
    """Add one to a number, in the database itself: no answer is lost to another."""
    cell = {"survey_id": survey_id, "metric": metric, "week": week, "score": score}
    first = insert_into(session, TillAnswer).values(**cell, n=1)
    one_more = first.on_conflict_do_update(
        index_elements=list(cell), set_={"n": TillAnswer.n + 1}
    )
    session.execute(one_more)


def _comment(survey_id: int, week: int, sent: Sent) -> dict[str, object]:
    return {
        "id": secrets.token_bytes(COMMENT_ID_BYTES),
        "survey_id": survey_id,
        "week": week,
        "text": sent.comment,
    }
