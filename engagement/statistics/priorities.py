"""What to work on first: where a team is lower than it and its company explain.

Shares are those of the weeks in which questions were asked, from 0 to 1, NaN where none
is known, with their variances of sampling and rounding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import SEED, Numbers, Withheld, WithheldReason
from engagement.statistics.shrinkage import LEAST_TEAMS

FIRST = 2
"""How many questions of each may come first."""
LEAST_CHANCE, LEAST_BEYOND = 0.5, 0.25
"""From which chance on a team's own is named, and by how much more than if nothing
were known: of four questions each would then have a chance of a half."""
LEAST_QUESTIONS = FIRST + 1
DRAWS = 4_000
MOST_STEPS = 200
CLOSE = 1e-9


@dataclass(frozen=True, eq=False)
class Additive:
    """What the level of a team and that of a question explain, and what is left."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "team + question, weighted; Paule–Mandel"
    draws: ClassVar[int] = DRAWS
    seed: ClassVar[int] = SEED

    questions: Numbers
    """What each adds to the level of a team, (D,), shares; together 0."""
    roots: Numbers
    """Whose products add up to the covariance of the questions, (D - 1, D) or fewer."""
    own: float
    """Variance of what is a team's own at a question, of true shares."""
    of_a_week: float
    """Variance of a team's week at a question, beyond sampling and rounding."""
    teams: int


def additive(shares: ArrayLike, variances: ArrayLike) -> Additive | Withheld:
    """Explain shares by team and question; both inputs (D, K, W), weeks last.

    The mean of the weeks asked is x = a_g + b_d + c_gd + e_gd with var c = τ² and
    var e = Σ v / w² + ω² / w; by weighted least squares with weights 1 / (τ² + var e).
    Of teams and weeks at one question, ω² is the like of τ², over all questions at
    once: what a week does to a team is not its own. Both are those for which the
    weighted squares that are left add up to their degrees of freedom, 0 where even 0
    gives less: Paule & Mandel, Journal of Research of the National Bureau of Standards
    87 (1982) 377. Refused below 6 teams with three questions each.
    """
    every = np.asarray(shares, float), np.asarray(variances, float)
    of_a_week = _excess(list(zip(*every, strict=True)))
    x, v = (one.T for one in _means(*every, of_a_week))
    told = np.isfinite(x).sum(axis=1) >= LEAST_QUESTIONS
    x, v = x[told], v[told]
    if len(x) < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, len(x), LEAST_TEAMS)
    own = _excess([(x, v)])
    questions, roots, _ = _levels(x, v + own)
    return Additive(questions, roots, own, of_a_week, len(x))


def own_chances(
    model: Additive,
    shares: ArrayLike,
    variances: ArrayLike,
    importance: ArrayLike,
    teams: int = 1,
) -> Numbers:
    """Return the chance of each question to be among a team's two to work on first.

    shares, variances: (D, W); importance and the result: (D,), NaN where no share is
    known, or of fewer than three. teams: how many stand in this one, whose own parts
    average out. Drawn from the posterior of c given the shares, the team's level
    unknown and b as uncertain as it is; those come first whose c, less the mean c of
    the team, times their importance is the lowest.
    """
    x, v = _means(shares, variances, model.of_a_week)
    known = np.isfinite(x)
    chances, count = np.full(len(x), np.nan), int(known.sum())
    if count < LEAST_QUESTIONS:
        return chances
    random = np.random.default_rng(SEED)
    precision = 1 / v[known]
    own = max(model.own / teams, CLOSE * float(v[known].mean()))
    apart = np.diag(precision) - np.outer(precision, precision) / precision.sum()
    covariance = np.linalg.inv(apart + np.eye(count) / own)
    noise = random.standard_normal((DRAWS, len(model.roots))) @ model.roots
    questions = (model.questions + noise)[:, known]
    drawn = (x[known] - questions) @ apart @ covariance
    drawn += random.standard_normal(drawn.shape) @ np.linalg.cholesky(covariance).T
    drawn -= drawn.mean(axis=1, keepdims=True)
    chances[known] = _among_first(-drawn * np.asarray(importance, float)[known])
    return chances


def least_chance(questions: int) -> float:
    """Return from which chance on one of so many known questions is named."""
    return max(LEAST_CHANCE, FIRST / questions + LEAST_BEYOND)


