"""Refusals that a program can read: application/problem+json, as RFC 9457 has it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Fault:
    """What of a request is wrong, and what to do about it."""

    field: str
    detail: str


class Problem(HTTPException):
    """A request that the API does not do; at least one fault says why."""

    def __init__(self, status: int, *faults: Fault) -> None:
        super().__init__()
        self.code = status
        self.faults: Sequence[Fault] = faults


def answer_to(error: HTTPException) -> Response:
    """Return what a program is told; of the error's headers it keeps the useful ones.

    Nothing of the request is repeated but the names of its fields.
    """
    faults = error.faults if isinstance(error, Problem) else ()
    response = problem(error.code or 500, faults)
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After", "WWW-Authenticate"}:
            response.headers[name] = value
    return response


def problem(status: int, faults: Sequence[Fault] = ()) -> Response:
    title, detail = _words(status)
    told: dict[str, object] = {"title": title, "status": status, "detail": detail}
    if faults:
        told |= {"detail": faults[0].detail, "field": faults[0].field}
        told["errors"] = [
            {"field": fault.field, "detail": fault.detail} for fault in faults
        ]
    text = json.dumps(told, ensure_ascii=False) + "\n"
    return Response(text, status, mimetype=MEDIA_TYPE)


def _words(status: int) -> tuple[str, str]:
    """Return what happened, and what to do."""
    titles = {
        400: _("This request cannot be read"),
        401: _("A key is needed"),
        403: _("This key may not do that"),
        404: _("There is nothing here"),
        405: _("This address cannot be used that way"),
        409: _("This was sent before, with something else in it"),
        413: _("This request is too large"),
        415: _("This is no JSON"),
        422: _("Something in this request is not right"),
        429: _("Too many requests"),
        503: _("The server cannot write at the moment"),
    }
    details = {
        400: _("Send JSON in UTF-8, and look for a missing quote or bracket."),
        401: _(
            "Send the header “Authorization: Bearer KEY” with a key that HR has made "
            "on the page “Customers” and not revoked."
        ),
        403: _("Ask HR for a key that is made for this."),
        404: _("Look at /api/v1/openapi.json for the addresses that there are."),
        405: _("Look at the header “Allow” for the methods that there are."),
        413: _("Send fewer rows at a time."),
        415: _("Send JSON, with the header “Content-Type: application/json”."),
        429: _("Wait for the seconds in the header “Retry-After”, then go on."),
        503: _("Nothing was changed. Send the same again in a few minutes."),
    }
    failed = _("Something failed on our side"), _("It has been noted; try again later.")
    return titles.get(status, failed[0]), details.get(status, failed[1])
