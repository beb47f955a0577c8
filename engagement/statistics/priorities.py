"""What to work on first: what matters most beside what few are content with."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from engagement.statistics.drivers import Measured
from engagement.statistics.findings import Interval, Withheld, WithheldReason

LEAST_QUESTIONS = 2


class Quadrant(StrEnum):
    """Where a question lies, seen from both means."""

    FIRST = "first"  # matters more, and fewer are favourable
    KEEP = "keep"  # matters more, and more are favourable
    LATER = "later"  # matters less, and fewer are favourable
    ENOUGH = "enough"  # matters less, and more are favourable
    UNDECIDED = "undecided"  # an arm of its cross spans an axis


QUADRANTS = {
    (True, False): Quadrant.FIRST,
    (True, True): Quadrant.KEEP,
    (False, False): Quadrant.LATER,
    (False, True): Quadrant.ENOUGH,
}


@dataclass(frozen=True)
class Priorities:
    """The quadrant of each question, in the given order, and the two axes."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "importance against favourable share"

    quadrants: tuple[Quadrant, ...]
    mean_importance: float
    mean_favourable: float


def priorities(
    importance: Sequence[Measured], favourable: Sequence[Measured]
) -> Priorities | Withheld:
    """Place questions by importance and favourable share; the axes are the means.

    Martilla & James, Journal of Marketing 41 (1977) 77, with intervals: where either
    touches its axis nothing is said. Refused for a single question.
    """
    questions = len(importance)
    if questions < LEAST_QUESTIONS:
        return Withheld(WithheldReason.TOO_FEW_QUESTIONS, questions, LEAST_QUESTIONS)
    axes = [
        sum(one.value for one in column) / questions
        for column in (importance, favourable)
    ]
    quadrants = tuple(
        _quadrant([matters.interval, content.interval], axes)
        for matters, content in zip(importance, favourable, strict=True)
    )
    return Priorities(quadrants, *axes)


def _quadrant(cross: Sequence[Interval], axes: Sequence[float]) -> Quadrant:
    arms = list(zip(cross, axes, strict=True))
    if any(arm.low <= axis <= arm.high for arm, axis in arms):
        return Quadrant.UNDECIDED
    more_important, more_favourable = (arm.low > axis for arm, axis in arms)
    return QUADRANTS[more_important, more_favourable]
