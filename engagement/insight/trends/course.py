"""How a staff measure runs over some months: by four weeks, or month by month.

A single week of a small team is mostly chance, so each point is a mean of the weeks
that have a figure: of four up to it over three months, of a month over longer.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import isnan

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers.scores.periods import YEAR, By, Period, holding
from engagement.insight.cache import cached
from engagement.insight.series.change_from_usual import HIDDEN
from engagement.insight.series.sides import published_mean, staff_side
from engagement.insight.series.spans import Span, span_until
from engagement.insight.shown import Result, shown_share
from engagement.insight.trends.heat_table import HeatCells, cells
from engagement.people import queries as people
from engagement.pulses.queries import Blanks

TOGETHER = 4
"""Weeks of a point where points are not months."""
POINTS = 13
"""Of three months."""
READ = YEAR + 2 * TOGETHER
"""Weeks behind a year of months, the first of which may begin earlier."""


class Months(StrEnum):
    """How far back one looks."""

    THREE = "3"
    SIX = "6"
    YEAR = "12"


@dataclass(frozen=True)
class CoursePoint:
    """The weeks of one point of a line, both ends inside."""

    first: int
    last: int
    month: Period | None = None


@dataclass(frozen=True, eq=False)
class Course:
    """A measure of every team over a period; frames have a column for each point."""

    months: Months
    points: tuple[CoursePoint, ...]
    means: pd.DataFrame
    """Index `team`; shares from 0 to 1, NaN where nothing was published."""
    errors: pd.DataFrame
    """Standard errors of the means."""
    least: pd.DataFrame
    """The fewest respondents of any of its weeks."""
    most: pd.DataFrame

    @property
    def is_monthly(self) -> bool:
        return self.months is not Months.THREE

    @property
    def has_any(self) -> bool:
        return bool(self.means.notna().any(axis=None))

    def line(self, team_id: int) -> tuple[Result, ...]:
        frames = (self.means, self.errors, self.least, self.most)
        rows = zip(*(frame.loc[team_id] for frame in frames), strict=True)
        return tuple(HIDDEN if isnan(row[0]) else shown_share(*row) for row in rows)

    def cells(self, team_id: int) -> HeatCells:
        return cells(self.means.loc[team_id].tolist())


def known_course(  # noqa: PLR0913, PLR0917 - as `known_history`, and the reader's choice
    session: Session,
    teams: tuple[people.Link, ...],
    measure: str,
    months: Months,
    this_week: int,
    blanks: Blanks,
) -> Course:
    """Return how a measure runs, read once for each state of the data."""

    def read() -> Course:
        span = span_until(session, measure, this_week, READ)
        side = staff_side(session, [one for one, _ in teams], span, measure, blanks)
        return course(side, span, months)

    key = "course", measure, months, this_week, teams, blanks
    return cached(session, key, read)


def course(side: pd.DataFrame, span: Span, months: Months) -> Course:
    """Average a staff side, a row for each team, over the points of a period.

    Points before the first that has anything are left out.
    """
    points = _points(span, months)
    means, errors, least, most = {}, {}, {}, {}
    for at, point in enumerate(points):
        weeks = [week for week in span.weeks if point.first <= week <= point.last]
        found = published_mean(side["share"][weeks], side["variance"][weeks])
        means[at], errors[at] = found["mean"], found["error"]
        least[at] = side["low"][weeks].min(axis=1)
        most[at] = side["high"][weeks].max(axis=1)
    frames = [pd.DataFrame(one, side.index) for one in (means, errors, least, most)]
    known = frames[0].notna().any()
    first = int(known.idxmax()) if known.any() else 0
    return Course(months, points[first:], *(one.loc[:, first:] for one in frames))


def _points(span: Span, months: Months) -> tuple[CoursePoint, ...]:
    if months is Months.THREE:
        ends = range(span.last - POINTS + 1, span.last + 1)
        return tuple(CoursePoint(end - TOGETHER + 1, end) for end in ends)
    found: list[Period] = [holding(By.MONTH, span.last)]
    while len(found) < int(months):
        found.append(found[-1].before)
    return tuple(CoursePoint(one.first, one.last, one) for one in reversed(found))
