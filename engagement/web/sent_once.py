"""Forms that anybody may send who has a random address: each counts once.

They come without a cookie, from a page that has a random name of its own.
"""

import re
import secrets
import string
from collections.abc import Mapping

from flask import request

LETTERS = string.ascii_lowercase + "234567"
"""Base32: no letter of it is taken for a digit."""
CODE_LENGTH = 10
FORM = re.compile(r"[0-9a-f]{32}")
FORM_BYTES = 16
SWITCH = "switch"
"""The button that changes the language and keeps what was chosen."""


def new_code(length: int = CODE_LENGTH) -> str:
    """Return the random end of an address, which can be typed."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def name_in(form: Mapping[str, str]) -> str:
    """Return the form's own name, or a new one for a form that lost its own."""
    found = form.get("form", "")
    return found if FORM.fullmatch(found) else secrets.token_hex(FORM_BYTES)


def line_in(form: Mapping[str, str], field: str) -> str:
    """Return what was written, in one line, without what PostgreSQL cannot store."""
    return " ".join(form.get(field, "").replace("\0", " ").split())


def comes_from_elsewhere() -> bool:
    """Tell whether a page of somebody else sends this through a visitor's browser."""
    return request.headers.get("Sec-Fetch-Site") == "cross-site"
