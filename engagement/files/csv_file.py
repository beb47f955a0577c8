"""Delimited text from strangers: how it is written, cut, and told from formulas.

Follows what French and English spreadsheets really write: UTF-16 with a mark, UTF-8
with or without one, Windows-1252; semicolons, commas, tabs or bars.
"""

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from engagement.refusals import FileRefused, Reason

DELIMITERS = ";,\t|"

SAMPLE = 50

LOOKED_AT = 1_000
"""Bytes that show whether letters take two of them."""
SAMPLED = 1_000_000
"""Letters among which so many rows are looked for."""

LARGEST_FILE = 10_000_000

BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that look like a blank and are none to Python."""
UNSEEN = frozenset(map(chr, (0x034F, 0x17B4, 0x17B5, *range(0x180B, 0x1810),
                             *range(0xFE00, 0xFE10))))  # fmt: skip
"""Marks beside those of Unicode's class Cf that take no room."""

FORMULA_MARKS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What begins a formula; some spreadsheets read the full-width forms alike."""

Line = tuple[int, tuple[str, ...]]
"""A row's number, as a spreadsheet shows it, and its cells."""


def decode(content: bytes, encoding: str = "", largest: int = LARGEST_FILE) -> str:
    """Return the text of a file; an empty encoding is found out."""
    if len(content) > largest:
        raise FileRefused(Reason.TOO_LARGE, megabytes=largest // 1_000_000)
    if not content.strip():
        raise FileRefused(Reason.EMPTY_FILE)
    try:
        text = content.decode(encoding or encoding_of(content))
    except UnicodeDecodeError as error:
        raise FileRefused(Reason.NOT_TEXT) from error
    if "\0" in text:
        raise FileRefused(Reason.NOT_TEXT)
    return text


def encoding_of(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in content[:LOOKED_AT]:
        odd, even = content[1:LOOKED_AT:2].count(0), content[:LOOKED_AT:2].count(0)
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def decode_lines(content: bytes) -> str:
    """Return text whose lines are UTF-8 where they can be, and Windows-1252 else.

    People paste rows of one file below those of another.
    """
    return "".join(map(_decode_line, content.splitlines(keepends=True)))


def _decode_line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252")


def delimiter_of(text: str) -> tuple[str, str]:
    """Return the delimiter and the text without a first line `sep=;`."""
    first, _, rest = text.partition("\n")
    if first.startswith("sep=") and len(first.rstrip()) == len("sep=;"):
        return first[4], rest
    return max(DELIMITERS, key=lambda mark: steady_columns(text, mark)), text


def steady_columns(text: str, delimiter: str) -> tuple[int, int]:
    """Prefer the mark that cuts every line into the same number, then the most."""
    lines = csv_rows(text[:SAMPLED], delimiter)
    counts = [len(cells) for _, cells in islice(lines, SAMPLE)]
    if not counts or counts[0] == 1:
        return 0, 0
    return sum(count == counts[0] for count in counts), counts[0]


def csv_rows(text: str, delimiter: str) -> Iterator[Line]:
    try:
        yield from without_blank_rows(enumerate(csv_lines(text, delimiter), start=1))
    except csv.Error as error:
        raise FileRefused(Reason.NOT_TEXT) from error


def csv_lines(text: str, delimiter: str) -> Iterator[list[str]]:
    """Return all rows, as they are written; to go through them raises csv.Error."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def without_blank_rows(lines: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Line]:
    """Yield the rows that say something, without the blanks around their cells."""
    for number, raw in lines:
        cells = tuple(map(str.strip, raw))
        if any(cells):
            yield number, cells


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run the text instead of showing it."""
    return text.startswith(("\t", "\r")) or text.lstrip().startswith(FORMULA_MARKS)


def as_cell(text: str) -> str:
    """Return text that a spreadsheet shows as text where it opens delimited text."""
    return f"'{text}" if is_formula(text) else text


def plain(text: str) -> str:
    """Return the text in small letters, without accents and what cannot be seen."""
    parts = unicodedata.normalize("NFKD", visible(text).casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def visible(text: str) -> str:
    """Return the text as the eye has it: all blanks alike, and nothing unseen."""
    if text.isascii():
        return " ".join(text.split())
    letters = (
        " " if letter in BLANK else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter not in UNSEEN and unicodedata.category(letter) != "Cf"
    )
    return " ".join("".join(letters).split())
