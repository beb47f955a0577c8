"""What every page shares, put together."""

import logging

from flask import (
    Flask,
    request,
)
from flask_babel import get_locale
from jinja2 import StrictUndefined
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import BadRequest, HTTPException

from engagement.config import Settings
from engagement.web import converters
from engagement.web.bodies import BROKEN
from engagement.web.context import settings
from engagement.web.cookies import CookielessOnAnswerPages, csrf
from engagement.web.errors import (
    GONE,
    no_addresses,
    no_codes,
    refuse_nul,
    show_failure,
    show_gone,
    show_refusal,
    show_storage_failure,
)
from engagement.web.headers import HEADERS, ONLY_TLS, WithHeaders
from engagement.web.language import LANGUAGES
from engagement.web.paths import is_answer_page
from engagement.web.views import blueprint


def init_app(app: Flask, chosen: Settings) -> None:
    """Add what every page shares."""
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
    )
    server = logging.getLogger("gunicorn.error")
    server.addFilter(no_addresses)
    for one in (server, app.logger):
        one.addFilter(no_codes)
    converters.init_app(app)
    app.session_interface = CookielessOnAnswerPages()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.before_request(refuse_nul)
    csrf.init_app(app)
    app.register_blueprint(blueprint)
    headers = HEADERS | (ONLY_TLS if chosen.is_https else {})
    app.wsgi_app = WithHeaders(app.wsgi_app, headers)  # type: ignore[method-assign]
    app.register_error_handler(HTTPException, show_refusal)
    for broken in BROKEN:
        app.register_error_handler(broken, lambda _error: show_refusal(BadRequest()))
    for gone in GONE:
        app.register_error_handler(gone, show_gone)
    app.register_error_handler(OperationalError, show_storage_failure)
    app.register_error_handler(500, show_failure)
    app.context_processor(_shared_values)


def _shared_values() -> dict[str, object]:
    return {
        "language": str(get_locale()),
        "languages": LANGUAGES,
        "is_answer_page": is_answer_page(request.path),
        "here": request.full_path if request.method == "GET" else "/",
        "is_demo": settings().demo,
        "company_zone": settings().timezone.key,
    }
