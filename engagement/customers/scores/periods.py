"""Weeks, months and quarters, made of whole weeks: pure.

A week belongs to the month of its Thursday, as it belongs to the year of its Thursday
in ISO 8601; so a month has four weeks or five, and a quarter 12 to 14.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from engagement import weeks

THURSDAY = timedelta(days=3)
YEAR = 52
"""Weeks that say how customers see the company in the long run."""
IN_A_YEAR = 12


class By(StrEnum):
    """How long a period is."""

    MONTH = "month"
    WEEK = "week"
    QUARTER = "quarter"


MONTHS = {By.MONTH: 1, By.QUARTER: 3}


@dataclass(frozen=True)
class Period:
    """Weeks from the first to the last, both inside."""

    by: By
    first: int
    last: int

    @property
    def before(self) -> "Period":
        return holding(self.by, self.first - 1)

    @property
    def after(self) -> "Period":
        return holding(self.by, self.last + 1)

    @property
    def first_of_year(self) -> int:
        """Return the first of the 52 weeks that end with the period."""
        return self.last - YEAR + 1

    @property
    def thursday(self) -> date:
        """Return a day that lies in the month and the quarter."""
        return weeks.monday_of(self.first) + THURSDAY


def holding(by: By, week: int) -> Period:
    """Return the period that a week belongs to."""
    if by is By.WEEK:
        return Period(by, week, week)
    thursday = weeks.monday_of(week) + THURSDAY
    months = IN_A_YEAR * thursday.year + thursday.month - 1
    start = months - months % MONTHS[by]
    return Period(by, _first_week(start), _first_week(start + MONTHS[by]) - 1)


def _first_week(months: int) -> int:
    """Return the first week whose Thursday is in a month, counted from year 0."""
    year, month = divmod(months, IN_A_YEAR)
    return weeks.week_of(date(year, month + 1, 1) + THURSDAY)


def last_complete(by: By, this_week: int) -> Period:
    """Return the newest period of which every week is over."""
    newest = holding(by, this_week - 1)
    return newest if newest.last < this_week else newest.before


def choose(by: By, until: int, this_week: int) -> Period:
    """Return the period that a week belongs to, or the last complete one before."""
    newest = last_complete(by, this_week)
    return min(holding(by, until), newest, key=lambda period: period.last)
