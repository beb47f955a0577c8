"""Databases and backups of earlier versions, as `tests/data/schemas/make.py` made them.

A company of 20: Hana is HR, Léa leads the shop. Two pulses are closed, a third opened
at `NOON` and has four answers (cb8cdd9 and later).
"""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from engagement.config import ROOT, Settings
from engagement.database import file_of

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


def _dump(commit: str, kind: str) -> str:
    return (FOLDER / f"{commit}.{kind}.sql").read_text("utf-8")