def expected(model: Additive, shares: ArrayLike, variances: ArrayLike) -> Numbers:
    """Return what the levels of a team and of questions lead one to expect, (D,).

    shares, variances: (D, W).
    """
    x, v = _means(shares, variances, model.of_a_week)
    weights = np.where(np.isfinite(x), 1 / (v + model.own), 0)
    own = weights @ np.nan_to_num(x - model.questions) / weights.sum()
    found: Numbers = own + model.questions
    return found


def company_chances(
    shares: ArrayLike,
    variances: ArrayLike,
    importance: ArrayLike,
    errors: ArrayLike,
) -> Numbers:
    """Return the chance of each question to be among the company's two, (D,).

    shares, variances: (D, W), each question known in some week; importance and its
    standard errors: (D,). What matters most and pleases least comes first: importance
    times the share that is not favourable, both drawn around what is known of them.
    Weeks that differ by more than chance make a share less certain.
    """
    x, v = np.asarray(shares, float), np.asarray(variances, float)
    spare = x - np.nanmean(x, axis=1, keepdims=True)
    freedom = np.isfinite(x).sum() - len(x)
    excess = (np.nansum(spare**2) / freedom if freedom else 0.0) - np.nanmean(v)
    means, of_means = _means(x, v, max(0.0, float(excess)))
    random = np.random.default_rng(SEED)
    of, error = np.asarray(importance, float), np.asarray(errors, float)
    missing = random.normal(1 - means, np.sqrt(of_means), (DRAWS, len(x)))
    matters = random.normal(of, error, (DRAWS, len(x)))
    return _among_first(np.maximum(missing, 0) * np.maximum(matters, 0))


def _means(
    shares: ArrayLike, variances: ArrayLike, of_a_week: float
) -> tuple[Numbers, Numbers]:
    """Return the means over the weeks, the last axis, and their variances."""
    x, v = np.asarray(shares, float), np.asarray(variances, float)
    known = np.isfinite(x)
    count = np.where(known.any(axis=-1), known.sum(axis=-1), np.nan)
    means = np.where(known, x, 0).sum(axis=-1) / count
    noise = np.where(known, v, 0).sum(axis=-1) / count**2
    return means, noise + of_a_week / count


def _excess(tables: Sequence[tuple[Numbers, Numbers]]) -> float:
    """Return the variance of cells beyond their own, the same in all tables.

    Each is of values and variances, rows by columns, whose levels explain the rest. The
    steps of DerSimonian & Kacker, Contemporary Clinical Trials 28 (2007) 105.
    """
    found, cells = 0.0, sum(np.isfinite(x).sum() for x, _ in tables)
    for _ in range(MOST_STEPS):
        short, slope = 0.0, 0.0
        for x, v in tables:
            _, roots, left = _levels(x, v + found)
            known = np.isfinite(x)
            rows, columns = known.any(axis=1).sum(), len(roots)
            squares = left[known] ** 2 / (v[known] + found)
            short += float(squares.sum()) - (known.sum() - rows - columns)
            slope += float((squares / (v[known] + found)).sum())
        if short <= CLOSE * cells:
            break
        found += short / slope
    return found


def _levels(x: Numbers, variances: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the levels of columns, roots of their covariance, and what is left of x.

    The levels of rows are taken out first, so that only the columns are to be solved;
    of these as many directions are known as there are roots.
    """
    weights = np.where(np.isfinite(x), 1 / variances, 0)
    of_row = np.maximum(weights.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    parts, x = weights / of_row, np.nan_to_num(x)
    normal = np.diag(weights.sum(axis=0)) - weights.T @ parts
    values, vectors = np.linalg.eigh(normal)
    is_known = values > CLOSE * weights.sum()
    roots = (vectors[:, is_known] / np.sqrt(values[is_known])).T
    means = (parts * x).sum(axis=1, keepdims=True)
    columns = roots.T @ (roots @ (weights * (x - means)).sum(axis=0))
    left = x - means - columns + parts @ columns[:, None]
    return columns, roots, left


def _among_first(drawn: Numbers) -> Numbers:
    """Return how often each column is among the two largest of its row."""
    largest = np.argpartition(-drawn, FIRST - 1, axis=1)[:, :FIRST]
    counts = np.bincount(largest.ravel(), minlength=drawn.shape[1])
    return counts / len(drawn)
