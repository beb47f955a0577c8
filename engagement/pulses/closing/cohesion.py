"""How alike teams' answers are inside, for the whole company: pure (R8).

Never per team: with five questions and five people, sums of products rebuild every
ballot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engagement.pulses.bank import WEEKLY
from engagement.statistics.findings import Interval, Withheld
from engagement.statistics.reliability import (
    alpha_interval,
    alpha_of,
    icc_intervals,
    mean_squares,
    team_sums,
)

LEAST_BALLOTS = 50
DECIMALS = 2
HALF = 0.005
"""Of the last decimal: by how much rounding may move a statistic."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Cohesion:
    """Statistics of one pulse over the complete ballots of the whole company."""

    icc1: float
    """Share of the variance of mobilisation that lies between teams."""
    icc2: float
    """Reliability of a team's mean of mobilisation, at the mean team size."""
    alpha: float
    """How well the mobilisation questions hang together."""
    questions: tuple[str, ...]
    correlations: tuple[tuple[float, ...], ...]
    """Pooled within-team correlations of the questions."""


class CohesionRanges(NamedTuple):
    """Where the three statistics may lie, with 95 % confidence."""

    icc1: Interval
    icc2: Interval
    alpha: Interval


def ranges(
    icc2: float, alpha: float, teams: int, answers: int
) -> CohesionRanges | None:
    """Return them from what is published alone: no exact number of ballots is told.

    answers: the least that published ranges allow, so that they are not too narrow.
    None where too little is published.
    """
    if not 1 < teams < answers:
        return None
    first, second = icc_intervals(icc2, teams, answers, HALF)
    return CohesionRanges(
        first, second, alpha_interval(alpha, len(WEEKLY), answers, HALF)
    )


def cohesion(
    complete: Mapping[tuple[int, tuple[int, ...]], int],
    questions: Sequence[str],
    scale: Sequence[str],
) -> Cohesion | None:
    """Compute the statistics, to two decimals; None where the rule or data forbid it.

    complete: (counting group, points in the order of `questions`) to the number of
    ballots. scale: the questions whose mean is the mobilisation.
    """
    ballots = sum(complete.values())
    groups = np.array([group for group, _ in complete])
    teams = len(set(groups.tolist()))
    if ballots < LEAST_BALLOTS or not 1 < teams < ballots:
        return None
    points = np.array([pattern for _, pattern in complete], float)
    times = np.array(list(complete.values()), float)
    within = _within(points, times, groups)
    spread = np.sqrt(np.diag(within))
    columns = [list(questions).index(key) for key in scale]
    score = points[:, columns].mean(axis=1)
    squares = mean_squares(*team_sums(groups, score, times))
    if not (spread > 0).all() or isinstance(squares, Withheld):
        return None
    return Cohesion(
        _short(squares.icc1),
        _short(squares.icc2),
        _short(alpha_of(np.cov(points[:, columns].T, fweights=times.astype(int)))),
        tuple(questions),
        tuple(tuple(map(_short, row)) for row in within / np.outer(spread, spread)),
    )


def _short(value: float) -> float:
    return round(float(value), DECIMALS) + 0.0


def _group_means(values: Floats, times: Floats, groups: NDArray[np.int64]) -> Floats:
    """Return for each row the mean of its group; rows stand for `times` ballots."""
    place = np.unique(groups, return_inverse=True)[1]
    sums = np.zeros((place.max() + 1, values.shape[1]))
    np.add.at(sums, place, values * times[:, None])
    means: Floats = sums / np.bincount(place, times)[:, None]
    return means[place]


def _within(points: Floats, times: Floats, groups: NDArray[np.int64]) -> Floats:
    """Return the pooled within-team sums of squares and products."""
    rest = points - _group_means(points, times, groups)
    products: Floats = rest.T @ (rest * times[:, None])
    return products
