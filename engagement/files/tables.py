"""Files of rows, text or workbook: bytes in, numbered rows of text out, or a refusal.

The first row that says something names the columns; what files call them is found in a
table of words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engagement.files import records
from engagement.files.csv_file import LARGEST_FILE, plain
from engagement.files.records import Raw, Records, records_of
from engagement.files.workbooks import Format, Workbook, format_of
from engagement.refusals import FileRefused, Reason, Refusal

MOST_ROWS = 200_000
MOST_SHEET_ROWS = 2_000_000
"""More than a workbook can have: none is cut off in silence."""
WORDS = re.compile(r"[^\W_]+|[%#°]")
MOST_SEEN = 30
"""Columns that a refusal names."""
LONGEST_SEEN = 40
"""Letters of each."""

Words = Mapping[str, Sequence[str]]
"""Names of columns, each with what else files call it, as `words` gives it."""


@dataclass(frozen=True)
class Table:
    """The rows of a sheet, numbered as a spreadsheet does; the header is mostly row 1.

    A cell without a name is nobody's.
    """

    columns: tuple[str, ...]
    """As we call them, or the words of their headers."""
    header: tuple[str, ...]
    """The same as the file calls them."""
    rows: list[tuple[int, Raw]]
    refused: list[Refusal]
    sheet: str = ""
    """Its name in a workbook."""

    def lacks(self, needed: Sequence[str]) -> list[str]:
        return [column for column in needed if column not in self.columns]

    def require(self, *needed: str) -> None:
        """Raise `FileRefused`, naming what the file has, when columns are missing."""
        if missing := self.lacks(needed):
            values = {"columns": ", ".join(missing), "seen": self.seen()}
            if self.sheet:
                values["sheet"] = self.sheet
                raise FileRefused(Reason.COLUMNS_NOT_ON_SHEET, **values)
            raise FileRefused(Reason.COLUMNS_NOT_FOUND, **values)

    def require_single(self, *columns: str) -> None:
        """Raise `FileRefused` when two columns could be the same one of ours."""
        for column in columns:
            if self.columns.count(column) > 1:
                seen = self.seen(column)
                raise FileRefused(Reason.TWO_COLUMNS, column=column, seen=seen)

    def seen(self, column: str = "") -> str:
        """Return the names that the file gives to a column of ours, or to all."""
        names = [
            name if len(name) <= LONGEST_SEEN else f"{name[:LONGEST_SEEN]}…"
            for name, ours in zip(self.header, self.columns, strict=True)
            if name and column in ("", ours)
        ]
        some = ", ".join(names[:MOST_SEEN])
        return some if len(names) <= MOST_SEEN else f"{some}, …"

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        for number, cells in self.rows:
            stripped = map(str.strip, cells)
            yield number, dict(zip(self.columns, stripped, strict=True))


def table_from(content: bytes, names: Words, *kinds: Sequence[str]) -> Table:
    """Return the sheet that has all columns of a kind, else the first with rows.

    The header is its first row, or, below titles, the first that has those columns.
    Raises `FileRefused` when nothing can be used, when more than one sheet could be
    meant, and when two columns could be the same one.
    """
    ours = {word: name for name, some in names.items() for word in (words(name), *some)}
    tables = [
        _table(sheet, found, ours, kinds)
        for sheet, found in _sheets(content)
        if found.rows
    ]
    if not tables:
        raise FileRefused(Reason.EMPTY_FILE)
    fit = [one for one in tables if not all(map(one.lacks, kinds))]
    if len(fit) > 1 and kinds:
        sheets = ", ".join(one.sheet for one in fit)
        raise FileRefused(Reason.SEVERAL_SHEETS, sheets=sheets)
    with_rows = [one for one in tables if one.rows]
    table = (fit or with_rows or tables)[0]
    table.require_single(*names)
    return table


def words(name: str) -> str:
    """Return the words of a header, in small letters and without accents."""
    return " ".join(WORDS.findall(plain(name)))


def _sheets(content: bytes) -> Iterator[tuple[str, Records]]:
    """Yield the name and the records of each sheet."""
    if len(content) > LARGEST_FILE:
        raise FileRefused(Reason.TOO_LARGE, megabytes=LARGEST_FILE // 1_000_000)
    if format_of(content) is Format.TEXT:
        text, _encoding = records.decoded(content, "", LARGEST_FILE)
        delimiter, text = records.cut_by(text, "")
        yield "", records_of(records.cut(text, delimiter), MOST_ROWS + 1)
        return
    book = Workbook(content, LARGEST_FILE)
    for name in book.names:
        yield name, records_of(book.rows(name, MOST_SHEET_ROWS), MOST_ROWS + 1)


def _table(
    sheet: str,
    found: Records,
    ours: Mapping[str, str],
    kinds: Sequence[Sequence[str]],
) -> Table:
    place = _place_of_header(found, ours, kinds)
    (_number, header) = found.first(place + 1)[place]
    width = max(at for at, name in enumerate(header, start=1) if name)
    body = found.below(place + 1)
    if len(body.rows) > MOST_ROWS:
        raise FileRefused(Reason.TOO_MANY_ROWS, most=MOST_ROWS)
    crooked = body.straighten(width)
    return Table(
        _columns(header[:width], ours),
        tuple(header[:width]),
        list(zip(body.numbers, body.rows, strict=True)),
        [Refusal(number, Reason.WRONG_NUMBER_OF_CELLS) for number in crooked],
        sheet,
    )


def _place_of_header(
    found: Records, ours: Mapping[str, str], kinds: Sequence[Sequence[str]]
) -> int:
    for place, (_number, cells) in enumerate(found.first(records.TITLES)):
        names = {*_columns(cells, ours)}
        if any(names.issuperset(kind) for kind in kinds):
            return place
    return 0


def _columns(header: Sequence[str], ours: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(ours.get(name, name) for name in map(words, header))
