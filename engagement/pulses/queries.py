"""What is asked of releases; nothing here can reach an open pulse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from engagement.pulses import bank
from engagement.pulses.models import Comment, Figure, Release

FigureRow = tuple[int, int, float, int, int, float]
"""Team, week, favourable share, lowest and highest respondents, rounding variance."""

Figures = Select[int, int, float, int, int, float]

COLUMNS = (
    Figure.team_id,
    Figure.week,
    Figure.share,
    Figure.low,
    Figure.high,
    Figure.rounding,
)


@dataclass(frozen=True)
class ReleasedComment:
    """A comment and the week of its pulse."""

    week: int
    text: str


def figures(
    session: Session, question: str, first_week: int, last_week: int
) -> Iterator[FigureRow]:
    """Yield every published figure of a question, straight from the driver's cursor.

    For a million rows, SQLAlchemy's rows would cost more than the reading; use them up
    before the session does anything else.
    """
    return _raw(session, _of(question, first_week, last_week))


def team_figures(
    session: Session,
    team_ids: Sequence[int],
    question: str,
    first_week: int,
    last_week: int,
) -> list[FigureRow]:
    wanted = select(*COLUMNS).where(
        Figure.team_id.in_(team_ids),
        # Not the column itself: SQLite would read all teams of these weeks instead.
        Figure.question.concat("") == question,
        Figure.week.between(first_week, last_week),
    )
    return list(_raw(session, wanted))


def measures(session: Session) -> list[str]:
    """Return the questions that have figures, mobilisation first; not participation."""
    found, following = [], session.scalar(select(func.min(Figure.question)))
    while following is not None:  # each step is one look into the index
        found.append(following)
        following = session.scalar(
            select(func.min(Figure.question)).where(Figure.question > following)
        )
    order = [bank.MOBILISATION, *bank.BANK]
    known = [question for question in order if question in found]
    return [*known, *(q for q in found if q not in {*order, bank.ANSWERS})]


def last_week(session: Session, question: str) -> int | None:
    return session.scalar(
        select(func.max(Figure.week)).where(Figure.question == question)
    )


def first_week(session: Session, question: str) -> int | None:
    return session.scalar(
        select(func.min(Figure.week)).where(Figure.question == question)
    )


def comments(session: Session, team_id: int) -> list[ReleasedComment]:
    """Return a team's comments, newest week first; inside a week there is no order."""
    wanted = (
        select(Release.week, Comment.text)
        .join(Release, Release.id == Comment.release_id)
        .where(Comment.team_id == team_id)
        .order_by(Release.week.desc(), Comment.id)
    )
    return [ReleasedComment(*row) for row in session.execute(wanted)]


def _of(question: str, first_week: int, last_week: int) -> Figures:
    return select(*COLUMNS).where(
        Figure.question == question, Figure.week.between(first_week, last_week)
    )


def _raw(session: Session, wanted: Figures) -> Iterator[FigureRow]:
    # The connection, not the session: its result is the driver's cursor.
    return cast("Iterator[FigureRow]", session.connection().execute(wanted).cursor)
