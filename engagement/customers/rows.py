"""One row of customer scores: where it counts and how much, or why it does not."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from engagement import weeks
from engagement.customers.metrics import METRICS, Metric, exact_count, widest_counts
from engagement.tables import Reason, is_formula

LONGEST_MOMENT = 60
LARGEST_COUNT = 999_999_999
LONGEST_QUOTE = 60
NUMBER = re.compile(r"[+-]?[0-9]{1,12}([.,][0-9]{1,12})?")
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
LOCAL_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
DEMANDED = 4
"""The first cells of a row, which must be filled in."""
NO_DAY = ("0", "0", "0")
MONTHS = 12
PLAIN = str.maketrans("−", "-", " \u00a0\u2009\u202f")

AnswerId = tuple[str, str]
"""Metric and id: what makes an answer be counted once, whatever file it comes in."""


class RowRefused(ValueError):  # noqa: N818 - named for the broken rule
    """A row that does not go in; `values` complete the reason's sentence."""

    def __init__(self, reason: Reason, **values: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = {
            name: value[:LONGEST_QUOTE] if isinstance(value, str) else value
            for name, value in values.items()
        }


class Cell(NamedTuple):
    """Where an answer counts; the moment is empty when the file names none."""

    team_id: int
    week: int
    metric: str
    moment: str


class Tally(NamedTuple):
    """How many customers answered, and how; unknown unfavourable CSAT answers are 0."""

    n: int
    favourable: float
    unfavourable: float


class Answer(NamedTuple):
    """One customer's score."""

    cell: Cell
    score: int


class AnswerTexts(NamedTuple):
    """A row that holds one customer's answer, as written."""

    date: str
    team: str
    metric: str
    score: str
    moment: str


class TotalTexts(NamedTuple):
    """A row that holds the counted answers of a team and week, as written."""

    team: str
    week: str
    metric: str
    n: str
    favourable: str
    unfavourable: str
    value: str
    moment: str


@dataclass(frozen=True)
class RowReader:
    """Reads rows against what is known; every method raises `RowRefused`."""

    teams: Mapping[str, int]
    this_week: int
    titles: Mapping[str, str] = field(default_factory=dict)
    """How the file calls its columns."""
    day_first: bool = False
    """Whether 03/04/2026 is certainly the third of April."""
    has_shares: bool = False
    """Whether a 1 among the file's values may well mean 100 %."""

    def answer(self, row: AnswerTexts) -> Answer:
        self._demand(row)
        cell = self._cell(row, week_of_day(row.date, day_first=self.day_first))
        return Answer(cell, self._score(METRICS[cell.metric], row.score))

    def total(self, row: TotalTexts) -> tuple[Cell, Tally]:
        self._demand(row)
        cell = self._cell(row, week_in(row.week))
        size = self._count("n", row.n, lowest=1)
        if row.favourable and (row.unfavourable or cell.metric != "nps"):
            return cell, self._counted(size, row)
        if not row.value:
            missing = "unfavourable" if row.favourable else "favourable"
            raise RowRefused(Reason.MISSING_VALUE, column=self._title(missing))
        if cell.metric == "nps":
            return cell, self._widest_nps(size, row.value)
        return cell, self._exact_csat(size, row.value)

    def _demand(self, row: AnswerTexts | TotalTexts) -> None:
        if "" in row[:DEMANDED]:
            title = self._title(row._fields[row.index("")])
            raise RowRefused(Reason.MISSING_VALUE, column=title)

    def _title(self, name: str) -> str:
        return self.titles.get(name, name)

    def _cell(self, row: AnswerTexts | TotalTexts, week: int) -> Cell:
        metric = row.metric.casefold()
        if metric not in METRICS:
            raise RowRefused(Reason.UNKNOWN_METRIC, metric=row.metric)
        if row.team not in self.teams:
            raise RowRefused(Reason.UNKNOWN_TEAM, team=row.team)
        if week > self.this_week:
            raise RowRefused(Reason.FUTURE_WEEK, week=weeks.written(week))
        if is_formula(row.moment):
            raise RowRefused(Reason.FORMULA, text=row.moment)
        if len(row.moment) > LONGEST_MOMENT:
            title = self._title("moment")
            raise RowRefused(Reason.TOO_LONG, column=title, most=LONGEST_MOMENT)
        return Cell(self.teams[row.team], week, metric, row.moment)

    def _score(self, metric: Metric, text: str) -> int:
        score = self._number("score", text)
        if not (metric.lowest <= score <= metric.highest and score.is_integer()):
            raise RowRefused(
                Reason.OUT_OF_SCALE, text=text, low=metric.lowest, high=metric.highest
            )
        return int(score)

    def _counted(self, size: int, row: TotalTexts) -> Tally:
        up = self._count("favourable", row.favourable)
        down = self._count("unfavourable", row.unfavourable or "0")
        if up + down > size:
            raise RowRefused(Reason.MORE_THAN_ALL)
        return Tally(size, up, down)

    def _widest_nps(self, size: int, text: str) -> Tally:
        """Return the counts of greatest variance, 1 - s², that have this value."""
        share = self._value(text, -100) / 100
        return Tally(size, *widest_counts(share, size))

    def _exact_csat(self, size: int, text: str) -> Tally:
        percent = self._value(text, 0)
        if 0 < percent < 1 or (percent == 1 and self.has_shares):
            raise RowRefused(Reason.SHARE_NOT_PERCENT, text=text)
        return Tally(size, exact_count(percent / 100, size), 0)

    def _value(self, text: str, low: int) -> float:
        value = self._number("value", text.removesuffix("%"))
        if not low <= value <= 100:  # noqa: PLR2004 - the top of both scales
            raise RowRefused(Reason.OUT_OF_SCALE, text=text, low=low, high=100)
        return value

    def _count(self, name: str, text: str, lowest: int = 0) -> int:
        count = self._number(name, text)
        if not (count.is_integer() and lowest <= count <= LARGEST_COUNT):
            raise RowRefused(Reason.BAD_NUMBER, column=self._title(name), text=text)
        return int(count)

    def _number(self, name: str, text: str) -> float:
        number = number_in(text)
        if math.isnan(number):
            raise RowRefused(Reason.BAD_NUMBER, column=self._title(name), text=text)
        return number


@lru_cache
def week_in(text: str) -> int:
    week = weeks.week_from(text)
    if week is None:
        raise RowRefused(Reason.BAD_WEEK, week=text)
    return week


@lru_cache
def week_of_day(text: str, *, day_first: bool) -> int:
    iso, local = ISO_DAY.fullmatch(text), LOCAL_DAY.fullmatch(text)
    if local and not day_first and could_be_two_days(local):
        raise RowRefused(Reason.TWO_DATES, date=text)
    written = iso.groups() if iso else local.groups()[::-1] if local else NO_DAY
    try:
        day = date(*map(int, written))
    except ValueError:
        raise RowRefused(Reason.BAD_DATE, date=text) from None
    if day < weeks.FIRST_MONDAY:
        raise RowRefused(Reason.BAD_DATE, date=text)
    return weeks.week_of(day)


@lru_cache
def number_in(text: str) -> float:
    """Read a number written with a point or a comma; NaN for anything else."""
    plain = text.translate(PLAIN)
    return float(plain.replace(",", ".")) if NUMBER.fullmatch(plain) else math.nan


def could_be_two_days(local: re.Match[str]) -> bool:
    return int(local[1]) <= MONTHS and local[1].zfill(2) != local[2].zfill(2)


def is_day_first(days: Iterable[str]) -> bool:
    """Tell whether a file's own days show that it writes the day before the month."""
    found = [local for day in days if (local := LOCAL_DAY.fullmatch(day))]
    return any(int(local[1]) > MONTHS for local in found) and not any(
        int(local[2]) > MONTHS for local in found
    )


def bare(text: str) -> str:
    """Undo the guard of `tables.as_cell`, so that our own files can come back."""
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text
