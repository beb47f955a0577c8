"""What a figure says beside the usual course of its team: pure."""

from dataclasses import dataclass, field
from enum import StrEnum
from math import isnan
from typing import ClassVar

from engagement.statistics.change import BASELINE
from engagement.statistics.findings import Withheld, WithheldReason

NOTED = 0.5
"""Limits beyond which participation is worth a word beside a change: in the ranges that
are published, a change of who answers shows late."""
HIDDEN = Withheld(WithheldReason.NOT_PUBLISHED)


class Move(StrEnum):
    """Where a team stands beside its own usual course."""

    STEADY = "steady"  # nothing that chance could not do
    ABOVE = "above"
    BELOW = "below"


MOVES = {0: Move.STEADY, 1: Move.ABOVE, -1: Move.BELOW}


@dataclass(frozen=True)
class ChangeFromUsual:
    """What the latest figure of a team says beside its usual course."""

    is_shown: ClassVar[bool] = True

    move: Move
    reach: float = field(compare=False)
    """How far the team is from its usual, in limits; below 0 under it."""

    def as_report(self) -> str:
        return self.move.value


def change_from_usual(
    reach: float, sign: float, have: float
) -> ChangeFromUsual | Withheld:
    """Tell a change from how far it reaches, and its weeks to compare with."""
    if isnan(reach):
        return HIDDEN
    if reach == 0:
        return Withheld(
            WithheldReason.TOO_FEW_WEEKS, min(int(have), BASELINE - 1), BASELINE
        )
    return ChangeFromUsual(MOVES[int(sign)], reach)


def is_moved_with_participation(
    staff: ChangeFromUsual | Withheld, participation: ChangeFromUsual | Withheld
) -> bool:
    """Whether it may be who answers that changed, rather than what they say."""
    return (
        isinstance(staff, ChangeFromUsual)
        and isinstance(participation, ChangeFromUsual)
        and staff.move is not Move.STEADY
        and abs(participation.reach) > NOTED
    )
