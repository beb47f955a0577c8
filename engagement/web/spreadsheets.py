"""Tables as files that the reader's spreadsheet expects."""

import csv
import io
from collections.abc import Iterable

from flask import Response
from flask_babel import get_locale

BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets misread accents."""


def delimiter() -> str:
    return ";" if str(get_locale()) == "fr" else ","


def delimited(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as text; what might be read as a formula is the caller's business."""
    text = io.StringIO(BYTE_ORDER_MARK)
    text.seek(0, io.SEEK_END)
    csv.writer(text, delimiter=delimiter()).writerows(rows)
    return text.getvalue()


def download(
    content: str | bytes, filename: str, media_type: str = "text/csv"
) -> Response:
    response = Response(content, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
