"""What mobilisation goes with most: importance of questions, and what comes first.

Matrices hold correlations, those of the drivers with the criterion last: the pooled
within-team matrix that a closing publishes has the teams' means taken away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import (
    SEED,
    Indices,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)

LEAST_BALLOTS = 50
LEAST_PULSES = 5
DRAWS = 1_999
DISTINCT = 0.01
"""Eigenvalues below come from questions that repeat others, or from rounding."""
NOTHING = 1e-9
"""An R² not worth sharing out."""


@dataclass(frozen=True)
class Measured:
    """A value with its interval."""

    value: float
    interval: Interval


@dataclass(frozen=True)
class Drivers:
    """How much of R² is each driver's; the weights add up to it."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "Johnson's relative weights, Wishart draws"
    seed: ClassVar[int] = SEED

    weights: tuple[Measured, ...]
    over_pulses: tuple[Interval, ...] | Withheld
    """Intervals by the jackknife; when they are wider, pulses differ."""
    ballots: int
    pulses: int

    @property
    def r2(self) -> float:
        return sum(weight.value for weight in self.weights)

    @property
    def shares(self) -> tuple[float, ...]:
        return tuple(weight.value / self.r2 for weight in self.weights)


def with_criterion(correlations: ArrayLike, scale: Sequence[int]) -> Numbers:
    """Put the sum of some standardised questions last, in their place.

    correlations: (J, J), of all questions; scale: the places of those that are added.
    The sum has the correlations Σ r_jk / √(Σ Σ r_kl), k and l in the scale.
    """
    matrix = np.asarray(correlations, float)
    others = np.setdiff1d(np.arange(len(matrix)), scale)
    parts = np.zeros((len(others) + 1, len(matrix)))
    parts[np.arange(len(others)), others] = 1
    parts[-1, list(scale)] = 1
    return _correlations(parts @ matrix @ parts.T)


def drivers(
    matrices: Sequence[ArrayLike], ballots: Sequence[int], teams: Sequence[int]
) -> Drivers | Withheld:
    """Return the relative weights of drivers over one or more pulses.

    matrices: one of (p + 1, p + 1) per pulse, the criterion last; ballots: behind each;
    teams: whose means were taken away from each (1: the common mean alone). Pulses are
    pooled by their degrees of freedom, ballots - teams.

    Weights: Johnson, Multivariate Behavioral Research 35 (2000) 1. Intervals: 2.5 and
    97.5 % of the weights in Wishart draws around the matrix, the lower end moved down
    by how far the draws' mean lies above the weight, for a sum of squares only grows by
    chance; so a driver without weight is not denied it. The jackknife leaves out a
    pulse at a time (Tukey, 1958), t with one degree of freedom less than pulses.

    Refused: under 50 ballots beyond the teams' means, drivers that repeat one another,
    and a criterion that goes with none of them.
    """
    freedom = np.subtract(ballots, teams)
    told = freedom > 0
    freedom, have = freedom[told], int(np.asarray(ballots)[told].sum())
    few = _too_few_ballots(have, int(freedom.sum()))
    if few:
        return few
    each = np.stack([np.asarray(matrix, float) for matrix in matrices])[told]
    order = _canonical(_pool(each, freedom))
    each = each[:, order[:, None], order]
    pooled = _pool(each, freedom)
    refused = _refusal(pooled)
    if refused:
        return refused
    back, weights = np.argsort(order[:-1]), relative_weights(pooled)
    intervals = _intervals_by_draws(pooled, weights, int(freedom.sum()))
    return Drivers(
        tuple(Measured(float(weights[at]), intervals[at]) for at in back),
        _jackknife_intervals(each, freedom, weights, back),
        have,
        len(each),
    )


def relative_weights(matrices: Numbers) -> Numbers:
    """Return Johnson's weights, (..., p), of matrices (..., p + 1, p + 1).

    With R the drivers' correlations, L = √R and b = L⁻¹ r: ε_j = Σ_k L_jk² b_k².
    """
    values, vectors = np.linalg.eigh(matrices[..., :-1, :-1])
    turned = np.swapaxes(vectors, -1, -2)
    root = np.sqrt(np.maximum(values, NOTHING))[..., None]
    loadings = vectors @ (root * turned)
    betas = vectors @ (turned @ matrices[..., :-1, -1:] / root)
    weights: Numbers = (loadings**2 @ betas**2)[..., 0]
    return weights


