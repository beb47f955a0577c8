"""How far a team's mean can be relied on, and how alike its members answer."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import Interval, Numbers, Reason, Withheld

LEAST_TEAMS = 2
LEAST_RATERS = 10
"""Fewer look alike by chance: random answers reach .70 in 23 % of teams of three."""
LEAST_QUESTIONS = 2
FLAT = 1e-12
"""Squares under this share of the sum of all are no more than rounding."""
UPPER = 0.975


class TeamSums(NamedTuple):
    """Answers of each team, their sum and their sum of squares: (K,) each."""

    n: Numbers
    total: Numbers
    squares: Numbers


@dataclass(frozen=True)
class MeanSquares:
    """A one-way analysis of variance, with the two coefficients that follow from it."""

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


@dataclass(frozen=True)
class Reliability:
    """ICC(1) and ICC(2); negative when teams differ less than chance would have it."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "one-way analysis of variance, F intervals"

    icc1: float
    icc1_interval: Interval
    icc2: float
    icc2_interval: Interval
    teams: int
    n: float


@dataclass(frozen=True)
class Agreement:
    """How much less the members of one team differ than random answers would."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "rwg against even random answers"

    value: float
    raters: int
    questions: int


@dataclass(frozen=True)
class Alpha:
    """How well questions that should measure one thing hang together."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "Cronbach's alpha, Feldt's interval"

    value: float
    interval: Interval
    questions: int
    n: int


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
        return Withheld(Reason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if answers <= teams:
        return Withheld(Reason.TOO_FEW_BALLOTS, int(answers), teams + 1)
    # Around the common mean: far from it, squares would drown the differences.
    mean = sum_.sum() / answers
    away = sum_ - size * mean
    around = (sum_of_squares - 2 * mean * sum_ + size * mean**2).sum()
    between, rounding = (away**2 / size).sum(), FLAT * sum_of_squares.sum()
    if between <= rounding:
        return Withheld(Reason.NO_VARIATION)
    within = around - between if around - between > rounding else 0.0
    return MeanSquares(
        float(between / (teams - 1)),
        float(within / (answers - teams)),
        teams,
        float(answers),
    )


def reliability(
    n: ArrayLike, total: ArrayLike, squares: ArrayLike
) -> Reliability | Withheld:
    """Return ICC(1) and ICC(2) with their intervals, from sums as `mean_squares`.

    ICC(1) = (MSB - MSW) / (MSB + (n̄ - 1) MSW) with n̄ = N / K,
    ICC(2) = (MSB - MSW) / MSB; Bliese, in Klein & Kozlowski (2000) p. 349. Intervals
    from F = MSB / MSW; Shrout & Fleiss, Psychological Bulletin 86 (1979) 420, p. 424.
    """
    found = mean_squares(n, total, squares)
    if isinstance(found, Withheld):
        return found
    single, mean = f_intervals(found, found.teams - 1, found.n - found.teams)
    return Reliability(found.icc1, single, found.icc2, mean, found.teams, found.n)


def f_intervals(
    found: MeanSquares, between: float, within: float
) -> tuple[Interval, Interval]:
    """Return the intervals of icc1 and icc2 from both degrees of freedom.

    The ends are the coefficients of mean squares F times nearer or further apart.
    """
    quantile = scipy.stats.f.ppf
    nearer = found.within * float(quantile(UPPER, between, within))
    further = found.within / float(quantile(UPPER, within, between))
    low, high = (
        MeanSquares(found.between, noise, found.teams, found.n)
        for noise in (nearer, further)
    )
    return Interval(low.icc1, high.icc1), Interval(low.icc2, high.icc2)


def team_reliabilities(icc1: float, n: ArrayLike) -> Numbers:
    """Return the reliability of the mean of n answers, from 0 to 1, shaped as n.

    λ_g = n_g ICC(1) / (1 + (n_g - 1) ICC(1)); Spearman and Brown, British Journal of
    Psychology 3 (1910) 271 and 296. A negative ICC(1) gives 0: there is nothing that a
    mean could show.
    """
    size, share = np.asarray(n, float), max(icc1, 0.0)
    with np.errstate(invalid="ignore"):
        found = size * share / (1 + (size - 1) * share)
    reliabilities: Numbers = np.where(size > 0, found, 0.0)
    return reliabilities


def rwg(variances: ArrayLike, options: int) -> float:
    """Return agreement, from 0 to 1, from the variances of one or more questions.

    With m the mean variance over (A² - 1) / 12, that of random answers among A
    options, at most 1: J (1 - m) / (J (1 - m) + m), which for one question is 1 - m;
    rwg(j) of James, Demaree & Wolf, Journal of Applied Psychology 69 (1984) 85.
    """
    of_items = np.atleast_1d(np.asarray(variances, float))
    share = min(float(of_items.mean()) / ((options**2 - 1) / 12), 1.0)
    alike = len(of_items) * (1 - share)
    return alike / (alike + share)


def agreement(ratings: ArrayLike, options: int) -> Agreement | Withheld:
    """Return rwg of one team's ratings, (raters,) or (raters, questions).

    Refused under ten raters. The variances are those of a sample (n - 1).
    """
    table = np.asarray(ratings, float)
    table = table.reshape(len(table), -1) if len(table) else table.reshape(0, 1)
    raters, questions = table.shape
    if raters < LEAST_RATERS:
        return Withheld(Reason.TOO_FEW_RATERS, raters, LEAST_RATERS)
    return Agreement(rwg(table.var(axis=0, ddof=1), options), raters, questions)


def alpha_of(covariance: Numbers) -> float:
    """Return Cronbach's alpha of questions, from their covariance matrix (J, J).

    J / (J - 1) · (1 - trace / sum); Cronbach, Psychometrika 16 (1951) 297.
    """
    questions = len(covariance)
    shared = 1 - np.trace(covariance) / covariance.sum()
    return float(questions / (questions - 1) * shared)


def alpha(items: ArrayLike) -> Alpha | Withheld:
    """Return Cronbach's alpha of complete answers, (n, J), with its interval.

    Feldt, Psychometrika 30 (1965) 357: (1 - true) / (1 - found) is distributed as
    F(n - 1, (n - 1)(J - 1)). Refused under ten answers, with one question, or where
    the sum of the questions does not vary.
    """
    table = np.asarray(items, float)
    n, questions = table.shape
    if n < LEAST_RATERS:
        return Withheld(Reason.TOO_FEW_BALLOTS, n, LEAST_RATERS)
    if questions < LEAST_QUESTIONS:
        return Withheld(Reason.TOO_FEW_QUESTIONS, questions, LEAST_QUESTIONS)
    covariance = np.cov(table.T)
    if covariance.sum() <= FLAT * n * (table**2).mean():
        return Withheld(Reason.NO_VARIATION)
    value = alpha_of(covariance)
    freedom = n - 1, (n - 1) * (questions - 1)
    low, high = (
        1 - (1 - value) * float(scipy.stats.f.ppf(point, *freedom))
        for point in (UPPER, 1 - UPPER)
    )
    # Where every answer agrees, 1 - alpha is rounding, of either sign.
    return Alpha(value, Interval(min(low, value), max(high, value)), questions, n)
