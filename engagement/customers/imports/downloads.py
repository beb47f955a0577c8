"""Files that the reader keeps, as a spreadsheet in their language expects them."""

from flask import Response

from engagement.web import language


def delimiter() -> str:
    return ";" if language() == "fr" else ","


def download(content: bytes, filename: str) -> Response:
    response = Response(content, mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=filename)
    return response
