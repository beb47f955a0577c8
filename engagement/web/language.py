"""In which language a page is."""

from collections.abc import Mapping

from flask import (
    has_request_context,
    request,
    session,
)
from flask_babel import Babel
from werkzeug.exceptions import HTTPException

from engagement.web.bodies import BROKEN
from engagement.web.paths import is_answer_page

LANGUAGES = {"en": "English", "fr": "Français"}

babel = Babel()


def language() -> str:
    """Return the language chosen on the page, else the browser's, else English."""
    if not has_request_context():
        return "en"
    if is_answer_page(request.path):
        sent = _form_or_query()
        chosen = sent.get("switch") or sent.get("language")
    else:
        chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES) or "en"


def _form_or_query() -> Mapping[str, str]:
    try:
        return request.form if request.method == "POST" else request.args
    except (HTTPException, *BROKEN):  # whose page is to be in a language as well
        return {}
