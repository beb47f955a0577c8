"""Teams beside one another: how often chance alone brings a figure so far off."""

from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.shrinkage import LEAST_TEAMS, Spread, spread

MORE = 4
"""Answers like everybody's that are added before an error is taken at a team's own."""
EDGE = 1e-6
"""No mean comes closer to 0 or 1, and no answer varies less."""
Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Figures:
    """Means of answers from 0 to 1, one of each team; all (K,), NaN where unknown."""

    means: Numbers
    answers: Numbers
    """How many independent answers each stands for; whole numbers or not."""
    middle: Numbers
    """The share of answers of ½; 0 where every answer is 0 or 1."""


@dataclass(frozen=True, eq=False)
class Tails:
    """How often chance brings a team as low, or as high; (K,), NaN where unknown."""

    mean: float
    """Of the teams, those known better counting for more."""
    low: Numbers
    high: Numbers


def level_tails(figures: Figures) -> Tails | Withheld:
    """Compare each team with the mean of the others; refused below 6 teams.

    As if it stood where they stand: errors are taken at the common mean, not at the
    team's own figure, which near 0 or 1 is surest where it is luckiest.
    """
    known = np.isfinite(figures.means)
    if (have := int(known.sum())) < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, have, LEAST_TEAMS)
    x, n = figures.means[known], figures.answers[known]
    middle = n @ figures.middle[known] / n.sum()
    of = spread(x, _variance(n @ x / n.sum(), middle) / n)
    v = _variance(of.mean, middle) / n
    of = spread(x, v)
    distance, others = _beside(x, v, of)
    low = np.full(len(known), np.nan)
    low[known] = _lower_tail(distance, v, others, of.mean)
    return Tails(of.mean, low, 1 - low)


def change_tails(before: Figures, now: Figures) -> Tails | Withheld:
    """Compare each team's change with the mean change of the others, by a normal z.

    So what the whole company lives is nobody's change. Errors are taken at the team's
    own mean of both, with four answers more at the mean of all. Refused below 6 teams.
    """
    known = np.isfinite(before.means) & np.isfinite(now.means)
    if (have := int(known.sum())) < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, have, LEAST_TEAMS)
    n, m = before.answers[known], now.answers[known]
    own, middle = (
        (n * one[known] + m * other[known]) / (n + m)
        for one, other in ((before.means, now.means), (before.middle, now.middle))
    )
    of_one = _variance(_towards_all(own, n + m), _towards_all(middle, n + m))
    x, v = (now.means - before.means)[known], of_one / n + of_one / m
    of = spread(x, v)
    distance, others = _beside(x, v, of)
    low = np.full(len(known), np.nan)
    low[known] = scipy.special.ndtr(distance / np.sqrt(v + others))
    return Tails(of.mean, low, 1 - low)


def _variance(mean: Numbers | float, middle: Numbers | float) -> Numbers:
    """Return that of one answer of 0, ½ or 1."""
    held = np.clip(mean, EDGE, 1 - EDGE)
    found: Numbers = np.maximum(held * (1 - held) - np.divide(middle, 4), EDGE)
    return found


def _towards_all(own: Numbers, answers: Numbers) -> Numbers:
    of_all = answers @ own / answers.sum()
    found: Numbers = (answers * own + MORE * of_all) / (answers + MORE)
    return found


def _beside(x: Numbers, v: Numbers, of: Spread) -> tuple[Numbers, Numbers]:
    """Return distances from the mean of the others, and the variances of that mean.

    They are weighed by 1 / (v + τ²), as in `spread`.
    """
    w = 1 / (v + of.variance)
    rest = w.sum() - w
    return x - (w @ x - w * x) / rest, np.maximum(w**2 @ v - w**2 * v, 0) / rest**2


def _lower_tail(distance: Numbers, v: Numbers, others: Numbers, mean: float) -> Numbers:
    """Return P(D ≤ distance), where D is made of binomial shares of this mean.

    Of so many answers as have the variance of D, halving the chance of D itself (the
    mid-p of Lancaster, Journal of the American Statistical Association 56 (1961) 223):
    near 0 and 1 the normal distribution is out by orders of magnitude. Where the
    others' mean is less sure than the team's own figure, D is skew as that is.
    """
    held = min(max(mean, EDGE), 1 - EDGE)
    answers = held * (1 - held) / (v + others)
    is_own = v >= others
    count = answers * np.clip(held + np.where(is_own, distance, -distance), 0, 1)
    count = np.where(np.abs(count - answers) < EDGE, answers, count)
    low = (at_most(count, answers, held) + at_most(count - 1, answers, held)) / 2
    return np.where(is_own, low, 1 - low)


def at_most(count: Numbers, answers: Numbers, share: float) -> Numbers:
    """Return P(X ≤ count) of a binomial count; fractions lie between."""
    found: Numbers = np.where(
        count >= answers,
        1.0,
        scipy.special.betaincc(
            np.maximum(count + 1, EDGE), np.maximum(answers - count, EDGE), share
        ),
    )
    return np.where(count <= -1, 0.0, found)
