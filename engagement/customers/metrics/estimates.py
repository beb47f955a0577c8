"""Customer metrics: how a score is read, and how sure its figure is.

Counts may be arrays, fractions included; everything works element by element.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engagement.measures import is_net
from engagement.statistics.findings import Numbers
from engagement.statistics.shares import (
    shares,
    wide_net_bounds,
    wide_share_bounds,
)

LEAST = 5
"""Customers under whom a figure is hidden."""
THIN = 20
"""Customers under whom a figure is shown grey."""


@dataclass(frozen=True)
class Estimate:
    """A figure in its metric's scale, its interval of 95 %, and its customers.

    NPS runs from -100 to 100, every other metric is a share from 0 to 1.
    """

    value: float
    low: float
    high: float
    n: int

    @property
    def is_thin(self) -> bool:
        return self.n < THIN


@dataclass(frozen=True)
class TooFew:
    """A figure hidden because too few customers stand behind it."""

    least: int = LEAST


def estimate(
    metric: str, n: int, favourable: float, unfavourable: float
) -> Estimate | TooFew:
    """Return the figure of counted answers, in the metric's scale, or why not."""
    if n < LEAST:
        return TooFew()
    if is_net(metric):
        return nps(favourable, unfavourable, n)
    return csat(favourable, n)


def nps(promoters: float, detractors: float, n: int) -> Estimate:
    """Return 100 (P - D) / n with an interval; see `wide_net_bounds`."""
    low, high = nps_bounds(promoters, detractors, n)
    return Estimate(100 * (promoters - detractors) / n, float(low), float(high), n)


def csat(favourable: float, n: int) -> Estimate:
    """Return the favourable share with an interval; see `wide_share_bounds`."""
    low, high = wide_share_bounds(favourable, n)
    return Estimate(favourable / n, float(low), float(high), n)


def values(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> Numbers:
    """Return figures in the metric's scale, for n >= 1; same shape as the counts."""
    found: Numbers = shares(favourable, n)
    if is_net(metric):
        found = 100 * (found - shares(unfavourable, n))
    return found


def bounds(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> tuple[Numbers, Numbers]:
    """Return both ends of the intervals of 95 %, in the metric's scale."""
    if is_net(metric):
        return nps_bounds(favourable, unfavourable, n)
    return wide_share_bounds(favourable, n)


def standard_errors(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> Numbers:
    """Return sampling errors in the metric's scale: sqrt(Var / n).

    NPS: Var = P + D - s² with shares P, D and s = P - D, times 100.
    CSAT: Var = p (1 - p).
    """
    share, scale = shares(favourable, n), 1
    variance = share * (1 - share)
    if is_net(metric):
        against, scale = shares(unfavourable, n), 100
        variance = share + against - (share - against) ** 2
    errors: Numbers = scale * np.sqrt(np.maximum(variance, 0) / np.asarray(n, float))
    return errors


def nps_bounds(
    promoters: ArrayLike, detractors: ArrayLike, n: ArrayLike
) -> tuple[Numbers, Numbers]:
    low, high = wide_net_bounds(promoters, detractors, n)
    return 100 * low, 100 * high


def widest_counts(share: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return promoters and detractors of greatest variance with this P - D."""
    net, size = np.asarray(share, float), np.asarray(n, float)
    return size * (1 + net) / 2, size * (1 - net) / 2


def exact_counts(share: ArrayLike, n: ArrayLike) -> Numbers:
    """Return the nearest whole numbers of n, halves upwards."""
    # Without the inner rounding 29 % of 50 would be 14.499999999999998.
    found: Numbers = np.floor(np.round(np.multiply(share, n), 6) + 0.5)
    return found
