"""The application without pages, which most commands need; it is loaded quickly."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask

from engagement import database
from engagement.config import ROOT, Settings
from engagement.web.language import babel, language


def bare_app(settings: Settings, clock: Callable[[], datetime]) -> Flask:
    """Return an application without pages: what a command or a job needs.

    Its database, its settings, its clock and its languages.
    """
    app = Flask(
        "engagement",
        instance_path=str(settings.instance),
        template_folder=str(ROOT / "templates"),
        static_folder=None,  # assets.py serves hashed files instead
    )
    app.extensions["settings"] = settings
    app.extensions["clock"] = clock
    app.config["BABEL_DEFAULT_TIMEZONE"] = settings.timezone.key
    database.init_app(app, settings.database_url)
    babel.init_app(app, locale_selector=language)
    return app
