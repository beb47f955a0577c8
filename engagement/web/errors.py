"""What a reader is told when a request cannot be answered."""

import logging
import re
from contextlib import suppress
from http import HTTPStatus

from flask import (
    Response,
    abort,
    make_response,
    render_template,
    request,
)
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import ObjectDeletedError, StaleDataError
from werkzeug.exceptions import HTTPException

from engagement.web import problems
from engagement.web.bodies import BROKEN
from engagement.web.paths import is_answer_page, is_api, is_cookieless

log = logging.getLogger(__name__)


MOST_DROPPED, BLOCK = 20_000_000, 65_536
"""Bytes of a request that is too large which are read before it is refused."""


CODES = re.compile(r"/([rt])/[^\s\]]+")
"""Of results, of the till, of stories, however they are written in a log."""
GONE = (ObjectDeletedError, StaleDataError)
"""A row that was there when the request began, and somebody else has taken away."""


class NoAddresses(logging.Filter):
    """Keeps out what gunicorn writes about a malformed request: where it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "request from ip=" not in record.getMessage()


no_addresses = NoAddresses()


class NoCodes(logging.Filter):
    """Takes out the code of an address that whoever has it may open without a name."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        if CODES.search(told):
            record.msg, record.args = CODES.sub(r"/\1/…", told), ()
        return True


no_codes = NoCodes()


def refuse_nul() -> None:
    """Refuse the character NUL, which PostgreSQL cannot hold and no keyboard has.

    Answer pages take it out themselves, so that nothing of an answer is lost.
    """
    if is_answer_page(request.path):
        return
    if any("\0" in one for one in request.form.values()):
        abort(400)


def show_refusal(error: HTTPException) -> Response:
    if error.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        _read_on()
    if is_api(request.path):
        return problems.answer_to(error)
    status = error.code or 500
    if isinstance(error, CSRFError):
        message = _("This page was open for too long. Go back, reload it, try again.")
    else:
        message = _sentence(status)
    is_framed = status < HTTPStatus.INTERNAL_SERVER_ERROR
    response = make_response(error_page(message, status, is_framed=is_framed))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _read_on() -> None:
    """Read some more of what is too large, and drop it.

    A connection that is closed while something still comes is broken off: a web server
    in front would tell of a bad gateway instead.
    """
    body, left = request.environ["wsgi.input"], MOST_DROPPED
    with suppress(*BROKEN):
        while left > 0 and (block := body.read(BLOCK)):
            left -= len(block)


def show_storage_failure(error: OperationalError) -> Response | tuple[str, int]:
    log.error("The database refused to work: %s", type(error.orig).__name__)
    if is_api(request.path):
        return problems.problem(503)
    return error_page(
        _(
            "This could not be saved: the server cannot write at the moment. Nothing "
            "was changed. Please try again in a few minutes."
        ),
        503,
    )


def show_failure(_error: Exception) -> Response | tuple[str, int]:
    if is_api(request.path):
        return problems.problem(500)
    return error_page(_sentence(500), 500)


def show_gone(_error: Exception) -> Response | tuple[str, int]:
    """Tell of a row that is gone; whoever reads may be the one who is."""
    if is_api(request.path):
        return problems.problem(404)
    return error_page(_sentence(404), 404)


def error_page(
    message: str, status: int, *, is_framed: bool = False
) -> tuple[str, int]:
    """Return the page that tells of an error.

    is_framed: with the navigation, which asks the database who is reading. Never after
    a failure, and not where no cookie is read.
    """
    page = render_template(
        "error.html",
        message=message,
        is_unknown=status == HTTPStatus.NOT_FOUND,
        frame="base.html"
        if is_framed and not is_cookieless(request.path)
        else "bare.html",
        here="/",
    )
    return page, status


def _sentence(status: int) -> str:
    sentences = {
        400: _("This request cannot be read. Go back and try again."),
        403: _("This page is not open to you."),
        404: _("There is no such page here, or it is not open to you."),
        405: _("This page cannot be used that way. Go back and try again."),
        413: _("This file is too large. Send at most 10 MB at a time."),
        429: _("Too many tries. Wait a minute, then try again."),
    }
    failed = _("Something failed on our side. It has been noted; try again later.")
    return str(sentences.get(status, failed))
