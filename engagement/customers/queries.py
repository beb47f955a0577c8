"""What is asked of customer scores."""

from collections.abc import Iterator, Sequence
from typing import cast

from sqlalchemy import Row, case, func, select, text, tuple_
from sqlalchemy.orm import Session

from engagement.customers.models import Import, Score
from engagement.database import distinct
from engagement.people.models import Team

ScoreRow = tuple[int, int, int, float, float]
"""Team, week, customers, favourable, unfavourable."""
WeekRow = tuple[int, int, float, float]
"""Week, customers, favourable, unfavourable."""

SUMS = (func.sum(Score.n), func.sum(Score.favourable), func.sum(Score.unfavourable))
IMPORTS = (
    select(func.max(Import.id)).scalar_subquery(),
    select(func.count()).where(Import.undone_at.is_not(None)).scalar_subquery(),
)
"""What changes with every import, and with every one that is undone."""


def scores(
    session: Session, metric: str, moment: str | None, first_week: int, last_week: int
) -> Iterator[ScoreRow]:
    """Yield the scores of every team, straight from the driver's cursor.

    A team has a row for each moment; whoever wants them together adds the counts up.
    Use the rows up before the session does anything else.
    """
    wanted = select(
        Score.team_id, Score.week, Score.n, Score.favourable, Score.unfavourable
    ).where(Score.metric == metric, Score.week.between(first_week, last_week))
    if moment is not None:
        wanted = wanted.where(Score.moment == moment)
    return cast("Iterator[ScoreRow]", session.connection().execute(wanted).cursor)


def period_sums(
    session: Session, metric: str, last_week: int, periods: tuple[int, int], one_in: int
) -> list[ScoreRow]:
    """Return the sums of each team in periods of so many weeks up to a week.

    periods: how many, and their weeks; one_in: of so many teams one, by their ids.
    Rows: team, how many periods ago, customers, favourable, unfavourable.
    """
    count, length = periods
    ago = (last_week - Score.week) // length
    wanted = (
        select(Score.team_id, ago, *SUMS)
        .where(
            Score.metric == metric,
            Score.week.between(last_week - count * length + 1, last_week),
            Score.team_id % one_in == 0,
        )
        .group_by(Score.team_id, ago)
    )
    return [
        (team, period, n, favourable, unfavourable)
        for team, period, n, favourable, unfavourable in session.execute(wanted)
    ]


def company_weeks(
    session: Session, metric: str, first_week: int, last_week: int
) -> list[WeekRow]:
    """Return the sums over all teams, week by week."""
    wanted = (
        select(Score.week, *SUMS)
        .where(Score.metric == metric, Score.week.between(first_week, last_week))
        .group_by(Score.week)
    )
    return [
        (week, n, favourable, unfavourable)
        for week, n, favourable, unfavourable in session.execute(wanted)
    ]


def team_weeks(
    session: Session, team_id: int, metric: str, first_week: int, last_week: int
) -> list[WeekRow]:
    """Return the sums over a team and the teams below it, week by week."""
    below = select(Team.id).where(Team.id == team_id).cte(recursive=True)
    below = below.union(select(Team.id).join(below, Team.parent_id == below.c.id))
    wanted = (
        select(Score.week, *SUMS)
        .join(below, Score.team_id == below.c.id)
        .where(
            # Not the column itself: SQLite would read all teams of these weeks instead.
            Score.metric.concat("") == metric,
            Score.week.between(first_week, last_week),
        )
        .group_by(Score.week)
    )
    return [
        (week, n, favourable, unfavourable)
        for week, n, favourable, unfavourable in session.execute(wanted)
    ]


def list_scores(  # noqa: PLR0913 - what a list is narrowed by
    session: Session,
    *,
    metric: str | None,
    team_id: int | None,
    weeks: tuple[int, int],
    after: Sequence[str | int] | None,
    most: int,
) -> Sequence[Row[str, int, int, str, str, int, float, float]]:
    """Return scores with their teams' codes, by metric, week, team and moment."""
    order = (Score.metric, Score.week, Score.team_id, Score.moment)
    wanted = (
        select(*order, Team.key, Score.n, Score.favourable, Score.unfavourable)
        .join(Team, Team.id == Score.team_id)
        .where(Score.week.between(*weeks))
    )
    if metric is not None:
        wanted = wanted.where(Score.metric == metric)
    if team_id is not None:
        wanted = wanted.where(Score.team_id == team_id)
    if after is not None:
        wanted = wanted.where(tuple_(*order) > tuple(after))
    return session.execute(wanted.order_by(*order).limit(most)).all()


StretchRow = tuple[int, str, int, int, float, float]
"""Team, moment, stretch, customers, favourable, unfavourable."""


def stretches(
    session: Session, metric: str, begins: Sequence[int], last_week: int
) -> Sequence[StretchRow]:
    """Return sums by team and moment over the stretches that begin in these weeks.

    Each ends where the next one begins, the last with the last week; the database
    adds them up, since it has fifty times as many rows.
    """
    latest_first = list(enumerate(begins))[::-1]
    stretch = case(*((Score.week >= week, at) for at, week in latest_first))
    wanted = (
        select(Score.team_id, Score.moment, stretch, *SUMS)
        .where(Score.metric == metric, Score.week.between(begins[0], last_week))
        .group_by(text("1"), text("2"), text("3"))
    )
    cursor = session.connection().execute(wanted).cursor
    return cast("Sequence[StretchRow]", cursor.fetchall())


def last_week_of_all(session: Session, until: int | None = None) -> int | None:
    """Return the newest week that has any score, of those up to one if it is given."""
    weeks = (last_week(session, metric, until) for metric in metrics_in_use(session))
    return max((week for week in weeks if week is not None), default=None)


def metrics_in_use(session: Session) -> list[str]:
    return distinct(session, Score.metric)


def moments(session: Session, metric: str) -> list[str]:
    """Return the touch points of a metric; rows that name none count as one, empty."""
    wanted = select(Score.moment).where(Score.metric == metric).distinct()
    return list(session.scalars(wanted.order_by(Score.moment)))


def last_week(session: Session, metric: str, until: int | None = None) -> int | None:
    wanted = select(func.max(Score.week)).where(Score.metric == metric)
    if until is not None:
        wanted = wanted.where(Score.week <= until)
    return session.scalar(wanted)
