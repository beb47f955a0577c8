"""Lead and lag: whether staff or customers tend to move first."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import SEED, Numbers, Withheld, WithheldReason
from engagement.statistics.multiplicity import share_as_large
from engagement.statistics.panels import (
    APART,
    FARTHEST,
    PERMUTATIONS,
    Panel,
    own_sums,
    panels,
    permuted_sums,
    r_of,
)
from engagement.statistics.within import LEAST_TEAMS, LEAST_WEEKS

LEAST_PAIRS = LEAST_TEAMS * (LEAST_WEEKS - FARTHEST)
"""What the fewest teams and weeks still leave four weeks apart."""
SURE = 0.95


class LeadOrder(StrEnum):
    """Who tends to move first."""

    STAFF_FIRST = "staff_first"
    CUSTOMERS_FIRST = "customers_first"
    BOTH = "both"
    SAME_WEEK = "same_week"  # together, and neither clearly before the other
    NONE = "none"


@dataclass(frozen=True)
class Lag:
    """Staff of a week beside customers of some weeks later or earlier."""

    is_shown: ClassVar[bool] = True

    r: float
    pairs: int
    p: float  # adjusted for the whole family
    beyond_same_week: bool  # |r| is larger than in the same week, by more than chance

    @property
    def stands_out(self) -> bool:
        return self.p <= 1 - SURE

    def as_report(self) -> dict[str, object]:
        return {"r": self.r, "pairs": self.pairs, "p": self.p}


@dataclass(frozen=True)
class LeadAndLag:
    """A metric at every lag; above 0 the customers' week is the later one."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "two-way demeaned Pearson, max-T over permuted teams"
    seed: ClassVar[int] = SEED
    permutations: ClassVar[int] = PERMUTATIONS

    lags: dict[int, Lag | Withheld]
    band: (
        float  # chance alone leaves the |r| of the whole family below, 95 times in 100
    )
    teams: int
    weeks: int

    @property
    def order(self) -> LeadOrder:
        """Who moves first: r fades on both sides of its peak, so the peak decides."""
        out = {
            apart: lag
            for apart, lag in self.lags.items()
            if isinstance(lag, Lag) and lag.stands_out
        }
        staff_first = {apart > 0 for apart, lag in out.items() if lag.beyond_same_week}
        if not staff_first:
            return LeadOrder.SAME_WEEK if out else LeadOrder.NONE
        if len(staff_first) > 1:
            return LeadOrder.BOTH
        return LeadOrder.STAFF_FIRST if staff_first.pop() else LeadOrder.CUSTOMERS_FIRST

    def as_report(self) -> dict[str, object]:
        lags = {str(apart): lag.as_report() for apart, lag in self.lags.items()}
        counts = {"teams": self.teams, "weeks": self.weeks}
        return {"order": self.order.value, "band": self.band, "lags": lags, **counts}


@dataclass(frozen=True)
class _Observed:
    """What a metric's own pairs add up to, Σxy, Σx², Σy² and pairs: (4, K, lags)."""

    sums: Numbers
    teams: int
    weeks: int

    @property
    def r(self) -> Numbers:
        return r_of(self.sums.sum(axis=1))

    @property
    def pairs(self) -> Numbers:
        pairs: Numbers = self.sums[3].sum(axis=0)
        return pairs


def lags(
    team: ArrayLike, week: ArrayLike, x: ArrayLike, y: ArrayLike
) -> LeadAndLag | Withheld:
    """Correlate staff (x) with customers (y) of the same team, some weeks apart.

    One metric of `lags_of_metrics`, which says what is computed and refused.
    """
    return lags_of_metrics(team, week, x, {"": y})[""]


