"""The mean of answers on a scale that ends somewhere."""

import scipy

from engagement.statistics.findings import Interval
from engagement.statistics.shares import share_bounds

FLAT = 1e-12
"""A variance, relative to the scale, that is no more than rounding."""


def mean_interval(
    n: int, total: float, squares: float, scale: tuple[float, float]
) -> Interval:
    """Return x̄ ± t s / √n within the scale, from n >= 2, Σx and Σx².

    Student, Biometrika 6 (1908) 1. Answers that are all the same have no s: then those
    whom Wilson's interval of "all" leaves may be anywhere on the scale.
    """
    lowest, highest = scale
    mean = min(max(total / n, lowest), highest)
    variance = (squares - n * mean * mean) / (n - 1)
    if variance <= FLAT * max(abs(lowest), abs(highest)) ** 2:
        sure = float(share_bounds(n, n)[0])
        return Interval(*(sure * mean + (1 - sure) * end for end in scale))
    reach = float(scipy.stats.t.ppf(0.975, n - 1)) * (variance / n) ** 0.5
    return Interval(max(mean - reach, lowest), min(mean + reach, highest))


def widest_squares(n: int, mean: float, scale: tuple[float, float]) -> float:
    """Return the largest Σx² that a mean allows: its variance is (max - m)(m - min).

    Bhatia & Davis, American Mathematical Monthly 107 (2000) 353.
    """
    lowest, highest = scale
    return n * (mean * mean + (highest - mean) * (mean - lowest))
