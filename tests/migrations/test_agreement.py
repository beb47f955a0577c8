"""Migrations and models give the same tables, on both databases."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, ForeignKeyConstraint, create_engine, inspect

from engagement import database
from engagement.config import Settings
from engagement.database import Base
from engagement.migrations import (
    FOLDER,
    HEAD,
    VERSION_TABLE,
    Standing,
    standing,
    upgrade,
)
from tests.living import a_database
from tests.migrations import earlier

SECRET = "a secret for tests only"  # noqa: S105 - not one
MEND = "Run `make migration NAME=…`; CONTRIBUTING.md says more."
An = Callable[[Settings], Engine]


@pytest.fixture
def an_engine() -> Iterator[An]:
    """Return engines that are closed afterwards."""
    database.load_models()
    made: list[Engine] = []

    def engine(settings: Settings) -> Engine:
        made.append(create_engine(settings.database_url))
        return made[-1]

    yield engine
    for one in made:
        one.dispose()


@pytest.mark.parametrize("commit", [None, *earlier.ALL])
def test_migrations_from_nothing_or_any_version_lead_to_the_models(
    request: pytest.FixtureRequest,
    on_both: Settings,
    an_engine: An,
    commit: str | None,
) -> None:
    migrated = an_engine(earlier.left_by(commit, on_both) if commit else on_both)
    made = an_engine(an_empty_one(request, on_both))
    Base.metadata.create_all(made)

    upgrade.migrate(migrated, SECRET)

    assert standing(migrated) is Standing.CURRENT
    assert differences(migrated) == [], MEND
    assert rules(migrated) == rules(made), MEND


def differences(engine: Engine) -> list[object]:
    """Return in what a database differs from the models, as Alembic sees it."""
    options = {"compare_server_default": True, "include_object": is_of_dialect(engine)}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, Base.metadata))


def is_of_dialect(engine: Engine) -> Callable[..., bool]:
    """Return what leaves out keys that are SQLite's alone; see `light_key`."""

    def is_wanted(one: object, *_: object) -> bool:
        is_light = isinstance(one, ForeignKeyConstraint) and one.info.get("is_light")
        return not is_light or engine.dialect.name == "sqlite"

    return is_wanted


def an_empty_one(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    if settings.database_url.startswith("sqlite"):
        return replace(settings, database_url=f"sqlite:///{settings.instance}/made")
    url = a_database(request.getfixturevalue("postgres_server"))
    return replace(settings, database_url=url)


def rules(engine: Engine) -> Mapping[str, object]:
    """Return what Alembic does not compare: primary keys, checks, hidden numbers."""
    seen = inspect(engine)
    return {
        name: (
            seen.get_pk_constraint(name),
            sorted(str(one["name"]) for one in seen.get_check_constraints(name)),
            sorted(str(one["name"]) for one in seen.get_unique_constraints(name)),
            sqlite_words(engine, name),
        )
        for name in seen.get_table_names()
        if name != VERSION_TABLE
    }


def sqlite_words(engine: Engine, name: str) -> list[str]:
    """Return the words on which it hangs whether hidden numbers tell an order."""
    file = database.file_of(engine.url)
    if file is None:
        return []
    with closing(sqlite3.connect(file)) as connection:
        wanted = "SELECT sql FROM sqlite_master WHERE name = ?"
        (statement,) = connection.execute(wanted, [name]).fetchone()
    words = ("WITHOUT ROWID", "AUTOINCREMENT")
    return [one for one in words if one in statement]


def test_revisions_are_numbered_in_one_line() -> None:
    numbers = upgrade.revisions()

    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD
