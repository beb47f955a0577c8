"""The session, the typed base, shared column types, and how SQLite is opened."""

import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from flask import Flask, has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    URL,
    Connection,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    MetaData,
    TypeDecorator,
    event,
    func,
    select,
    text,
)
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import (
    DeclarativeBase,
    InstrumentedAttribute,
    Session,
    mapped_column,
)

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

SUBJECTS = (
    "people",
    "pulses",
    "customers",
    "stories",
    "actions",
    "insight",
    "demo",
    "mail",
    "web",
)
"""What has tables, in the `models` of its folder."""
NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
LOCK = 4_401_440
"""The number of the advisory lock on PostgreSQL; any other would do."""
WITHOUT_ROWID = ({"sqlite_with_rowid": False},)
"""For tables whose hidden row number would tell the order of answers."""
BUSY_MILLISECONDS = 10_000
"""How long a transaction waits for SQLite's lock."""
NO_FILE = (":memory:", "file:")
"""How SQLite's names begin that are no plain files."""


def light_key(column: str, target: str) -> ForeignKeyConstraint:
    """Return a foreign key for hundreds of thousands of rows at a time.

    SQLite checks it. PostgreSQL would ask for each row apart, which takes longer than
    all the rest; what is kept there comes from the same transaction's own ids.
    """
    key = ForeignKeyConstraint([column], [target], info={"is_light": True})
    return key.ddl_if(dialect="sqlite")


class Base(DeclarativeBase):
    """The base of every table; its constraints have names that migrations can find."""

    metadata = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC by every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        return value and value.astimezone(UTC).replace(
            tzinfo=None if dialect.name == "sqlite" else UTC
        )

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy's signature
    ) -> datetime | None:
        return value and value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


int_key = Annotated[int, mapped_column(primary_key=True)]
moment = Annotated[datetime, mapped_column(Moment)]

# Read again after a commit, a value would begin a transaction, and take SQLite's lock.
db = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False})


def load_models() -> None:
    """Let every table be known, which it is once its module is loaded."""
    for subject in SUBJECTS:
        import_module(f"engagement.{subject}.models")


def init_app(app: Flask, url: str) -> None:
    load_models()
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    # No answer, ticket or name may ride into a log on an error message.
    options = {"hide_parameters": True}
    if not url.startswith("sqlite"):  # a connection that a server has cut since
        options["pool_pre_ping"] = True
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    logging.getLogger("sqlalchemy.engine.Engine").addFilter(_tells_no_rows)
    db.init_app(app)


def _tells_no_rows(record: logging.LogRecord) -> bool:
    """Keep back what SQLAlchemy says at debug level: every row that was read."""
    return record.levelno > logging.DEBUG


def file_of(url: URL) -> Path | None:
    """Return SQLite's file; None: the database is a server, or in memory."""
    name = url.database or ":memory:"
    is_file = url.get_backend_name() == "sqlite" and not name.startswith(NO_FILE)
    return Path(name) if is_file else None


def _create_private(name: str) -> None:
    """Create SQLite's file readable by its owner alone, which its journal then is."""
    if not name.startswith(NO_FILE):
        with suppress(OSError):  # it is there, or the connection tells what is wrong
            Path(name).touch(0o600, exist_ok=False)


def insert_into(
    session: Session, table: type[Base]
) -> "postgresql.Insert | sqlite.Insert":
    """Begin an INSERT that can say what to do when the row is there already."""
    name = session.get_bind().dialect.name
    dialect = import_module(f"sqlalchemy.dialects.{name}")  # the one that is in use
    begun: postgresql.Insert | sqlite.Insert = dialect.insert(table)
    return begun


def put(session: Session, row: Base) -> None:
    """Insert a row, or put it in place of the one with its key; the caller commits.

    Of two who do it at once the second waits, and is no error.
    """
    table = type(row)
    keys = [column.name for column in table.__table__.primary_key]
    names = [column.name for column in table.__table__.columns]
    values = {name: getattr(row, name) for name in names}
    put_in = insert_into(session, table).values(values)
    others = {name: put_in.excluded[name] for name in values.keys() - set(keys)}
    session.execute(
        put_in.on_conflict_do_update(index_elements=keys, set_=others),
    )
    session.expire_all()


def insert_many(
    session: Session,
    table: type[Base],
    columns: Sequence[str],
    rows: Iterable[tuple[str | float, ...]],
) -> None:
    """Insert plain values as fast as the database takes them.

    Several times as fast as what SQLAlchemy does for each value.
    """
    connection = session.connection()
    into = insert_target(connection, table, columns)
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    elif values := list(rows):
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {into} VALUES ({marks})"  # noqa: S608 - our names
        connection.exec_driver_sql(statement, values)


def insert_target(
    connection: Connection, table: type[Base], columns: Sequence[str]
) -> str:
    """Return a table with its columns, quoted."""
    quote = connection.dialect.identifier_preparer.quote
    return f"{quote(table.__tablename__)} ({', '.join(map(quote, columns))})"


def distinct(session: Session, column: InstrumentedAttribute[str]) -> list[str]:
    """Return the values of a column that an index begins with, in order.

    Each takes one look into the index; no row is read.
    """
    found, following = [], session.scalar(select(func.min(column)))
    while following is not None:
        found.append(following)
        wanted = select(func.min(column)).where(column > following)
        following = session.scalar(wanted)
    return found


@contextmanager
def apart() -> Iterator[Session]:
    """Yield a session of its own that only reads, and takes no lock of SQLite's."""
    with Session(db.engine.execution_options(reads=True)) as session:
        yield session


def work_alone(session: Session) -> None:
    """Wait until nobody else opens or closes a pulse, until the transaction ends.

    SQLite's write lock does the same by itself.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


@event.listens_for(Engine, "connect")
def _open_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - a DBAPI's
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves, see below
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "do_connect")
def _keep_private(
    dialect: Dialect, _record: object, given: Sequence[str], _options: object
) -> None:
    if dialect.name == "sqlite" and given:
        _create_private(given[0])


@event.listens_for(Engine, "do_connect")
def keep_what_is_acknowledged(
    dialect: Dialect, _record: object, _given: object, options: dict[str, str]
) -> None:
    """Let PostgreSQL wait for its disk, even where it is told not to (R3).

    With `synchronous_commit = off`, a crash loses answers that were thanked for.
    """
    if dialect.name == "postgresql":
        given = options.get("options", "")
        options["options"] = f"{given} -c synchronous_commit=on".lstrip()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    """Take SQLite's write lock at the start of whatever may write.

    A transaction that reads first and writes later cannot wait for the lock.
    """
    if connection.dialect.name == "sqlite":
        reads = connection.get_execution_options().get("reads") or (
            has_request_context() and request.method in {"GET", "HEAD"}
        )
        cursor = connection.connection.cursor()
        try:
            cursor.execute("BEGIN" if reads else "BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError("BEGIN", None, error) from error
