"""Backups: everything but what is sealed, and back into either database (R12)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    Table,
    Update,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session

from engagement import database
from engagement.database import Base
from engagement.migrations import HEAD
from engagement.ops import archive
from engagement.ops.archive import Archive, ArchivedRows
from engagement.ops.old_backup import Unfit, of_today, read_rows
from engagement.pulses import schedule
from engagement.pulses.closing import closing

KEPT = frozenset(
    {
        "action", "action_change", "call", "call_answer", "call_week",
        "comment", "company", "company_statistics", "contribution", "counted_in",
        "counted_row",
        "distribution", "figure", "floor", "floor_answer", "guess", "hidden_comment",
        "hiding_change", "holiday", "import", "mail_round", "metric",
        "own_suggestion", "person", "profile", "programme_week", "pulse",
        "read_comment", "release", "rhythm",
        "roster_change", "score", "skipped_week", "story", "story_address",
        "taken_up", "team", "team_alias",
        "till_answer", "till_comment", "till_survey", "voice",
    }
)  # fmt: skip
"""The tables that go in; a new table must be put here or below."""
LEFT_OUT = frozenset(
    {
        "envelope", "ticket", "snapshot_team", "snapshot_person",  # of an open pulse
        "sign_in", "sign_in_link",  # everybody signs in again
        "api_key", "answered",  # a key revoked since must not open anything again
        "till_sent",  # of the day alone
        "mail",  # of an open pulse
        "results_link",  # one taken back since must not open anything again
        "webhook",  # a channel that was turned off since must not be told again
        "directory_file",  # has those who left; until a pulse opens, at most
        "upload",  # until it is taken in, a day at most
        "clockwork",  # of the machine
        "fingerprint",  # a company comes back under the secret that is there
        "demo_clock",  # a restored demo is no demo
    }
)  # fmt: skip
HEART = ("team", "release")
"""What a company has that anybody would miss."""
KEYS = frozenset({"mac", "public_key", "wrapped_private_key", "wrapped_ticket_key"})
"""Columns of `pulse` that stay out."""
CHUNK = 1000

NOT_EMPTY = (
    "This database already holds people or releases; restore into an empty one, with "
    "another DATABASE_URL or ENGAGEMENT_INSTANCE."
)
NOT_OURS = (
    "This version has no “{name}”; restore with the version that wrote the backup."
)
DOES_NOT_FIT = (
    "The rows of “{table}” do not fit this database; restore with the version that "
    "wrote the backup."
)


class CannotRestore(RuntimeError):  # noqa: N818 - named for what the operator is told
    """Why a backup cannot come back here, in one sentence that says what to do."""


@dataclass(frozen=True)
class Counts:
    """How many rows of each table went in or came back."""

    rows: Mapping[str, int]


@dataclass(frozen=True)
class Restored:
    """What came back, of when, and the week of the pulse that is voided by it."""

    counts: Counts
    taken_at: datetime
    voided: int | None


class NothingToSave(RuntimeError):  # noqa: N818 - named for what the operator is told
    """A company without teams and releases, which is hardly the one that is meant."""


def write(session: Session, file: Path, now: datetime) -> Counts:
    """Save everything but what is sealed; raises `OSError` when the disk does not.

    Raises `NothingToSave` where there is no team, before anything is written.

    On a connection of its own that only reads: all tables are of one moment, and
    nobody who answers meanwhile has to wait.
    """
    with _reading(session) as connection:
        if not any(_has_rows(connection, Base.metadata.tables[one]) for one in HEART):
            raise NothingToSave
        tables = (_rows_of(connection, table) for table in _tables())
        members = archive.write(file, now, tables, HEAD)
    return Counts({name: member.rows for name, member in members.items()})


def restore(session: Session, file: Path, secret: str) -> Restored:
    """Fill an empty database; the caller commits, or rolls back what is refused.

    Backups of earlier versions are migrated first. Raises `CannotRestore` for a
    database that holds something, and `archive.Unusable` for a file that is no whole
    backup, before anything is written.
    """
    database.work_alone(session)
    connection = session.connection()
    _check_empty(connection)
    with archive.open_archive(file) as backup:
        if backup.schema > HEAD:
            raise archive.Unusable(archive.NEWER.format(file=file))
        counts = _restore(connection, backup, secret)
    _set_sequences(connection)
    pulse = schedule.the_open_pulse(session)
    if pulse:  # its tickets and its urn are in no backup
        closing.void(session, pulse.id)
    return Restored(counts, backup.taken_at, pulse.week if pulse else None)


def _restore(connection: Connection, backup: Archive, secret: str) -> Counts:
    try:
        with of_today(backup, secret, KEYS, write) as today:
            _check_known(today)
            _fill(connection, today)
    except Unfit as unfit:
        raise CannotRestore(DOES_NOT_FIT.format(table=unfit.table)) from unfit
    return Counts({name: member.rows for name, member in today.members.items()})


def _tables() -> list[Table]:
    """Return what goes in, each table after those it points to."""
    return [table for table in Base.metadata.sorted_tables if table.name in KEPT]


def _columns(table: Table) -> list[Column[object]]:
    is_pulse = table.name == "pulse"
    return [one for one in table.columns if not (is_pulse and one.name in KEYS)]


@contextmanager
def _reading(session: Session) -> Iterator[Connection]:
    engine = session.get_bind().engine
    if engine.dialect.name == "postgresql":  # elsewhere, that is what a reader gets
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with engine.execution_options(reads=True, yield_per=CHUNK).connect() as connection:
        yield connection


def _rows_of(connection: Connection, table: Table) -> ArchivedRows:
    """Return a table's rows in the order of their keys, which tells nothing."""
    columns = _columns(table)
    found = connection.execute(select(*columns).order_by(*table.primary_key))
    return ArchivedRows(table.name, [one.name for one in columns], found.partitions())


def _check_empty(connection: Connection) -> None:
    for table in _tables():
        if _has_rows(connection, table):
            raise CannotRestore(NOT_EMPTY)


def _has_rows(connection: Connection, table: Table) -> bool:
    return bool(connection.execute(select(*table.primary_key).limit(1)).first())


def _check_known(backup: Archive) -> None:
    known = {table.name: {one.name for one in _columns(table)} for table in _tables()}
    for name, member in backup.members.items():
        for column in sorted({*member.columns} - known.get(name, set())):
            raise CannotRestore(NOT_OURS.format(name=f"{name}.{column}"))


def _fill(connection: Connection, backup: Archive) -> None:
    """Insert every row, then let rows point at others that came after them."""
    pointing: list[tuple[Table, list[dict[str, object]]]] = []
    # A table that is younger than the backup stays empty.
    for table in [one for one in _tables() if one.name in backup.members]:
        with _fitting(table):
            pointing.append((table, _insert(connection, table, backup)))
    for table, rows in pointing:
        if rows:
            with _fitting(table):
                connection.execute(_pointing(table), rows)


@contextmanager
def _fitting(table: Table) -> Iterator[None]:
    try:
        yield
    except (DataError, IntegrityError, ValueError) as error:
        raise CannotRestore(DOES_NOT_FIT.format(table=table.name)) from error


def _insert(
    connection: Connection, table: Table, backup: Archive
) -> list[dict[str, object]]:
    """Insert a table's rows without what points further; return that."""
    later = later_columns(table)
    rows, pointing = read_rows(backup, table), []
    while part := list(islice(rows, CHUNK)):
        for row in part:
            found = {name: row.pop(name, None) for name in later}
            if any(value is not None for value in found.values()):
                pointing.append({"own_id": row["id"], **found})
        connection.execute(insert(table), part)
    return pointing


def later_columns(table: Table) -> list[str]:
    """Return the columns that point at the table itself or at one filled after it."""
    tables = _tables()
    filled = tables[: tables.index(table)]
    return [
        key.parent.name for key in table.foreign_keys if key.column.table not in filled
    ]


def _pointing(table: Table) -> Update:
    values: dict[str, object] = {name: bindparam(name) for name in later_columns(table)}
    return update(table).where(table.c.id == bindparam("own_id")).values(values)


def _set_sequences(connection: Connection) -> None:
    """Let PostgreSQL number on after the rows that came with their numbers."""
    if connection.dialect.name != "postgresql":
        return
    for table in _tables():
        key = table.autoincrement_column
        if key is not None:
            sequence = func.pg_get_serial_sequence(table.name, key.name)
            # Without rows the maximum is NULL, and nothing is set.
            connection.execute(select(func.setval(sequence, func.max(key))))
