"""The circle: mobilisation and satisfaction that fall, or rise, together."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import Numbers, Withheld, WithheldReason

BLOCK = 4
"""Weeks of a block; blocks do not overlap."""
LEAST_IN_BLOCK = 2
LEVEL = 0.8


class Turn(StrEnum):
    """Which way a team's circle turns."""

    VICIOUS = "vicious"  # both sides are falling
    VIRTUOUS = "virtuous"  # both sides are rising
    NEITHER = "neither"  # nothing is said


@dataclass(frozen=True)
class Circle:
    """What is said of a team, and how probable it is that both sides fall, or rise."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "normal changes of two blocks of four weeks"

    turn: Turn
    falling: float
    rising: float


@dataclass(frozen=True, eq=False)
class Blocks:
    """Means of a team's last block and of the one before, with variances; all (K,).

    NaN where a block has too few published weeks.
    """

    before: Numbers
    now: Numbers
    variance_before: Numbers
    variance_now: Numbers

    @property
    def change(self) -> Numbers:
        return self.now - self.before

    @property
    def variance(self) -> Numbers:
        return self.variance_before + self.variance_now


def last_blocks(values: ArrayLike, variances: ArrayLike) -> Blocks:
    """Average the last two blocks of four weeks, from (K, T); NaN where unpublished.

    The variance of a mean of m weeks is Σ v / m². A block with one week or none is
    NaN: it says nothing.
    """
    x = np.asarray(values, float)
    v = np.where(np.isfinite(x), np.asarray(variances, float), 0)
    ends = (slice(-2 * BLOCK, -BLOCK), slice(-BLOCK, None))
    (before, variance_before), (now, variance_now) = (
        _block(x[:, weeks], v[:, weeks]) for weeks in ends
    )
    return Blocks(before, now, variance_before, variance_now)


def circles(
    mobilisation: Blocks, satisfaction: Blocks
) -> tuple[Circle | Withheld, ...]:
    """Tell for each team whether both sides fell, or rose, between two blocks.

    P(both fall) = Φ(-d/s) of one side times that of the other, d the change and s² the
    sum of its two variances: staff and customers are different people, so their errors
    are apart. Above .8 it is said; without any change 2 % of teams get there by chance
    on each side. A team without four blocks is withheld.
    """
    falling = _falls(mobilisation) * _falls(satisfaction)
    rising = _rises(mobilisation) * _rises(satisfaction)
    return tuple(map(_circle, falling.tolist(), rising.tolist()))


def _circle(falling: float, rising: float) -> Circle | Withheld:
    if np.isnan(falling):
        return Withheld(WithheldReason.TOO_FEW_WEEKS, 0, 2 * LEAST_IN_BLOCK)
    turn = Turn.NEITHER
    if max(falling, rising) > LEVEL:
        turn = Turn.VICIOUS if falling > rising else Turn.VIRTUOUS
    return Circle(turn, falling, rising)


def _block(x: Numbers, v: Numbers) -> tuple[Numbers, Numbers]:
    weeks = np.isfinite(x).sum(axis=1)
    counted = np.where(weeks >= LEAST_IN_BLOCK, weeks, np.nan)
    return np.nansum(x, axis=1) / counted, v.sum(axis=1) / counted**2


def _falls(side: Blocks) -> Numbers:
    # Known exactly, a change of 0 is as good as falling as it is rising.
    error = np.sqrt(np.maximum(side.variance, np.finfo(float).tiny))
    chance: Numbers = scipy.special.ndtr(-side.change / error)
    return chance


def _rises(side: Blocks) -> Numbers:
    return 1 - _falls(side)
