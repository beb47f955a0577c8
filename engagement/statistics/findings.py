"""What a computation gives back: a number with its interval, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: intervals are of 95 %."""
INDICATIVE_BELOW = 20
"""Teams under whom a coefficient is shown as indicative."""
SEED = 2026
"""Of everything drawn; fixed, so that the same data give the same page."""


class WithheldReason(StrEnum):
    """Why there is no number."""

    NOT_PUBLISHED = "not_published"  # fewer than five answers, or too new a team
    OWN_ANSWERS = "own_answers"  # the reader's own are in it, with too few others
    NO_CUSTOMERS = "no_customers"  # nobody was asked, or nobody answered
    TOO_FEW_CUSTOMERS = "too_few_customers"  # values: need
    TOO_FEW_TEAMS = "too_few_teams"  # values: have, need
    TOO_FEW_WEEKS = "too_few_weeks"  # values: have, need
    TOO_FEW_PAIRS = "too_few_pairs"  # values: have, need
    NEVER_BEGUN = "never_begun"  # an action that was given up before its first day
    TOO_FEW_ACTIONS = "too_few_actions"  # values: have, need
    TEAMS_BELOW = "teams_below"  # only teams with none below are compared
    ONE_GROUP = "one_group"  # all teams belong to the same
    NO_VARIATION = "no_variation"  # every team, or every week, is the same
    ONLY_CHANCE = "only_chance"  # teams differ by no more than their sampling
    TOO_FEW_BALLOTS = "too_few_ballots"  # values: have, need
    TOO_FEW_QUESTIONS = "too_few_questions"  # values: have, need
    TOO_FEW_PULSES = "too_few_pulses"  # values: have, need
    UNKNOWN_RESEMBLANCE = "unknown_resemblance"  # of the questions of one person
    REDUNDANT = "redundant"  # some questions say what others say


@dataclass(frozen=True)
class Withheld:
    """No number, and why."""

    is_shown: ClassVar[bool] = False

    reason: WithheldReason
    have: int = 0
    need: int = 0

    def as_report(self) -> dict[str, object]:
        return {"withheld": self.reason.value}


class Direction(StrEnum):
    """What a coefficient and its interval let us say."""

    TOGETHER = "together"  # the whole interval is above zero
    OPPOSITE = "opposite"  # the whole interval is below zero
    UNCLEAR = "unclear"  # zero is inside


@dataclass(frozen=True)
class Interval:
    """Where a coefficient may lie, with 95 % confidence."""

    is_shown: ClassVar[bool] = True

    low: float
    high: float

    @property
    def direction(self) -> Direction:
        if self.low > 0:
            return Direction.TOGETHER
        return Direction.OPPOSITE if self.high < 0 else Direction.UNCLEAR

    @property
    def error(self) -> float:
        """The standard error of which this is the range."""
        return (self.high - self.low) / (2 * Z)

    def times(self, factor: float) -> "Interval":
        """Return it in another unit; the factor is above 0."""
        return Interval(self.low * factor, self.high * factor)

    def as_report(self) -> dict[str, object]:
        return {"low": self.low, "high": self.high}
