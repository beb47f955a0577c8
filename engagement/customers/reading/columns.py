"""The rows of a sheet, kept by column, because most columns repeat a few texts."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import overload

import numpy as np
from numpy.typing import NDArray

from engagement.csv_file import Line, csv_lines, without_blank_rows
from engagement.refusals import FileRefused, Reason

CHUNK = 1_000
"""Rows that are put into their columns at a time; few enough to stay near."""
BLOCK = 20_000
"""Letters of plain text that are put into columns at a time."""
LONGEST_CELL = csv.field_size_limit()
TRIED = 20_000
"""Rows after which the texts of a column are compared no more, if more than half
of them differ."""

Raw = Sequence[str]
"""The cells of a row, which may have blanks around them."""


@dataclass(frozen=True)
class Written:
    """Rows as they are written, to be gone through once."""

    rows: Iterator[Raw]
    plain: str = ""
    """The same as text, where each line is a row and each mark parts two cells."""
    delimiter: str = ""

    def blocks(self, skipped: int) -> Iterator[str]:
        """Yield the lines of plain text after some, many at a time."""
        start = 0
        for _ in range(skipped):
            start = self.plain.find("\n", start) + 1 or len(self.plain)
        while start < len(self.plain):
            end = self.plain.find("\n", start + BLOCK)
            end = len(self.plain) if end < 0 else end
            yield self.plain[start:end]
            start = end + 1


def written(text: str, delimiter: str) -> Written:
    """Return the rows of a text; it is plain without quotes and lone returns."""
    has_quotes, has_returns = '"' in text, "\r" in text
    has_lone = has_returns and text.count("\r") != text.count("\r\n")
    rows = csv_lines(text, delimiter)
    return Written(rows, "" if has_quotes or has_lone else text, delimiter)


@dataclass(frozen=True)
class Column:
    """The cells of a column."""

    texts: list[str]
    """What they say. Where most rows differ, the same text may be here twice."""
    codes: NDArray[np.int32]
    """Which of the texts each row has."""

    def picked(self, places: NDArray[np.int64]) -> Iterator[str]:
        return map(self.texts.__getitem__, self.codes[places].tolist())


@dataclass(frozen=True, eq=False)
class Rows(Sequence[Line]):
    """Rows of as many cells each."""

    numbers: NDArray[np.int64]
    columns: tuple[Column, ...]

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...

    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        if isinstance(place, slice):
            return list(self.picked(np.arange(len(self))[place]))
        return next(self.picked(np.arange(len(self))[[place]]))

    def __iter__(self) -> Iterator[Line]:
        return self.picked(np.arange(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]  # two may be equal

    def picked(self, places: NDArray[np.int64]) -> Iterator[Line]:
        """Yield the rows at some places."""
        cells = zip(*(column.picked(places) for column in self.columns), strict=True)
        return zip(self.numbers[places].tolist(), cells, strict=True)


class _Codes(dict[str, int]):
    """Numbers texts as they come; blanks around them make no difference."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def __missing__(self, raw: str) -> int:
        text = raw.strip()
        if text != raw:
            code = self[text]
        else:
            code = len(self.texts)
            self.texts.append(text)
        self[raw] = code
        return code


class _Growing:
    """A column while rows are put below it."""

    def __init__(self) -> None:
        self.known = _Codes()
        self.texts = self.known.texts
        self.codes: list[NDArray[np.int32]] = []
        self.size = 0
        self.is_repeating = True

    def extend(self, cells: Sequence[str]) -> None:
        size = len(cells)
        if self.is_repeating:
            codes = map(self.known.__getitem__, cells)
            self.codes.append(np.fromiter(codes, np.int32, size))
            self.size += size
            self.is_repeating = len(self.texts) <= max(TRIED, self.size) / 2
        else:
            start = len(self.texts)
            self.texts.extend(map(str.strip, cells))
            self.codes.append(np.arange(start, start + size, dtype=np.int32))

    def grown(self) -> Column:
        return Column(self.texts, np.concatenate([np.empty(0, np.int32), *self.codes]))


@dataclass
class Body:
    """Rows below a header, put into columns as they come; blank ones are left out."""

    width: int
    crooked: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The cells of rows that are not as wide, by number."""

    def __post_init__(self) -> None:
        self._columns = [_Growing() for _ in range(self.width)]
        self._numbers: list[int] = []

    def __len__(self) -> int:
        return len(self._numbers) + len(self.crooked)

    def extend(self, written: Written, first: int, most: int) -> None:
        """Put the rows that are left below, at least until there are more than `most`.

        `first` is the number of the first of them.
        """
        for block in written.blocks(first - 1):
            self._add_block(block, written.delimiter, first)
            first += block.count("\n") + 1
            if len(self) > most:
                return
        while not written.plain and (some := list(islice(written.rows, CHUNK))):
            self.add(some, first)
            first += len(some)
            if len(self) > most:
                return

    def rows(self) -> Rows:
        numbers = np.array(self._numbers, dtype=np.int64)
        return Rows(numbers, tuple(column.grown() for column in self._columns))

    def add(self, rows: Sequence[Raw], first: int) -> None:
        """Put rows below, numbered from the first."""
        numbers: Sequence[int] = range(first, first + len(rows))
        if not self._are_even(rows):
            even = dict(self._even(rows, first))
            numbers, rows = list(even), list(even.values())
        self._numbers += numbers
        for column, texts in zip(self._columns, zip(*rows, strict=True), strict=False):
            column.extend(texts)

    def _add_block(self, block: str, delimiter: str, first: int) -> None:
        """Put plain lines below, cut all at once where every one is as wide."""
        cells = block.replace("\n", f"{delimiter}\n").split(delimiter)
        starts, lines = cells[:: self.width], block.count("\n") + 1
        is_even = (
            len(cells) == lines * self.width
            and "".join(starts).count("\n") == lines - 1
            and all(map(str.strip, starts))
            and len(block) <= LONGEST_CELL
        )
        if not is_even:
            self.add(list(csv_lines(block, delimiter)), first)
            return
        self._numbers += range(first, first + lines)
        for place, column in enumerate(self._columns):
            column.extend(cells[place :: self.width])

    def _are_even(self, rows: Sequence[Raw]) -> bool:
        """Tell whether all rows are certainly as wide, and none is blank."""
        is_as_wide = {*map(len, rows)} == {self.width}
        return is_as_wide and all(map(str.strip, map(itemgetter(0), rows)))

    def _even(self, rows: Iterable[Raw], first: int) -> Iterator[Line]:
        for number, cells in without_blank_rows(enumerate(rows, first)):
            fitting = cells
            if len(cells) > self.width and not any(cells[self.width :]):
                fitting = cells[: self.width]
            if len(fitting) == self.width:
                yield number, fitting
            else:
                self.crooked[number] = cells


def below(
    width: int, top: Sequence[Line], start: int, rows: Written, most: int
) -> Body:
    """Return the rows below a header: some that were looked at, and those after.

    Raises `FileRefused` when there are more than `most`.
    """
    body = Body(width)
    for number, cells in top[start:]:
        body.add([cells], number)
    body.extend(rows, top[-1][0] + 1, most)
    if len(body) > most:
        raise FileRefused(Reason.TOO_MANY_ROWS, most=most)
    return body
