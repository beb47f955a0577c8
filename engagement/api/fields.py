"""What programs may ask for: filters that are read or refused, and pages."""

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from marshmallow import Schema, ValidationError, fields

from engagement import weeks
from engagement.refusals import Reason, Refusal
from engagement.web.problems import Fault, Problem
from engagement.web.refusals import sentence

ANY_TEXT = r"^[^\x00-\x1f\x7f]+$"
"""Without the characters that no keyboard has."""
TEXT = re.compile(r"[^\x00-\x1f\x7f\ud800-\udfff]+")
"""The same, and without halves of letters, which no file can hold."""
LONGEST_TEXT = 200
A_WEEK = r"^20[0-9]{2}-W(0[1-9]|[1-4][0-9]|5[0-3])$"
A_NAME = "^[!-~]{1,100}$"
MOST = 1000
"""Rows of a page, and of a batch."""
USUAL = 100
LARGEST_NUMBER = 2**31 - 1
"""Of a column in PostgreSQL."""

Key = Sequence[str | int]
"""Where a row stands in the order of a list."""


class StrictSchema(Schema):
    """A schema that refuses what it does not know, in the reader's language."""

    error_messages = {  # noqa: RUF012 - marshmallow's way to name them
        "unknown": _l("There is no such field here; look for a slip of the pen."),
        "type": _l("Send an object in curly brackets here."),
    }


class TextField(fields.String):
    """Words that can be looked for, in any writing."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - marshmallow's own
        described = {
            "pattern": ANY_TEXT, "maxLength": LONGEST_TEXT, "minLength": 1,
        }  # fmt: skip
        given["metadata"] = described | given.get("metadata", {})
        super().__init__(**given)

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> str:  # noqa: ANN401 - anything may come
        if not is_text(value):
            raise ValidationError(
                _("Send between 1 and %(most)s letters here.", most=LONGEST_TEXT)
            )
        return str(value)


def is_text(value: object) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= LONGEST_TEXT
        and TEXT.fullmatch(value) is not None
    )


class ChoiceField(fields.String):
    """One of some words."""

    def __init__(self, choices: Sequence[str], description: str, **given: Any) -> None:  # noqa: ANN401 - marshmallow's own
        is_free = given.get("allow_none", False)
        described = {
            "type": ["string", "null"] if is_free else "string",
            "enum": [*choices, *([None] if is_free else [])],
            "description": description,
        }
        super().__init__(metadata=described, **given)
        self.choices = choices

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> str:  # noqa: ANN401 - anything may come
        if value not in self.choices:
            choices = ", ".join(self.choices)
            raise ValidationError(_("Send one of: %(choices)s.", choices=choices))
        return str(value)


class WeekField(fields.Field[int]):
    """An ISO week as 2026-W42."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - marshmallow's own
        given["metadata"] = {"type": "string", "pattern": A_WEEK} | given["metadata"]
        super().__init__(**given)

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> int:  # noqa: ANN401 - anything may come
        fits = isinstance(value, str) and re.fullmatch(A_WEEK, value)
        week = weeks.week_from(value) if fits else None
        if week is None:
            said = {"week": str(value)[:LONGEST_TEXT]}
            raise ValidationError(sentence(Refusal(0, Reason.BAD_WEEK, said)))
        return week


class NameField(fields.String):
    """What a program calls something that it sends, so that it is known again."""

    def __init__(self, description: str, **given: Any) -> None:  # noqa: ANN401 - marshmallow's own
        described = {"pattern": A_NAME, "description": description}
        super().__init__(metadata=described, **given)

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> str:  # noqa: ANN401 - anything may come
        if not re.fullmatch(A_NAME, str(value)):
            raise ValidationError(
                _("Send at most 100 plain letters and digits, without spaces.")
            )
        return str(value)


class LimitField(fields.Integer):
    """How many rows a page has at most."""

    def __init__(self) -> None:
        described = {
            "type": "integer", "minimum": 1, "maximum": MOST,
            "description": "Rows of a page, at most.",
        }  # fmt: skip
        super().__init__(load_default=USUAL, metadata=described)

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> int:  # noqa: ANN401 - anything may come
        if not (re.fullmatch("[0-9]{1,4}", str(value)) and 1 <= int(value) <= MOST):
            raise ValidationError(
                _("Send a whole number from 1 to %(most)s.", most=MOST)
            )
        return int(value)


class CursorField(fields.Field[Key]):
    """Where a page goes on: what `next` of the page before said."""

    def __init__(self, *kinds: type) -> None:
        described = {
            "type": "string",
            "description": "What “next” of the page before said; without it, the "
            "first page.",
        }
        super().__init__(load_default=None, metadata=described)
        self.kinds = kinds

    def _deserialize(self, value: Any, *_given: Any, **_more: Any) -> Key:  # noqa: ANN401 - anything may come
        key = key_in(str(value))
        if not (
            isinstance(key, list)
            and [type(part) for part in key] == [*self.kinds]
            and all(_fits(part) for part in key)
        ):
            fault = _("This cursor is none of ours. Begin again without one.")
            raise Problem(404, Fault("cursor", fault))
        return key


def _fits(part: str | int) -> bool:
    if isinstance(part, int):
        return -LARGEST_NUMBER <= part <= LARGEST_NUMBER
    return not part or is_text(part)


def cursor_of(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def key_in(cursor: str) -> object:
    """Return what a cursor stands for; None for what is no cursor."""
    try:
        plain = base64.b64decode(
            cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True
        )
        return json.loads(plain)
    except (binascii.Error, ValueError, RecursionError):
        return None


class WeekRange(StrictSchema):
    """From which week to which, both inside."""

    from_ = WeekField(data_key="from", metadata={"description": "The first week."})
    to = WeekField(metadata={"description": "The last week."})


def page(items: Sequence[Mapping[str, object]], key: Key | None) -> dict[str, object]:
    """Return a page of a list, and where the next one begins, if there is one."""
    return {"items": items, "next": cursor_of(key) if key else None}


NEXT = fields.String(
    required=True,
    allow_none=True,
    metadata={"description": "The cursor of the next page; null on the last."},
)
