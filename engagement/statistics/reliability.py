"""How far a team's mean can be relied on: what lies between teams, what within."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import Interval, Numbers, Reason, Withheld

LEAST_TEAMS = 2
FLAT = 1e-12
"""Squares under this share of the sum of all are no more than rounding."""
UPPER = 0.975
NEARLY = 1e-9


class TeamSums(NamedTuple):
    """Answers of each team, their sum and their sum of squares: (K,) each."""

    n: Numbers
    total: Numbers
    squares: Numbers


@dataclass(frozen=True)
class MeanSquares:
    """A one-way analysis of variance, with the two coefficients that follow from it."""

    between: float
    within: float
    teams: int
    n: float

    @property
    def size(self) -> float:
        return self.n / self.teams

    @property
    def icc1(self) -> float:
        """Share of the variance that lies between teams."""
        rest = (self.size - 1) * self.within
        return (self.between - self.within) / (self.between + rest)

    @property
    def icc2(self) -> float:
        """Reliability of the mean of a team of mean size."""
        return (self.between - self.within) / self.between


@dataclass(frozen=True)
class Reliability:
    """ICC(1) and ICC(2); negative when teams differ less than chance would have it."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "one-way analysis of variance, Wald's intervals"

    icc1: float
    icc1_interval: Interval
    icc2: float
    icc2_interval: Interval
    teams: int
    n: float


def team_sums(
    team: ArrayLike, values: ArrayLike, times: ArrayLike | None = None
) -> TeamSums:
    """Sum raw values by team; each stands for `times` answers, else for one."""
    place = np.unique(np.asarray(team), return_inverse=True)[1]
    x = np.asarray(values, float)
    weight = np.ones_like(x) if times is None else np.asarray(times, float)
    n, total, squares = (
        np.asarray(np.bincount(place, weights=weight * x**power), float)
        for power in range(3)
    )
    return TeamSums(n, total, squares)


def mean_squares(
    n: ArrayLike, total: ArrayLike, squares: ArrayLike
) -> MeanSquares | Withheld:
    """Return MSB and MSW from n, Σx and Σx² of each team, (K,) in any unit.

    MSB = Σ n_g (x̄_g - x̄)² / (K - 1), MSW = Σ Σ (x - x̄_g)² / (N - K); Fisher,
    Statistical Methods for Research Workers (1925) ch. VII. Teams without an answer
    are passed over. Refused: one team alone, a single answer in each, or teams whose
    means are all the same.
    """
    sums = np.stack([np.asarray(part, float) for part in (n, total, squares)])
    size, sum_, sum_of_squares = sums[:, sums[0] > 0]
    teams, answers = len(size), size.sum()
    if teams < LEAST_TEAMS:
        return Withheld(Reason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if answers <= teams:
        return Withheld(Reason.TOO_FEW_BALLOTS, int(answers), teams + 1)
    # Around the common mean: far from it, squares would drown the differences.
    mean = sum_.sum() / answers
    away = sum_ - size * mean
    around = (sum_of_squares - 2 * mean * sum_ + size * mean**2).sum()
    between, rounding = (away**2 / size).sum(), FLAT * sum_of_squares.sum()
    if between <= rounding:
        return Withheld(Reason.NO_VARIATION)
    within = around - between if around - between > rounding else 0.0
    return MeanSquares(
        float(between / (teams - 1)),
        float(within / (answers - teams)),
        teams,
        float(answers),
    )


def reliability(
    n: ArrayLike, total: ArrayLike, squares: ArrayLike
) -> Reliability | Withheld:
    """Return ICC(1) and ICC(2) with their intervals, from sums as `mean_squares`.

    ICC(1) = (MSB - MSW) / (MSB + (n̄ - 1) MSW) with n̄ = N / K,
    ICC(2) = (MSB - MSW) / MSB; Bliese, in Klein & Kozlowski (2000) p. 349. The
    intervals are Wald's, Annals of Mathematical Statistics 11 (1940) 96: for equal
    teams those from F = MSB / MSW, and exact for unequal ones too, where the latter
    hold the truth in 60 % of cases (one team of 400 among teams of eight).
    """
    found = mean_squares(n, total, squares)
    if isinstance(found, Withheld):
        return found
    size, sum_ = np.asarray(n, float), np.asarray(total, float)
    counted = size > 0
    single = _interval(size[counted], sum_[counted] / size[counted], found)
    mean = Interval(
        min(_stepped_up(single.low, found.size), found.icc2),
        max(_stepped_up(single.high, found.size), found.icc2),
    )
    return Reliability(found.icc1, single, found.icc2, mean, found.teams, found.n)


def _interval(size: Numbers, means: Numbers, found: MeanSquares) -> Interval:
    """Return the interval of icc1 for teams of any sizes.

    Weighed by n_g (1 - r) / (1 + (n_g - 1) r), the squares of the teams' means over MSW
    follow F(K - 1, N - K) when the truth is r; the ends are those r for which they
    would be at its two points.
    """

    def ratio(rho: float) -> float:
        weight = size * (1 - rho) / (1 + (size - 1) * rho)
        away = means - (weight @ means) / weight.sum()
        return float(weight @ away**2) / (found.teams - 1) / found.within

    if found.within == 0:
        return Interval(1.0, 1.0)
    between, within = found.teams - 1, found.n - found.teams
    low = float(scipy.stats.f.ppf(UPPER, between, within))
    high = 1 / float(scipy.stats.f.ppf(UPPER, within, between))
    least = (NEARLY - 1) / (float(size.max()) - 1)
    ends = [_place(ratio, level, least) for level in (low, high)]
    return Interval(min(ends[0], found.icc1), max(ends[1], found.icc1))


def _place(falling: Callable[[float], float], level: float, least: float) -> float:
    """Return where between `least` and 1 a falling function is at a level."""
    if falling(least) <= level:
        return least
    if falling(1 - NEARLY) >= level:
        return 1.0
    return float(
        scipy.optimize.brentq(lambda at: falling(at) - level, least, 1 - NEARLY)
    )


def _stepped_up(icc1: float, size: float) -> float:
    return size * icc1 / (1 + (size - 1) * icc1)


def team_reliabilities(icc1: float, n: ArrayLike) -> Numbers:
    """Return the reliability of the mean of n answers, from 0 to 1, shaped as n.

    λ_g = n_g ICC(1) / (1 + (n_g - 1) ICC(1)); Spearman and Brown, British Journal of
    Psychology 3 (1910) 271 and 296. A negative ICC(1) gives 0: there is nothing that a
    mean could show.
    """
    size, share = np.asarray(n, float), max(icc1, 0.0)
    with np.errstate(invalid="ignore"):
        found = size * share / (1 + (size - 1) * share)
    reliabilities: Numbers = np.where(size > 0, found, 0.0)
    return reliabilities
