"""Importance beside performance: what matters most beside what pleases least."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from engagement.statistics.drivers import Measured
from engagement.statistics.findings import Interval, Withheld, WithheldReason

LEAST_THINGS = 2


class Advice(StrEnum):
    """What both means say of a thing."""

    FIRST = "first"  # matters more, and fewer are favourable
    KEEP = "keep"  # matters more, and more are favourable
    LATER = "later"  # matters less, and fewer are favourable
    ENOUGH = "enough"  # matters less, and more are favourable
    UNDECIDED = "undecided"  # an arm of its cross spans an axis


ADVICE = {
    (True, False): Advice.FIRST,
    (True, True): Advice.KEEP,
    (False, False): Advice.LATER,
    (False, True): Advice.ENOUGH,
}


@dataclass(frozen=True)
class ImportancePerformance:
    """The advice on each thing, in the given order, and the two axes."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "importance against performance"

    advice: tuple[Advice, ...]
    mean_importance: float
    mean_performance: float


def importance_performance(
    importance: Sequence[Measured], performance: Sequence[Measured]
) -> ImportancePerformance | Withheld:
    """Place things by how much they matter and how well they go; axes are the means.

    Martilla & James, Journal of Marketing 41 (1977) 77, with intervals: where either
    touches its axis nothing is said. Refused for a single thing.
    """
    things = len(importance)
    if things < LEAST_THINGS:
        return Withheld(WithheldReason.TOO_FEW_QUESTIONS, things, LEAST_THINGS)
    axes = [
        sum(one.value for one in column) / things
        for column in (importance, performance)
    ]
    advice = tuple(
        _advice([matters.interval, goes.interval], axes)
        for matters, goes in zip(importance, performance, strict=True)
    )
    return ImportancePerformance(advice, *axes)


def _advice(cross: Sequence[Interval], axes: Sequence[float]) -> Advice:
    arms = list(zip(cross, axes, strict=True))
    if any(arm.low <= axis <= arm.high for arm, axis in arms):
        return Advice.UNDECIDED
    matters_more, goes_better = (arm.low > axis for arm, axis in arms)
    return ADVICE[matters_more, goes_better]
