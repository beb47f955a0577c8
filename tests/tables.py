"""Today's tables at once, where a test or a bench is not about migrations."""

from functools import cache

from sqlalchemy import create_mock_engine, inspect
from sqlalchemy.schema import DDLElement

from engagement.database import Base, db
from engagement.migrations import EARLIEST, HEAD, VERSION_TABLE


def create_tables() -> None:
    """Create them as models say; that migrations do the same is a test of its own."""
    with db.engine.begin() as connection:
        if not inspect(connection).has_table(EARLIEST):
            for statement in _statements(db.engine.url.drivername):
                connection.exec_driver_sql(statement)


@cache
def _statements(kind: str) -> list[str]:
    """Return what SQLAlchemy says to an empty database of a kind; it takes its time."""
    said = [f"DROP TABLE IF EXISTS {VERSION_TABLE}"]

    def note(statement: DDLElement, *_: object, **__: object) -> None:
        said.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine(f"{kind}://", note)
    Base.metadata.create_all(engine, checkfirst=False)
    column = "version_num VARCHAR(32) NOT NULL PRIMARY KEY"
    said.append(f"CREATE TABLE {VERSION_TABLE} ({column})")
    said.append(f"INSERT INTO {VERSION_TABLE} VALUES ('{HEAD}')")  # noqa: S608 - ours
    return said
