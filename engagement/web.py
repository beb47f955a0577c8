"""What every page shares: audiences, CSRF, headers, errors, language."""

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    has_request_context,
    make_response,
    redirect,
    render_template,
    request,
    session,
)
from flask.sessions import (
    SecureCookieSession,
    SecureCookieSessionInterface,
    SessionMixin,
)
from flask_babel import Babel, get_locale
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, CSRFProtect
from gunicorn.http.errors import NoMoreData, ParseException
from jinja2 import StrictUndefined
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.wrappers import Response as BaseResponse

from engagement import converters, problems, weeks
from engagement.config import Settings

LANGUAGES = {"en": "English", "fr": "Français"}
ANSWER_PAGES = re.compile(r"/p|/t/.*", re.DOTALL)
"""That of the pulse and those at the till; they read and set no cookie."""
OWN_PATH = re.compile(r"/(?!/)[^\\\x00-\x20\x7f]*")
"""No second slash, no backslash (which browsers turn), nothing that they drop."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

BROKEN = (NoMoreData, ParseException)
"""What gunicorn says of a body while it is read, quoting it."""
ONLY_TLS = {"Strict-Transport-Security": "max-age=31536000"}
"""For a year; other hosts below this one are not ours to decide on."""

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

View = TypeVar("View", bound=Callable[..., object])

blueprint = Blueprint("web", __name__)
csrf = CSRFProtect()
babel = Babel()
log = logging.getLogger(__name__)


class NoAddresses(logging.Filter):
    """Keeps out what gunicorn writes about a malformed request: where it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "request from ip=" not in record.getMessage()


no_addresses = NoAddresses()


class Audience(StrEnum):
    """For whom a page is; a view without one is closed to all."""

    EVERYBODY = "everybody"
    EMPLOYEES = "employees"  # anybody signed in
    MANAGERS = "managers"  # managers and HR
    HR = "hr"
    API = "api"  # programs with a key; `people.access` asks which


def audience(whom: Audience) -> Callable[[View], View]:
    """Name the audience of a view; `people.access` keeps everybody else out."""

    def mark(view: View) -> View:
        view.audience = whom  # type: ignore[attr-defined]
        return view

    return mark


def now() -> datetime:
    """Return the present moment of this application's clock, in UTC."""
    moment: datetime = current_app.extensions["clock"]()
    return moment.astimezone(UTC)


def settings() -> Settings:
    found: Settings = current_app.extensions["settings"]
    return found


def today() -> date:
    return now().astimezone(settings().timezone).date()


def this_week() -> int:
    return weeks.week_at(now(), settings().timezone)


def is_cookieless(path: str) -> bool:
    """Tell whether cookies are neither read nor set: on answer pages, by the API."""
    return is_answer_page(path) or problems.is_api(path)


def is_answer_page(path: str) -> bool:
    return ANSWER_PAGES.fullmatch(path) is not None


class CookielessOnAnswerPages(SecureCookieSessionInterface):
    """Flask's signed cookie, except where not even reading one is allowed."""

    def open_session(self, app: Flask, request: object) -> SecureCookieSession | None:
        if is_cookieless(getattr(request, "path", "")):
            return self.session_class()
        return super().open_session(app, request)  # type: ignore[arg-type]

    def save_session(
        self, app: Flask, session: SessionMixin, response: Response
    ) -> None:
        if not is_cookieless(request.path):
            super().save_session(app, session, response)


class WithHeaders:
    """Puts the security headers on whatever the application answers."""

    def __init__(
        self, application: "WSGIApplication", headers: Mapping[str, str]
    ) -> None:
        self.application = application
        self.headers = list(headers.items())

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        def start(
            status: str,
            headers: list[tuple[str, str]],
            *error: Any,  # noqa: ANN401
        ) -> Callable[[bytes], object]:
            return start_response(status, headers + self.headers, *error)

        return self.application(environ, start)


