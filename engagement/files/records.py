"""Delimited text to records; crooked and blank ones apart."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from csv import Error as CsvError
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

import numpy as np

from engagement.files import csv_file, markup
from engagement.files.csv_file import Line
from engagement.refusals import FileRefused, Reason

ENCODINGS = (
    *("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
    *("cp1252", "iso8859-15", "mac-roman"),
)
MANGLED = frozenset("ÃÂâ")
"""With what letters begin that were UTF-8 and are read as Windows-1252."""
TITLES = 20
"""Lines above the header that are cut otherwise, or not at all."""
QUOTE = '"'
AT_ONCE = 20_000
"""Records that are looked through for blank ones at a time."""

Raw = Sequence[str]
"""The cells of a record, which may have blanks around them."""


def decoded(content: bytes, encoding: str, largest: int) -> tuple[str, str]:
    """Return the text and its encoding, which is found out if it is none of ours."""
    if encoding in ENCODINGS:
        return csv_file.decode(content, encoding, largest), encoding
    encoding = csv_file.encoding_of(content)
    text = csv_file.decode(content, encoding, largest)
    is_mixed = encoding == "cp1252" and not MANGLED.isdisjoint(text)
    return csv_file.decode_lines(content) if is_mixed else text, encoding


def cut_by(text: str, told: str) -> tuple[str, str]:
    """Return the delimiter, found out unless it is told, and the text to be cut."""
    found, text = _delimiter_of(text)
    return (told if told and told in csv_file.DELIMITERS else found), text


def cut(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the cells of each record; raises `FileRefused` where there are none."""
    if markup.is_markup(text):
        yield from markup.rows_of(text)
        return
    try:
        yield from csv_file.csv_lines(_with_quotes_closed(text, delimiter), delimiter)
    except CsvError as error:
        raise FileRefused(Reason.NOT_TEXT) from error


def _with_quotes_closed(text: str, delimiter: str) -> str:
    """Return the text without the quotes that would swallow the rows below them.

    A quote that is never closed, or only by another one rows further down, encloses
    nothing: the lines between are records themselves.
    """
    if QUOTE not in text:
        return text
    lines = text.splitlines(keepends=True)
    odd = [at for at, line in enumerate(lines) if line.count(QUOTE) % 2]
    width = len(_cells(lines[0], delimiter)) if lines else 0
    while odd:
        first, end = odd[0], odd[1] if len(odd) > 1 else len(lines) - 1
        below = lines[first + 1 : end + 1]
        is_lone = width > 1 and all(
            len(_cells(line, delimiter)) == width for line in below if line.strip()
        )
        if is_lone:
            lines[first] = "".join(lines[first].rsplit(QUOTE, 1))
        odd = odd[1:] if is_lone else odd[2:]
    return "".join(lines)


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv_file.csv_lines(line, delimiter), [])


def _delimiter_of(text: str) -> tuple[str, str]:
    """Return the mark that cuts the rows evenly, be there titles above them or not."""
    delimiter, rest = csv_file.delimiter_of(text)
    found, below = delimiter, rest[: csv_file.SAMPLED]
    for _ in range(TITLES):
        steady, columns = csv_file.steady_columns(below, found)
        if columns and 2 * steady >= min(below.count("\n"), csv_file.SAMPLE):
            return found, rest
        below = below.partition("\n")[2]
        if not below:
            break
        found = csv_file.delimiter_of(below)[0]
    return delimiter, rest


@dataclass
class Records:
    """Records that say something, and their numbers."""

    numbers: list[int]
    rows: list[Raw]

    def first(self, most: int) -> list[Line]:
        some = zip(self.numbers[:most], self.rows[:most], strict=True)
        return [(number, _stripped(cells)) for number, cells in some]

    def below(self, place: int) -> "Records":
        return Records(self.numbers[place:], self.rows[place:])

    def straighten(self, width: int) -> dict[int, tuple[str, ...]]:
        """Take out, and return, the records that are not as wide.

        Empty cells behind a record that is wide enough are none.
        """
        crooked = {}
        widths = np.fromiter(map(len, self.rows), np.int64, len(self.rows))
        for place in np.flatnonzero(widths != width).tolist():
            cells = self.rows[place]
            if len(cells) > width and not any(map(str.strip, cells[width:])):
                self.rows[place] = cells[:width]
            else:
                crooked[self.numbers[place]] = _stripped(cells)
        if crooked:
            kept = [
                line
                for line in zip(self.numbers, self.rows, strict=True)
                if line[0] not in crooked
            ]
            self.numbers = [number for number, _ in kept]
            self.rows = [cells for _, cells in kept]
        return crooked


def records_of(rows: Iterator[Raw], most: int) -> Records:
    """Return the rows that say something, few more than `most` at most."""
    found, first = Records([], []), 1
    while some := list(islice(rows, AT_ONCE)):
        numbers: Sequence[int] = range(first, first + len(some))
        first += len(some)
        kept: Sequence[Raw] = some
        if not (all(some) and all(map(str.strip, map(itemgetter(0), some)))):
            pairs = zip(numbers, some, strict=True)
            lines = [line for line in pairs if _says(line[1])]
            numbers = [number for number, _ in lines]
            kept = [cells for _, cells in lines]
        found.numbers += numbers
        found.rows += kept
        if len(found.rows) > most:
            break
    return found


def _says(cells: Raw) -> bool:
    return any(map(str.strip, cells))


def _stripped(cells: Raw) -> tuple[str, ...]:
    return tuple(map(str.strip, cells))


@contextmanager
def gc_pause() -> Iterator[None]:
    """Let rows pile up without the collector going through them again and again.

    It would find nothing, and take a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
