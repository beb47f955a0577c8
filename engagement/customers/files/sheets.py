"""Files of scores as sheets: bytes in; names of columns, and a frame of text, out.

How a file is to be read is found out, and every finding can be overruled.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from engagement.customers.files.numbers import decimal_of
from engagement.customers.files.recipe import NOTHING_TOLD, Recipe
from engagement.customers.files.words import METRICS_BY_NAME, ROLES, folded
from engagement.files import records
from engagement.files.csv_file import Line
from engagement.files.frames import categories, frame_of
from engagement.files.records import Records, records_of
from engagement.files.workbooks import Format, Workbook, format_of
from engagement.refusals import FileRefused, Reason, Refusal

MOST_HEADER_ROWS = 3
TWO_ROWS = 2
"""Of a header whose upper row stands over several columns of the lower one."""
TITLES = 20
"""Rows among which the header is looked for."""
TOP = TITLES + MOST_HEADER_ROWS
ENOUGH_NAMES = 2
"""Cells of a row that are known as names of columns, and make it the header."""
ENOUGH_OF_ANOTHER = 3
"""Such cells of a row further down that make it the header of another table."""
MOST_WORDS = 2_000
"""Different texts of a column beyond which it holds no names of columns."""
LOOKED_AT = 200
"""Rows that show how numbers are written."""
ALL_SHEETS = "*"
"""Stands for all sheets of a workbook that have the columns of the first."""
IMPORT_ID = '{"importid"'
"""What the third header row of Qualtrics holds."""


class Limits(NamedTuple):
    """How much is let in."""

    size: int
    rows: int


WEB = Limits(10_000_000, 100_000)
COMMAND = Limits(250_000_000, 1_000_000)


@dataclass(frozen=True, eq=False)
class Sheet:
    """The rows of a file below its header."""

    format: Format
    read: Recipe
    """How it was cut, as it was told or found out."""
    headers: tuple[tuple[str, ...], ...]
    """The header rows, each as wide as the columns."""
    frame: pd.DataFrame
    """A row a record, by its number; a column of categories a column of the file, each
    named once, by the topmost header row that names it, or by its letter."""
    crooked: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The cells of rows that do not have as many as the header, by number."""
    sheets: tuple[str, ...] = ()
    """The sheets to choose from, of a workbook."""
    hidden: frozenset[int] = frozenset()
    """Numbers of rows that whoever opens the workbook does not see."""
    title: str = ""
    """What stands above the header, and the name of the sheet, a line each."""
    next_table: int = 0
    """The number of the row that is the header of another table; 0: there is none."""
    is_1904: bool = False
    """Whether days are counted from 1904, as workbooks of old Macs do."""

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.frame.columns)

    @property
    def refused(self) -> list[Refusal]:
        return [
            Refusal(number, Reason.ANOTHER_TABLE)
            if 0 < self.next_table <= number
            else Refusal(number, Reason.WRONG_NUMBER_OF_CELLS)
            for number in self.crooked
        ]

    def demand_rows(self) -> None:
        """Raise `FileRefused` when nothing stands below the header."""
        if not len(self.frame) and not self.crooked:
            raise FileRefused(Reason.EMPTY_FILE)

    def names_of(self, column: str) -> tuple[str, ...]:
        """Return all that the header rows say of a column."""
        place = self.columns.index(column)
        return tuple(header[place] for header in self.headers if header[place])

    def column(self, name: str) -> pd.Categorical:
        return self.frame[name].array

    def distinct(self, column: str) -> list[str]:
        """Return what a column holds, each text once; nothing if it is not there."""
        return list(self.column(column).categories) if column in self.frame else []


