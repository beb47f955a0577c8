"""Sheets of workbooks as rows of text; checked before they are opened.

A workbook is a zip: what it says of its own size is not believed but counted, and so
is how far its cells reach, because a reader makes room for every one between.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
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
        self._hidden: dict[str, set[int]] = {}
        self._with_hidden = set[str]()
        self.format = format_of(content)
        self._content, self._members = content, dict[str, zipfile.ZipInfo]()
        if content.startswith(ZIP):
            self._check(largest * MOST_UNPACKED)
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

    def _check(self, most: int) -> None:
        """Keep the members, once they are found harmless, and what they show how."""
        try:
            with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise FileRefused(Reason.BROKEN_WORKBOOK) from error
        if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > most:
            raise FileRefused(Reason.TOO_MUCH_INSIDE)
        for member in members:
            most -= self._check_member(member, most)
        self._members = {member.filename: member for member in members}

    def _check_member(self, member: zipfile.ZipInfo, most: int) -> int:
        """Return how much a member really unpacks to."""
        rows, columns, size, tail = 1, 1, 0, b""
        places, has_tables = 0, False
        for chunk in _unpacked(self._content, member):
            size += len(chunk)
            text, tail = tail + chunk, chunk[-OVERLAP:]
            found = PLACE.findall(text)
            for name, number in set(found):
                rows, columns = max(rows, int(number)), max(columns, _column(name))
            places += len(found)
            has_tables = has_tables or open_document.MARK in text
            if cell_formats.HIDDEN in text:
                self._with_hidden.add(member.filename)
            too_much = size > most or max(rows * columns, places) > MOST_CELLS
            if too_much or chunk.startswith(WIDE_LETTERS):
                raise FileRefused(Reason.TOO_MUCH_INSIDE)
        if has_tables:
            chunks = _unpacked(self._content, member)
            reach = open_document.check_reach(chunks, MOST_CELLS, most)
            self._percents |= reach.percents
            self._hidden |= reach.hidden
        return size

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
        """Yield the rows of a sheet, blank ones too; percentages with their sign.

        What stands in cells that are merged over several rows is in each of these.
        """
        sheet, percents = self._sheet(name), self._percents_of(name)
        rows = sheet.to_python(skip_empty_area=False, nrows=most)
        for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
        for number, cells in enumerate(rows):
            texts = tuple(map(_text, cells))
            if number in percents:
                columns = percents[number]
                texts = tuple(
                    _percentage(cells[at]) if at in columns else text
                    for at, text in enumerate(texts)
                )
            yield texts

    def hidden_rows(self, name: str) -> frozenset[int]:
        """Return the numbers of the rows of a sheet that nobody sees, from 1."""
        part = self._looks.parts.get(name, "")
        if part in self._with_hidden:
            return cell_formats.hidden_rows(self._part(part))
        return frozenset(self._hidden.get(name, ()))

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
