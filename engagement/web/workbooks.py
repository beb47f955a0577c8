"""Tables as workbooks (XLSX): pure.

Text is always text here: what starts like a formula is shown, never run.
"""

import io
import re
from collections.abc import Iterable
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?")
LONGEST = 32_767
"""Letters of a cell."""
UNDATED = datetime(1980, 1, 1)  # noqa: DTZ001 - the same table is the same file
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as a workbook of one sheet, whose plain numbers are numbers."""
    file = io.BytesIO()
    with Workbook(file, PLAIN) as book:
        book.set_properties({"created": UNDATED})
        sheet = book.add_worksheet("Diapason")
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                _write(sheet, y, x, text)
    return file.getvalue()


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    if NUMBER.fullmatch(text):
        sheet.write_number(row, column, float(text))
    else:
        sheet.write_string(row, column, text[:LONGEST])
