"""What customers said over a year and two periods, added up by row: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

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
from engagement.statistics.findings import Interval, Numbers, Withheld, WithheldReason

REST, BEFORE, NOW, YEAR = 0, 1, 2, 3
"""Stretches of weeks: the year without two periods, each of the two, all three."""
STRETCHES = 3
COUNTS = 3
"""Customers, favourable, unfavourable."""

SumRow = tuple[int, int, float, float, float]
"""Place of a row, stretch, customers, favourable, unfavourable."""


@dataclass(frozen=True)
class Change:
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
class Figure:
    """The score of one period, beside the one before."""

    is_shown: ClassVar[bool] = True

    estimate: Estimate
    change: Change | Withheld

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
class Line:
    """The index of a row, and its scores."""

    index: Index | Incomplete | NothingCounts
    scores: tuple[Figure | Withheld, ...]


@dataclass(frozen=True, eq=False)
class Tallies:
    """Counts by stretch, kind of count, metric and row."""

    metrics: tuple[str, ...]
    counts: Numbers
    """Of the shape (YEAR + 1, COUNTS, metrics, rows)."""

    def answers(self, row: int) -> dict[str, float]:
        """Return the customers of a row by metric, over the year."""
        return dict(
            zip(self.metrics, self.counts[YEAR, 0, :, row].tolist(), strict=True)
        )

    def line(self, row: int, measures: Sequence[str], columns: Sequence[str]) -> Line:
        n, favourable, _ = self.counts[YEAR][:, self._places(measures), row].tolist()
        scores = [self._score(self.metrics.index(one), row) for one in columns]
        return Line(index(measures, n, favourable), tuple(scores))

    def indices(self, measures: Sequence[str]) -> Numbers:
        """Return the index of every row; NaN where it is withheld."""
        n, favourable, _ = self.counts[YEAR][:, self._places(measures)]
        return index_values(n, favourable)

    def values(self, metric: str) -> Numbers:
        """Return the scores of every row; NaN where they are withheld."""
        n, up, down = self.counts[NOW, :, self.metrics.index(metric)]
        return np.where(
            n < LEAST, np.nan, estimates.values(metric, np.maximum(n, 1), up, down)
        )

    def _places(self, names: Sequence[str]) -> list[int]:
        return [self.metrics.index(one) for one in names]

    def _score(self, metric: int, row: int) -> Figure | Withheld:
        now, before = (
            score(self.metrics[metric], self.counts[stretch, :, metric, row].tolist())
            for stretch in (NOW, BEFORE)
        )
        if isinstance(now, Withheld):
            return now
        if isinstance(before, Withheld):
            return Figure(now, before)
        gap = now.value - before.value
        return Figure(now, Change(gap, difference(now, before)))


def score(metric: str, counts: Sequence[float]) -> Estimate | Withheld:
    n, favourable, unfavourable = counts
    if n == 0:
        return Withheld(WithheldReason.NO_CUSTOMERS)
    found = estimates.estimate(metric, round(n), favourable, unfavourable)
    if isinstance(found, Estimate):
        return found
    return Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=found.least)


def tallied(rows: Mapping[str, Sequence[SumRow]], size: int) -> Tallies:
    """Add up rows of sums, by metric, into as many rows of tallies."""
    counts = np.zeros((YEAR + 1, COUNTS, len(rows), size))
    for place, found in enumerate(rows.values()):
        if found:
            at, stretch, *columns = np.array(found, float).T
            cell = (stretch * size + at).astype(np.intp)
            for kind, column in enumerate(columns):
                sums = np.bincount(cell, column, STRETCHES * size)
                counts[:YEAR, kind, place] = sums.reshape(STRETCHES, size)
    counts[YEAR] = counts[:YEAR].sum(axis=0)
    return Tallies(tuple(rows), counts)
