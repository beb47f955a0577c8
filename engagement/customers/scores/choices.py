"""What a reader asks of the page, as it stands in the address: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from engagement import weeks
from engagement.customers.scores.periods import By
from engagement.web.lists import Order

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True)
class BoardQuery:
    """The choices of which each has a usual one."""

    by: By
    until: int | None
    """A week of the period; None: the newest one."""
    sort: str
    order: Order
    page: str
    is_strange: bool
    """Whether one of them does not exist, so that the usual one stands for it."""

    def among(self, sorts: Sequence[str]) -> "BoardQuery":
        """Return the same, sorted by one of these; the first is the usual one."""
        if self.sort in sorts:
            return self
        is_strange = self.is_strange or bool(self.sort)
        return replace(self, sort=sorts[0], is_strange=is_strange)


def query_of(address: Mapping[str, str], usual: By = By.MONTH) -> BoardQuery:
    """Read the choices; what can be sorted by is known only once there are rows."""
    until = weeks.week_from(address.get("until", ""))
    by, order = _one_of(By, address, "by"), _one_of(Order, address, "order")
    return BoardQuery(
        by or usual,
        until,
        address.get("sort", ""),
        order or Order.ASCENDING,
        address.get("page", ""),
        is_strange=(by is None and "by" in address)
        or (order is None and "order" in address)
        or (until is None and "until" in address),
    )


def _one_of(
    choices: type[Choice], address: Mapping[str, str], name: str
) -> Choice | None:
    found = address.get(name)
    return choices(found) if found in set(choices) else None
