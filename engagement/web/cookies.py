"""The session's cookie, and the token that shows that a form is ours."""

from flask import (
    Flask,
    Response,
    request,
)
from flask.sessions import (
    SecureCookieSession,
    SecureCookieSessionInterface,
    SessionMixin,
)
from flask_wtf.csrf import CSRFProtect

from engagement.web.paths import is_cookieless

csrf = CSRFProtect()


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
