"""Between teams: whether those with more of one have more of the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import (
    INDICATIVE_BELOW,
    Direction,
    Indices,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
    Z,
)
from engagement.statistics.jackknife import around, reach_of

LEAST_TEAMS = 8
"""No r below."""
FLAT = 1e-9
"""A column that varies by less, relative to its size, does not vary."""
EQUAL = 9
"""Decimals, of the largest value, in which values that rank alike are equal."""


@dataclass(frozen=True)
class Correlation:
    """Between teams: Pearson with the jackknife's interval, and Spearman."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "Pearson, jackknife over teams on Fisher's z"

    r: float
    interval: Interval
    p: float
    """How often chance alone leads as far from zero; two-sided."""
    fisher: Interval
    """The usual interval, which supposes that teams are alike."""
    spearman: float
    slope: float
    """Units of y for one unit of x, by least squares."""
    slope_interval: Interval
    teams: int
    without_one: Interval
    """The lowest and the highest r when any one team is left out."""
    rests_on: int | None
    """The place of the team without which not even Fisher's interval sees a tie."""

    @property
    def is_indicative(self) -> bool:
        return self.teams < INDICATIVE_BELOW

    @property
    def least_seen(self) -> float:
        """The |r| from which so many teams show a tie: tanh(1.96/√(K-3))."""
        return float(np.tanh(Z / np.sqrt(self.teams - 3)))

    def as_report(self) -> dict[str, object]:
        return {
            "r": self.r,
            **self.interval.as_report(),
            "p": self.p,
            "fisher_low": self.fisher.low,
            "fisher_high": self.fisher.high,
            "spearman": self.spearman,
            "slope": self.slope,
            "slope_low": self.slope_interval.low,
            "slope_high": self.slope_interval.high,
            "without_one_low": self.without_one.low,
            "without_one_high": self.without_one.high,
            "teams": self.teams,
        }


