"""A whole demo, made once, and small ones for tests that change them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.demo import seed
from engagement.demo.company import BY_KEY
from tests.settings import settings_in
from tests.tables import create_tables

FEW = [
    BY_KEY[key]
    for key in (
        "alouette-finch",
        "ouest",
        "nantes",
        "lorient",
        "siege",
        "ressources-humaines",
    )
]
"""A company that is made in a moment."""


def a_demo(settings: Settings) -> Flask:
    """Return an application for a demo, with empty tables."""
    app = create_app(replace(settings, demo=True))
    app.config["TESTING"] = True
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        create_tables()
    return app


def dispose(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def whole_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Make the demo as newcomers get it; tests only read it."""
    folder = tmp_path_factory.mktemp("demo")
    app = a_demo(settings_in(folder, demo=True))
    seed.seed(app)
    yield app
    dispose(app)


@pytest.fixture
def empty_demo(settings: Settings) -> Iterator[Flask]:
    app = a_demo(settings)
    yield app
    dispose(app)


@pytest.fixture
def make(empty_demo: Flask) -> Callable[..., Flask]:
    """Make a small demo with so many closed pulses."""

    def made(closed: int = 2) -> Flask:
        seed.seed(empty_demo, places=FEW, closed=closed)
        return empty_demo

    return made


@pytest.fixture
def visitor(make: Callable[..., Flask]) -> FlaskClient:
    """Somebody who has just opened a small demo, in English."""
    client = make(closed=1).test_client()
    with client.session_transaction() as session:
        session["language"] = "en"
    return client
