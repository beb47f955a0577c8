"""Takes a database back to the schema of version 0013, as its tables were then."""

from sqlalchemy import Connection, text

from engagement.database import db
from engagement.migrations import VERSION_TABLE

REVISION = "0013"
TABLES_SINCE = (
    "programme_week", "holiday", "skipped_week", "clockwork", "company", "fingerprint",
    "directory_file", "guess", "story", "story_address", "floor", "floor_answer",
    "hiding_change", "read_comment", "taken_up", "webhook", "action_change", "action",
    "own_suggestion", "call_answer", "call", "call_week", "mail_round", "results_link",
)  # fmt: skip
COLUMNS_SINCE = (
    ("person", "language"), ("person", "wants_results"), ("rhythm", "every"),
    ("rhythm", "first_week"), ("rhythm", "paused_until"), ("rhythm", "since"),
    ("mail", "sealed_address"), ("voice", "on_wall"),
    ("till_comment", "on_wall"), ("rhythm", "has_checks"), ("person", "wants_digest"),
    ("mail", "webhook_id"),
)  # fmt: skip


def take_back() -> None:
    """Drop what revisions since then have made, and say that it is an old one."""
    with db.engine.begin() as connection:
        for table in TABLES_SINCE:
            connection.execute(text(f"DROP TABLE {table}"))
        for table, column in COLUMNS_SINCE:
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        _number(connection)
    db.session.remove()
    db.engine.dispose()


def _number(connection: Connection) -> None:
    connection.execute(
        text(f"UPDATE {VERSION_TABLE} SET version_num = :it"),  # noqa: S608 - our name
        {"it": REVISION},
    )
