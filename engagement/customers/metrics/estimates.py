"""Customer metrics: how a score is read, and how sure its figure is.

Counts may be arrays, fractions included; everything works element by element.
"""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import Interval, Numbers, Z
from engagement.statistics.means import mean_interval, widest_squares
from engagement.statistics.shares import net_bounds, share_bounds, shares

LEAST = 5
"""Customers under whom a figure is hidden."""
THIN = 20
"""Customers under whom a figure is shown grey."""
TOP = 2
"""Points of a scale that are favourable, from its end."""
TOO_SURE = 2
"""Answers added to each side where none on one would leave no variance."""


@dataclass(frozen=True)
class Estimate:
    """A figure in its metric's scale, its interval of 95 %, and its customers.

    NPS runs from -100 to 100, CSAT is a share from 0 to 1, a mean is in points.
    """

    value: float
    low: float
    high: float
    n: int
    is_widest: bool = False
    """Whether the answers are unknown, and the interval is the widest they allow."""

    @property
    def is_thin(self) -> bool:
        return self.n < THIN


@dataclass(frozen=True)
class TooFew:
    """A figure hidden because too few customers stand behind it."""

    least: int = LEAST


class Direction(StrEnum):
    """Which end of a scale of effort means that it was easy."""

    HIGHER_IS_EASIER = "higher_is_easier"
    LOWER_IS_EASIER = "lower_is_easier"


@dataclass(frozen=True)
class Effort:
    """CES two ways, both higher when it was easier."""

    mean: Estimate
    easy: Estimate
    """Share of the two easiest points."""
    direction: Direction
    """Of the scale as it was asked; `mean` is turned round if lower is easier."""


@dataclass(frozen=True)
class AverageTeam:
    """A metric where each team counts once, and how far that is from all customers."""

    estimate: Estimate
    teams: int
    gap: float
    """The average team less all customers; above zero, large teams do worse."""
    gap_interval: Interval


@dataclass(frozen=True)
class Overall:
    """One metric over many teams, from both sides."""

    all_customers: Estimate
    average_team: AverageTeam | TooFew


def estimate(
    metric: str, n: int, favourable: float, unfavourable: float
) -> Estimate | TooFew:
    """Return the figure of counted answers, in the metric's scale, or why not."""
    if n < LEAST:
        return TooFew()
    if metric == "nps":
        return nps(favourable, unfavourable, n)
    return csat(favourable, n)


def nps(promoters: float, detractors: float, n: int) -> Estimate:
    """Return 100 (P - D) / n with its score interval; see `net_bounds`."""
    low, high = nps_bounds(promoters, detractors, n)
    return Estimate(100 * (promoters - detractors) / n, float(low), float(high), n)


def csat(favourable: float, n: int) -> Estimate:
    """Return the favourable share with its Wilson interval; see `share_bounds`."""
    low, high = share_bounds(favourable, n)
    return Estimate(favourable / n, float(low), float(high), n)


