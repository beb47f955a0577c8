"""The application, its people, and a client for each of them.

What needs the application is imported when a fixture needs it, so that a test of
pure code begins at once.
"""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings

from engagement.config import Settings
from tests import postgres
from tests.settings import settings_in

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

# What holds on one machine holds on all.
hypothesis_settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis_settings.register_profile("searching", deadline=None)
hypothesis_settings.load_profile("repeatable")

MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - folders of our own
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    # Waiting for a disk takes most of the time of a short test.
    os.environ.setdefault("TMPDIR", str(MEMORY))
    tempfile.tempdir = None  # asked again, of TMPDIR

LONG = 100
"""Characters of a text that would make the name of a test unwieldy."""
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
"""A Wednesday, week 2026-W10."""


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment


def living() -> ModuleType:
    return import_module("tests.living")


@pytest.fixture(autouse=True)
def _every_transaction_is_brief() -> Iterator[None]:
    yield
    if transactions := sys.modules.get("tests.transactions"):
        broken, transactions.watch.broken = transactions.watch.broken, []
        assert broken == [], "Commit last, and let others wait outside; CONTRIBUTING.md"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start PostgreSQL once; in /tmp, where its own user may walk."""
    folder = Path(tempfile.mkdtemp(prefix="diapason-")) / "postgres"
    folder.parent.chmod(0o755)
    with postgres.server(folder) as url:
        yield url
    folder.parent.rmdir()


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    return str(living().a_database(postgres_server))


@pytest.fixture(params=["sqlite", "postgresql"])
def on_both(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Settings for each of the two databases, for tests that must hold on both."""
    if request.param == "sqlite":
        return settings
    return replace(settings, database_url=request.getfixturevalue("postgres_url"))


@pytest.fixture
def app_on_both(on_both: Settings, clock: Clock) -> "Iterator[Flask]":
    yield from living().built(on_both, clock)


@pytest.fixture
def app(settings: Settings, clock: Clock) -> "Iterator[Flask]":
    yield from living().built(settings, clock)


@pytest.fixture
def save(app: "Flask") -> Callable[..., None]:
    """Add rows and commit them, in a context of their own."""
    return partial(living().save, app)


@pytest.fixture
def inside_app(app: "Flask") -> "Iterator[Flask]":
    """For tests that call queries; never together with a client."""
    with app.app_context():
        yield app


@pytest.fixture
def company(app: "Flask") -> dict[str, int]:
    """Save a small company and return the ids of its teams and persons by key.

    Company > North (Alice leads) > Lille, Arras (Bob leads Arras); South > Nice.
    Hana is HR, Charlie manages Nice, Emil is an employee of Lille.
    """
    ids: dict[str, int] = living().make_company(app)
    return ids


@pytest.fixture
def client(app: "Flask") -> "FlaskClient":
    return app.test_client()


@pytest.fixture
def sign_in(
    app: "Flask",
    company: dict[str, int],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> "Callable[[str], FlaskClient]":
    """Return a client signed in as alice, bob, charlie, hana or emil.

    They read at once; in tests/insight/mirror/test_guesses.py they guess before.
    """
    monkeypatch.setattr("engagement.insight.mirror.guesses.asked", lambda *_: None)
    return lambda name: living().signed_in(app, company[name], clock())


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long text by its argument: processes inherit the name of their test."""
    is_long = isinstance(val, str | bytes) and len(val) > LONG
    return argname if is_long else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker run all that shares one Chromium, or one living company."""
    for item in items:
        is_demo = item.path.parent.name == "demo"
        if is_demo or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("demo" if is_demo else "browser"))


def pytest_collection_finish() -> None:
    """Do once what takes long, and let the collector of garbage pass over it."""
    if "flask" in sys.modules:
        import_module("tests.once").remember()
    gc.collect()
    gc.freeze()
