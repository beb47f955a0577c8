"""Long lists in the order that a reader asks for, a page at a time: pure."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

ALL_FIT, AROUND = 12, 2
"""Pages that are all linked, and on either side of one where there are more."""


class Order(StrEnum):
    """Which end comes first."""

    ASCENDING = "asc"
    DESCENDING = "desc"


def sort(keys: "pd.Series", order: Order) -> list[Any]:
    """Return the index of keys sorted by them; equal ones stay, NaN comes last.

    keys: numbers or texts, all of one kind, in any unit; index: what is listed.
    """
    is_up = order is Order.ASCENDING
    return list(keys.sort_values(ascending=is_up, kind="stable").index)


@dataclass(frozen=True)
class Part:
    """One page of a long list."""

    number: int
    total: int
    """Of rows on all pages."""
    size: int
    """Of a full page."""

    @classmethod
    def asked_for(cls, number: str, total: int, size: int) -> "Part":
        """Return the page of that number, or the first where there is none such."""
        first = cls(1, total, size)
        is_there = re.fullmatch("[0-9]{1,9}", number)
        if is_there and int(number) in first.numbers:
            return cls(int(number), total, size)
        return first

    @property
    def numbers(self) -> range:
        """Return the pages there are; an empty list has one."""
        return range(1, max(1, -(-self.total // self.size)) + 1)

    @property
    def linked(self) -> list[int]:
        """Return the numbers that fit beside one another: the ends, and those near."""
        near = range(self.number - AROUND, self.number + AROUND + 1)
        if len(self.numbers) <= ALL_FIT:
            return list(self.numbers)
        return [n for n in self.numbers if n in (1, self.numbers[-1]) or n in near]

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.total)
