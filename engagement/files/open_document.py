"""How far the cells of OpenDocument sheets reach, told by a parser as it goes along.

Patterns that look for whole tags take a time that grows with the square of what is
sent. A parser takes each byte once, and refuses what readers may take differently.
"""

from collections.abc import Iterable, Mapping
from xml.parsers import expat

from engagement.refusals import FileRefused, Reason

MARK = b"table:table-"
"""Whatever holds cells that a reader would make room for has it."""
TABLE = "table:table"
ROW = "table:table-row"
CELLS = ("table:table-cell", "table:covered-table-cell")
UNSEEN = {"filter", "collapse"}
FILLED = ("office:", "table:formula")
"""How the attributes begin without which a cell is empty; those at the end cost
nothing, and every sheet has millions of them."""
MOST_DIGITS = 9
LEAST_BYTES = 30
"""That an element takes on average, with what is in it, in any sheet of a person."""


def check_reach(chunks: Iterable[bytes], most_cells: int, most_bytes: int) -> "Reach":
    """Return what tables have in them, each by its name.

    Raises `FileRefused` when the cells of a member of a workbook reach too far.
    """
    reach = Reach(most_cells, most_bytes // LEAST_BYTES)
    try:
        for chunk in chunks:
            reach.parser.Parse(chunk, False)  # noqa: FBT003 - expat's own
        reach.parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise FileRefused(Reason.BROKEN_WORKBOOK) from error
    return reach


class Reach:
    """Counts rows and columns up to the last filled cell, those repeated as well."""

    def __init__(self, most_cells: int, most_elements: int) -> None:
        self.most_cells, self.elements_left = most_cells, most_elements
        self.is_hidden = False
        self.depth = self.row = self.rows_more = self.column = self.columns = 0
        self.percents: dict[str, dict[int, set[int]]] = {}
        """Which cells show a percentage, by table."""
        self.hidden: dict[str, set[int]] = {}
        """Numbers of rows, from 1, that nobody sees, by table."""
        self.table: dict[int, set[int]] = {}
        self.hidden_here = set[int]()
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse  # no sheet needs entities

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.elements_left -= 1
        if name in CELLS:
            self._count(attributes)
        elif name == ROW:
            self.row += self.rows_more
            self.rows_more = self._times(attributes, "table:number-rows-repeated")
            self.column = 0
            self.is_hidden = attributes.get("table:visibility") in UNSEEN
        elif name == TABLE:
            self.depth += 1
            self.row = self.rows_more = self.columns = 0
            called = attributes.get("table:name", "")
            self.table = self.percents[called] = {}
            self.hidden_here = self.hidden[called] = set()
        if self.elements_left < 0 or self.depth > 1:
            self._refuse()

    def _end(self, name: str) -> None:
        if name == TABLE:
            self.depth -= 1

    def _count(self, attributes: Mapping[str, str]) -> None:
        first = self.column
        self.column += self._times(attributes, "table:number-columns-repeated")
        if any(name.startswith(FILLED) for name in attributes):
            self.columns = max(self.columns, self.column)
            if (self.row + self.rows_more) * self.columns > self.most_cells:
                self._refuse()
            if self.is_hidden:
                rows = range(self.row, self.row + self.rows_more)
                self.hidden_here.update(row + 1 for row in rows)
        if attributes.get("office:value-type") == "percentage":
            for row in range(self.row, self.row + self.rows_more):
                self.table.setdefault(row, set()).update(range(first, self.column))

    def _times(self, attributes: Mapping[str, str], name: str) -> int:
        text = attributes.get(name, "1")
        if not text.isdecimal() or len(text) > MOST_DIGITS:
            self._refuse()
        return int(text)

    @staticmethod
    def _refuse(*_doctype: object) -> None:
        raise FileRefused(Reason.TOO_MUCH_INSIDE)
