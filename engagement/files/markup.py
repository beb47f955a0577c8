"""Tables that programs write as a web page, or as XML, and call `.xls`; pure."""

from html.parser import HTMLParser

from engagement.refusals import FileRefused, Reason

ROWS, CELLS = {"tr", "row"}, {"td", "th", "cell"}
LOOKED_AT = 100_000
"""Letters before which a page's table begins."""
MOST_DIGITS = 4
MOST_BLANK = 5_000_000
"""Cells that others may be said to reach over, all together."""


def is_markup(text: str) -> bool:
    """Tell whether a text is a page or XML with a table in it."""
    start = text[:LOOKED_AT].lstrip().lower()
    return start.startswith("<") and ("<table" in start or "<workbook" in start)


def rows_of(text: str) -> list[list[str]]:
    """Return the rows of the first table that has more than one, all of one width.

    Raises `FileRefused` when its cells are said to reach far over others.
    """
    parser = TableParser()
    parser.feed(text)
    parser.close()
    tables = [table for table in parser.tables if len(table) > 1] or parser.tables
    rows = tables[0] if tables else []
    width = max(map(len, rows), default=0)
    blank = [""] * width
    return [[*map(str.strip, row), *blank[len(row) :]] for row in rows]


class TableParser(HTMLParser):
    """Collects the texts of cells, each table's apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.cell: int | None = None
        """The place of the one that is open."""
        self.blanks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag in ROWS and self.tables:
            self.tables[-1].append([])
        elif tag in CELLS and self.tables and self.tables[-1]:
            said = {name.rpartition(":")[2]: value or "" for name, value in attrs}
            cells = self.tables[-1][-1]
            self._blank(cells, _number(said.get("index", "")) - len(cells) - 1)
            self.cell = len(cells)
            cells.append("")
            self._blank(cells, _number(said.get("colspan", "")) - 1)
            self._blank(cells, _number(said.get("mergeacross", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS:
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.tables[-1][-1][self.cell] += data

    def _blank(self, cells: list[str], number: int) -> None:
        self.blanks += max(0, number)
        if self.blanks > MOST_BLANK:
            raise FileRefused(Reason.TOO_MUCH_INSIDE)
        cells += [""] * number


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 0
