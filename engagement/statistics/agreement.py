"""How alike people answer, and how well questions hang together."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import Interval, Numbers, Reason, Withheld
from engagement.statistics.reliability import FLAT, UPPER

LEAST_RATERS = 10
"""Fewer look alike by chance: random answers reach .70 in 23 % of teams of three."""
LEAST_QUESTIONS = 2


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
