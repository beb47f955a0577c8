"""One cell of customer scores: what it says, or why it does not.

Ids of answers become numbers of 64 bits, by which an answer is counted once. Only these
are kept, never what a tool calls its tickets. Two ids are alike by chance once in 2⁶⁴
(XXH3, the same on every machine).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

from engagement import weeks
from engagement.customers.files.dates import A_DAY
from engagement.customers.files.numbers import (
    Unit,
    bare,
    count_in,
    number_in,
    percentage_in,
)
from engagement.customers.files.periods import Calendar
from engagement.customers.files.recipe import SKIP, Kind, Recipe
from engagement.customers.files.words import Role, folded
from engagement.customers.metrics.catalogue import Metric, metric_named
from engagement.customers.metrics.scales import Scale, number_of, says_nothing
from engagement.files.csv_file import is_formula
from engagement.refusals import Reason, RowRefused

LONGEST_MOMENT = 60
LONGEST_ID = 100
LARGEST_COUNT = 999_999_999
OF_ALL = {
    "total", "totals", "totaux", "grand total", "total general", "ensemble",
    "subtotal", "sous total", "overall", "all teams", "toutes les equipes",
}  # fmt: skip
"""What rows are called that add up all others."""
A_WEEK = weeks.DAYS * A_DAY
"""Seconds."""


class LeftOut(Exception):  # noqa: N818 - nothing went wrong
    """A row that says nothing, or that is not wanted; it is no refusal."""


class Cell(NamedTuple):
    """Where an answer counts; the moment is empty when the file names none."""

    team_id: int
    week: int
    metric: str
    moment: str


class Tally(NamedTuple):
    """How many customers answered, and how; unknown unfavourable answers are 0."""

    n: int
    favourable: float
    unfavourable: float


def fingerprints(names: Sequence[str]) -> NDArray[np.uint64]:
    """Return a number for each name."""
    digests = map(xxhash.xxh3_64_intdigest, map(str.encode, names))
    return np.fromiter(digests, np.uint64, len(names))


def mixed(*numbers: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return a number for each row of numbers."""
    rows = np.column_stack(numbers).tobytes()
    size = len(numbers) * np.int64().itemsize
    digests = (
        xxhash.xxh3_64_intdigest(rows[start : start + size])
        for start in range(0, len(rows), size)
    )
    return np.fromiter(digests, np.uint64, len(numbers[0]))


def salt(source: str, metric: str) -> np.uint64:
    """Return what makes the same id another answer in another source or metric."""
    (salt,) = fingerprints([f"{source}\x1f{metric}"])
    return np.uint64(salt)


def may_be_odd(name: str) -> bool:
    """Tell whether an id has to be looked at; nearly all are as they stand there."""
    return len(name) > LONGEST_ID or name[:1] == "'" or name[-2:] == ".0"


class Comment(NamedTuple):
    """Words of a customer, with the team and week that they are about."""

    team_id: int
    week: int
    moment: str
    text: str


