"""How the database is opened, and what it keeps for us."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, insert, make_url, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import Base, Moment, db, file_of, work_alone
from engagement.people.models import SignInLink, Team

TOP = {"key": "top", "name": "Top", "created_on": date(2026, 1, 5)}


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 10_000),
        ("secure_delete", 1),
    ],
)
@pytest.mark.usefixtures("inside_app")
def test_sqlite_is_opened_for_safety(pragma: str, value: object) -> None:
    assert db.session.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_postgresql_waits_for_its_disk_whatever_it_is_told(postgres_url: str) -> None:
    told = "?options=-c%20synchronous_commit%3Doff%20-c%20work_mem%3D8MB"
    engine = create_engine(postgres_url + told)

    with engine.connect() as connection:
        commit = connection.scalar(text("SHOW synchronous_commit"))
        memory = connection.scalar(text("SHOW work_mem"))
    engine.dispose()

    assert (commit, memory) == ("on", "8MB")


@pytest.mark.usefixtures("inside_app")
def test_a_row_that_points_nowhere_is_refused() -> None:
    with pytest.raises(IntegrityError):
        db.session.execute(insert(Team).values(**TOP, parent_id=99))


@pytest.mark.usefixtures("inside_app")
def test_an_error_message_holds_no_value() -> None:
    db.session.execute(insert(Team).values(**TOP))

    with pytest.raises(IntegrityError) as caught:
        db.session.execute(insert(Team).values(**TOP | {"name": "a secret"}))

    assert "a secret" not in str(caught.value)


@pytest.mark.usefixtures("inside_app")
@pytest.mark.parametrize("hours", [0, 2, -5])
def test_a_moment_comes_back_as_it_was_in_utc(
    company: dict[str, int], hours: int
) -> None:
    zone = timezone(timedelta(hours=hours))
    moment = datetime(2026, 3, 29, 2, 30, tzinfo=zone)

    db.session.add(SignInLink(hash=b"x", person_id=company["emil"], expires_at=moment))
    db.session.flush()
    db.session.expire_all()
    found = db.session.scalars(select(SignInLink.expires_at)).one()

    assert found == moment
    assert found.tzinfo is UTC


def test_postgresql_gets_aware_moments() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    moment = datetime(2026, 3, 4, 12, tzinfo=timezone(timedelta(hours=2)))

    bound = Moment().process_bind_param(moment, dialect)

    assert bound == moment
    assert bound.tzinfo is UTC
    assert Moment().process_bind_param(None, dialect) is None
    assert Moment().process_result_value(None, dialect) is None


def test_what_may_write_takes_the_lock_first_and_pages_do_not(app: Flask) -> None:
    def begun(method: str) -> list[str]:
        statements: list[str] = []
        with app.test_request_context(method=method), db.engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw
            raw.set_trace_callback(statements.append)
            connection.rollback()
            connection.execute(text("SELECT 1"))
            raw.set_trace_callback(None)
        return [sql for sql in statements if sql.startswith("BEGIN")]

    assert begun("GET") == ["BEGIN"]
    assert begun("POST") == ["BEGIN IMMEDIATE"]


def test_what_only_reads_leaves_the_lock_to_others(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as writing:
        writing.execute(insert(Team).values(**TOP))

        with db.engine.execution_options(reads=True).connect() as reading:
            assert reading.execute(select(Team.key)).all() == []


def test_sqlite_keeps_its_files_to_their_owner(app: Flask, tmp_path: Path) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(insert(Team).values(**TOP))

        modes = {file.stat().st_mode & 0o777 for file in tmp_path.glob("test.sqlite*")}

    assert modes == {0o600}


def test_a_folder_that_is_missing_is_told_by_the_first_connection(
    settings: Settings,
) -> None:
    nowhere = settings.instance / "nowhere" / "test.sqlite"
    app = create_app(replace(settings, database_url=f"sqlite:///{nowhere}"))

    with app.app_context(), pytest.raises(OperationalError, match="unable to open"):
        db.create_all()


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:////srv/x.sqlite", Path("/srv/x.sqlite")),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("sqlite:///file:x?mode=ro&uri=true", None),
        ("postgresql+psycopg://me@host/name", None),
    ],
)
def test_only_sqlite_has_a_file(url: str, file: Path | None) -> None:
    assert file_of(make_url(url)) == file


@pytest.mark.usefixtures("inside_app")
def test_working_alone_needs_nothing_more_on_sqlite() -> None:
    work_alone(db.session())

    assert db.session.execute(text("SELECT 1")).scalar() == 1


def test_every_constraint_has_a_name_that_migrations_can_find() -> None:
    unnamed = [
        table.name
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if not constraint.name
    ]

    assert unnamed == []


def test_rows_are_saved_in_a_context_of_their_own(
    app: Flask, save: Callable[..., None]
) -> None:
    save(Team(**TOP))

    with app.app_context(), Session(db.engine) as session:
        assert session.scalars(select(Team.key)).all() == ["top"]
