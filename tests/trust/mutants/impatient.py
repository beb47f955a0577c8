"""A mutant: on SQLite, whoever finds the file locked does not wait."""

import sqlite3

from sqlalchemy import event
from sqlalchemy.engine import Engine

from engagement.application import create_app


@event.listens_for(Engine, "connect")
def hurry(connection: object, _: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA busy_timeout=0")


app = create_app()
