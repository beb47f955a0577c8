"""The tables that may tell of somebody, as they are in the database now, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from engagement.pulses import retention
from engagement.pulses.promise.column_words import COLUMN_WORDS, TABLE_WORDS


@dataclass(frozen=True)
class ToldColumn:
    """A column and what it is for."""

    name: str
    words: str | None
    """None: it is none of ours, so somebody has added it to this database."""


@dataclass(frozen=True)
class ToldTable:
    """A table, what it is for, and its columns."""

    name: str
    words: str
    is_destroyed: bool
    """Its rows are destroyed at closing."""
    columns: Sequence[ToldColumn]


def of_answers(engine: Engine) -> Sequence[ToldTable]:
    """Return what holds answers, or may tell something of one."""
    return [
        _told(table.name, table.columns, is_destroyed=table.is_destroyed)
        for table in retention.tables(engine)
    ]


def of_stories(engine: Engine) -> Sequence[ToldTable]:
    """Return what staff tell in the open."""
    return [
        _told(name, retention.columns(engine, name), is_destroyed=False)
        for name in retention.OF_STORIES
    ]


def of_results(engine: Engine) -> ToldTable:
    """Return where groups read what is published."""
    name = retention.OF_RESULTS
    return _told(name, retention.columns(engine, name), is_destroyed=False)


def _told(name: str, columns: Sequence[str], *, is_destroyed: bool) -> ToldTable:
    words = COLUMN_WORDS[name]
    found = [
        ToldColumn(column, str(words[column]) if column in words else None)
        for column in columns
    ]
    return ToldTable(name, str(TABLE_WORDS[name]), is_destroyed, found)
