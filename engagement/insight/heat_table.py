"""Shares as shaded cells, and what rows are sorted by: pure."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from math import isnan
from typing import ClassVar

from engagement.statistics.findings import Withheld, WithheldReason

EDGES = (30, 40, 50, 60, 70, 80)
"""Per cent at which the next of seven shades begins, the same in every table."""
HIDDEN = Withheld(WithheldReason.NOT_PUBLISHED)
PER_PAGE = 200


class TrendsSort(StrEnum):
    """What rows can be sorted by, besides the key of a question."""

    TREE = "tree"  # as the company is built, from the top down
    NAME = "name"
    LAST = "last"  # the last week
    CHANGE = "change"


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

    def as_report(self) -> str:
        return self.move.value


@dataclass(frozen=True)
class HeatCell:
    """A published share as a table shows it, and whether it is out of the usual."""

    is_shown: ClassVar[bool] = True

    share: float
    move: Move = Move.STEADY

    @property
    def shade(self) -> int:
        """Return 1 to 7, of the whole per cent that stands in the cell."""
        return 1 + bisect_right(EDGES, round(100 * self.share))

    def as_report(self) -> float:
        return self.share


HeatCells = tuple[HeatCell | Withheld, ...]


def cells(shares: list[float], alerts: list[int] | None = None) -> HeatCells:
    """Return a row of cells from shares, NaN where nothing is published."""
    signs = alerts or [0] * len(shares)
    return tuple(
        HIDDEN if isnan(share) else HeatCell(share, MOVES[sign])
        for share, sign in zip(shares, signs, strict=True)
    )
