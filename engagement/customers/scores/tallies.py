"""What customers said over a year and two periods, added up by row: pure.

Frames have an index of rows, teams or moments, and columns of two levels: the metric
and its `n`, `favourable` and `unfavourable` customers, 0 where there are none.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from engagement.customers.metrics import estimates
from engagement.customers.metrics.estimates import LEAST, Estimate
from engagement.customers.scores.global_index import (
    Incomplete,
    Index,
    NothingCounts,
    index,
    index_values,
)
from engagement.statistics.differences import difference
from engagement.statistics.findings import Interval, Withheld, WithheldReason

REST, BEFORE, NOW = 0, 1, 2
"""Stretches of weeks: the year without two periods, and each of the two."""
COUNTS = ["n", "favourable", "unfavourable"]


@dataclass(frozen=True)
class ScoreChange:
    """How far a score is from that of the period before, in its own scale."""

    points: float
    interval: Interval

    @property
    def is_clear(self) -> bool:
        """Tell whether it is more than noise."""
        return not self.interval.low <= 0 <= self.interval.high

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        return {"points": self.points, **ends, "is_clear": self.is_clear}


@dataclass(frozen=True)
class PeriodScore:
    """The score of one period, beside the one before."""

    is_shown: ClassVar[bool] = True

    estimate: Estimate
    change: ScoreChange | Withheld

    def as_report(self) -> dict[str, object]:
        one = self.estimate
        return {
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "n": one.n,
            "change": self.change.as_report(),
        }


@dataclass(frozen=True)
class BoardLine:
    """The index of a row, and its scores."""

    index: Index | Incomplete | NothingCounts
    scores: tuple[PeriodScore | Withheld, ...]


@dataclass(frozen=True, eq=False)
class Tallies:
    """The customers of rows, over a year and its last two periods; see above."""

    before: pd.DataFrame
    now: pd.DataFrame
    year: pd.DataFrame

    def answers(self, row: Hashable) -> dict[str, float]:
        """Return the customers of a row by metric, over the year."""
        found: dict[str, float] = self._of_year("n").loc[row].to_dict()
        return found

    def customers(self) -> pd.Series:
        """Return how many customers a row has, over the year and all metrics."""
        return self._of_year("n").sum(axis=1)

    def lines(
        self, rows: Sequence[Hashable], measures: Sequence[str], columns: Sequence[str]
    ) -> Iterator[BoardLine]:
        """Yield the index of these measures and the scores of these metrics by row."""
        parts = [
            self._of_year(count)[list(measures)].loc[list(rows)].to_numpy().tolist()
            for count in ("n", "favourable")
        ]
        scores = [self._scores(one, rows) for one in columns]
        for n, favourable, *of_row in zip(*parts, *scores, strict=True):
            yield BoardLine(index(measures, n, favourable), tuple(of_row))

    def indices(self, measures: Sequence[str]) -> pd.Series:
        """Return the index of every row, from 0 to 1; NaN where it is withheld."""
        n, favourable = (
            self._of_year(count)[list(measures)] for count in ("n", "favourable")
        )
        return index_values(n, favourable)

    def values(self, metric: str) -> pd.Series:
        """Return every row's score in the metric's scale; NaN where withheld."""
        counts = self.now[metric]
        n = counts["n"].where(counts["n"] >= LEAST)
        found = estimates.values(
            metric, n, counts["favourable"], counts["unfavourable"]
        )
        return pd.Series(found, n.index)

    def _of_year(self, count: str) -> pd.DataFrame:
        """Return one count of the year in customers: a column for each metric."""
        is_count = self.year.columns.get_level_values(1) == count
        return self.year.loc[:, is_count].droplevel(1, axis=1)

    def _scores(
        self, metric: str, rows: Sequence[Hashable]
    ) -> list[PeriodScore | Withheld]:
        now, before = (
            stretch.loc[list(rows), metric].itertuples(index=False, name=None)
            for stretch in (self.now, self.before)
        )
        return [
            _beside(score(metric, one), score(metric, other))
            for one, other in zip(now, before, strict=True)
        ]


def _beside(
    now: Estimate | Withheld, before: Estimate | Withheld
) -> PeriodScore | Withheld:
    if isinstance(now, Withheld):
        return now
    if isinstance(before, Withheld):
        return PeriodScore(now, before)
    gap = now.value - before.value
    return PeriodScore(now, ScoreChange(gap, difference(now, before)))


def score(metric: str, counts: Sequence[float]) -> Estimate | Withheld:
    n, favourable, unfavourable = counts
    if n == 0:
        return Withheld(WithheldReason.NO_CUSTOMERS)
    found = estimates.estimate(metric, round(n), favourable, unfavourable)
    if isinstance(found, Estimate):
        return found
    return Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=found.least)


def tally(
    sums: pd.DataFrame, rows: Sequence[Hashable], of_metrics: Sequence[str]
) -> Tallies:
    """Add up sums into these rows, for these metrics.

    sums: columns `row`, `metric`, `stretch` (`REST`, `BEFORE` or `NOW`) and `COUNTS`,
    in customers.
    """
    columns = pd.MultiIndex.from_product([of_metrics, COUNTS])
    added = sums.groupby(["row", "metric", "stretch"])[COUNTS].sum()

    def of(stretches: Sequence[int]) -> pd.DataFrame:
        is_in = added.index.get_level_values("stretch").isin(stretches)
        wide = added[is_in].groupby(["row", "metric"]).sum().unstack("metric")
        wide = wide.swaplevel(axis=1).reindex(index=rows, columns=columns)
        return wide.fillna(0.0).astype(float)

    return Tallies(of([BEFORE]), of([NOW]), of([REST, BEFORE, NOW]))
