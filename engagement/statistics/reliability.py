"""How far a team's mean can be relied on, and a mean of several questions."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import (
    Indices,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)

LEAST_TEAMS = 2
SEVERAL = 8
"""Teams from which on a file can tell how much answers of one person resemble."""
GROUPS = 20
"""Of teams, each left out once."""
DOUBTFUL = 0.2
"""A resemblance that may be off by more is not known."""
ROUNDS = 4
FLAT = 1e-12
"""Squares under this share of the sum of all are no more than rounding."""


class TeamSums(NamedTuple):
    """Answers of each team, their sum and their sum of squares: (K,) each."""

    n: Numbers
    total: Numbers
    squares: Numbers


@dataclass(frozen=True)
class MeanSquares:
    """A one-way analysis of variance, with the two coefficients that follow from it.

    ICC(1) = (MSB - MSW) / (MSB + (n̄ - 1) MSW) with n̄ = N / K,
    ICC(2) = (MSB - MSW) / MSB; Bliese, in Klein & Kozlowski (2000) p. 349. Negative
    when teams differ less than chance would have it.
    """

    between: float
    within: float
    teams: int
    n: float

    @property
    def size(self) -> float:
        return self.n / self.teams

    @property
    def icc1(self) -> float:
        """Share of the variance that lies between teams."""
        rest = (self.size - 1) * self.within
        return (self.between - self.within) / (self.between + rest)

    @property
    def icc2(self) -> float:
        """Reliability of the mean of a team of mean size."""
        return (self.between - self.within) / self.between


def team_sums(
    team: ArrayLike, values: ArrayLike, times: ArrayLike | None = None
) -> TeamSums:
    """Sum raw values by team; each stands for `times` answers, else for one."""
    place = np.unique(np.asarray(team), return_inverse=True)[1]
    x = np.asarray(values, float)
    weight = np.ones_like(x) if times is None else np.asarray(times, float)
    n, total, squares = (
        np.asarray(np.bincount(place, weights=weight * x**power), float)
        for power in range(3)
    )
    return TeamSums(n, total, squares)


def mean_squares(
    n: ArrayLike, total: ArrayLike, squares: ArrayLike
) -> MeanSquares | Withheld:
    """Return MSB and MSW from n, Σx and Σx² of each team, (K,) in any unit.

    MSB = Σ n_g (x̄_g - x̄)² / (K - 1), MSW = Σ Σ (x - x̄_g)² / (N - K); Fisher,
    Statistical Methods for Research Workers (1925) ch. VII. Teams without an answer
    are passed over. Refused: one team alone, a single answer in each, or teams whose
    means are all the same.
    """
    sums = np.stack([np.asarray(part, float) for part in (n, total, squares)])
    size, sum_, sum_of_squares = sums[:, sums[0] > 0]
    teams, answers = len(size), size.sum()
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if answers <= teams:
        return Withheld(WithheldReason.TOO_FEW_BALLOTS, int(answers), teams + 1)
    # Around the common mean: far from it, squares would drown the differences.
    mean = sum_.sum() / answers
    away = sum_ - size * mean
    around = (sum_of_squares - 2 * mean * sum_ + size * mean**2).sum()
    between, rounding = (away**2 / size).sum(), FLAT * sum_of_squares.sum()
    if between <= rounding:
        return Withheld(WithheldReason.NO_VARIATION)
    within = around - between if around - between > rounding else 0.0
    return MeanSquares(
        float(between / (teams - 1)),
        float(within / (answers - teams)),
        teams,
        float(answers),
    )


def alpha_of(covariance: Numbers) -> float:
    """Return Cronbach's alpha of questions, from their covariance matrix (J, J).

    J / (J - 1) · (1 - trace / sum); Cronbach, Psychometrika 16 (1951) 297.
    """
    questions = len(covariance)
    shared = 1 - np.trace(covariance) / covariance.sum()
    return float(questions / (questions - 1) * shared)


def icc_intervals(
    icc2: float, teams: int, answers: float, rounding: float = 0.0
) -> tuple[Interval, Interval]:
    """Return the intervals of ICC(1) and ICC(2), from F = 1 / (1 - ICC(2)).

    With F_l = F / F_{.975}(K - 1, N - K) and F_u = F · F_{.975}(N - K, K - 1), n = N/K:
    (F' - 1) / (F' + n - 1) and 1 - 1 / F'; Shrout & Fleiss, Psychological Bulletin 86
    (1979) 420. For teams of one size; where the largest is eight times the smallest,
    they hold 92 to 95 of 100. rounding: by how much ICC(2) may be off.
    """
    within = answers - teams
    low = _ratio(icc2 - rounding) / _f(teams - 1, within)
    high = _ratio(icc2 + rounding) * _f(within, teams - 1)
    more = answers / teams - 1
    first = Interval((low - 1) / (low + more), (high - 1) / (high + more))
    return first, Interval(1 - 1 / low, 1 - 1 / high)


def alpha_interval(
    alpha: float, questions: int, answers: float, rounding: float = 0.0
) -> Interval:
    """Return the interval of Cronbach's alpha of N answers to J questions.

    1 - (1 - α) F, F of N - 1 and (J - 1)(N - 1) degrees; Feldt, Psychometrika 30 (1965)
    357. It supposes that people answer apart: with ICC(1) up to .1 it holds 96 of 100.
    """
    people, pairs = answers - 1, (questions - 1) * (answers - 1)
    low = 1 - (1 - alpha + rounding) * _f(people, pairs)
    high = 1 - (1 - alpha - rounding) / _f(pairs, people)
    return Interval(low, min(1.0, high))


def _ratio(icc2: float) -> float:
    return 1 / max(FLAT, 1 - icc2)


def _f(above: float, below: float) -> float:
    """Return the 97.5 % point of F."""
    return float(scipy.special.fdtri(above, below, 0.975))


def favourable_resemblance(correlation: float) -> float:
    """Return how much two answers resemble as favourable or not, by that of points.

    2/π · arcsin r, for normal variables cut near their middle; Sheppard, Philosophical
    Transactions of the Royal Society A 192 (1899) 101. Below 0 counts as 0.
    """
    return float(2 / np.pi * np.arcsin(max(correlation, 0.0)))


def part_of_one(questions: float, resemblance: float) -> float:
    """Return the variance of a mean of J questions over that of one answer.

    (1 + (J - 1)φ) / J, φ the mean correlation of two answers of a person within their
    team; Spearman, British Journal of Psychology 3 (1910) 271. Where everybody answers
    all alike it is 1.
    """
    return (1 + (questions - 1) * resemblance) / questions


def part_of_questions(
    shares: ArrayLike, n: ArrayLike, team: ArrayLike, week: ArrayLike
) -> float | Withheld:
    """Return `part_of_one` by the shares of the J questions themselves, (C, J).

    As `resemblance`, from which it comes. Questions that differ in how many agree vary
    less than a question would of which their mean agrees: so it is that times
    Σ mean p(1 - p)/(n - 1) / Σ p̄(1 - p̄)/(n - part).
    """
    each = np.asarray(shares, float)
    questions = each.shape[1]
    alike = 0.0 if questions == 1 else resemblance(shares, n, team, week)
    if isinstance(alike, Withheld):
        return alike
    part, answers = part_of_one(questions, alike), np.asarray(n, float)
    mean = each.mean(axis=1)
    own = (each * (1 - each)).mean(axis=1) / (answers - 1)
    together = mean * (1 - mean) / (answers - part)
    return float(part * own.sum() / together.sum())


def resemblance(
    shares: ArrayLike, n: ArrayLike, team: ArrayLike, week: ArrayLike
) -> float | Withheld:
    """Estimate φ from the shares of J questions in C teams and weeks, (C, J).

    n: answers, (C,). A share is what its question, team and week are, and chance of
    size σ²/n. Less the mean of its week, and of its team where there are several weeks,
    the variance of a question is a + σ²/n and the part that questions do not have in
    common b + (1 - φ)σ²/n: so 1 - φ is the ratio of their slopes on 1/n, whatever teams
    and their profiles of questions are. Weighted least squares; the error by leaving
    out each of 20 groups of teams, Tukey, Annals of Mathematical Statistics 29 (1958)
    614. Refused below 8 teams (of two weeks, where there are several), or where that
    error is above .2.
    """
    answers, teams = np.asarray(n, float), np.asarray(team)
    weeks, of_week = np.unique(np.asarray(week), return_inverse=True)
    rest = np.asarray(shares, float)
    rest = rest - _means(rest, of_week)[of_week]
    names, place, times = np.unique(teams, return_inverse=True, return_counts=True)
    if len(weeks) > 1:
        is_followed = times[place] > 1
        rest = (rest - _means(rest, place)[place])[is_followed]
        answers, place = answers[is_followed], place[is_followed]
        names = names[times > 1]
    refused = Withheld(WithheldReason.UNKNOWN_RESEMBLANCE, len(names), SEVERAL)
    if len(names) < SEVERAL:
        return refused
    own, whole = rest.var(axis=1, ddof=1), (rest**2).mean(axis=1)
    found, error = _ratio_of_slopes(1 / answers, own, whole, place % GROUPS)
    return float(np.clip(1 - found, 0, 1)) if error <= DOUBTFUL else refused


def _means(values: Numbers, place: Indices) -> Numbers:
    columns = [np.bincount(place, column) for column in values.T]
    means: Numbers = (np.stack(columns) / np.bincount(place)).T
    return means


def _ratio_of_slopes(
    x: Numbers, first: Numbers, second: Numbers, group: Indices
) -> tuple[float, float]:
    """Return the slope of the first on x over that of the second, and its error.

    x, first, second: (C,); NaN for both where there is no slope.
    """
    if np.ptp(x) == 0 or not second.any():
        return np.nan, np.nan
    size = np.full_like(x, second.mean())
    for _ in range(ROUNDS):
        line = np.polynomial.Polynomial.fit(x, second, 1, w=1 / size)
        size = np.maximum(line(x), second.mean() / 10)
    terms = np.stack([np.ones_like(x), x, first, x * first, second, x * second])
    sums = np.stack([np.bincount(group, term / size**2) for term in terms])
    sums = sums[:, np.bincount(group) > 0]

    def ratio(of: Numbers) -> Numbers:
        one, at, y, xy, z, xz = of
        slopes: Numbers = (one * xy - at * y) / (one * xz - at * z)
        return slopes

    with np.errstate(divide="ignore", invalid="ignore"):
        without = ratio(sums.sum(axis=1, keepdims=True) - sums)
        found = ratio(sums.sum(axis=1))
    spread = ((without - without.mean()) ** 2).sum() * (1 - 1 / without.size)
    return float(found), float(np.sqrt(spread))