def values(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> Numbers:
    """Return figures in the metric's scale, for n >= 1; same shape as the counts."""
    found: Numbers = shares(favourable, n)
    if metric == "nps":
        found = 100 * (found - shares(unfavourable, n))
    return found


def bounds(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> tuple[Numbers, Numbers]:
    """Return both ends of the intervals of 95 %, in the metric's scale."""
    if metric == "nps":
        return nps_bounds(favourable, unfavourable, n)
    return share_bounds(favourable, n)


def standard_errors(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> Numbers:
    """Return sampling errors in the metric's scale: sqrt(Var / n).

    NPS: Var = P + D - s² with shares P, D and s = P - D, times 100.
    CSAT: Var = p (1 - p).
    """
    share, scale = shares(favourable, n), 1
    variance = share * (1 - share)
    if metric == "nps":
        against, scale = shares(unfavourable, n), 100
        variance = share + against - (share - against) ** 2
    errors: Numbers = scale * np.sqrt(np.maximum(variance, 0) / np.asarray(n, float))
    return errors


def nps_bounds(
    promoters: ArrayLike, detractors: ArrayLike, n: ArrayLike
) -> tuple[Numbers, Numbers]:
    low, high = net_bounds(promoters, detractors, n)
    return 100 * low, 100 * high


def ces(points: ArrayLike, direction: Direction) -> Effort | TooFew:
    """Return CES from the number of customers at each point, lowest first, from 1 on.

    The mean has its t-interval (see `mean_interval`), the easiest points Wilson's.
    """
    counts = np.asarray(points, float)
    if direction is Direction.LOWER_IS_EASIER:
        counts = counts[::-1]
    n, score = round(float(counts.sum())), np.arange(1, len(counts) + 1)
    if n < LEAST:
        return TooFew()
    total, squares = float(counts @ score), float(counts @ score**2)
    ends = mean_interval(n, total, squares, (1, len(counts)))
    return Effort(
        Estimate(total / n, ends.low, ends.high, n),
        csat(float(counts[-TOP:].sum()), n),
        direction,
    )


def nps_alone(score: float, n: int) -> Estimate | TooFew:
    """Return NPS, -100 to 100, of which a file tells only the score and n: widest.

    With s the score as a share, its variance lies between |s| - s², when nobody is on
    the other side, and 1 - s², when nobody is passive.
    """
    if n < LEAST:
        return TooFew()
    return replace(nps(*widest_counts(score / 100, n), n), is_widest=True)


def widest_counts(share: float, n: int) -> tuple[float, float]:
    """Return promoters and detractors of greatest variance with this P - D."""
    return n * (1 + share) / 2, n * (1 - share) / 2


def csat_alone(share: float, n: int) -> Estimate | TooFew:
    """Return CSAT of which a file tells only the share, 0 to 1, and n: that is all."""
    return csat(exact_count(share, n), n) if n >= LEAST else TooFew()


def exact_count(share: float, n: int) -> int:
    """Return the nearest whole number of n, halves upwards."""
    # Without the inner rounding 29 % of 50 would be 14.499999999999998.
    return math.floor(round(n * share, 6) + 0.5)


def mean_alone(mean: float, n: int, scale: tuple[float, float]) -> Estimate | TooFew:
    """Return a mean of which a file tells no more than itself and n: widest."""
    if n < LEAST:
        return TooFew()
    ends = mean_interval(n, n * mean, widest_squares(n, mean, scale), scale)
    return Estimate(mean, ends.low, ends.high, n, is_widest=True)


def overall(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> Overall | TooFew:
    """Return a metric over teams, (K,) counts: all customers, and the average team.

    Counts add; a score without counts adds as its `widest_counts`, which makes an
    n-weighted mean. The average team counts each team with five customers once.
    """
    parts = [np.asarray(part, float) for part in (n, favourable, unfavourable)]
    counts = np.stack(parts)[:, parts[0] > 0]
    customers, up, down = counts.sum(axis=1).tolist()
    together = estimate(metric, round(customers), up, down)
    if isinstance(together, TooFew):
        return together
    return Overall(together, _average_team(metric, counts))


def _average_team(metric: str, counts: Numbers) -> AverageTeam | TooFew:
    """Average over teams with enough customers; counts are n, up, down by team.

    Its interval is that of K² / Σ 1/n_g customers, who give the variance of K teams
    that are alike; Kish, Survey Sampling (1965) § 11.7.
    """
    size, enough = counts[0], counts[0] >= LEAST
    teams = int(enough.sum())
    if teams == 0:
        return TooFew()
    like = teams**2 / (1 / size[enough]).sum()
    up, down = (like * (part / size)[enough].mean() for part in counts[1:])
    value = float(values(metric, like, up, down))
    low, high = map(float, bounds(metric, like, up, down))
    gap = value - float(values(metric, *counts.sum(axis=1)))
    reach = Z * _gap_error(metric, counts, enough / teams)
    return AverageTeam(
        Estimate(value, low, high, round(float(size[enough].sum()))),
        teams,
        gap,
        Interval(gap - reach, gap + reach),
    )


def _gap_error(metric: str, counts: Numbers, weights: Numbers) -> float:
    """Return the error of Σ c_g x_g, c_g what a team weighs less its share of all.

    √(V Σ c_g² / n_g), with V that of all customers and two more on each side; Agresti
    & Caffo, American Statistician 54 (2000) 280.
    """
    size, of_all = counts[0], counts.sum(axis=1)
    contrast = weights - size / of_all[0]
    n, up, down = of_all + TOO_SURE * np.array([2, 1, 1])
    variance = float(standard_errors(metric, n, up, down) ** 2 * n)
    return math.sqrt(variance * float((contrast**2 / size).sum()))