def init_app(app: Flask, chosen: Settings, clock: Callable[[], datetime]) -> None:
    app.extensions["settings"] = chosen
    app.extensions["clock"] = clock
    app.config.update(
        SECRET_KEY=chosen.secret,
        SESSION_COOKIE_NAME="__Host-diapason" if chosen.is_https else "diapason",
        SESSION_COOKIE_SECURE=chosen.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=11_000_000,
        WTF_CSRF_TIME_LIMIT=None,  # a page left open overnight must still submit
        # Over TLS it wants a Referer as well, which our own policy forbids browsers to
        # send, and with it an Origin. The token is in a cookie that no other site's
        # page can send (SameSite) and no other host can set (__Host-).
        WTF_CSRF_SSL_STRICT=False,
        BABEL_DEFAULT_TIMEZONE=chosen.timezone.key,
    )
    logging.getLogger("gunicorn.error").addFilter(no_addresses)
    converters.init_app(app)
    app.session_interface = CookielessOnAnswerPages()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.before_request(refuse_nul)
    csrf.init_app(app)
    babel.init_app(app, locale_selector=language)
    app.register_blueprint(blueprint)
    headers = HEADERS | (ONLY_TLS if chosen.is_https else {})
    app.wsgi_app = WithHeaders(app.wsgi_app, headers)  # type: ignore[method-assign]
    app.register_error_handler(HTTPException, show_refusal)
    for broken in BROKEN:
        app.register_error_handler(broken, lambda _error: show_refusal(BadRequest()))
    app.register_error_handler(OperationalError, show_storage_failure)
    app.register_error_handler(500, show_failure)
    app.context_processor(_shared_values)


def language() -> str:
    """Return the language chosen on the page, else the browser's, else English."""
    if not has_request_context():
        return "en"
    if is_answer_page(request.path):
        sent = _sent()
        chosen = sent.get("switch") or sent.get("language")
    else:
        chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES) or "en"


def _sent() -> Mapping[str, str]:
    try:
        return request.form if request.method == "POST" else request.args
    except (HTTPException, *BROKEN):  # whose page is to be in a language as well
        return {}


@blueprint.post("/language")
@audience(Audience.EVERYBODY)
def change_language() -> BaseResponse:
    if request.form.get("language") not in LANGUAGES:
        abort(400)
    session["language"] = request.form["language"]
    return redirect(own_path(request.form.get("back", "/")), 303)


@blueprint.get("/healthz")
@audience(Audience.EVERYBODY)
def health() -> Response:
    return Response("ok", mimetype="text/plain")


def own_path(address: str) -> str:
    """Return the address when it is a path of ours, else the start page."""
    return address if OWN_PATH.fullmatch(address) else "/"


def refuse_nul() -> None:
    """Refuse the character NUL, which PostgreSQL cannot hold and no keyboard has.

    Answer pages take it out themselves, so that nothing of an answer is lost.
    """
    if is_answer_page(request.path):
        return
    if any("\0" in one for one in request.form.values()):
        abort(400)


def show_refusal(error: HTTPException) -> Response:
    if problems.is_api(request.path):
        return problems.answer_to(error)
    if isinstance(error, CSRFError):
        message = _("This page was open for too long. Go back, reload it, try again.")
    else:
        message = _sentence(error.code or 500)
    response = make_response(error_page(message, error.code or 500))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def show_storage_failure(error: OperationalError) -> Response | tuple[str, int]:
    log.error("The database refused to work: %s", type(error.orig).__name__)
    if problems.is_api(request.path):
        return problems.problem(503)
    return error_page(
        _(
            "This could not be saved: the server cannot write at the moment. Nothing "
            "was changed. Please try again in a few minutes."
        ),
        503,
    )


def show_failure(_error: Exception) -> Response | tuple[str, int]:
    if problems.is_api(request.path):
        return problems.problem(500)
    return error_page(_sentence(500), 500)


def error_page(message: str, status: int) -> tuple[str, int]:
    return render_template("error.html", message=message), status


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


def _shared_values() -> dict[str, object]:
    return {
        "language": str(get_locale()),
        "languages": LANGUAGES,
        "is_answer_page": is_answer_page(request.path),
        "is_demo": settings().demo,
        "company_zone": settings().timezone.key,
    }
