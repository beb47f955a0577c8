"""Weeks as files name them, and what has the form of a week and may be none."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache

from engagement import weeks
from engagement.customers.files.dates import (
    A_DAY,
    A_MONTH,
    SAID,
    YEAR_FIRST,
    YEAR_LAST,
    DateOrder,
    day_in,
    is_day,
    of_1904,
    seconds_in,
    week_of_day,
)
from engagement.customers.files.numbers import bare
from engagement.customers.files.words import folded
from engagement.refusals import Reason, RowRefused

WEEK_WORD = r"(?:w|wk|week|s|sem|semaine)"
WEEK_THEN_YEAR = re.compile(rf"(?:{WEEK_WORD} ?)?([0-9]{{1,2}}) ([0-9]{{4}})")
YEAR_THEN_WEEK = re.compile(
    rf"([0-9]{{4}})(?: ?{WEEK_WORD} ?| |(?=[0-9]{{2}}$))([0-9]{{1,2}})"
)
WEEK_ALONE = re.compile(rf"(?:{WEEK_WORD} ?)?([0-9]{{1,2}})(?: 0)?")
WEEK_OF = re.compile(
    r"(?:semaine du|week of|sem\.? du|w/c|lundi|monday|du|from)\s+", re.IGNORECASE
)
SPAN = re.compile(r"(.+?)(?:\s+(?:-|/|au|to)\s+|\s*[–—→]\s*)(.+)", re.IGNORECASE)
"""Two days, from one to the other."""
FRIDAY, SATURDAY = 4, 5
A_YEAR = re.compile(r"(20[0-9]{2})(?:[.,]0+)?")
PART = "(?:[tqhpm]|trim|trimestre|quarter|semestre|half|period|periode|mois|month|fy)"
LONGER = re.compile(
    rf"{A_MONTH}(?: [0-9]{{2,4}})?|[0-9]{{4}} {A_MONTH}|20[0-9]{{2}}"
    rf"|{PART} ?[0-9]{{1,2}}(?: (?:fy ?)?[0-9]{{2,4}})?"
    rf"|[0-9]{{4}} ?{PART} ?[0-9]{{1,2}}"
    r"|(?:[1-4]|premier|deuxieme|second|first)(?:er|e|eme|re|st|nd|rd|th)? "
    r"(?:trimestre|semestre|quarter|half)(?: [0-9]{4})?"
)
HALF = re.compile(r"s ?[12](?: 20[0-9]{2})?|20[0-9]{2} ?s ?[12]")
A_NUMBER = "(?:0?[1-9]|1[0-3])"
"""Of a month, or of one of thirteen periods of four weeks."""
MONTH_NUMBER = re.compile(
    rf"(?:20[0-9]{{2}} )?{A_NUMBER}|{A_NUMBER} 20[0-9]{{2}}"
    r"|20[0-9]{2}(?:0[1-9]|1[0-3])"
)
TWO_YEARS = re.compile(r"20([0-9]{2}) ([0-9]{2})")
"""2025/26, or week 26 of 2025."""
WEEK_NAMES = {"week", "weeks", "wk", "semaine", "semaines", "sem", "lundi", "monday"}
LAST_NAMES = {"ending", "end", "ended", "au", "fin", "terminant"}
YEARS_BACK = 7
"""One of them has a week 53."""


class Period(StrEnum):
    """What a text of a column of weeks has the form of."""

    WEEK = "week"
    DAY = "day"
    MONTH_NUMBER = "month_number"  # or a season, or the number of a week
    HALF = "half"  # S1, a half-year in French, or a week
    LONGER = "longer"  # a month by its name, a quarter, a year
    NONE = ""


def period_of(text: str) -> Period:
    words = folded(text)
    if (years := TWO_YEARS.fullmatch(words)) and int(years[2]) == int(years[1]) + 1:
        return Period.MONTH_NUMBER
    if day_of_week(text) is not None:
        return Period.DAY
    if LONGER.fullmatch(words):
        return Period.LONGER
    if HALF.fullmatch(words):
        return Period.HALF
    if MONTH_NUMBER.fullmatch(words):
        return Period.MONTH_NUMBER
    is_week = weeks.week_from(text) is not None or any(
        pattern.fullmatch(words)
        for pattern in (WEEK_THEN_YEAR, YEAR_THEN_WEEK, WEEK_ALONE)
    )
    return Period.WEEK if is_week else Period.NONE


def is_of_weeks(names: Iterable[str]) -> bool:
    """Tell whether a column is called a week in so many words."""
    return any(WEEK_NAMES & {*folded(name).split()} for name in names)


def is_of_last_days(names: Iterable[str]) -> bool:
    """Tell whether a column says that weeks are called by their last day."""
    return any(LAST_NAMES & {*folded(name).split()} for name in names)


@lru_cache(SAID)
def week_in(text: str, order: DateOrder = DateOrder.UNCLEAR, year: int = 0) -> int:
    """Return the week of a text, which may also be any of its days.

    A week without its year is one of `year`, or refused.
    """
    if (week := weeks.week_from(text)) is not None:
        return week
    if (day := day_of_week(text)) is not None:
        return week_of_day(day, order)
    words = folded(text)
    if found := WEEK_THEN_YEAR.fullmatch(words):
        return _week(found[2], found[1], text)
    if found := YEAR_THEN_WEEK.fullmatch(words):
        return _week(found[1], found[2], text)
    if (number := week_number(text)) is not None:
        return _week(str(year), str(number), text)
    if (week := _week_between(text, order)) is not None:
        return week
    raise RowRefused(Reason.BAD_WEEK, week=text)


def day_of_week(text: str) -> str | None:
    """Return the day by which a text names a week; None where it names none."""
    day = WEEK_OF.sub("", text)
    return day if is_day(day) else None


def week_number(text: str) -> int | None:
    """Return the number of a week without its year; None for any other text."""
    found = WEEK_ALONE.fullmatch(folded(text))
    return int(found[1]) if found else None


def _week(year: str, number: str, text: str) -> int:
    week = weeks.week_from(f"{year}-W{number}")
    if week is None:
        raise RowRefused(Reason.BAD_WEEK, week=text)
    return week


def _week_between(text: str, order: DateOrder) -> int | None:
    """Return the week of which a text has Monday and one of its last days."""
    found = SPAN.fullmatch(WEEK_OF.sub("", text))
    if not found:
        return None
    orders = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    possible = orders if order is DateOrder.UNCLEAR else (order,)
    between = {
        weeks.week_of(first)
        for one in possible
        for first, last in _ends(found[1], found[2], one)
        if first.weekday() == 0 and FRIDAY <= (last - first).days < weeks.DAYS
    }
    return between.pop() if len(between) == 1 else None


def _ends(first: str, last: str, order: DateOrder) -> Iterator[tuple[date, date]]:
    """Yield both days; the first may lack what the last says too: `2 - 8 mars 2026`."""
    for rest in ("", last.partition(" ")[2], last.rpartition(" ")[2]):
        with suppress(RowRefused):
            yield day_in(f"{first} {rest}".strip(), order), day_in(last, order)
            return


def latest_year(number: int, this_week: int) -> int:
    """Return the last year of which the week of that number has begun; 0 for none."""
    year = weeks.monday_of(this_week).isocalendar().year
    for back in range(YEARS_BACK):
        week = weeks.week_from(f"{year - back}-W{number}")
        if week is not None and week <= this_week:
            return year - back
    return 0


def names_a_week(text: str) -> bool:
    """Tell whether a column's name is a week, so that its cells are of that week."""
    words = folded(text)
    return bool(
        weeks.week_from(text) is not None
        or WEEK_THEN_YEAR.fullmatch(words)
        or YEAR_THEN_WEEK.fullmatch(words)
        or re.fullmatch(WEEK_WORD + r" ?[0-9]{1,2}", words)
        or (YEAR_FIRST.fullmatch(text) or YEAR_LAST.fullmatch(text))
    )


