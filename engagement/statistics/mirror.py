"""What customers and staff say of the same things, and how far apart they are."""

import math
from dataclasses import dataclass

import numpy as np
import scipy

from engagement.statistics.findings import Interval, Numbers, Z
from engagement.statistics.multiplicity import benjamini_hochberg

FALSE_GAPS = 0.05
"""Of the gaps that are named, at most this share is expected to be none."""
LABEL_MEAN, LABEL_LEAST = 0.70, 0.55
"""What the field asks for: of all figures together, and of each."""
TAIL = 0.025


@dataclass(frozen=True, eq=False)
class BothSides:
    """What both sides say of D things: shares from 0 to 1 and their variances, (D,)."""

    dimensions: tuple[str, ...]
    staff: Numbers
    staff_variance: Numbers
    customers: Numbers
    customers_variance: Numbers


@dataclass(frozen=True)
class Gap:
    """What staff say less what customers say, shares from -1 to 1."""

    difference: float
    interval: Interval
    is_clear: bool
    """Whether it survives that so many were looked at."""


@dataclass(frozen=True)
class SymmetryIndex:
    """How high both sides stand together, and how near each other: shares, 0 to 1."""

    level: float
    level_interval: Interval
    balance: float
    balance_interval: Interval
    dimensions: int


@dataclass(frozen=True)
class LabelCheck:
    """What is missing to what the field asks for."""

    mean: float
    low: tuple[tuple[str, str], ...]
    """Dimensions and sides, `staff` or `customers`, below the least."""

    @property
    def is_reached(self) -> bool:
        return self.mean >= LABEL_MEAN and not self.low


def gaps(sides: BothSides) -> tuple[Gap, ...]:
    """Return the gap of each dimension, in their order.

    Two independent shares: d ± z √(v_s + v_c). Which are clear: Benjamini & Hochberg,
    see `benjamini_hochberg`.
    """
    difference, variance = _difference(sides)
    error = np.sqrt(variance)
    p = [math.erfc(abs(z) / math.sqrt(2)) for z in difference / error]
    clear = benjamini_hochberg(p) <= FALSE_GAPS
    return tuple(
        Gap(float(d), Interval(float(d - Z * e), float(d + Z * e)), bool(is_clear))
        for d, e, is_clear in zip(difference, error, clear, strict=True)
    )


def symmetry_index(sides: BothSides) -> SymmetryIndex:
    """Return level and balance over all dimensions.

    Our own definition. Level: the mean over dimensions of √(s c), its variance
    (c v_s / s + s v_c / c) / 4 by the delta method. Balance: one less the distance
    √(Σ d² / D), what chance adds taken off: Σ (d² - v) below the root, at least 0. Its
    interval inverts the noncentral χ² of Σ d² / v, exact where all variances are alike;
    where they are not, Σ v² / Σ v takes their place.
    """
    level, of_level = _level(sides)
    balance, interval = _balance(sides)
    reach = Z * math.sqrt(of_level)
    ends = Interval(max(0.0, level - reach), min(1.0, level + reach))
    return SymmetryIndex(level, ends, balance, interval, len(sides.dimensions))


def label_check(sides: BothSides) -> LabelCheck:
    """Hold every figure against the label: mean at least 70, none under 55."""
    shares = np.stack([sides.staff, sides.customers], axis=1)
    low = [
        (dimension, side)
        for dimension, both in zip(sides.dimensions, shares, strict=True)
        for side, share in zip(("staff", "customers"), both, strict=True)
        if share < LABEL_LEAST
    ]
    return LabelCheck(float(shares.mean()), tuple(low))


def _difference(sides: BothSides) -> tuple[Numbers, Numbers]:
    variance = sides.staff_variance + sides.customers_variance
    return sides.staff - sides.customers, variance


def _level(sides: BothSides) -> tuple[float, float]:
    least = np.finfo(float).tiny
    staff, customers = (
        np.maximum(one, least) for one in (sides.staff, sides.customers)
    )
    levels = np.sqrt(staff * customers)
    variances = (
        customers * sides.staff_variance / staff
        + staff * sides.customers_variance / customers
    ) / 4
    return float(levels.mean()), float(variances.sum()) / len(levels) ** 2


def _balance(sides: BothSides) -> tuple[float, Interval]:
    difference, variance = _difference(sides)
    square = float(difference @ difference)
    distance = math.sqrt(max(0.0, square - float(variance.sum())) / len(variance))
    unit = float(variance @ variance) / float(variance.sum())
    freedom = float(variance.sum()) / unit
    ends = [
        math.sqrt(unit * _noncentrality(square / unit, freedom, below) / len(variance))
        for below in (1 - TAIL, TAIL)
    ]
    low, high = (1 - min(1.0, end) for end in reversed(ends))
    return 1 - distance, Interval(low, high)


def _noncentrality(square: float, freedom: float, below: float) -> float:
    """Return the λ under which χ² stays below the square with that chance; or 0."""
    if scipy.special.chdtr(freedom, square) < below:
        return 0.0
    return float(scipy.special.chndtrinc(square, freedom, below))
