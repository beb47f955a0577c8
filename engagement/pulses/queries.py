"""What is asked of releases; nothing here can reach an open pulse."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Row, Select, and_, func, select, tuple_
from sqlalchemy.orm import Session

from engagement.anonymity.groups import SMALLEST_GROUP
from engagement.anonymity.readers import may_read
from engagement.database import distinct
from engagement.people.models import Team
from engagement.pulses import bank
from engagement.pulses.models import (
    CompanyStatistics,
    CountedIn,
    Figure,
    Pulse,
    Release,
    State,
)

FigureRow = tuple[int, int, float, int, int, float]
"""Team, week, favourable share, lowest and highest respondents, rounding variance."""

Figures = Select[int, int, float, int, int, float]

Blanks = frozenset[tuple[int, int]]
"""Teams and weeks whose figures one reader does not see: their own answers are in."""
NO_BLANKS: Blanks = frozenset()
"""Of whoever is nobody in the company: a program, a command."""

COLUMNS = (
    Figure.team_id,
    Figure.week,
    Figure.share,
    Figure.low,
    Figure.high,
    Figure.rounding,
)


LAST_LINK = select(Release.hash).order_by(Release.id.desc()).limit(1).scalar_subquery()
"""What changes with every release: the last link of their chain."""


def number_invited(session: Session, week: int) -> dict[int, int]:
    """Return how many people of each team were asked in a week, where it is told."""
    asked = select(Figure.team_id, Figure.invited).where(
        Figure.question == bank.ANSWERS, Figure.week == week, Figure.invited > 0
    )
    return {team: number or 0 for team, number in session.execute(asked)}


def last_ended(session: Session) -> int | None:
    """Return the number of the last pulse that was closed or voided."""
    return session.scalar(select(func.max(Pulse.id)).where(Pulse.state != State.OPEN))


def withheld_from(session: Session, person_id: int, led: Collection[int]) -> Blanks:
    """Return what a person does not see, who leads some teams now (R6).

    All figures of a team and week or none: that of mobilisation is made of others.
    """
    inside = and_(
        Figure.team_id == CountedIn.team_id,
        Figure.week.between(CountedIn.first_week, CountedIn.last_week),
    )
    place = (Figure.team_id, Figure.week, CountedIn.is_group)
    wanted = (
        select(*place, func.min(Figure.low), func.max(Pulse.smallest_group))
        .join(CountedIn, inside)
        .join(Release, Release.id == Figure.release_id)
        .outerjoin(Pulse, Pulse.id == Release.pulse_id)
        .where(CountedIn.person_id == person_id)
        .group_by(*place)
    )
    return frozenset(
        (team, week)
        for team, week, is_group, low, k in session.execute(wanted)
        if not may_read(
            low, k or SMALLEST_GROUP, leads_the_group=is_group and team in led
        )
    )


def withheld_from_those_in_it(session: Session) -> Blanks:
    """Return what nobody sees of whom it is only known that they are counted in it.

    As `withheld_from`, for whoever has the address of a group's results.
    """
    wanted = (
        select(
            Figure.team_id,
            Figure.week,
            func.min(Figure.low),
            func.max(Pulse.smallest_group),
        )
        .join(Release, Release.id == Figure.release_id)
        .outerjoin(Pulse, Pulse.id == Release.pulse_id)
        .group_by(Figure.team_id, Figure.week)
    )
    return frozenset(
        (team, week)
        for team, week, low, k in session.execute(wanted)
        if not may_read(low, k or SMALLEST_GROUP, leads_the_group=False)
    )


def withheld_for_its_lead(session: Session, team_id: int, week: int) -> Blanks:
    """Return what nobody sees by the address that a team's group got in a week.

    Whoever was counted there then and leads the team now has it as well, and must not
    read the weeks in which they were counted there. Of a later pulse they have none.
    """
    lead = select(Team.lead_id).where(Team.id == team_id, Team.parent_id.is_not(None))
    then = CountedIn.first_week <= week, CountedIn.last_week >= week
    holder = session.scalar(
        select(CountedIn.person_id).where(
            CountedIn.person_id == lead.scalar_subquery(),
            CountedIn.team_id == team_id,
            CountedIn.is_group,
            *then,
        )
    )
    if holder is None:
        return NO_BLANKS
    blanks = withheld_from(session, holder, [team_id])
    return frozenset(one for one in blanks if one[0] == team_id)


def blank_weeks(blanks: Blanks, team_ids: Collection[int]) -> set[int]:
    return {week for team, week in blanks if team in team_ids}


def figures(
    session: Session, question: str, first_week: int, last_week: int, blanks: Blanks
) -> Iterable[FigureRow]:
    """Yield every published figure of a question, straight from the driver's cursor.

    For a million rows, SQLAlchemy's rows would cost more than the reading; use them up
    before the session does anything else.
    """
    return _seen(_raw(session, _of(question, first_week, last_week)), blanks)


def team_figures(  # noqa: PLR0913 - which figures, and who reads them
    session: Session,
    team_ids: Sequence[int],
    question: str,
    first_week: int,
    last_week: int,
    *,
    blanks: Blanks,
) -> list[FigureRow]:
    wanted = select(*COLUMNS).where(
        Figure.team_id.in_(team_ids),
        # Not the column itself: SQLite would read all teams of these weeks instead.
        Figure.question.concat("") == question,
        Figure.week.between(first_week, last_week),
    )
    return list(_seen(_raw(session, wanted), blanks))


def figures_of_week(
    session: Session, team_id: int, week: int, *, blanks: Blanks
) -> list[tuple[str, FigureRow]]:
    """Return all figures of a team in a week, each with its question."""
    if (team_id, week) in blanks:
        return []
    of_team = Figure.team_id == team_id, Figure.week == week
    wanted = select(Figure.question, *COLUMNS).where(*of_team)
    rows = session.execute(wanted)
    return [(row[0], cast("FigureRow", tuple(row[1:]))) for row in rows]


def list_figures(  # noqa: PLR0913 - what a list is narrowed by
    session: Session,
    *,
    question: str | None,
    team_id: int | None,
    weeks: tuple[int, int],
    after: Sequence[str | int] | None,
    most: int,
) -> Sequence[Row[str, int, int, str, float, float, int, int]]:
    """Return figures with their teams' codes, in the order of question, week, team."""
    order = (Figure.question, Figure.week, Figure.team_id)
    wanted = (
        select(*order, Team.key, Figure.share, Figure.rounding, Figure.low, Figure.high)
        .join(Team, Team.id == Figure.team_id)
        .where(Figure.week.between(*weeks))
    )
    if question is not None:
        wanted = wanted.where(Figure.question == question)
    if team_id is not None:
        wanted = wanted.where(Figure.team_id == team_id)
    if after is not None:
        wanted = wanted.where(tuple_(*order) > tuple(after))
    return session.execute(wanted.order_by(*order).limit(most)).all()


