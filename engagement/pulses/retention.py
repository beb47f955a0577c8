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
    schema = inspect(engine)
    return [
        KeptTable(
            model.__tablename__,
            tuple(column["name"] for column in schema.get_columns(model.__tablename__)),
            model in UNTIL_CLOSING,
        )
        for model in (*UNTIL_CLOSING, *FOR_GOOD)
    ]
