"""What an address may name: the id of a row, or a code that somebody can type.

Whatever else is written is no address of ours, and reaches no database.
"""

import re

from flask import Flask
from werkzeug.routing import BaseConverter

DIGITS = re.compile("[0-9]{1,9}")
"""Fewer than a column holds, and more rows than any company has."""


def row_id(text: str) -> int:
    """Return the id that a text names; raises ValueError where no row can have it."""
    if not DIGITS.fullmatch(text):
        raise ValueError
    return int(text)


class IdConverter(BaseConverter):
    """The id of a row."""

    regex = DIGITS.pattern

    def to_python(self, value: str) -> int:
        return row_id(value)


class CodeConverter(BaseConverter):
    """A text that fits into a column, without the characters that no keyboard has."""

    regex = r"[^/\x00-\x1f\x7f-\x9f]{1,100}"


def init_app(app: Flask) -> None:
    app.url_map.converters.update(id=IdConverter, code=CodeConverter)