@dataclass(frozen=True)
class PartialCorrelation:
    """Between teams of the same group, or of the same size."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "partial Pearson, jackknife over teams on Fisher's z"

    r: float
    interval: Interval
    p: float
    teams: int
    freedom: int

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        return {"r": self.r, **ends, "p": self.p, "teams": self.teams}


class _Sums(NamedTuple):
    """Σab, Σa², Σb², of numbers or, without each team in turn, of columns (K,)."""

    ab: Numbers
    aa: Numbers
    bb: Numbers

    @property
    def r(self) -> Numbers:
        """Return r, 0 where a side does not vary."""
        size = np.sqrt(np.maximum(self.aa, 0) * np.maximum(self.bb, 0))
        r = np.divide(self.ab, size, out=np.zeros_like(size), where=size > FLAT)
        inside: Numbers = np.clip(r, -1, 1)
        return inside

    @property
    def slope(self) -> Numbers:
        return np.divide(
            self.ab, self.aa, out=np.zeros_like(self.aa), where=self.aa > FLAT
        )


def between(x: ArrayLike, y: ArrayLike) -> Correlation | Withheld:
    """Correlate the values of teams, (K,) each, in any unit; refused below 8 teams.

    The interval is `reach_of`'s, K - 2 degrees, which holds where teams are unlike;
    beside it Fisher's, tanh(atanh r ± 1.96 / √(K - 3)); Fisher, Metron 1 (1921) 3.
    The slope is that of least squares, its interval `around` it likewise.
    """
    sides = np.stack([np.asarray(x, float), np.asarray(y, float)])
    teams = sides.shape[1]
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    rest = sides - sides.mean(axis=1, keepdims=True)
    if any(map(is_flat, rest, sides)):
        return Withheld(WithheldReason.NO_VARIATION)
    unit = np.abs(rest).max(axis=1)
    whole, left_out = _leave_out(rest / unit[:, None], np.full(teams, 1 / teams))
    r, others = float(whole.r), left_out.r
    reach = reach_of(r, others, teams - 2, 1 / np.sqrt(teams - 3))
    fisher = fisher_interval(r, teams)
    scale, slope = float(unit[1] / unit[0]), float(whole.slope)
    alike = float(np.sqrt((1 - r * r) * whole.bb / whole.aa / (teams - 2)))
    return Correlation(
        r,
        reach.interval,
        reach.p,
        fisher,
        pearson(ranks(sides[0]), ranks(sides[1])),
        slope * scale,
        around(slope, left_out.slope, teams - 2, alike).times(scale),
        teams,
        Interval(float(others.min()), float(others.max())),
        _rests_on(reach.interval, fisher, others),
    )


def partial(
    x: ArrayLike,
    y: ArrayLike,
    *,
    groups: ArrayLike | None = None,
    covariates: Sequence[ArrayLike] = (),
) -> PartialCorrelation | Withheld:
    """Correlate what groups and covariates leave of the values of teams, (K,) each.

    Groups are labels, such as regions; a team alone in its group says nothing.
    Covariates are numbers, such as the logarithm of a size. r of the residuals of both
    sides, and its interval with K - P - 1 degrees, P the groups and the covariates.
    Without team g, a sum loses a b / (1 - h_g), h its leverage in what is taken away;
    Frisch & Waugh, Econometrica 1 (1933) 387. Refused where K - P leaves fewer than 7
    where there is only one group, and where nothing is left of a side.
    """
    names = np.zeros(len(np.asarray(x)), int) if groups is None else np.asarray(groups)
    number, many = np.unique(names, return_inverse=True, return_counts=True)[1:]
    counted = many[number] > 1
    number = np.unique(number[counted], return_inverse=True)[1]
    rows = np.array([x, y, *covariates], float)[:, counted]
    found = int(number.max(initial=-1)) + 1
    if groups is not None and found == 1:
        return Withheld(WithheldReason.ONE_GROUP)
    teams, taken = rows.shape[1], found + len(covariates)
    if teams - taken + 1 < LEAST_TEAMS:
        have = max(0, teams - taken + 1)
        return Withheld(WithheldReason.TOO_FEW_TEAMS, have, LEAST_TEAMS)
    rest, leverage = _residuals(rows, number)
    if any(map(is_flat, rest, rows[:2])):
        return Withheld(WithheldReason.NO_VARIATION)
    unit = np.abs(rest).max(axis=1, keepdims=True)
    whole, left_out = _leave_out(rest / unit, leverage)
    r, freedom = float(whole.r), teams - taken - 1
    reach = reach_of(r, left_out.r, freedom, 1 / np.sqrt(freedom - 1))
    return PartialCorrelation(r, reach.interval, reach.p, teams, freedom)


def _residuals(rows: Numbers, groups: Indices) -> tuple[Numbers, Numbers]:
    """Return what groups and covariates leave of both sides, and their leverage."""
    size = np.bincount(groups)[groups]
    means = np.stack([np.bincount(groups, row)[groups] for row in rows]) / size
    rest = rows - means
    sides, covariates = rest[:2], rest[2:]
    axes = np.linalg.svd(covariates, full_matrices=False)
    base = axes[2][axes[1] > FLAT * axes[1].max(initial=0)]
    left: Numbers = sides - (sides @ base.T) @ base
    return left, 1 / size + (base**2).sum(axis=0)


def _leave_out(rest: Numbers, leverage: Numbers) -> tuple[_Sums, _Sums]:
    """Return the sums of both sides, (2, K), and those without each team."""
    a, b = rest
    gone = np.divide(1, 1 - leverage, out=np.zeros_like(leverage), where=leverage < 1)
    products = [a * b, a * a, b * b]
    whole = [np.asarray(one.sum()) for one in products]
    left = [total - one * gone for total, one in zip(whole, products, strict=True)]
    return _Sums(*whole), _Sums(*left)


def _rests_on(interval: Interval, fisher: Interval, left_out: Numbers) -> int | None:
    unclear = Direction.UNCLEAR
    if fisher.direction is unclear or interval.direction is not unclear:
        return None
    team = int(np.abs(left_out).argmin())
    without = fisher_interval(float(left_out[team]), len(left_out) - 1)
    return team if without.direction is unclear else None


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

    Equal means are ties however they were added up: .7, .6, .8 and .6, .7, .8. A few
    lines of numpy, since importing scipy.stats takes over a second at each start.
    """
    scaled = np.round(values / (np.abs(values).max() or 1), EQUAL)
    _, place, times = np.unique(scaled, return_inverse=True, return_counts=True)
    mean_ranks: Numbers = times.cumsum() - (times - 1) / 2
    return mean_ranks[place]
