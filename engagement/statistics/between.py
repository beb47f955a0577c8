"""Between teams: whether those with more of one have more of the other."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import (
    INDICATIVE_BELOW,
    Interval,
    Numbers,
    Reason,
    Withheld,
    Z,
)

LEAST_TEAMS = 8
"""No r below."""
FLAT = 1e-9
"""A column that varies by less, relative to its size, does not vary."""


@dataclass(frozen=True)
class Correlation:
    """Between teams: Pearson with Fisher's interval, and Spearman."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "Pearson, Fisher z"

    r: float
    interval: Interval
    spearman: float
    teams: int

    @property
    def is_indicative(self) -> bool:
        return self.teams < INDICATIVE_BELOW

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        return {"r": self.r, **ends, "spearman": self.spearman, "teams": self.teams}


def between(x: ArrayLike, y: ArrayLike) -> Correlation | Withheld:
    """Correlate the values of teams.

    Fisher's interval is tanh(atanh r ± 1.96 / √(K - 3)); Fisher, Metron 1 (1921) 3.
    """
    first, second = np.asarray(x, float), np.asarray(y, float)
    teams = len(first)
    if teams < LEAST_TEAMS:
        return Withheld(Reason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if is_flat(first - first.mean(), first) or is_flat(second - second.mean(), second):
        return Withheld(Reason.NO_VARIATION)
    r = pearson(first, second)
    spearman = pearson(ranks(first), ranks(second))
    return Correlation(r, fisher_interval(r, teams), spearman, teams)


def fisher_interval(r: float, n: int) -> Interval:
    with np.errstate(divide="ignore"):  # atanh of 1 is infinite, its tanh 1 again
        middle, reach = np.arctanh(r), Z / np.sqrt(n - 3)
    low, high = np.tanh(middle - reach), np.tanh(middle + reach)
    return Interval(min(float(low), r), max(float(high), r))


def pearson(x: Numbers, y: Numbers) -> float:
    """Return r of two columns of which neither is flat."""
    # Scaled first: the squares of very small or large numbers would be 0 or infinite.
    a, b = x - x.mean(), y - y.mean()
    a, b = a / np.abs(a).max(), b / np.abs(b).max()
    return float(np.clip(a @ b / np.sqrt((a @ a) * (b @ b)), -1, 1))


def is_flat(rest: Numbers, column: Numbers) -> bool:
    """Tell whether what is left of a column is no more than rounding."""
    return bool(np.abs(rest).max() <= FLAT * np.abs(column).max())


def ranks(values: Numbers) -> Numbers:
    """Return ranks from 1 on, (K,); ties share their mean rank.

    Two lines of numpy, since importing scipy.stats takes over a second at each start.
    """
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    mean_ranks: Numbers = times.cumsum() - (times - 1) / 2
    return mean_ranks[place]
