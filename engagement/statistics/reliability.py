"""How far a team's mean can be relied on, and a mean of several questions."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import Numbers, Withheld, WithheldReason

LEAST_TEAMS = 2
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
