"""Customer metrics: how a score is read, and how sure its figure is.

Counts may be arrays, fractions included; everything works element by element.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]

LEAST = 5
"""Customers under whom a figure is hidden."""
THIN = 20
"""Customers under whom a figure is shown grey."""
Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: intervals are of 95 %."""


@dataclass(frozen=True)
class Metric:
    """A customer measure: its raw scores, its classes and the scale of its figures."""

    key: str
    lowest: int
    highest: int
    favourable_from: int
    unfavourable_to: int
    low: float
    high: float

    def is_favourable(self, score: int) -> bool:
        return score >= self.favourable_from

    def is_unfavourable(self, score: int) -> bool:
        return score <= self.unfavourable_to


METRICS: Mapping[str, Metric] = MappingProxyType(
    {
        metric.key: metric
        for metric in (
            Metric("nps", 0, 10, 9, 6, low=-100.0, high=100.0),
            Metric("csat", 1, 5, 4, 2, low=0.0, high=1.0),
        )
    }
)


@dataclass(frozen=True)
class Estimate:
    """A figure in its metric's scale, its interval of 95 %, and its customers.

    NPS runs from -100 to 100, CSAT is a share from 0 to 1.
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
    if metric == "nps":
        return nps(favourable, unfavourable, n)
    return csat(favourable, n)


def nps(promoters: float, detractors: float, n: int) -> Estimate:
    """Return 100 (P - D) / n with its score interval; see `nps_bounds`."""
    low, high = nps_bounds(promoters, detractors, n)
    return Estimate(100 * (promoters - detractors) / n, float(low), float(high), n)


def csat(favourable: float, n: int) -> Estimate:
    """Return the favourable share with its Wilson interval; see `csat_bounds`."""
    low, high = csat_bounds(favourable, n)
    return Estimate(favourable / n, float(low), float(high), n)


def values(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> Numbers:
    """Return figures in the metric's scale, for n >= 1; same shape as the counts."""
    found: Numbers = _shares(favourable, n)
    if metric == "nps":
        found = 100 * (found - _shares(unfavourable, n))
    return found


def bounds(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> tuple[Numbers, Numbers]:
    """Return both ends of the intervals of 95 %, in the metric's scale."""
    if metric == "nps":
        return nps_bounds(favourable, unfavourable, n)
    return csat_bounds(favourable, n)


def standard_errors(
    metric: str, n: ArrayLike, favourable: ArrayLike, unfavourable: ArrayLike
) -> Numbers:
    """Return sampling errors in the metric's scale: sqrt(Var / n).

    NPS: Var = P + D - s² with shares P, D and s = P - D, times 100.
    CSAT: Var = p (1 - p).
    """
    share, scale = _shares(favourable, n), 1
    variance = share * (1 - share)
    if metric == "nps":
        against, scale = _shares(unfavourable, n), 100
        variance = share + against - (share - against) ** 2
    errors: Numbers = scale * np.sqrt(np.maximum(variance, 0) / np.asarray(n, float))
    return errors


def csat_bounds(favourable: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return Wilson's interval of shares, from 0 to 1.

    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n); Wilson, JASA 22 (1927) 209.
    """
    share, k = _shares(favourable, n), Z * Z / np.asarray(n, float)
    middle = share + k / 2
    reach = np.sqrt(k * np.maximum(share * (1 - share), 0) + k * k / 4)
    low, high = (middle - reach) / (1 + k), (middle + reach) / (1 + k)
    # At 0 and at n the end is exact; rounding must not push it past the share.
    return np.clip(low, 0, share), np.clip(high, share, 1)


def nps_bounds(
    promoters: ArrayLike, detractors: ArrayLike, n: ArrayLike
) -> tuple[Numbers, Numbers]:
    """Return the score interval of NPS, from -100 to 100.

    The interval for the difference of paired proportions (Tango, Statistics in
    Medicine 17 (1998) 891; May & Johnson, ibid. 16 (1997) 2127): all δ with
    (s - δ)² <= z²/n · (u - δ²), where u estimates P + D when the difference is δ,
    u² - (m + sδ) u + sδ - (1 - m) δ² = 0, m = P + D.
    Putting one into the other leaves, besides δ = s, with k = z²/n and w = s - δ,
    k δ² (w - k δ) + w³ - k w² δ - k m w + k² δ = 0; its outer roots are the limits.
    """
    up, down = _shares(promoters, n), _shares(detractors, n)
    s, m, k = up - down, up + down, Z * Z / np.asarray(n, float)
    lead = -((1 + k) ** 2)
    line = (k * k + k * m - (3 + k) * s * s) / lead
    low, high = _outer_roots(-3 * s / (1 + k), line, (s**3 - k * m * s) / lead)
    return 100 * np.clip(low, -1, s), 100 * np.clip(high, s, 1)


def _shares(counts: ArrayLike, n: ArrayLike) -> Numbers:
    shares: Numbers = np.asarray(counts, float) / np.asarray(n, float)
    return shares


def _outer_roots(a: Numbers, b: Numbers, c: Numbers) -> tuple[Numbers, Numbers]:
    """Return the smallest and largest root of x³ + ax² + bx + c, three real ones.

    Viète's trigonometric solution.
    """
    third = np.sqrt(np.maximum(a * a - 3 * b, 0)) / 3
    turned = (a * b / 3 - 2 * (a / 3) ** 3 - c) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        cosine = np.where(third > 0, turned / third**3, 0.0)
    angle = np.arccos(np.clip(cosine, -1, 1)) / 3
    largest = 2 * third * np.cos(angle) - a / 3
    smallest = 2 * third * np.cos(angle + 2 * np.pi / 3) - a / 3
    return smallest, largest
