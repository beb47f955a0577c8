"""A mutant: SQLite says that it is done before the disk has anything."""

import sqlite3

from sqlalchemy import event
from sqlalchemy.engine import Engine

from engagement.application import create_app


@event.listens_for(Engine, "connect")
def trust_the_power(connection: object, _: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


app = create_app()
