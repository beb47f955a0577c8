"""Shares as shaded cells, and what rows are sorted by: pure."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from math import isnan
from typing import ClassVar

from engagement.insight.series.change_from_usual import HIDDEN, MOVES, Move
from engagement.statistics.findings import Withheld

EDGES = (30, 40, 50, 60, 70, 80)
"""Per cent at which the next of seven shades begins, the same in every table."""
PER_PAGE = 200


class TrendsSort(StrEnum):
    """What rows can be sorted by, besides the key of a question."""

    TREE = "tree"  # as the company is built, from the top down
    NAME = "name"
    LAST = "last"  # the last week
    CHANGE = "change"


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
