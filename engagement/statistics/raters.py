"""Whether several raters of the same things agree: six coefficients, six questions."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import Interval, Numbers, Reason, Withheld
from engagement.statistics.reliability import FLAT, UPPER, MeanSquares

LEAST = 2
"""Raters, and rated."""


@dataclass(frozen=True)
class Coefficient:
    """An intraclass correlation with its interval."""

    value: float
    interval: Interval


@dataclass(frozen=True)
class RaterAgreement:
    """Shrout and Fleiss's coefficients of one rater, and of the mean of all.

    Each rated thing has raters of its own; or the same raters rate all, drawn from
    many; or they are all the raters there are.
    """

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "Shrout & Fleiss, F intervals"

    own: Coefficient
    drawn: Coefficient
    fixed: Coefficient
    mean_of_own: Coefficient
    mean_of_drawn: Coefficient
    mean_of_fixed: Coefficient
    rated: int
    raters: int


@dataclass(frozen=True)
class _Squares:
    """Mean squares of a two-way table: n rated things by k raters."""

    rated: float
    raters: float
    error: float
    n: int
    k: int

    @property
    def beside_raters(self) -> float:
        """Mean square within the rated, raters and error together."""
        of_raters, of_error = self.raters, (self.n - 1) * self.error
        return (of_raters + of_error) / self.n


def rater_agreement(ratings: ArrayLike) -> RaterAgreement | Withheld:
    """Return ICC(1,1), (2,1), (3,1), (1,k), (2,k), (3,k) of a table (rated, raters).

    Shrout & Fleiss, Psychological Bulletin 86 (1979) 420; negative values stay.
    Refused: under two rated or raters, and things rated so alike that a coefficient
    has no denominator.
    """
    table = np.asarray(ratings, float)
    n, k = table.shape
    if n < LEAST:
        return Withheld(Reason.TOO_FEW_TEAMS, n, LEAST)
    if k < LEAST:
        return Withheld(Reason.TOO_FEW_RATERS, k, LEAST)
    squares = _squares(table)
    floor = FLAT * float((table**2).mean())
    if (
        min(squares.rated, squares.rated + (squares.raters - squares.error) / n)
        <= floor
    ):
        return Withheld(Reason.NO_VARIATION)
    own, mean_of_own = _one_way(squares, squares.beside_raters, n * (k - 1))
    fixed, mean_of_fixed = _one_way(squares, squares.error, (n - 1) * (k - 1))
    drawn, mean_of_drawn = _two_way(squares)
    return RaterAgreement(
        own, drawn, fixed, mean_of_own, mean_of_drawn, mean_of_fixed, n, k
    )


def _squares(table: Numbers) -> _Squares:
    n, k = table.shape
    rest = table - table.mean()
    rated, raters = rest.mean(axis=1), rest.mean(axis=0)
    error = rest - rated[:, None] - raters
    # What is left of numbers that agree is rounding.
    noise = FLAT * (table**2).sum()
    sums = (k * (rated**2).sum(), n * (raters**2).sum(), (error**2).sum())
    of_rated, of_raters, left = (float(one) if one > noise else 0.0 for one in sums)
    return _Squares(
        of_rated / (n - 1), of_raters / (k - 1), left / ((n - 1) * (k - 1)), n, k
    )


def _one_way(
    squares: _Squares, noise: float, freedom: int
) -> tuple[Coefficient, Coefficient]:
    """Return ICC(·,1) and (·,k); their ends have F times the noise, or one Fth."""
    of_rated, quantile = squares.n - 1, scipy.stats.f.ppf
    low, found, high = (
        MeanSquares(squares.rated, times * noise, squares.n, squares.n * squares.k)
        for times in (
            float(quantile(UPPER, of_rated, freedom)),
            1.0,
            1 / float(quantile(UPPER, freedom, of_rated)),
        )
    )
    return (
        Coefficient(found.icc1, Interval(low.icc1, high.icc1)),
        Coefficient(found.icc2, Interval(low.icc2, high.icc2)),
    )


def _two_way(squares: _Squares) -> tuple[Coefficient, Coefficient]:
    """Return ICC(2,1) and (2,k); Satterthwaite's degrees of freedom, p. 424 ibid."""
    single, mean = _drawn(squares, 1.0)
    if squares.beside_raters == 0:
        whole = Coefficient(1.0, Interval(1.0, 1.0))
        return whole, whole
    freedom = _freedom(squares, single)
    of_rated, quantile = squares.n - 1, scipy.stats.f.ppf
    lows = _drawn(squares, float(quantile(UPPER, of_rated, freedom)), least=0.0)
    highs = _drawn(squares, 1 / float(quantile(UPPER, freedom, of_rated)), least=0.0)
    ends = [
        Interval(min(low, value), max(high, value))
        for low, value, high in zip(lows, (single, mean), highs, strict=True)
    ]
    return Coefficient(single, ends[0]), Coefficient(mean, ends[1])


def _drawn(
    squares: _Squares, times: float, least: float = -np.inf
) -> tuple[float, float]:
    """Return ICC(2,1) and (2,k) as if all noise were `times` larger.

    The raters' own variance is estimated; an interval does not take it below zero.
    """
    n, k = squares.n, squares.k
    beyond = max((squares.raters - squares.error) / n, least)
    signal, error = squares.rated - times * squares.error, times * squares.error
    single = signal / (squares.rated + (k - 1) * error + k * times * beyond)
    return single, signal / (squares.rated + times * beyond)


def _freedom(squares: _Squares, single: float) -> float:
    n, k = squares.n, squares.k
    of_raters = k * single * squares.raters
    of_error = (n * (1 + (k - 1) * single) - k * single) * squares.error
    above = (k - 1) * (n - 1) * (of_raters + of_error) ** 2
    # Of opposite signs the two may cancel out; there is one degree of freedom at least.
    return max(above / ((n - 1) * of_raters**2 + of_error**2), 1.0)
