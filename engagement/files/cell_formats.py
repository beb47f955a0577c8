"""What the cells of an Excel workbook look like, where meaning hangs on that.

A cell that shows 100 % holds 1. Only names, styles and places of cells are looked at,
by a parser that goes through each part once; what a workbook does not say, or says in
an unusual place, is not known.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from engagement.refusals import FileRefused, Reason

FOLDER = "xl/"
BOOK, STYLES = f"{FOLDER}workbook.xml", f"{FOLDER}styles.xml"
RELATIONS = f"{FOLDER}_rels/workbook.xml.rels"
PERCENT = {"9", "10"}
"""Formats that every workbook has: 0% and 0.00%."""
NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^]]*\]|[_*].')
"""Of the code of a format, what is written as it stands, and colours."""
HIDDEN = b"hidden="
"""What a part has in which something is hidden."""
PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Part = Callable[[str], Iterable[bytes]]
"""Returns the bytes of a part of a workbook by its name; none if it is not there."""
Places = Mapping[int, set[int]]
"""Columns by row; both count from 0."""
Attributes = Mapping[str, str]


@dataclass(frozen=True)
class Book:
    """What a workbook says of its sheets."""

    is_1904: bool
    """Whether days are counted from 1904."""
    parts: Mapping[str, str]
    """The part of each sheet, by its name."""
    percent_styles: frozenset[str]


def book_of(part: Part) -> Book:
    is_1904, sheets, targets = False, dict[str, str](), dict[str, str]()

    def start(name: str, said: Attributes) -> None:
        nonlocal is_1904
        if name == "workbookPr":
            is_1904 = said.get("date1904") in {"1", "true"}
        elif name == "sheet":
            ids = (said[key] for key in said if key.endswith(":id"))
            sheets[said.get("name", "")] = next(ids, "")
        elif name == "Relationship":
            target = posixpath.join(f"/{FOLDER}", said.get("Target", ""))
            targets[said.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    parse(part(BOOK), start)
    parse(part(RELATIONS), start)
    parts = {name: targets[one] for name, one in sheets.items() if one in targets}
    return Book(is_1904, parts, _percent_styles(part(STYLES)))


def _percent_styles(styles: Iterable[bytes]) -> frozenset[str]:
    """Return the numbers of the styles that show percentages."""
    formats, found, inside = {*PERCENT}, set[str](), False
    number = 0

    def start(name: str, said: Attributes) -> None:
        nonlocal inside, number
        if name in {"cellXfs", "cellStyleXfs", "dxfs"}:
            inside = name == "cellXfs"
        elif name == "numFmt" and "%" in NOT_SHOWN.sub("", said.get("formatCode", "")):
            formats.add(said.get("numFmtId", ""))
        elif name == "xf" and inside:
            if said.get("numFmtId") in formats:
                found.add(str(number))
            number += 1

    parse(styles, start)
    return frozenset(found)


def percent_places(sheet: Iterable[bytes], styles: frozenset[str]) -> Places:
    """Return which cells of a sheet are of these styles."""
    found: dict[int, set[int]] = defaultdict(set)

    def start(_name: str, said: Attributes) -> None:
        if said and said.get("s") in styles:
            place = PLACE.fullmatch(said.get("r", ""))
            if place:
                found[int(place[2]) - 1].add(_column(place[1]))

    if styles:
        parse(sheet, start)
    return found


def hidden_rows(sheet: Iterable[bytes]) -> frozenset[int]:
    """Return the numbers of rows that a filter or somebody has hidden."""
    found = set[int]()

    def start(name: str, said: Attributes) -> None:
        number = said.get("r", "")
        if name == "row" and said.get("hidden") in {"1", "true"} and number.isdecimal():
            found.add(int(number))

    parse(sheet, start)
    return frozenset(found)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def parse(chunks: Iterable[bytes], start: Callable[[str, Attributes], None]) -> None:
    """Tell each element, by its name without a prefix; refuse what is no plain XML."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, said: start(name.rpartition(":")[2], said)
    parser.StartDoctypeDeclHandler = _refuse  # no workbook needs entities
    is_there = False
    try:
        for chunk in chunks:
            is_there = True
            parser.Parse(chunk, False)  # noqa: FBT003 - expat's own
        if is_there:
            parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise FileRefused(Reason.BROKEN_WORKBOOK) from error


def _refuse(*_doctype: object) -> None:
    raise FileRefused(Reason.BROKEN_WORKBOOK)