def sheet_from(
    content: bytes, recipe: Recipe = NOTHING_TOLD, limits: Limits = WEB
) -> Sheet:
    """Read a file; raises `FileRefused` when nothing in it can be used."""
    if len(content) > limits.size:
        raise FileRefused(Reason.TOO_LARGE, megabytes=limits.size // 1_000_000)
    kind, cut = format_of(content), recipe.cut
    if kind is Format.TEXT:
        text, encoding = records.decoded(content, recipe.encoding, limits.size)
        delimiter, text = records.cut_by(text, recipe.delimiter)
        read = replace(cut, encoding=encoding, delimiter=delimiter, sheet="")
        found = records_of(records.cut(text, delimiter), limits.rows + TOP)
        return _assembled(kind, read, found, limits)
    book = Workbook(content, limits.size)
    first = recipe.sheet if recipe.sheet in book.names else book.fullest()
    sheet = _of_book(book, first, cut, limits)
    if recipe.sheet == ALL_SHEETS:
        others = (
            _other(book, name, cut, limits) for name in book.names if name != first
        )
        alike = [one for one in others if one and is_alike(one, sheet)]
        sheet = _one_below_the_other(sheet, alike)
        if len(sheet.frame) > limits.rows:
            raise FileRefused(Reason.TOO_MANY_ROWS, most=limits.rows)
    return sheet


def sheets_of(content: bytes, recipe: Recipe, limits: Limits) -> dict[str, Sheet]:
    """Return the sheets of a workbook that have rows, by name, as they would be read.

    The first is the one that is read unless another is told.
    """
    book = Workbook(content, limits.size)
    first = book.fullest()
    names = [first, *(name for name in book.names if name != first)]
    found = {name: _other(book, name, recipe.cut, limits) for name in names}
    return {name: one for name, one in found.items() if one and len(one.frame)}


def is_alike(one: Sheet, other: Sheet) -> bool:
    """Tell whether two sheets have the same columns."""
    return [*map(folded, one.columns)] == [*map(folded, other.columns)]


def _of_book(book: Workbook, name: str, cut: Recipe, limits: Limits) -> Sheet:
    read = replace(cut, sheet=name, encoding="", delimiter="")
    found = records_of(book.rows(name, limits.rows + TOP), limits.rows + TOP)
    sheet = _assembled(book.format, read, found, limits, book.names)
    hidden = book.hidden_rows(name)
    return replace(sheet, is_1904=book.is_1904, hidden=hidden)


def _other(book: Workbook, name: str, cut: Recipe, limits: Limits) -> Sheet | None:
    """Return a sheet; None for one that is empty, or holds no rows of text."""
    try:
        return _of_book(book, name, cut, limits)
    except FileRefused:
        return None


def _one_below_the_other(sheet: Sheet, others: Iterable[Sheet]) -> Sheet:
    """Return the rows of sheets with the same columns; their numbers count on."""
    frames, crooked, hidden = [sheet.frame], {**sheet.crooked}, {*sheet.hidden}
    for one in others:
        last = max([0, *frames[-1].index, *crooked])
        columns = dict(zip(one.columns, sheet.columns, strict=True))
        frame = one.frame.rename(columns=columns)
        frames.append(frame.set_axis(frame.index + last))
        crooked |= {number + last: cells for number, cells in one.crooked.items()}
        hidden |= {number + last for number in one.hidden}
    texts = pd.concat([frame.astype(object) for frame in frames])
    columns = {name: categories(texts[name].to_numpy()) for name in sheet.columns}
    frame = pd.DataFrame(columns, index=texts.index)
    read = replace(sheet.read, sheet=ALL_SHEETS)
    return replace(
        sheet, frame=frame, crooked=crooked, hidden=frozenset(hidden), read=read
    )


def framed(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> Sheet:
    """Return rows of text that were never a file, numbered from 1, as a sheet."""
    read = Recipe(header_rows=1, decimal=".")
    body = Records(list(range(1, len(rows) + 1)), list(rows))
    return Sheet(Format.TEXT, read, (tuple(columns),), frame_of(body, columns))


def _assembled(
    kind: Format,
    read: Recipe,
    found: Records,
    limits: Limits,
    sheets: tuple[str, ...] = (),
) -> Sheet:
    top = found.first(TOP)
    if not top:
        raise FileRefused(Reason.EMPTY_FILE)
    start = _start(top, read.header_at)
    tall = min(read.header_rows, MOST_HEADER_ROWS) or _header_rows(top[start:])
    headers = top[start : start + tall]
    width = _width([cells for _, cells in headers])
    named = tuple(_fitted(cells, width) for _, cells in headers)
    if len(named) == TWO_ROWS and _is_over(*named):
        named = (_together(*named),)
    body = found.below(start + len(headers))
    if len(body.numbers) > limits.rows:
        raise FileRefused(Reason.TOO_MANY_ROWS, most=limits.rows)
    crooked = body.straighten(width)
    frame = _without_headers(frame_of(body, _columns(named)), named)
    next_table = _next_header(frame)
    if next_table:
        below = frame.loc[next_table:].astype(object).itertuples(name=None)
        crooked |= {number: tuple(cells) for number, *cells in below}
        frame = frame.loc[: next_table - 1]
    seen = (cell for cells in body.rows[:LOOKED_AT] for cell in cells)
    told = replace(
        read,
        header_at=headers[0][0],
        header_rows=len(headers),
        decimal=read.decimal or decimal_of(seen),
    )
    above = (cell for _, cells in top[:start] for cell in cells if cell)
    title = "\n".join([*above, *([read.sheet] if read.sheet else [])])
    return Sheet(
        kind, told, named, frame, crooked, sheets, title=title, next_table=next_table
    )


def _start(lines: Sequence[Line], header_at: int) -> int:
    """Return where the header begins: at the first row that is at least half filled.

    Some reports have pairs of words above it, of which none is the name of a column.
    """
    for place, (number, _) in enumerate(lines[:TITLES]):
        if number == header_at:
            return place
    filled = [sum(map(bool, cells)) for _, cells in lines[:TITLES]]
    usual = max(filled)
    first = next(place for place, count in enumerate(filled) if 2 * count >= usual)
    if first and _is_over(lines[first - 1][1], lines[first][1]):
        return first - 1
    known = [_known_names(cells) for _, cells in lines[:TITLES]]
    if known[first] < ENOUGH_NAMES:
        below = (place for place in range(first, len(known))
                 if known[place] >= ENOUGH_NAMES)  # fmt: skip
        return next(below, first)
    return first


def _is_over(above: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether a row names metrics, each over several columns of the row below."""
    names = [folded(cell) for cell in below if cell]
    is_repeated = len({*names}) < len(names)
    is_named = any(folded(cell) in METRICS_BY_NAME for cell in above if cell)
    return is_repeated and is_named and not all(above)


def _together(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return names of both rows, those above each over all up to the next."""
    over, names = "", []
    for name, own in zip(above, below, strict=True):
        over = name or over
        names.append(f"{over} {own}".strip())
    return tuple(names)


def _without_headers(
    frame: pd.DataFrame, headers: Sequence[Sequence[str]]
) -> pd.DataFrame:
    """Return the frame without the header that some reports repeat on each page."""
    for header in headers:
        if _known_names(header) < ENOUGH_NAMES:
            continue
        is_header = np.ones(len(frame), np.bool_)
        for (_, texts), name in zip(frame.items(), header, strict=True):
            is_header &= (texts == name).to_numpy()
            if not is_header.any():
                break
        frame = frame[~is_header] if is_header.any() else frame
    return frame


def _next_header(frame: pd.DataFrame) -> int:
    """Return the number of the row that names the columns of another table; 0: none.

    Three of its cells at least are called as columns often are, and none is a number.
    """
    known, has_digits = np.zeros((2, len(frame)), np.int64)
    for name in frame.columns:
        column = frame[name].array
        texts, codes = column.categories, column.codes
        if len(texts) <= MOST_WORDS:
            known += np.array([_known_names([text]) for text in texts], int)[codes]
            has_digits += np.array([_has_digits([text]) for text in texts], int)[codes]
    found = frame.index[(known >= ENOUGH_OF_ANOTHER) & (has_digits == 0)]
    return int(found[0]) if len(found) else 0


def _known_names(cells: Iterable[str]) -> int:
    """Return how many cells are called as columns often are."""
    return sum(folded(cell) in ROLES or folded(cell) in METRICS_BY_NAME
               for cell in cells if cell)  # fmt: skip


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
    first = lines[0][1]
    is_header = is_header or _is_over(first, second) or _repeats(first, second)
    return 2 if is_header and len(lines) > MOST_HEADER_ROWS - 1 else 1


def _repeats(above: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether a row names the columns once more, and below some the options."""
    pairs = list(zip(above, below, strict=False))
    is_same = [one == other for one, other in pairs if one]
    return any(is_same) and not all(is_same) and not _has_digits(below)


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


def _columns(headers: Sequence[Sequence[str]]) -> list[str]:
    seen: Counter[str] = Counter()
    columns = []
    for place, names in enumerate(zip(*headers, strict=True)):
        name = next((name for name in names if name), "") or letter_of(place)
        seen[folded(name)] += 1
        times = seen[folded(name)]
        columns.append(name if times == 1 else f"{name} ({times})")
    return columns


def letter_of(place: int) -> str:
    """Return what a spreadsheet calls the column at a place, which counts from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
