"""One row of customer scores: where it counts and how much, or why it does not."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from engagement import weeks
from engagement.csv_file import is_formula
from engagement.customers.metrics.catalogue import METRICS, Metric, metric_named
from engagement.customers.metrics.estimates import exact_count, widest_counts
from engagement.customers.metrics.scales import number_of
from engagement.customers.reading.dates import DateOrder, week_in, week_of_day
from engagement.customers.reading.numbers import Unit, bare, count_in, number_in
from engagement.customers.reading.remembered import Remembered
from engagement.customers.reading.words import folded
from engagement.refusals import Reason, RowRefused

LONGEST_MOMENT = 60
LONGEST_ID = 100
LARGEST_COUNT = 999_999_999
DEMANDED = 4
"""The first cells of a row, which must be filled in."""
SKIP = -1
"""Stands for a team whose rows are left out on purpose."""

AnswerId = tuple[str, str]
"""Metric and id: what makes an answer be counted once, whatever file it comes in."""


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


class Answer(NamedTuple):
    """One customer's score."""

    cell: Cell
    score: int
    """Higher is better, whichever way the scale was asked."""


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


def named(name: str, moment: str) -> str:
    """Return the id of an answer, for those of one row at several moments."""
    return f"{name}/{moment}" if name and moment else name