@dataclass(frozen=True)
class Calendar:
    """How the days and weeks of a file are read."""

    order: DateOrder = DateOrder.UNCLEAR
    years: Mapping[int, int] = field(default_factory=dict)
    """Of weeks without a year, by their number."""
    is_longer: bool = False
    """Whether its periods are no weeks."""
    begins_at_weekends: bool = False
    """Whether a Saturday or Sunday is called that begins a week."""
    is_1904: bool = False
    """Whether its days are counted from 1904."""

    def instant(self, text: str) -> int:
        """Return the seconds since the first Monday, as finely as a text says it."""
        text = self._usual(bare(text))
        day = day_in(text, self.order) - weeks.FIRST_MONDAY
        return day.days * A_DAY + seconds_in(text)

    def week(self, text: str, year: str = "") -> int:
        """Return the week of a text; `year` is what stands beside it."""
        text, told = bare(text), A_YEAR.fullmatch(bare(year))
        if self.is_longer:
            raise RowRefused(Reason.LONGER_THAN_WEEK, week=text)
        text, number = self._usual(text), week_number(text)
        of = int(told[1]) if told else self.years.get(number or 0, 0)
        week = week_in(text, self.order, of)
        if not self.begins_at_weekends or (day := day_of_week(text)) is None:
            return week
        return week + (day_in(day, self.order).weekday() >= SATURDAY)

    def _usual(self, text: str) -> str:
        return of_1904(text) if self.is_1904 else text