def measures(session: Session) -> list[str]:
    """Return the questions that have figures, mobilisation first; not participation."""
    found = distinct(session, Figure.question)
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


def last_release(session: Session) -> int | None:
    """Return the week of which results came out last."""
    return session.scalar(select(func.max(Release.week)))


def asked_in(session: Session, week: int) -> list[str]:
    """Return what the pulse of a week asked; of a week without one, nothing."""
    asked = session.scalar(select(Pulse.questions).where(Pulse.week == week))
    return list(asked or ())


def open_until(session: Session) -> datetime | None:
    """Return when the pulse closes that is open; None: none is."""
    return session.scalar(select(Pulse.closes_at).where(Pulse.state == State.OPEN))


def imported_weeks(session: Session) -> list[int]:
    """Return the weeks of the imported history, the latest first."""
    of_history = select(Release.week).where(Release.pulse_id.is_(None)).distinct()
    return list(session.scalars(of_history.order_by(Release.week.desc())))


def week_figures(
    session: Session, questions: Collection[str], week: int
) -> Iterable[Row[int, int, str, float, int]]:
    """Return team, week, question, share and lowest respondents of a week."""
    columns = (Figure.team_id, Figure.week, Figure.question, Figure.share, Figure.low)
    wanted = select(*columns).where(Figure.question.in_(questions), Figure.week == week)
    return session.execute(wanted)


def company_statistics(session: Session) -> CompanyStatistics | None:
    """Return the latest statistics of the whole company."""
    newest = select(CompanyStatistics).order_by(CompanyStatistics.week.desc())
    return session.scalars(newest.limit(1)).first()


def published_answers(session: Session, week: int) -> tuple[int, int]:
    """Return how many teams with none below have a figure, and the least who answered.

    Of the mobilisation of a week, as its ranges allow.
    """
    above = select(Team.parent_id).where(Team.parent_id.is_not(None))
    wanted = select(func.count(), func.coalesce(func.sum(Figure.low), 0)).where(
        Figure.question == bank.MOBILISATION,
        Figure.week == week,
        Figure.team_id.not_in(above),
    )
    teams, answers = session.execute(wanted).one()
    return teams, answers


def all_company_statistics(session: Session) -> Sequence[CompanyStatistics]:
    """Return the statistics of the whole company, of every pulse that has any."""
    return session.scalars(select(CompanyStatistics)).all()


def company_statistics_between(
    session: Session, first_week: int, last_week: int
) -> Sequence[CompanyStatistics]:
    """Return the statistics of the whole company, pulse by pulse."""
    inside = CompanyStatistics.week.between(first_week, last_week)
    wanted = select(CompanyStatistics).where(inside)
    return session.scalars(wanted.order_by(CompanyStatistics.week)).all()


def _of(question: str, first_week: int, last_week: int) -> Figures:
    return select(*COLUMNS).where(
        Figure.question == question, Figure.week.between(first_week, last_week)
    )


def _seen(rows: Iterable[FigureRow], blanks: Blanks) -> Iterable[FigureRow]:
    # Most readers have no blanks, and a million rows are better not looked at.
    return (row for row in rows if row[:2] not in blanks) if blanks else rows


def _raw(session: Session, wanted: Figures) -> Iterator[FigureRow]:
    # The connection, not the session: its result is the driver's cursor.
    return cast("Iterator[FigureRow]", session.connection().execute(wanted).cursor)


def week_of_pulse(session: Session, pulse_id: int) -> int | None:
    return session.scalar(select(Pulse.week).where(Pulse.id == pulse_id))
