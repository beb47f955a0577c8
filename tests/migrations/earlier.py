"""Databases and backups of earlier versions, as `tests/data/schemas/make.py` made them.

A company of 20: Hana is HR, Léa leads the shop. Two pulses are closed, a third opened
at `NOON` and has four answers (cb8cdd9 and later).
"""

import sqlite3
import uuid
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from sqlalchemy import create_engine, make_url

from engagement.config import ROOT, Settings
from engagement.database import file_of
from engagement.migrations import upgrade
from tests.settings import settings_in
from tests.trust import databases

FOLDER = ROOT / "tests" / "data" / "schemas"
FIRST = "60192c6"
"""Of the tables alone: nothing could answer a pulse then."""
WITH_PULSES = ("cb8cdd9", "7ff3ef0", "73573d5", "5883cd2")
WITH_BACKUPS = ("21dab1f", "7ff3ef0", "73573d5", "5883cd2", "8286f76")
ALL = (FIRST, "cb8cdd9", *WITH_BACKUPS)
"""What each commit is stands in `tests/data/schemas/make.py`."""
DATABASES = ("sqlite", "postgresql")


def backup_of(commit: str) -> Path:
    return FOLDER / f"{commit}.zip"


def left_by(commit: str, settings: Settings) -> Settings:
    """Fill the database of these settings as a version left it."""
    if file := file_of(make_url(settings.database_url)):
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(_dump(commit, "sqlite"))
    else:
        url = settings.database_url.replace("+psycopg", "")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(_dump(commit, "postgresql").encode())
    return replace(settings, secret="a secret for tests only")  # noqa: S106 - not one


def brought_on(commit: str, settings: Settings) -> Settings:
    """Return settings of a database that a version left and this one migrated.

    It is migrated once for all who ask, and copied for each: SQLite's file to where
    the settings say, PostgreSQL's database to one more of the same server.
    """
    if file := file_of(make_url(settings.database_url)):
        file.write_bytes(_migrated_file(commit))
        return settings
    template = _migrated_database(commit, settings.database_url.rpartition("/")[0])
    return databases.another(settings, f"copy_{uuid.uuid4().hex}", template)


@cache
def _migrated_file(commit: str) -> bytes:
    with TemporaryDirectory() as folder:
        settings = left_by(commit, settings_in(Path(folder)))
        _migrate(settings)
        return (Path(folder) / "test.sqlite").read_bytes()


@cache
def _migrated_database(commit: str, server: str) -> str:
    """Migrate one more database on a server, and return its name."""
    name = f"migrated_{commit}"
    there = replace(settings_in(Path()), database_url=f"{server}/postgres")
    _migrate(left_by(commit, databases.another(there, name)))
    return name


def _migrate(settings: Settings) -> None:
    engine = create_engine(settings.database_url)
    upgrade.migrate(engine, settings.secret)
    engine.dispose()


def _dump(commit: str, kind: str) -> str:
    return (FOLDER / f"{commit}.{kind}.sql").read_text("utf-8")
