"""The closing: the one moment when envelopes are opened, counted and destroyed (R4)."""

from collections.abc import Iterator
from contextlib import closing as closing_connection
from datetime import datetime

from sqlalchemy import delete, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from engagement import database
from engagement.anonymity import Group, Random, Tree
from engagement.pulses import urn
from engagement.pulses.counting import Snapshot, counted
from engagement.pulses.models import (
    Envelope,
    Pulse,
    Release,
    SnapshotPerson,
    SnapshotTeam,
    State,
    Ticket,
)
from engagement.pulses.opening import PRIVATE
from engagement.pulses.releasing import release

CHUNK = 1000
SECRETS = (Envelope, Ticket, SnapshotTeam, SnapshotPerson)


def close(
    session: Session, pulse_id: int, secret: str, now: datetime, random: Random
) -> Release | None:
    """Close a pulse whose time has come; None when somebody else just did.

    Everything happens in the caller's transaction, so a crash leaves the pulse sealed
    or released and never in between. Raises `urn.SecretChanged` when the private key
    cannot be unwrapped; `void` is then what remains.
    """
    _stop_answers(session)
    pulse = session.get_one(Pulse, pulse_id, populate_existing=True)
    if pulse.state is not State.OPEN or now < pulse.closes_at:
        return None
    private_key = urn.unwrapped(
        secret, pulse.id, PRIVATE, pulse.wrapped_private_key or b""
    )
    snapshot = session.scalars(
        select(SnapshotTeam).where(SnapshotTeam.pulse_id == pulse.id)
    ).all()
    tree = Tree(
        Group(team.team_id, team.parent_id, team.is_settled) for team in snapshot
    )
    invited = {team.team_id: team.invited for team in snapshot}
    result = counted(
        urn.opened(private_key, _envelopes(session, pulse)),
        Snapshot(tree, invited, pulse.smallest_group),
        random,
        asked=pulse.questions,
    )
    written = release(session, pulse.week, result, pulse.id, now)
    _destroy(session, pulse, State.CLOSED)
    return written


def void(session: Session, pulse_id: int) -> None:
    """Give up a pulse that cannot be opened any more: destroy it unread."""
    _stop_answers(session)
    pulse = session.get_one(Pulse, pulse_id, populate_existing=True)
    _destroy(session, pulse, State.VOIDED)


def _stop_answers(session: Session) -> None:
    """Let answers under way finish, and make later ones wait for the end.

    SQLite's write lock does the same by itself.
    """
    database.work_alone(session)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE ticket, envelope IN ACCESS EXCLUSIVE MODE"))


def _envelopes(session: Session, pulse: Pulse) -> Iterator[bytes]:
    sealed = select(Envelope.sealed).where(Envelope.pulse_id == pulse.id)
    yield from session.scalars(sealed.execution_options(yield_per=CHUNK))


def _destroy(session: Session, pulse: Pulse, state: State) -> None:
    """Destroy envelopes, tickets, the snapshot and both keys."""
    pulse.state = state
    pulse.public_key = None
    pulse.wrapped_private_key = None
    pulse.wrapped_ticket_key = None
    session.flush()
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    for table in SECRETS:
        # One pulse is open at a time, so a table holds nothing of another.
        if is_postgresql:
            session.execute(text(f"TRUNCATE {table.__tablename__}"))
        else:
            session.execute(delete(table))


def wipe(session: Session) -> None:
    """Leave no trace of destroyed rows in the files; commits by itself.

    Asked at every tick, so that a crash right after a closing, or somebody who is
    reading, delays it and no more.
    """
    ended = select(Pulse).where(Pulse.state != State.OPEN, ~Pulse.is_wiped)
    pulses = session.scalars(ended).all()
    session.commit()
    if not pulses or not _rewritten(session.get_bind().engine):
        return
    for pulse in pulses:
        pulse.is_wiped = True
    session.commit()


def _rewritten(engine: Engine) -> bool:
    """Write anew what held destroyed rows; False when SQLite's log is being read.

    PostgreSQL's TRUNCATE gave its tables' files back with the closing's own commit,
    but the keys still stand in the older versions of their pulse's row.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("VACUUM FULL pulse"))
        return True
    with closing_connection(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        try:
            cursor.execute("VACUUM")
            (busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except engine.dialect.loaded_dbapi.Error as error:
            raise OperationalError("VACUUM", None, error) from error
    return not busy
