"""Which of many pairs of measures go together between teams, told of all at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.between import (
    Correlation,
    PartialCorrelation,
    between,
    partial,
)
from engagement.statistics.claims import CHANCE
from engagement.statistics.findings import (
    INDICATIVE_BELOW,
    Direction,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)
from engagement.statistics.multiplicity import max_t
from engagement.statistics.sign_flips import flips_of

LEAST_TEAMS = INDICATIVE_BELOW
"""Of fewer, unequal ones the flips see a tie in 13 of 100 companies without any."""
INSIDE_CHANCE = 0.05
LEAST_OF_THIRD = 5


@dataclass(frozen=True)
class Tie:
    """How two measures go together between teams, as one of many pairs."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "Pearson, sign flips of teams, max-T over the pairs"

    correlation: Correlation
    inside: PartialCorrelation | Withheld
    """Among teams of one group."""
    p: float
    """How often chance alone makes any of the pairs as clear."""

    @property
    def direction(self) -> Direction:
        """What may be said: clear among all pairs, by itself and inside groups."""
        found = self.correlation.interval.direction
        if self.p > CHANCE:
            return Direction.UNCLEAR
        if isinstance(self.inside, Withheld):
            return found
        is_inside = self.inside.p <= INSIDE_CHANCE
        agrees = is_inside and self.inside.r * self.correlation.r > 0
        return found if agrees else Direction.UNCLEAR


class Third(NamedTuple):
    """The teams that are low, in the middle or high on x, and their mean y."""

    teams: int
    x: float
    y: float
    interval: Interval


@dataclass(frozen=True)
class Thirds:
    """Teams in three thirds of x."""

    is_shown: ClassVar[bool] = True

    low: Third
    middle: Third
    high: Third


def ties(
    pairs: Sequence[tuple[ArrayLike, ArrayLike]], groups: ArrayLike
) -> tuple[Tie | Withheld, ...]:
    """Correlate pairs of the values of K teams, (K,) each, in any unit, NaN if none.

    p is `max_t`'s, over flips of what whole teams add to Σxy of each pair, as in
    `flip`: any is called in 4 of 100 companies in which none goes together. A pair of
    fewer than 20 teams, or of which a side does not vary, is refused.
    groups: labels, such as the areas of the teams; see `partial`.
    """
    found = [_correlate(*pair, np.asarray(groups)) for pair in pairs]
    shown = [one for one in found if not isinstance(one, Withheld)]
    if not shown:
        return tuple(one for one in found if isinstance(one, Withheld))
    flips = flips_of(np.stack([one.sums for one in shown], axis=1))
    chance = iter(max_t(*flips).tolist())
    return tuple(
        one if isinstance(one, Withheld) else Tie(one.all, one.inside, next(chance))
        for one in found
    )


def least_seen(teams: int, pairs: int) -> float:
    """Return about the |r| from which so many teams show one of so many pairs.

    tanh(z / √(K - 3)), z for 4 % over all pairs: Bonferroni's, a little too careful.
    """
    z = float(scipy.special.ndtri(1 - CHANCE / (2 * pairs)))
    return float(np.tanh(z / np.sqrt(teams - 3)))


def thirds(x: ArrayLike, y: ArrayLike) -> Thirds | Withheld:
    """Return the mean y of the third of teams lowest on x, of the next and the highest.

    (K,) each. Its interval is Student's, of the teams of that third alone: their spread
    may differ. Refused below 20 teams, and where equal values leave a third fewer than
    five teams.
    """
    sides: Numbers = np.stack([np.asarray(x, float), np.asarray(y, float)])
    sides = sides[:, np.isfinite(sides[0] + sides[1])]
    teams = sides.shape[1]
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    bounds = np.quantile(sides[0], [1 / 3, 2 / 3])
    third = np.searchsorted(bounds, sides[0])
    parts = [sides[:, third == at] for at in range(3)]
    if min(part.shape[1] for part in parts) < LEAST_OF_THIRD:
        return Withheld(WithheldReason.NO_VARIATION)
    return Thirds(*map(_third, parts))


def _third(sides: Numbers) -> Third:
    teams = sides.shape[1]
    x, y = sides.mean(axis=1).tolist()
    error = sides[1].std(ddof=1) / np.sqrt(teams)
    reach = float(scipy.special.stdtrit(teams - 1, 0.975) * error)
    return Third(teams, x, y, Interval(y - reach, y + reach))


class _Pair(NamedTuple):
    all: Correlation
    inside: PartialCorrelation | Withheld
    sums: Numbers
    """What each team adds to Σxy; 0 where it has no such pair."""


def _correlate(x: ArrayLike, y: ArrayLike, groups: Numbers) -> _Pair | Withheld:
    sides: Numbers = np.stack([np.asarray(x, float), np.asarray(y, float)])
    known = np.isfinite(sides[0] + sides[1])
    teams = int(known.sum())
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    a, b = sides[:, known]
    found = between(a, b)
    if isinstance(found, Withheld):
        return found
    sums = np.zeros(len(known))
    sums[known] = (a - a.mean()) / a.std() * (b - b.mean()) / b.std()
    return _Pair(found, partial(a, b, groups=groups[known]), sums)
