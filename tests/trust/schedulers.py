"""A scheduler that dies at a chosen step of its tick, and what it leaves behind."""

import importlib
import os
import signal
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import DeclarativeBase, Session

from engagement.application import create_app
from engagement.config import Settings, settings_from
from engagement.database import db
from engagement.ops import jobs
from engagement.pulses.closing import closing, releases
from engagement.pulses.models import (
    Comment,
    Distribution,
    Envelope,
    Figure,
    Pulse,
    Release,
    State,
    Ticket,
)
from tests.trust import urns
from tests.trust.nursery import nursery

PUBLISHED = (Release, Figure, Distribution, Comment)
VACUUM_INSTRUCTIONS = 800
"""Of SQLite's machine, between two steps in the middle of a VACUUM."""
NEVER = 0
TRACE = "steps.txt"


def start(urn: urns.Urn, die_at: int = NEVER, mutant: str = "") -> int:
    """Start a scheduler whose tick finds that the pulse must close."""
    at = urn.closes_at.isoformat()
    return nursery.start(f"{__name__}:tick", urn.settings, at, die_at, mutant)


def tick(at: str, die_at: int, mutant: str) -> None:
    """Do what is due, in a process of its own; see `start`."""
    if mutant:
        importlib.import_module(mutant)
    settings, now = settings_from(), datetime.fromisoformat(at)
    app = create_app(settings, lambda: now)
    _Steps(die_at, settings.instance / TRACE).watch()
    with app.app_context():
        jobs.do_what_is_due(db.session(), settings)


class _Steps:
    """Counts the steps of a tick, writes each down, and dies at one of them."""

    def __init__(self, die_at: int, trace: Path) -> None:
        self.die_at, self.at = die_at, 0
        trace.unlink(missing_ok=True)
        self.trace = trace.open("a", buffering=1)

    def watch(self) -> None:
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", self._commit)
        event.listen(Session, "after_commit", self._committed)
        event.listen(Engine, "connect", self._connected)

    def step(self, name: str) -> None:
        self.at += 1
        self.trace.write(" ".join(name.split())[:60] + "\n")
        if self.at == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _statement(
        self, _connection: Connection, _cursor: object, sql: str, *_: object
    ) -> None:
        self.step(sql)

    def _commit(self, _: Connection) -> None:
        self.step("COMMIT")

    def _committed(self, _: Session) -> None:
        self.step("committed")

    def _connected(self, connection: object, _: object) -> None:
        """See what SQLite is told behind SQLAlchemy's back, and stop midway."""
        if not isinstance(connection, sqlite3.Connection):
            return
        raw = connection

        def within() -> int:
            self.step("in the middle of VACUUM")
            return 0

        def traced(sql: str) -> None:
            if sql.startswith(("VACUUM", "PRAGMA wal_checkpoint")):
                self.step(sql)
                is_long = sql == "VACUUM"
                raw.set_progress_handler(
                    within if is_long else None, VACUUM_INSTRUCTIONS
                )

        raw.set_trace_callback(traced)


def steps_of(settings: Settings) -> list[str]:
    """Return the names of the steps that the last scheduler took."""
    return (settings.instance / TRACE).read_text().splitlines()


@dataclass(frozen=True)
class Left:
    """What a scheduler left in the database."""

    state: State
    published: tuple[int, ...]
    """Releases, figures, distributions, comments."""
    secret: tuple[int, ...]
    """Envelopes, tickets, then the tables of the snapshot."""
    keys: int
    is_wiped: bool
    hashes: tuple[bytes, ...]
    """Of releases."""
    is_whole: bool
    """The chain of releases fits the figures."""

    def is_sealed(self, urn: urns.Urn) -> bool:
        """Tell whether nothing has happened: all can still be opened and counted."""
        everybody = len(urn.groups)
        return (
            self.state is State.OPEN
            and not any(self.published)
            and self.secret[:2] == (everybody, everybody)
            and all(self.secret)
            and self.keys == 3
            and urns.audited(urn, urn.groups).is_true
        )

    def is_released(self) -> bool:
        """Tell whether all has happened, once."""
        return (
            self.state is State.CLOSED
            and self.published[0] == 1
            and all(self.published)
            and not any(self.secret)
            and not self.keys
            and self.is_whole
        )


def left(urn: urns.Urn) -> Left:
    """Open the database anew and look."""
    engine = create_engine(urn.settings.database_url)
    with Session(engine) as session:
        pulse = session.get_one(Pulse, urn.pulse_id)
        keys = (pulse.public_key, pulse.wrapped_private_key, pulse.wrapped_ticket_key)
        found = Left(
            state=pulse.state,
            published=_counts(session, PUBLISHED),
            secret=_counts(session, _secrets()),
            keys=sum(key is not None for key in keys),
            is_wiped=pulse.is_wiped,
            hashes=tuple(session.scalars(select(Release.hash))),
            is_whole=releases.broken_release(session) is None,
        )
    engine.dispose()
    return found


def _secrets() -> list[type[DeclarativeBase]]:
    first = (Envelope, Ticket)
    return [*first, *(table for table in closing.SECRETS if table not in first)]


def _counts(
    session: Session, tables: Sequence[type[DeclarativeBase]]
) -> tuple[int, ...]:
    return tuple(
        session.execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables
    )
