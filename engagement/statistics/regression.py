"""Regressions with the three kinds of error that an effect needs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import Indices, Numbers


@dataclass(frozen=True, eq=False)
class Fit:
    """A regression of N outcomes on P columns.

    Own code of few lines, since statsmodels takes over three seconds to import; the
    tests compare both.
    """

    design: Numbers
    """(N, P)."""
    coefficients: Numbers
    """(P,)."""
    residuals: Numbers
    """(N,); of counts, seen less expected."""
    bread: Numbers
    """(XᵀWX)⁻¹, (P, P)."""

    @property
    def leverage(self) -> Numbers:
        """What each outcome adds to its own prediction, (N,), without weights."""
        share: Numbers = np.einsum("np,pq,nq->n", self.design, self.bread, self.design)
        return share

    def newey_west_errors(self, lags: int, at: Indices, residuals: Numbers) -> Numbers:
        """Return errors that allow for weeks that resemble those before them.

        `at` tells each row's week; a missing week counts as 0 at every lag (Parzen).
        Bartlett weights 1 - l / (lags + 1): Newey & West, Econometrica 55 (1987) 703.
        """
        scores = np.zeros((int(at.max() - at.min()) + 1, self.design.shape[1]))
        scores[at - at.min()] = self.design * residuals[:, None]
        meat = scores.T @ scores
        for lag in range(1, lags + 1):
            product = scores[lag:].T @ scores[:-lag]
            meat += (1 - lag / (lags + 1)) * (product + product.T)
        return np.sqrt(np.diag(self.bread @ meat @ self.bread))


def least_squares(design: ArrayLike, outcome: ArrayLike) -> Fit:
    """Fit outcomes (N,) on columns (N, P) of full rank."""
    x, y = np.asarray(design, float), np.asarray(outcome, float)
    bread = np.linalg.inv(x.T @ x)
    coefficients = np.linalg.lstsq(x, y)[0]
    return Fit(x, coefficients, y - x @ coefficients, bread)


def clustered_error(
    column: Numbers, residuals: Numbers, clusters: Indices, parameters: int
) -> float:
    """Return the error of one coefficient where rows of a cluster go together.

    `column` is what is left of its column without the others. √(Σ_c (Σ x e)²) / Σ x²,
    times √(C / (C - 1) · (N - 1) / (N - P)). Liang & Zeger, Biometrika 73 (1986) 13;
    Cameron & Miller, Journal of Human Resources 50 (2015) 317.
    """
    sums = np.bincount(clusters, weights=column * residuals)
    many, rows = len(sums), len(column)
    small = many / (many - 1) * (rows - 1) / max(1, rows - parameters)
    return float(np.sqrt(small * (sums @ sums)) / (column @ column))
