"""Long lists in the order that a reader asks for, a page at a time: pure."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from engagement.statistics.findings import Indices, Numbers


class Order(StrEnum):
    """Which end comes first."""

    ASCENDING = "asc"
    DESCENDING = "desc"


def ordered(places: Indices, keys: Numbers, order: Order) -> Indices:
    """Sort places by their keys; equal ones stay as they were, NaN comes last."""
    wanted = keys[places] if order is Order.ASCENDING else -keys[places]
    return places[np.argsort(wanted, kind="stable")]


@dataclass(frozen=True)
class Part:
    """One page of a long list."""

    number: int
    total: int
    """Of rows on all pages."""
    size: int
    """Of a full page."""

    @property
    def numbers(self) -> range:
        """Return the pages there are; an empty list has one."""
        return range(1, max(1, -(-self.total // self.size)) + 1)

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.total)
