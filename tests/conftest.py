"""The application, its people, and a client for each of them."""

import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis_settings
from sqlalchemy import create_engine, text

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.people import sessions
from engagement.people.models import Person, Role, Team
from tests import postgres, transactions
from tests.settings import settings_in

# What holds on one machine holds on all.
hypothesis_settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis_settings.register_profile("searching", deadline=None)
hypothesis_settings.load_profile("repeatable")

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
"""A Wednesday, week 2026-W10."""


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture(scope="session", autouse=True)
def _transactions_are_watched() -> Iterator[None]:
    with transactions.listening():
        yield


@pytest.fixture(autouse=True)
def _every_transaction_is_brief() -> Iterator[None]:
    yield
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
    return a_database(postgres_server)


def a_database(postgres_server: str) -> str:
    """Return the URL of a fresh, empty database."""
    name = f"test_{uuid.uuid4().hex}"
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres_server.rpartition("/")[0] + f"/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def on_both(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Settings for each of the two databases, for tests that must hold on both."""
    if request.param == "sqlite":
        return settings
    return replace(settings, database_url=request.getfixturevalue("postgres_url"))


@pytest.fixture
def app_on_both(on_both: Settings, clock: Clock) -> Iterator[Flask]:
    yield from built(on_both, clock)


@pytest.fixture
def app(settings: Settings, clock: Clock) -> Iterator[Flask]:
    yield from built(settings, clock)


def built(settings: Settings, clock: Clock) -> Iterator[Flask]:
    app = create_app(settings, clock)
    app.config["TESTING"] = True
    app.config["WTF_CSRF_ENABLED"] = False
    transactions.install(app)
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def save(app: Flask) -> Callable[..., None]:
    """Add rows and commit them, in a context of their own."""

    def save_rows(*rows: object) -> None:
        with app.app_context():
            db.session.add_all(rows)
            db.session.commit()

    return save_rows


@pytest.fixture
def inside_app(app: Flask) -> Iterator[Flask]:
    """For tests that call queries; never together with a client."""
    with app.app_context():
        yield app


@pytest.fixture
def company(app: Flask) -> dict[str, int]:
    """Save a small company and return the ids of its teams and persons by key.

    Company > North (Alice leads) > Lille, Arras (Bob leads Arras); South > Nice.
    Hana is HR, Charlie manages Nice, Emil is an employee of Lille.
    """
    with app.app_context():
        ids: dict[str, int] = {}
        for key, parent in [
            ("company", None), ("north", "company"), ("south", "company"),
            ("lille", "north"), ("arras", "north"), ("nice", "south"),
        ]:  # fmt: skip
            team = Team(
                key=key, name=key.title(), parent_id=ids.get(str(parent)),
                created_on=date(2025, 1, 6),
            )  # fmt: skip
            db.session.add(team)
            db.session.flush()
            ids[key] = team.id
        for key, role, team_key, leads in [
            ("alice", Role.MANAGER, "north", "north"),
            ("bob", Role.MANAGER, "arras", "arras"),
            ("charlie", Role.MANAGER, "nice", "nice"),
            ("hana", Role.HR, "company", None),
            ("emil", Role.EMPLOYEE, "lille", None),
        ]:
            person = Person(
                key=f"{key}@example.org", name=key.title(),
                email=f"{key}@example.org", role=role, team_id=ids[team_key],
            )  # fmt: skip
            db.session.add(person)
            db.session.flush()
            ids[key] = person.id
            if leads:
                db.session.get_one(Team, ids[leads]).lead_id = person.id
        db.session.commit()
    return ids


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def sign_in(
    app: Flask, company: dict[str, int], clock: Clock
) -> Callable[[str], FlaskClient]:
    """Return a client signed in as alice, bob, charlie, hana or emil."""

    def signed_in(name: str) -> FlaskClient:
        with app.app_context():
            token = sessions.begin(db.session(), company[name], clock())
            db.session.commit()
        client = app.test_client()
        with client.session_transaction() as session:
            session["sign_in"] = token
            session["language"] = "en"
        return client

    return signed_in


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker run all that shares one Chromium, or one living company."""
    for item in items:
        is_demo = item.path.parent.name == "demo"
        if is_demo or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("demo" if is_demo else "browser"))
