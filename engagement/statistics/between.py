"""Between teams: whether those with more of one have more of the other."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import (
    INDICATIVE_BELOW,
    SEED,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
    Z,
)
from engagement.statistics.resampling import RESAMPLES, bca_interval

LEAST_TEAMS = 8
"""No r below."""
LEAST_TEAMS_TO_RESAMPLE = 20
FLAT = 1e-9
"""A column that varies by less, relative to its size, does not vary."""


@dataclass(frozen=True)
class Correlation:
    """Between teams: Pearson with Fisher's interval, and Spearman."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "Pearson, Fisher z; BCa bootstrap over teams"
    resamples: ClassVar[int] = RESAMPLES
    seed: ClassVar[int] = SEED

    r: float
    interval: Interval
    spearman: float
    teams: int
    bootstrap: Interval | Withheld
    """The interval that needs no normal distribution; from 20 teams on."""

    @property
    def is_indicative(self) -> bool:
        return self.teams < INDICATIVE_BELOW

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        numbers = {"r": self.r, **ends, "spearman": self.spearman, "teams": self.teams}
        drawn = self.bootstrap.as_report()
        if self.bootstrap.is_shown:
            named = {f"bootstrap_{end}": value for end, value in drawn.items()}
            return {**numbers, **named, "seed": self.seed}
        return {**numbers, "bootstrap": drawn}


def between(x: ArrayLike, y: ArrayLike) -> Correlation | Withheld:
    """Correlate the values of teams, (K,) each, in any unit; refused below 8 teams.

    Fisher's interval is tanh(atanh r ± 1.96 / √(K - 3)); Fisher, Metron 1 (1921) 3.
    """
    first, second = np.asarray(x, float), np.asarray(y, float)
    teams = len(first)
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if is_flat(first - first.mean(), first) or is_flat(second - second.mean(), second):
        return Withheld(WithheldReason.NO_VARIATION)
    # In an order of their own, so that the same teams are drawn however they come.
    order = np.lexsort((second, first))
    first, second = first[order], second[order]
    r = pearson(first, second)
    spearman = pearson(ranks(first), ranks(second))
    drawn = _bootstrap_interval(first, second)
    return Correlation(r, fisher_interval(r, teams), spearman, teams, drawn)


def fisher_interval(r: float, n: int) -> Interval:
    with np.errstate(divide="ignore"):  # atanh of 1 is infinite, its tanh 1 again
        middle, reach = np.arctanh(r), Z / np.sqrt(n - 3)
    low, high = np.tanh(middle - reach), np.tanh(middle + reach)
    return Interval(min(float(low), r), max(float(high), r))


def pearson(x: Numbers, y: Numbers, weights: Numbers | None = None) -> float:
    """Return r of two columns of which neither is flat.

    With weights, such as respondents: the mean and the sums count each row as often;
    Bland & Altman, BMJ 310 (1995) 633.
    """
    times = np.ones(len(x)) if weights is None else weights / weights.max()
    a, b = _centre(x, times), _centre(y, times)
    r = (times * a) @ b / np.sqrt(((times * a) @ a) * ((times * b) @ b))
    return float(np.clip(r, -1, 1))


def _centre(column: Numbers, times: Numbers) -> Numbers:
    # Scaled too: the squares of very small or large numbers would be 0 or infinite.
    rest = column - (times @ column) / times.sum()
    scaled: Numbers = rest / np.abs(rest).max()
    return scaled


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


def _bootstrap_interval(x: Numbers, y: Numbers) -> Interval | Withheld:
    teams = len(x)
    if teams < LEAST_TEAMS_TO_RESAMPLE:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS_TO_RESAMPLE)
    one = np.ones(teams)
    a, b = _centre(x, one), _centre(y, one)
    return bca_interval(np.stack([one, a, b, a * a, b * b, a * b]), _r_of)


def _r_of(sums: Numbers) -> Numbers:
    """Return r from rows of n, Σa, Σb, Σa², Σb², Σab; NaN if a or b does not vary."""
    a, b, aa, bb, ab = sums[1:] / sums[0]
    spread = np.stack([aa - a * a, bb - b * b])
    spread[spread <= FLAT] = np.nan
    r: Numbers = np.clip((ab - a * b) / np.sqrt(spread[0] * spread[1]), -1, 1)
    return r
