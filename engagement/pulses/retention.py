"""What the database keeps of answers, read from its own running schema."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, inspect

from engagement.pulses.models import (
    Comment,
    CompanyStatistics,
    CountedIn,
    Distribution,
    Envelope,
    Figure,
    Release,
    SnapshotPerson,
    SnapshotTeam,
    Ticket,
)

UNTIL_CLOSING = (Envelope, Ticket, SnapshotTeam, SnapshotPerson)
OF_STORIES = ("story", "story_address")
"""What staff tell for the wall; its models are strangers here."""
OF_RESULTS = "results_link"
"""Where groups read what is published."""
FOR_GOOD = (CountedIn, Release, Figure, Distribution, CompanyStatistics, Comment)


@dataclass(frozen=True)
class KeptTable:
    """A table and its columns, as they are in the database now."""

    name: str
    columns: tuple[str, ...]
    is_destroyed: bool
    """Its rows are destroyed at closing."""


def tables(engine: Engine) -> Sequence[KeptTable]:
    """Return the tables that hold answers, or may tell something about one."""
    return [
        KeptTable(
            model.__tablename__,
            columns(engine, model.__tablename__),
            model in UNTIL_CLOSING,
        )
        for model in (*UNTIL_CLOSING, *FOR_GOOD)
    ]


def columns(engine: Engine, table: str) -> tuple[str, ...]:
    """Return the columns of a table, as they are in the database now."""
    return tuple(column["name"] for column in inspect(engine).get_columns(table))