def lags_of_metrics(
    team: ArrayLike, week: ArrayLike, x: ArrayLike, metrics: Mapping[str, ArrayLike]
) -> dict[str, LeadAndLag | Withheld]:
    """Correlate staff with customer metrics, -4 to 4 weeks apart, as one family.

    Rows are a team, a week (a whole number) and values, NaN where one is missing; a
    team and a week make one row. With x and y rid of team and week means, r at lag k is
    Σ x_gt y_g,t+k / √(Σ x² Σ y²) over the pairs there are. Customers of one team are
    then put beside staff of another, B = 999 times, and the largest |r| of the family
    (lags x metrics) kept: p = (1 + #{max ≥ |r|}) / (1 + B);
    Westfall & Young, Resampling-Based Multiple Testing, Wiley (1993), chapter 2.
    Refused: a metric under 6 teams or 12 weeks, or flat; a lag under 48 pairs.

    Teams are exchanged within blocks of up to 64, drawn once and blind to the values.
    Such exchanges are a group, as all permutations are, so the test is as exact; but
    the products of any two teams are computed once per block, and each permutation only
    picks from them and adds. Up to 64 teams are one block.
    """
    if not metrics:
        return {}
    teams = np.unique(np.asarray(team), return_inverse=True)[1]
    columns = np.array([x, *metrics.values()], float)
    staff, *customers = panels(teams, np.asarray(week, int), columns)
    seen = [_observe(staff, panel) for panel in customers]
    chance = _largest(staff, customers, seen)
    return {
        name: one if isinstance(one, Withheld) else _finding(one, chance)
        for name, one in zip(metrics, seen, strict=True)
    }


def _observe(staff: Panel, customers: Panel) -> _Observed | Withheld:
    shared = staff.known.any(axis=1) & customers.known.any(axis=1)
    known = (staff.known[shared], customers.known[shared])
    weeks = min(int(one.any(axis=0).sum()) for one in known)
    found = _Observed(own_sums(staff, customers), int(shared.sum()), weeks)
    if found.teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, found.teams, LEAST_TEAMS)
    if found.weeks < LEAST_WEEKS:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, found.weeks, LEAST_WEEKS)
    if not staff.rest.any() or not customers.rest.any():
        return Withheld(WithheldReason.NO_VARIATION)
    return found


def _largest(
    staff: Panel, customers: list[Panel], seen: list[_Observed | Withheld]
) -> Numbers:
    """Return the largest |r| of the family in each permutation, (B,)."""
    family = [
        (panel, one)
        for panel, one in zip(customers, seen, strict=True)
        if isinstance(one, _Observed)
    ]
    largest = np.zeros(PERMUTATIONS)
    if not family:
        return largest
    permuted = permuted_sums(staff, [panel for panel, _ in family])
    for (_, one), sums in zip(family, permuted, strict=True):
        sizes = np.abs(r_of(sums))[:, one.pairs >= LEAST_PAIRS]
        largest = np.maximum(largest, sizes.max(axis=1, initial=0))
    return largest


def _finding(found: _Observed, chance: Numbers) -> LeadAndLag:
    p = share_as_large(np.abs(found.r), chance[:, None])
    beyond = _beyond_same_week(found.sums)
    lags = {
        apart: Lag(float(found.r[i]), int(found.pairs[i]), float(p[i]), bool(beyond[i]))
        if found.pairs[i] >= LEAST_PAIRS
        else Withheld(WithheldReason.TOO_FEW_PAIRS, int(found.pairs[i]), LEAST_PAIRS)
        for i, apart in enumerate(APART)
    }
    band = float(np.quantile(chance, SURE))
    return LeadAndLag(lags, band, found.teams, found.weeks)


def _beyond_same_week(sums: Numbers) -> Numbers:
    """Tell at which lags |r| is above that of the same week, by a jackknife over teams.

    One-sided, t with K - 1 degrees; Efron & Stein, Annals of Statistics 9 (1981) 586.
    Without it, a noisy neighbour of the same week would be said to precede.
    """
    whole = r_of(sums.sum(axis=1))
    without = r_of(sums.sum(axis=1, keepdims=True) - sums) * np.sign(whole)
    same = APART.index(0)
    more = np.abs(whole) - np.abs(whole[same])
    spread = without - without[:, [same]]
    teams = len(spread)
    error = np.sqrt((teams - 1) * spread.var(axis=0))
    beyond: Numbers = more > scipy.stats.t.ppf(SURE, teams - 1) * error
    return beyond
