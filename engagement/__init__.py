"""Diapason: what people live and what customers hear, on one page."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask

from engagement import api, assets, database, formats, limits, web
from engagement.config import ROOT, Settings, settings_from
from engagement.customers import import_pages, metric_pages, voice_pages
from engagement.customers import views as customers
from engagement.customers.check import views as checks
from engagement.customers.till import views as till
from engagement.demo import clock as demo_clock
from engagement.demo import views as demo
from engagement.insight import views as insight
from engagement.people import access, account, key_pages
from engagement.people import views as people
from engagement.pulses import views as pulses


def present() -> datetime:
    return datetime.now(UTC)


def create_app(
    settings: Settings | None = None, clock: Callable[[], datetime] | None = None
) -> Flask:
    """Assemble the application; settings come from the environment unless given."""
    settings = settings or settings_from()
    clock = clock or (demo_clock.DemoClock() if settings.demo else present)
    app = Flask(
        __name__,
        instance_path=str(settings.instance),
        template_folder=str(ROOT / "templates"),
        static_folder=None,  # assets.py serves hashed files instead
    )

    # What every page shares
    database.init_app(app, settings.database_url)
    web.init_app(app, settings, clock)
    formats.init_app(app)
    assets.init_app(app)
    limits.init_app(app, settings)

    # Closed by default: the gate comes before every view
    access.init_app(app)

    # The subjects
    pages = (import_pages, metric_pages, voice_pages)
    collecting = (pulses, customers, *pages, checks, till)
    for subject in (account, people, key_pages, *collecting, insight):
        app.register_blueprint(subject.blueprint)
    if settings.demo:
        demo_clock.init_app(app)
        app.register_blueprint(demo.blueprint)

    # The same for programs
    api.init_app(app)
    return app
