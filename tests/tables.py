"""Today's tables at once, where a test or a bench is not about migrations."""

from sqlalchemy import text

from engagement.database import db
from engagement.migrations import HEAD, VERSION_TABLE, revision_of


def create_tables() -> None:
    """Create them as models say; that migrations do the same is a test of its own."""
    db.create_all()
    column = "version_num VARCHAR(32) NOT NULL PRIMARY KEY"
    with db.engine.begin() as connection:
        connection.execute(
            text(f"CREATE TABLE IF NOT EXISTS {VERSION_TABLE} ({column})")
        )
        if revision_of(connection):
            return
        mark = text(f"INSERT INTO {VERSION_TABLE} VALUES (:head)")  # noqa: S608 - our name
        connection.execute(mark, {"head": HEAD})
