"""Tables as files that the reader's spreadsheet expects: the one place that makes them.

Text is always text here: what starts like a formula is shown, never run. A workbook
says itself which cells are text; delimited text needs an apostrophe. A table is a frame
whose columns are called as the file's first row says; its index is left out.
"""

import io
from collections.abc import Callable
from datetime import datetime

import pandas as pd
from flask import Response
from flask_babel import get_locale

from engagement.files.csv_file import as_cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets misread accents."""
LONGEST = 32_767
"""Letters of a cell of a workbook."""
UNDATED = datetime(1980, 1, 1)  # noqa: DTZ001 - the same table is the same file
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def delimiter() -> str:
    return ";" if str(get_locale()) == "fr" else ","


def as_csv(table: pd.DataFrame) -> str:
    """Return texts and numbers as delimited text, cut as the language does."""
    written = guarded(table).to_csv(index=False, sep=delimiter(), lineterminator="\r\n")
    return BYTE_ORDER_MARK + str(written)


def as_workbook(table: pd.DataFrame) -> bytes:
    """Return a table of texts and numbers as a workbook (XLSX) of one sheet."""
    file = io.BytesIO()
    options = {"options": PLAIN}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as writer:
        writer.book.set_properties({"created": UNDATED})
        _with_texts(table, _cut).to_excel(writer, sheet_name="Diapason", index=False)
    return file.getvalue()


def guarded(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of which no cell is run as a formula in delimited text."""
    return _with_texts(table, lambda text: _cut(as_cell(text)))


def _with_texts(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    """Change the texts of a table and of its first row; numbers stay."""

    def changed(cell: object) -> object:
        return change(cell) if isinstance(cell, str) else cell

    return table.astype(object).map(changed).rename(columns=changed)


def _cut(text: str) -> str:
    return text[:LONGEST]


def download(
    content: str | bytes, filename: str, media_type: str = "text/csv"
) -> Response:
    response = Response(content, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