@dataclass(frozen=True)
class RowReader:
    """Reads rows against what is known; every method raises `RowRefused`."""

    teams: Mapping[str, int]
    """Ids by code, name or alias; or `SKIP`."""
    this_week: int
    folded_teams: Mapping[str, int] = field(default_factory=dict)
    """The same by folded name."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """How the file calls its columns."""
    metrics: Mapping[str, Metric] = field(default_factory=lambda: METRICS)
    scales: Mapping[str, str] = field(default_factory=dict)
    date_order: DateOrder = DateOrder.UNCLEAR
    is_weekly: bool = False
    """Whether answers have a week instead of a day."""
    unit: Unit = Unit.UNCLEAR
    units: Mapping[str, Unit] = field(default_factory=dict)
    """Of single metrics, where it is another."""
    seeming: Mapping[str, Unit] = field(default_factory=dict)
    """What each metric's values seem to be, where nobody told."""
    decimal: str = ""

    def answer(self, texts: Sequence[str]) -> Answer:
        """Read one customer's `AnswerTexts`; raises `LeftOut` when there is none."""
        day, team, metric, score, moment = texts
        if not (day and team and metric and score):
            self._demand(AnswerTexts(*texts))
        cell = self._cells[day, team, metric, moment]
        return Answer(cell, self.scores[cell.metric, score])

    def total(self, texts: Sequence[str]) -> tuple[Cell, Tally]:
        """Read the `TotalTexts` of a team and week."""
        row = TotalTexts(*map(bare, texts))
        self._demand(row)
        week, key = self._weeks[row.week], self.keys[row.metric]
        cell = Cell(self.ids[row.team], week, key, self.moments[row.moment])
        size, is_net = self._count("n", row.n, lowest=1), self.metrics[key].is_net
        if row.favourable and (row.unfavourable or not is_net):
            return cell, self._counted(size, row)
        if not row.value:
            missing = "unfavourable" if row.favourable else "favourable"
            raise RowRefused(Reason.MISSING_VALUE, column=self._title(missing))
        if is_net:
            return cell, self._widest(size, row.value, key)
        return cell, self._exact_share(size, row.value, key)

    def _demand(self, row: AnswerTexts | TotalTexts) -> None:
        if "" in row[:DEMANDED]:
            title = self._title(row._fields[row.index("")])
            raise RowRefused(Reason.MISSING_VALUE, column=title)

    def _title(self, name: str) -> str:
        return self.titles.get(name, name)

    @cached_property
    def _cells(self) -> Remembered[tuple[str, str, str, str], Cell]:
        """Where answers count, by all texts but their score."""
        return Remembered(self._cell)

    @cached_property
    def days(self) -> Remembered[str, int]:
        return Remembered(self._week_of_answer)

    @cached_property
    def _weeks(self) -> Remembered[str, int]:
        return Remembered(self._week)

    @cached_property
    def keys(self) -> Remembered[str, str]:
        return Remembered(self._key)

    @cached_property
    def ids(self) -> Remembered[str, int]:
        return Remembered(self._id)

    @cached_property
    def moments(self) -> Remembered[str, str]:
        return Remembered(self._moment)

    @cached_property
    def scores(self) -> Remembered[tuple[str, str], int]:
        return Remembered(self._score)

    def _cell(self, texts: tuple[str, str, str, str]) -> Cell:
        day, team, metric, moment = texts
        week, key = self.days[day], self.keys[metric]
        return Cell(self.ids[team], week, key, self.moments[moment])

    def _week_of_answer(self, text: str) -> int:
        if self.is_weekly:
            return self._week(text)
        return self._begun(week_of_day(bare(text), self.date_order))

    def _week(self, text: str) -> int:
        return self._begun(week_in(bare(text), self.this_week, self.date_order))

    def _begun(self, week: int) -> int:
        if week > self.this_week:
            raise RowRefused(Reason.FUTURE_WEEK, week=weeks.written(week))
        return week

    def _key(self, text: str) -> str:
        metric = metric_named(bare(text), self.metrics)
        if not metric:
            raise RowRefused(Reason.UNKNOWN_METRIC, metric=bare(text))
        return metric

    def _id(self, text: str) -> int:
        name = bare(text)
        team = self.teams.get(name) or self.folded_teams.get(folded(name))
        if team == SKIP:
            raise LeftOut
        if team is None:
            raise RowRefused(Reason.UNKNOWN_TEAM, team=name)
        return team

    def _moment(self, text: str) -> str:
        moment = bare(text)
        if is_formula(moment):
            raise RowRefused(Reason.FORMULA, text=moment)
        if len(moment) > LONGEST_MOMENT:
            title = self._title("moment")
            raise RowRefused(Reason.TOO_LONG, column=title, most=LONGEST_MOMENT)
        return moment

    def _score(self, asked: tuple[str, str]) -> int:
        metric, text = self.metrics[asked[0]], bare(asked[1])
        if metric.must_be_told and metric.key not in self.scales:
            raise RowRefused(Reason.UNKNOWN_SCALE, metric=metric.key)
        scale = metric.on(self.scales.get(metric.key, ""))
        if folded(text) in scale.silent:
            raise LeftOut
        score = number_of(scale, text)
        if math.isnan(score):
            raise RowRefused(Reason.BAD_NUMBER, column=self._title("score"), text=text)
        if not (scale.lowest <= score <= scale.highest and score.is_integer()):
            raise RowRefused(
                Reason.OUT_OF_SCALE, text=text, low=scale.lowest, high=scale.highest
            )
        return scale.upright(int(score))

    def _counted(self, size: int, row: TotalTexts) -> Tally:
        up = self._count("favourable", row.favourable)
        down = self._count("unfavourable", row.unfavourable or "0")
        if up + down > size:
            raise RowRefused(Reason.MORE_THAN_ALL)
        return Tally(size, up, down)

    def _widest(self, size: int, text: str, metric: str) -> Tally:
        """Return the counts of greatest variance, 1 - s², that have this value."""
        share = self._share(text, -1, metric)
        return Tally(size, *widest_counts(share, size))

    def _exact_share(self, size: int, text: str, metric: str) -> Tally:
        share, seeming = self._share(text, 0, metric), self.seeming.get(metric)
        if self.units.get(metric, self.unit) is Unit.UNCLEAR:
            percent = round(share * 100, 9)
            if 0 < percent < 1 or (percent == 1 and seeming is Unit.SHARE):
                raise RowRefused(Reason.SHARE_NOT_PERCENT, text=text)
            if seeming is Unit.MEAN:
                raise RowRefused(Reason.MEAN_NOT_SHARE, text=text)
        return Tally(size, exact_count(share, size), 0)

    def _share(self, text: str, low: int, metric: str) -> float:
        """Return a value as a share of one, which is written as a percentage or not."""
        is_share = self.units.get(metric, self.unit) is Unit.SHARE
        top = 1 if is_share and not text.endswith("%") else 100
        value = self._number("value", text.removesuffix("%"))
        if not low * top <= value <= top:
            raise RowRefused(Reason.OUT_OF_SCALE, text=text, low=low * top, high=top)
        return value / top

    def _count(self, name: str, text: str, lowest: int = 0) -> int:
        count = count_in(text)
        if not (count.is_integer() and lowest <= count <= LARGEST_COUNT):
            raise RowRefused(Reason.BAD_NUMBER, column=self._title(name), text=text)
        return int(count)

    def _number(self, name: str, text: str) -> float:
        number = number_in(text, self.decimal)
        if math.isnan(number):
            raise RowRefused(Reason.BAD_NUMBER, column=self._title(name), text=text)
        return number
