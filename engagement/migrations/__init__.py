"""Which schema a database has; `upgrade` brings it to today's, by `versions`.

Reading it needs no Alembic: every command and `/healthz` look.
"""

from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

FOLDER = Path(__file__).parent
HEAD = max(file.stem[1:5] for file in FOLDER.glob("versions/r*.py"))
"""The revision of today's models; they are numbered."""
VERSION_TABLE = "alembic_version"
EARLIEST = "team"
"""A table that every schema of ours has had."""


class Standing(StrEnum):
    """How a database's schema compares with today's models."""

    EMPTY = "empty"  # there is none yet
    OLDER = "older"  # to be migrated
    CURRENT = "current"
    NEWER = "newer"  # of a version that is not the installed one


SENTENCES = {
    Standing.EMPTY: "The database has no tables yet; run: engagement init",
    Standing.OLDER: (
        "The database was made by an earlier version; back it up, stop every node that "
        "still runs that one, and run: engagement migrate"
    ),
    Standing.NEWER: (
        "The database was made by a newer version than this one; install that version, "
        "or restore a backup into another database."
    ),
}
"""What an operator is told of it."""


class CannotMigrate(RuntimeError):  # noqa: N818 - named for what the operator is told
    """Why a database stays as it is, in one sentence that says what to do."""


def revision_of(connection: Connection) -> str | None:
    """Return the revision that stands in a database; None: it was never numbered."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 - our name
    revision: str | None = found.scalar()
    return revision


def standing_of(connection: Connection) -> Standing:
    revision = revision_of(connection)
    if revision is None:
        has_tables = inspect(connection).has_table(EARLIEST)
        return Standing.OLDER if has_tables else Standing.EMPTY
    if revision == HEAD:
        return Standing.CURRENT
    return Standing.NEWER if revision > HEAD else Standing.OLDER


def standing(engine: Engine) -> Standing:
    """Return where a database stands, without a lock of SQLite's."""
    with engine.execution_options(reads=True).connect() as connection:
        return standing_of(connection)
