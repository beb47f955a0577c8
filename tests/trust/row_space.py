"""Exact linear algebra: what follows from sums that were published."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction

Number = Fraction | int
"""Both are exact; whole numbers are quicker."""
Row = Mapping[Hashable, Number]


class RowSpace:
    """Everything that sums and differences of some rows can give, in exact numbers.

    Kept fully reduced: no pivot stands in another row, so one pass reduces a vector.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.rows: dict[Hashable, dict[Hashable, Number]] = {}
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        rest = self._reduced(row)
        if not rest:
            return
        pivot = next(iter(rest))
        new = _divided(rest, rest[pivot])
        for known in self.rows.values():
            if pivot in known:
                _subtract(known, known[pivot], new)
        self.rows[pivot] = new

    def __contains__(self, row: Row) -> bool:
        return not self._reduced(row)

    def _reduced(self, row: Row) -> dict[Hashable, Number]:
        rest = {at: value for at, value in row.items() if value}
        for pivot in [at for at in rest if at in self.rows]:
            _subtract(rest, rest[pivot], self.rows[pivot])
        return rest


def _divided(row: dict[Hashable, Number], by: Number) -> dict[Hashable, Number]:
    if by in {1, -1}:
        return {at: value * by for at, value in row.items()}
    return {at: Fraction(value) / by for at, value in row.items()}


def _subtract(
    row: dict[Hashable, Number], times: Number, other: Mapping[Hashable, Number]
) -> None:
    for at, value in other.items():
        left = row.get(at, 0) - times * value
        if left:
            row[at] = left
        else:
            row.pop(at, None)
