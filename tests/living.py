"""The application of a test: with its tables, its people, and who is signed in."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.people import sessions
from engagement.people.models import Person, Role, Team
from tests import transactions
from tests.conftest import Clock
from tests.tables import create_tables


def a_database(postgres_server: str) -> str:
    """Return the URL of a fresh, empty database."""
    name = f"test_{uuid.uuid4().hex}"
    engine = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return postgres_server.rpartition("/")[0] + f"/{name}"


def built(settings: Settings, clock: Clock) -> Iterator[Flask]:
    app = create_app(settings, clock)
    app.config["TESTING"] = True
    app.config["WTF_CSRF_ENABLED"] = False
    transactions.listen()
    transactions.install(app)
    with app.app_context():
        create_tables()
    yield app
    with app.app_context():
        db.engine.dispose()


def save(app: Flask, *rows: object) -> None:
    """Add rows and commit them, in a context of their own."""
    with app.app_context():
        db.session.add_all(rows)
        db.session.commit()


def make_company(app: Flask) -> dict[str, int]:
    """Save a small company; the fixture `company` says who is in it."""
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


def signed_in(app: Flask, person_id: int, now: datetime) -> FlaskClient:
    """Return a client that reads English as this person."""
    with app.app_context():
        token = sessions.begin(db.session(), person_id, now)
        db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["sign_in"] = token
        session["language"] = "en"
    return client
