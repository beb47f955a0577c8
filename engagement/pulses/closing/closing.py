"""The closing: the one moment when envelopes are opened, counted and destroyed (R4)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing as closing_connection
from datetime import datetime

from sqlalchemy import delete, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from engagement import database
from engagement.anonymity.groups import Group, Random, Tree
from engagement.mail import queue
from engagement.mail.models import MailKind
from engagement.mail.webhooks import channels
from engagement.people import queries as people
from engagement.pulses.ballot import Ballot
from engagement.pulses.closing.counting import Snapshot, count_ballots
from engagement.pulses.closing.releases import release
from engagement.pulses.crypto import pulse_mac, tickets, urn
from engagement.pulses.models import (
    CompanyStatistics,
    Distribution,
    Envelope,
    Figure,
    Pulse,
    Release,
    SnapshotPerson,
    SnapshotTeam,
    State,
    Ticket,
)

CHUNK = 1000
SECRETS = (Envelope, Ticket, SnapshotTeam, SnapshotPerson)


def close(
    session: Session, pulse_id: int, secret: str, now: datetime, random: Random
) -> Release | None:
    """Close a pulse whose time has come; None when somebody else just did.

    Everything happens in the caller's transaction, so a crash leaves the pulse sealed
    or released and never in between. Raises `urn.SecretChanged` when the private key
    cannot be unwrapped, and it stays sealed; `pulse_mac.Altered` when the pulse is not
    as it was opened or answers do not fit its tickets, and `void` is what remains.
    """
    _stop_answers(session)
    pulse = session.get_one(Pulse, pulse_id, populate_existing=True)
    if pulse.state is not State.OPEN or now < pulse.closes_at:
        return None
    private_key = urn.unwrap_key(
        secret, pulse.id, urn.PRIVATE, pulse.wrapped_private_key or b""
    )
    pulse_mac.check_pulse(session.connection(), pulse.id, secret)
    if _has_figures(session, pulse.week):  # written by somebody else: they would clash
        raise pulse_mac.Altered
    snapshot = _snapshot(session, pulse)
    expected = _spent_tickets(session, pulse, snapshot.invited, secret)
    found: Counter[int] = Counter()
    ballots = urn.open_envelopes(
        private_key,
        urn.derive_key(secret, pulse.id, urn.ENVELOPES),
        _envelopes(session, pulse),
    )
    result = count_ballots(
        _counting(ballots, found), snapshot, random, asked=pulse.questions
    )
    if found != expected:
        raise pulse_mac.Altered
    written = release(session, pulse.week, result, pulse.id, now=now, secret=secret)
    _destroy(session, pulse, State.CLOSED)
    readers = people.readers_by_mail(session)
    queue.put(session, MailKind.RESULTS, readers, now, pulse.id)
    channels.put(session, MailKind.RELEASED, now, pulse.id)
    return written


def _has_figures(session: Session, week: int) -> bool:
    return any(
        session.execute(select(table.week).where(table.week == week)).first()
        for table in (Figure, Distribution, CompanyStatistics)
    )


def _snapshot(session: Session, pulse: Pulse) -> Snapshot:
    teams = session.scalars(
        select(SnapshotTeam).where(SnapshotTeam.pulse_id == pulse.id)
    ).all()
    tree = Tree(Group(team.team_id, team.parent_id, team.is_settled) for team in teams)
    invited = {team.team_id: team.invited for team in teams if team.invited}
    return Snapshot(tree, invited, pulse.smallest_group)


def _spent_tickets(
    session: Session, pulse: Pulse, invited: Mapping[int, int], secret: str
) -> Counter[int]:
    """Count the spent tickets of each group.

    Raises `pulse_mac.Altered` unless there is one for everybody invited, as made.
    """
    key = urn.derive_key(secret, pulse.id, tickets.GROUPS)
    made: Counter[int] = Counter()
    spent: Counter[int] = Counter()
    rows = select(Ticket.hash, Ticket.group, Ticket.spent)
    for ticket_hash, group, is_spent in session.execute(
        rows.where(Ticket.pulse_id == pulse.id)
    ):
        try:
            group_id = tickets.group_in(key, ticket_hash, group)
        except tickets.Forged as error:
            raise pulse_mac.Altered from error
        made[group_id] += 1
        spent[group_id] += is_spent
    if made != invited:
        raise pulse_mac.Altered
    return spent


def _counting(ballots: Iterable[Ballot], found: Counter[int]) -> Iterator[Ballot]:
    """Hand ballots on, and count them by group on the way."""
    for ballot in ballots:
        found[ballot.group_id] += 1
        yield ballot


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


def _envelopes(session: Session, pulse: Pulse) -> Iterator[tuple[bytes, bytes]]:
    sealed = select(Envelope.id, Envelope.sealed).where(Envelope.pulse_id == pulse.id)
    yield from session.execute(sealed.execution_options(yield_per=CHUNK))


def _destroy(session: Session, pulse: Pulse, state: State) -> None:
    """Destroy envelopes, tickets, the snapshot and both keys."""
    pulse.state = state
    pulse.public_key = None
    pulse.wrapped_private_key = None
    pulse.wrapped_ticket_key = None
    pulse.mac = None
    queue.forget(session, pulse.id)
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
