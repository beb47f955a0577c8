"""Files of scores as sheets: bytes in; names of columns, and rows of text, out.

How a file is to be read is found out, and every finding can be overruled.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from csv import Error as CsvError
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from engagement import csv_file
from engagement.csv_file import Line
from engagement.customers.reading.columns import (
    Column,
    Rows,
    Written,
    below,
    written,
)
from engagement.customers.reading.numbers import decimal_of
from engagement.customers.reading.words import folded
from engagement.customers.reading.workbooks import Format, Workbook, format_of
from engagement.refusals import FileRefused, Reason, Refusal

ENCODINGS = ("utf-8-sig", "utf-16", "cp1252", "iso8859-15", "mac-roman")
MOST_HEADER_ROWS = 3
TITLES = 20
"""Rows among which the header is looked for."""
LOOKED_AT = 200
"""Rows that show how numbers are written."""
IMPORT_ID = '{"importid"'
"""What the third header row of Qualtrics holds."""


class Limits(NamedTuple):
    """How much is let in."""

    size: int
    rows: int


WEB = Limits(10_000_000, 100_000)
COMMAND = Limits(250_000_000, 1_000_000)


@dataclass(frozen=True)
class Reading:
    """How a file is read; whatever is empty or 0 is found out."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_at: int = 0
    """The number of the first header row."""
    header_rows: int = 0
    decimal: str = ""
    """Point or comma; empty too when the numbers show none."""

    def as_json(self) -> dict[str, str | int]:
        return asdict(self)


FOUND_OUT = Reading()


@dataclass(frozen=True)
class Sheet:
    """The rows of a file below its header."""

    format: Format
    reading: Reading
    """As it was read."""
    columns: tuple[str, ...]
    """Each named once, by the topmost header row that names it, or by its letter."""
    headers: tuple[tuple[str, ...], ...]
    """The header rows, each as wide as the columns."""
    rows: Rows
    crooked: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The cells of rows that do not have as many as the header, by number."""
    sheets: tuple[str, ...] = ()
    """The sheets to choose from, of a workbook."""

    @property
    def refused(self) -> list[Refusal]:
        return [
            Refusal(number, Reason.WRONG_NUMBER_OF_CELLS) for number in self.crooked
        ]

    def names_of(self, column: str) -> tuple[str, ...]:
        """Return all that the header rows say of a column."""
        place = self.columns.index(column)
        return tuple(header[place] for header in self.headers if header[place])

    def distinct(self, column: str, most: int = 0) -> set[str]:
        """Return what a column holds, of the first rows only if `most` says so."""
        if column not in self.columns:
            return set()
        found = self.column(column)
        if not most:
            return {*found.texts}
        return {found.texts[code] for code in found.codes[:most].tolist()}

    def column(self, name: str) -> Column:
        return self.rows.columns[self.columns.index(name)]


def sheet_from(
    content: bytes, reading: Reading = FOUND_OUT, limits: Limits = WEB
) -> Sheet:
    """Read a file; raises `FileRefused` when nothing in it can be used."""
    if len(content) > limits.size:
        raise FileRefused(Reason.TOO_LARGE, megabytes=limits.size // 1_000_000)
    kind = format_of(content)
    if kind is Format.TEXT:
        return _of_text(content, reading, limits)
    book = Workbook(content, limits.size)
    name = reading.sheet if reading.sheet in book.names else book.fullest()
    read = replace(reading, sheet=name, encoding="", delimiter="")
    most = limits.rows + TITLES + MOST_HEADER_ROWS
    rows = Written(book.rows(name, most))
    return _assembled(kind, read, rows, limits, book.names)


def _of_text(content: bytes, reading: Reading, limits: Limits) -> Sheet:
    encoding = reading.encoding
    if encoding not in ENCODINGS:
        encoding = csv_file.encoding_of(content)
    text = csv_file.decode(content, encoding, limits.size)
    delimiter, text = _delimiter_of(text)
    if reading.delimiter and reading.delimiter in csv_file.DELIMITERS:
        delimiter = reading.delimiter
    read = replace(reading, encoding=encoding, delimiter=delimiter, sheet="")
    try:
        return _assembled(Format.TEXT, read, written(text, delimiter), limits)
    except CsvError as error:
        raise FileRefused(Reason.NOT_TEXT) from error


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


def _assembled(
    kind: Format,
    reading: Reading,
    rows: Written,
    limits: Limits,
    sheets: tuple[str, ...] = (),
) -> Sheet:
    numbered = enumerate(rows.rows, start=1)
    top = list(islice(csv_file.without_blank_rows(numbered), TITLES + MOST_HEADER_ROWS))
    if not top:
        raise FileRefused(Reason.EMPTY_FILE)
    start = _start(top, reading.header_at)
    tall = min(reading.header_rows, MOST_HEADER_ROWS) or _header_rows(top[start:])
    headers = top[start : start + tall]
    width = _width([cells for _, cells in headers])
    columns = _columns([_fitted(cells, width) for _, cells in headers])
    body = below(width, top, start + tall, rows, limits.rows)
    kept = body.rows()
    seen = (cell for _, cells in kept[:LOOKED_AT] for cell in cells)
    read = replace(
        reading,
        header_at=headers[0][0],
        header_rows=len(headers),
        decimal=reading.decimal or decimal_of(seen),
    )
    named = tuple(_fitted(cells, width) for _, cells in headers)
    return Sheet(kind, read, columns, named, kept, body.crooked, sheets)


def _start(lines: Sequence[Line], header_at: int) -> int:
    """Return where the header begins: at the first row that is at least half filled."""
    for place, (number, _) in enumerate(lines[:TITLES]):
        if number == header_at:
            return place
    filled = [sum(map(bool, cells)) for _, cells in lines[:TITLES]]
    usual = max(filled)
    return next(place for place, count in enumerate(filled) if 2 * count >= usual)


def _header_rows(lines: Sequence[Line]) -> int:
    """Return how many rows name the columns.

    The third of Qualtrics holds import ids. The second of SurveyMonkey has nothing
    below the respondent's number, and no digit.
    """
    if len(lines) >= MOST_HEADER_ROWS:
        third = lines[2][1]
        if any(cell.casefold().startswith(IMPORT_ID) for cell in third):
            return MOST_HEADER_ROWS
    second = lines[1][1] if len(lines) > 1 else [""]
    is_header = not second[0] and lines[0][1][0] and not _has_digits(second)
    return 2 if is_header and len(lines) > MOST_HEADER_ROWS - 1 else 1


def _has_digits(cells: Iterable[str]) -> bool:
    return any(letter.isdigit() for cell in cells for letter in cell)


def _width(headers: Sequence[Sequence[str]]) -> int:
    """Return how many columns the header has, empty ones at its end left out."""
    widest = 1
    for cells in headers:
        filled = [place for place, cell in enumerate(cells, start=1) if cell]
        widest = max([widest, *filled[-1:]])
    return widest


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells[:width] + ("",) * (width - len(cells))


def _columns(headers: Sequence[Sequence[str]]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    columns = []
    for place, names in enumerate(zip(*headers, strict=True)):
        name = next((name for name in names if name), "") or letter_of(place)
        seen[folded(name)] += 1
        times = seen[folded(name)]
        columns.append(name if times == 1 else f"{name} ({times})")
    return tuple(columns)


def letter_of(place: int) -> str:
    """Return what a spreadsheet calls the column at a place, which counts from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
