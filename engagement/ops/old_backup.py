"""Backups of earlier versions, made ones of this version before they are restored.

Their rows go into the tables that their version had, in a file of SQLite's that is
gone afterwards; that is migrated, and saved anew.
"""

import base64
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    LargeBinary,
    MetaData,
    Table,
    create_engine,
    insert,
    inspect,
    text,
)
from sqlalchemy.exc import DataError, IntegrityError, StatementError
from sqlalchemy.orm import Session

from engagement.database import Base, Moment
from engagement.migrations import HEAD, upgrade
from engagement.ops.archive import Archive, Member, open_archive

CHUNK = 1000


class Unfit(ValueError):  # noqa: N818 - named for what was found
    """The rows of a table do not fit those of others, or their columns."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


@contextmanager
def of_today(
    given: Archive,
    secret: str,
    left_out: frozenset[str],
    save: Callable[[Session, Path, datetime], object],
) -> Iterator[Archive]:
    """Yield a backup with today's tables; raises `Unfit`.

    secret: signs what its version did not. left_out: columns that no backup has.
    save: writes a backup of today. One of no version at all is yielded as it is.
    """
    revision = given.schema or _recognised(given.members, left_out)
    if revision in {"", HEAD}:
        yield given
        return
    with TemporaryDirectory() as folder:  # which its owner alone may enter
        engine = create_engine(f"sqlite:///{folder}/old.sqlite")
        file = Path(folder) / "today.zip"
        try:
            _fill(engine, given, revision, secret)
            with Session(engine) as session:
                save(session, file, given.taken_at)
        finally:
            engine.dispose()
        with open_archive(file) as today:
            yield today


def _recognised(members: Mapping[str, Member], left_out: frozenset[str]) -> str:
    """Return the revision of a backup that does not say it; empty: of none."""
    if not {*members} <= {*Base.metadata.tables}:
        return ""
    columns = {name: {*one.columns} - left_out for name, one in members.items()}
    fitting = [
        revision
        for revision, shape in upgrade.history()
        if all(
            columns[name] == shape[name] - left_out for name in shape.keys() & columns
        )
    ]
    return fitting[-1] if fitting else ""


def _fill(engine: Engine, given: Archive, revision: str, secret: str) -> None:
    """Fill the tables of a revision, and bring them to today's.

    Tables that its version had of a later revision are filled once they are there.
    """
    waiting = [*given.members]
    for step in upgrade.revisions():
        if step < revision:
            continue
        upgrade.migrate(engine, secret, step)
        with engine.begin() as connection:
            connection.execute(text("PRAGMA defer_foreign_keys=ON"))
            for name in [one for one in waiting if inspect(connection).has_table(one)]:
                _insert(connection, given, name)
                waiting.remove(name)
            broken = connection.execute(text("PRAGMA foreign_key_check")).first()
            if broken:
                raise Unfit(str(broken[0]))


def _insert(connection: Connection, given: Archive, name: str) -> None:
    table = Table(name, MetaData(), autoload_with=connection, resolve_fks=False)
    rows = read_rows(given, table)
    try:
        while part := list(islice(rows, CHUNK)):
            connection.execute(insert(table), part)
    except (DataError, IntegrityError, StatementError, ValueError) as error:
        raise Unfit(name) from error


def read_rows(backup: Archive, table: Table) -> Iterator[dict[str, object]]:
    """Yield a table's rows as its columns want them; raises `ValueError`."""
    readers = {one.name: _reader(one) for one in table.columns}
    for row in backup.rows(table.name):
        yield {
            name: value if value is None else readers[name](value)
            for name, value in row.items()
        }


def _reader(column: Column[Any]) -> Callable[[Any], object]:
    """Return what makes a value of JSON one of the column's."""
    match column.type:
        case LargeBinary():
            return base64.b64decode
        case Moment() | DateTime():
            return datetime.fromisoformat
        case Date():
            return date.fromisoformat
        case _:
            return lambda value: value