@dataclass(frozen=True)
class Reader:
    """Reads cells against what is known; every method raises `RowRefused`."""

    recipe: Recipe
    teams: Mapping[str, int]
    """Ids by code, name or alias; or `SKIP`."""
    metrics: Mapping[str, Metric]
    this_week: int
    decimal: str = ""
    seeming: Mapping[str, Unit] = field(default_factory=dict)
    """What each metric's values seem to be, where nobody told."""
    calendar: Calendar = field(default_factory=Calendar)
    of_100: frozenset[str] = frozenset()
    """Metrics whose numbers of favourable answers are percentages; "" stands for all.
    """

    def title(self, role: Role) -> str:
        """Return how the file calls a column, or what it is for."""
        return self.recipe.roles.get(role, role.value)

    def instant(self, text: str) -> int:
        """Return when an answer was given, in seconds since the first Monday.

        A week is its Monday, and a day without a time its midnight.
        """
        if Role.DATE not in self.recipe.roles:
            return self.week(text) * A_WEEK
        instant = self.calendar.instant(text)
        self._begun(instant // A_WEEK)
        return instant

    def week(self, text: str, year: str = "") -> int:
        """Return the week of a cell and of the year beside it, if there is one."""
        return self._begun(self.calendar.week(text, year))

    def _begun(self, week: int) -> int:
        if week > self.this_week:
            raise RowRefused(Reason.FUTURE_WEEK, week=weeks.iso_week(week))
        return week

    def metric(self, text: str) -> str:
        metric = metric_named(bare(text), self.metrics)
        if not metric:
            raise RowRefused(Reason.UNKNOWN_METRIC, metric=bare(text))
        return metric

    def team(self, text: str) -> int:
        """Return the id of a team; raises `LeftOut` where its rows are not wanted.

        Case and accents matter only between teams that differ by nothing else.
        """
        name = bare(text)
        team = self.teams.get(name) or self._folded_teams.get(folded(name))
        is_sum = team is None and folded(name) in OF_ALL
        if team == SKIP or (is_sum and self.recipe.kind is Kind.AGGREGATED):
            raise LeftOut
        if team is None:
            raise RowRefused(Reason.UNKNOWN_TEAM, team=name)
        return team

    @cached_property
    def _folded_teams(self) -> dict[str, int]:
        ids: dict[str, set[int]] = {}
        for name, team in self.teams.items():
            ids.setdefault(folded(name), set()).add(team)
        return {name: min(found) for name, found in ids.items() if len(found) == 1}

    def moment(self, text: str) -> str:
        moment = bare(text)
        if is_formula(moment):
            raise RowRefused(Reason.FORMULA, text=moment)
        if len(moment) > LONGEST_MOMENT:
            title = self.title(Role.MOMENT)
            raise RowRefused(Reason.TOO_LONG, column=title, most=LONGEST_MOMENT)
        return moment

    def name(self, text: str) -> str:
        """Return the id of an answer; empty for none.

        Where numbers were kept with decimals, as by pandas, 1001.0 is 1001.
        """
        name = bare(text)
        if len(name) > LONGEST_ID:
            title = self.title(Role.ID)
            raise RowRefused(Reason.TOO_LONG, column=title, most=LONGEST_ID)
        whole = name.removesuffix(".0")
        return whole if whole.isdecimal() else name

    def scale(self, metric: str) -> Scale:
        return self.metrics[metric].on(self.recipe.scales.get(metric, ""))

    def score(self, key: str, text: str) -> int:
        """Return an answer, of which higher is better; `LeftOut`: nobody gave one."""
        scale, text = self.scale(key), bare(text)
        if says_nothing(text):
            raise LeftOut
        if self.metrics[key].must_be_told and key not in self.recipe.scales:
            raise RowRefused(Reason.UNKNOWN_SCALE, metric=key)
        given = number_of(scale, text)
        if math.isnan(given):
            title = self.title(Role.SCORE)
            raise RowRefused(Reason.BAD_NUMBER, column=title, text=text)
        if not (scale.lowest <= given <= scale.highest and given.is_integer()):
            raise RowRefused(
                Reason.OUT_OF_SCALE, text=text, low=scale.lowest, high=scale.highest
            )
        return scale.upright(int(given))

    def count(self, role: Role, text: str, lowest: int = 0) -> int:
        text = bare(text)
        count = count_in(text)
        if not (count.is_integer() and lowest <= count <= LARGEST_COUNT):
            raise RowRefused(Reason.BAD_NUMBER, column=self.title(role), text=text)
        return int(count)

    def part(self, role: Role, metric: str, text: str) -> float:
        """Return a percentage of all answers as a share; NaN for a number of them."""
        text = bare(text)
        percent = percentage_in(text, self.decimal)
        if math.isnan(percent) and {metric, ""} & self.of_100 and text:
            percent = number_in(text, self.decimal)
            if math.isnan(percent):
                raise RowRefused(Reason.BAD_NUMBER, column=self.title(role), text=text)
        if percent < 0 or percent > 100:  # noqa: PLR2004 - percent
            raise RowRefused(Reason.OUT_OF_SCALE, text=text, low=0, high=100)
        return percent / 100

    def share(self, metric: str, text: str) -> float:
        """Return a value as a share of one, of NPS from -1; it is written otherwise."""
        text = bare(text)
        low, top = -self.metrics[metric].is_net, 100
        value = percentage_in(text, self.decimal)
        if math.isnan(value):
            value = number_in(text, self.decimal)
            self._check_unit(metric, text, value)
            top = 1 if self.recipe.unit_of(metric) is Unit.SHARE else 100
        if math.isnan(value):
            column, text = self.title(Role.VALUE), text.removesuffix("%")
            raise RowRefused(Reason.BAD_NUMBER, column=column, text=text)
        if not low * top <= value <= top:
            raise RowRefused(Reason.OUT_OF_SCALE, text=text, low=low * top, high=top)
        return value / top

    def _check_unit(self, metric: str, text: str, number: float) -> None:
        """Refuse a bare number that is no percentage, or seems to be none."""
        seeming, is_net = self.seeming.get(metric), self.metrics[metric].is_net
        if metric in self.recipe.means:
            seeming = Unit.MEAN
        elif self.recipe.unit_of(metric) is not Unit.UNCLEAR:
            return
        if seeming is Unit.MEAN and not math.isnan(number):
            raise RowRefused(Reason.MEAN_NOT_SHARE, text=text)
        is_part = 0 < abs(number) < 1 and not is_net
        if is_part or (0 < abs(number) <= 1 and seeming is Unit.SHARE):
            raise RowRefused(Reason.SHARE_NOT_PERCENT, text=text)
