"""Sheets of workbooks as rows of text; checked before they are opened.

A workbook is a zip: what it says of its own size is not believed but counted, and so
is how far its cells reach, because a reader makes room for every one between.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    ZipError,
)

from engagement.files import cell_formats, open_document
from engagement.files.cell_formats import Places
from engagement.refusals import FileRefused, Reason

MOST_MEMBERS = 1_000
MOST_UNPACKED = 30
"""Times the largest file that is let in."""
MOST_CELLS = 20_000_000
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_1904 = bytes.fromhex("2200 0200 0100 0e00 0200")
"""The record that says so in old Excel, and the head of the one that follows it."""
ZIP = b"PK\x03\x04"
LOCAL_HEADER = 30
CHUNK = 1 << 20
OVERLAP = 4096
"""Of one chunk with the next, so that no tag is cut."""
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
WIDE_LETTERS = (b"\xff\xfe", b"\xfe\xff")
Value = int | float | str | bool | time | date | datetime | timedelta


class Format(StrEnum):
    """What kind of file it is; its first bytes tell."""

    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


def format_of(content: bytes) -> Format:
    if content.startswith(OLD_EXCEL):
        return Format.XLS
    if not content.startswith(ZIP):
        return Format.TEXT
    return Format.ODS if b"opendocument" in content[:200] else Format.XLSX


class Workbook:
    """A workbook that was found harmless; raises `FileRefused` otherwise."""

    def __init__(self, content: bytes, largest: int) -> None:
        self._percents: dict[str, Places] = {}
        self._content, self._members = content, dict[str, zipfile.ZipInfo]()
        if content.startswith(ZIP):
            self._members, tables = _check(content, largest * MOST_UNPACKED)
            self._percents.update(tables)
        try:
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        except PasswordError as error:
            raise FileRefused(Reason.LOCKED) from error
        except (CalamineError, ZipError, OSError) as error:
            raise FileRefused(Reason.BROKEN_WORKBOOK) from error
        self.names = tuple(
            sheet.name
            for sheet in self._book.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible
        )
        if not self.names:
            raise FileRefused(Reason.EMPTY_FILE)
        self._looks = cell_formats.book_of(self._part)

    @property
    def is_1904(self) -> bool:
        """Whether days are counted from 1904."""
        return self._looks.is_1904 or (
            self._content.startswith(OLD_EXCEL) and OLD_1904 in self._content
        )

    def fullest(self) -> str:
        """Return the first sheet that has more than a title."""
        enough = 2
        for name in self.names:
            if self._sheet(name).height >= enough:
                return name
        return self.names[0]

    def rows(self, name: str, most: int) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a sheet, blank ones too; percentages with their sign."""
        sheet, percents = self._sheet(name), self._percents_of(name)
        rows = sheet.to_python(skip_empty_area=False, nrows=most)
        for number, cells in enumerate(rows):
            texts = tuple(map(_text, cells))
            if number in percents:
                columns = percents[number]
                texts = tuple(
                    _percentage(cells[at]) if at in columns else text
                    for at, text in enumerate(texts)
                )
            yield texts

    def _percents_of(self, name: str) -> Places:
        """Return the cells of a sheet that show a percentage."""
        if name not in self._percents:
            part = self._part(self._looks.parts.get(name, ""))
            styles = self._looks.percent_styles
            self._percents[name] = cell_formats.percent_places(part, styles)
        return self._percents[name]

    def _part(self, name: str) -> Iterator[bytes]:
        member = self._members.get(name)
        return _unpacked(self._content, member) if member else iter(())

    def _sheet(self, name: str) -> CalamineSheet:
        try:
            return self._book.get_sheet_by_name(name)
        except (CalamineError, OSError) as error:
            raise FileRefused(Reason.BROKEN_WORKBOOK) from error


def _text(value: Value) -> str:
    """Return a cell as a person would type it, days in ISO form."""
    if isinstance(value, str):
        return value.replace("\0", "").strip()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else _decimal(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    return str(value)


def _percentage(value: Value) -> str:
    """Return a share as its cell shows it."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _text(value)
    return f"{_decimal(value * 100)} %"


def _decimal(value: float) -> str:
    """Return a fraction without what binary arithmetic left at its end."""
    return f"{value:.10f}".rstrip("0").rstrip(".")


def _check(
    content: bytes, most: int
) -> tuple[dict[str, zipfile.ZipInfo], dict[str, Places]]:
    """Return the members, and where tables of OpenDocument show percentages."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FileRefused(Reason.BROKEN_WORKBOOK) from error
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > most:
        raise FileRefused(Reason.TOO_MUCH_INSIDE)
    left, percents = most, dict[str, Places]()
    for member in members:
        size, tables = _check_member(content, member, left)
        left -= size
        percents |= tables
    return {member.filename: member for member in members}, percents


def _check_member(
    content: bytes, member: zipfile.ZipInfo, most: int
) -> tuple[int, Mapping[str, Places]]:
    """Return how much a member really unpacks to, and its tables' percentages."""
    rows, columns, size, tail = 1, 1, 0, b""
    places, has_tables = 0, False
    for chunk in _unpacked(content, member):
        size += len(chunk)
        text, tail = tail + chunk, chunk[-OVERLAP:]
        found = PLACE.findall(text)
        for name, number in set(found):
            rows, columns = max(rows, int(number)), max(columns, _column(name))
        places += len(found)
        has_tables = has_tables or open_document.MARK in text
        too_much = size > most or max(rows * columns, places) > MOST_CELLS
        if too_much or chunk.startswith(WIDE_LETTERS):
            raise FileRefused(Reason.TOO_MUCH_INSIDE)
    if not has_tables:
        return size, {}
    chunks = _unpacked(content, member)
    return size, open_document.check_reach(chunks, MOST_CELLS, most)


def _column(name: bytes) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _unpacked(content: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    at = member.header_offset
    lengths = content[at + 26 : at + LOCAL_HEADER]
    start = (
        at
        + LOCAL_HEADER
        + sum(int.from_bytes(lengths[i : i + 2], "little") for i in (0, 2))
    )
    packed = content[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        yield packed
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            while packed and not inflating.eof:
                yield inflating.decompress(packed, CHUNK)
                packed = inflating.unconsumed_tail
        except zlib.error as error:
            raise FileRefused(Reason.BROKEN_WORKBOOK) from error
    else:
        raise FileRefused(Reason.BROKEN_WORKBOOK)
