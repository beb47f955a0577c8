"""Bringing a database to today's schema, in one transaction and under a lock."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.pool import StaticPool

from engagement.database import BUSY_MILLISECONDS, LOCK, Base
from engagement.migrations import (
    FOLDER,
    SENTENCES,
    CannotMigrate,
    Standing,
    revision_of,
    standing_of,
)

Shape = Mapping[str, frozenset[str]]
"""The columns of each table."""

WAITS = 10 * 60
"""Seconds in which another node may be done with the same."""
UNKNOWN = (
    "The tables of this database are those of no version of Diapason; restore a backup "
    "into an empty database."
)


def migrate(engine: Engine, secret: str, to: str = "head") -> bool:
    """Bring a database to a revision; tell whether there was anything to do.

    All of it happens or nothing does, and once however many nodes try: the others
    wait. Raises `CannotMigrate`.

    secret: the application's, under which what an open pulse lacks is made.
    """
    with _alone(engine) as connection:
        standing = standing_of(connection)
        if standing is Standing.NEWER:
            raise CannotMigrate(SENTENCES[standing])
        if standing is Standing.CURRENT:
            return False
        config = config_for(connection, secret)
        if standing is Standing.OLDER and revision_of(connection) is None:
            command.stamp(config, _recognised(connection))
        command.upgrade(config, to)
        return True


def config_for(connection: Connection, secret: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes.update(connection=connection, secret=secret)
    return config


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """Yield a connection on which nobody else migrates; commit what is done there."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            with _unkeyed(connection), connection.begin():
                yield connection
                _check_keys(connection)
        else:
            with connection.begin():
                connection.execute(text(f"SET LOCAL lock_timeout = '{WAITS}s'"))
                lock = text("SELECT pg_advisory_xact_lock(:lock)")
                connection.execute(lock, {"lock": LOCK})
                yield connection


@contextmanager
def _unkeyed(connection: Connection) -> Iterator[None]:
    """Let tables be made anew beside those that point to them.

    With its keys on, SQLite would delete what points at a table that is replaced.
    """
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA busy_timeout={WAITS * 1000}")
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")


def _check_keys(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken:
        raise CannotMigrate(
            f"Rows of “{broken[0]}” point at rows of “{broken[2]}” that are missing; "
            "restore a backup into an empty database."
        )


def _recognised(connection: Connection) -> str:
    """Return the revision of tables that were made before revisions were numbered.

    They were made where they were missing and never changed, so that a newer version
    may have left its own beside them: those that nobody has written to are dropped.
    """
    found = _shape(connection)
    fitting = [
        (revision, shape)
        for revision, shape in history()
        if all(found.get(name) == columns for name, columns in shape.items())
    ]
    if not fitting:
        raise CannotMigrate(UNKNOWN)
    revision, shape = fitting[-1]
    left = [
        table
        for table in reversed(Base.metadata.sorted_tables)
        if table.name in found and table.name not in shape
    ]
    for table in left:
        quoted = connection.dialect.identifier_preparer.quote(table.name)
        if not connection.execute(text(f"SELECT 1 FROM {quoted} LIMIT 1")).first():  # noqa: S608 - our name
            connection.execute(text(f"DROP TABLE {quoted}"))
    return revision


@cache
def history() -> Sequence[tuple[str, Shape]]:
    """Return every revision with the tables it had, found by making them in memory."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    found = []
    with engine.begin() as connection:
        config = config_for(connection, "")
        for revision in revisions():
            command.upgrade(config, revision)
            found.append((revision, _shape(connection)))
    engine.dispose()
    return found


def revisions() -> list[str]:
    """Return all revisions, the first first."""
    scripts = ScriptDirectory(str(FOLDER)).walk_revisions()
    return [script.revision for script in scripts][::-1]


def _shape(connection: Connection) -> Shape:
    seen = inspect(connection)
    return {
        name: frozenset(column["name"] for column in seen.get_columns(name))
        for name in seen.get_table_names()
        if name in Base.metadata.tables
    }