def _r2(matrix: Numbers, chosen: Indices) -> float:
    criterion = matrix[chosen, -1]
    return float(criterion @ np.linalg.solve(matrix[np.ix_(chosen, chosen)], criterion))


def _pool(each: Numbers, freedom: Indices) -> Numbers:
    pooled: Numbers = np.tensordot(freedom / freedom.sum(), each, axes=1)
    return pooled


def _canonical(matrix: Numbers) -> Indices:
    """Return an order of the drivers that does not depend on the given one."""
    drivers = matrix[:-1, :-1]
    keys = [*np.sort(drivers, axis=1).T, matrix[:-1, -1]]
    # What rounding does to equal numbers does depend on it.
    return np.append(np.lexsort(np.round(keys, 9)), len(drivers))


def _too_few_ballots(have: int, freedom: int) -> Withheld | None:
    if freedom >= LEAST_BALLOTS - 1:
        return None
    need = LEAST_BALLOTS - 1 + have - freedom
    return Withheld(WithheldReason.TOO_FEW_BALLOTS, have, max(need, LEAST_BALLOTS))


def _refusal(matrix: Numbers) -> Withheld | None:
    if not np.isfinite(matrix).all():
        return Withheld(WithheldReason.NO_VARIATION)
    drivers = matrix[:-1, :-1]
    if np.linalg.eigvalsh(drivers)[0] < DISTINCT:
        return Withheld(WithheldReason.REDUNDANT)
    r2 = _r2(matrix, np.arange(len(drivers)))
    if r2 > 1 + NOTHING:
        return Withheld(WithheldReason.REDUNDANT)
    return Withheld(WithheldReason.NO_VARIATION) if r2 < NOTHING else None


def _intervals_by_draws(
    matrix: Numbers, weights: Numbers, freedom: int
) -> list[Interval]:
    drawn = relative_weights(_correlations(_wishart(matrix, freedom)))
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    low -= np.maximum(drawn.mean(axis=0) - weights, 0)
    low, high = np.clip(low, 0, weights), np.maximum(high, weights)
    return [Interval(*ends) for ends in np.stack([low, high]).T.tolist()]


def _wishart(matrix: Numbers, freedom: int) -> Numbers:
    """Draw matrices; Bartlett, Proceedings of the Royal Society of Edinburgh 53 (1933).

    A matrix of correlations with R² = 1 has a root, though no Cholesky factor.
    """
    random, size = np.random.default_rng(SEED), len(matrix)
    factor = np.tril(random.normal(size=(DRAWS, size, size)), -1)
    places = np.arange(size)
    chi_squares = random.chisquare(freedom - places, size=(DRAWS, size))
    factor[:, places, places] = np.sqrt(chi_squares)
    values, vectors = np.linalg.eigh(matrix)
    spread = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T @ factor
    drawn: Numbers = spread @ np.swapaxes(spread, 1, 2)
    return drawn


def _correlations(covariances: Numbers) -> Numbers:
    spread = np.sqrt(np.diagonal(covariances, axis1=-2, axis2=-1))
    found: Numbers = covariances / (spread[..., :, None] * spread[..., None, :])
    return found


def _jackknife_intervals(
    each: Numbers, freedom: Indices, weights: Numbers, back: Indices
) -> tuple[Interval, ...] | Withheld:
    """Return the intervals of the drivers' weights, in the order of `back`."""
    pulses = len(each)
    if pulses < LEAST_PULSES:
        return Withheld(WithheldReason.TOO_FEW_PULSES, pulses, LEAST_PULSES)
    kept = (1 - np.eye(pulses)) * freedom
    without = relative_weights(
        np.tensordot(kept / kept.sum(axis=1, keepdims=True), each, axes=1)
    )
    error = np.sqrt((pulses - 1) * without.var(axis=0))
    reach = float(scipy.stats.t.ppf(0.975, pulses - 1)) * error
    ends = np.stack([np.maximum(weights - reach, 0), weights + reach])
    return tuple(Interval(*pair) for pair in ends.T[back].tolist())
