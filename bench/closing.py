"""Closing 100,000 envelopes beside opening them and nothing else."""

import resource
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import SystemRandom

from nacl.public import PrivateKey, SealedBox
from sqlalchemy import insert, select, update

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.demo.clock import present
from engagement.ops import server
from engagement.people.models import Person, Role
from engagement.pulses.ballot import Ballot
from engagement.pulses.closing import closing
from engagement.pulses.crypto import tickets, urn
from engagement.pulses.models import Envelope, Pulse, Ticket
from tests.pulses import staff
from tests.tables import create_tables
from tests.trust import databases

ENVELOPES = 100_000
TEAMS = 2_000


def run() -> Iterator[str]:
    """Yield a table for each database."""
    for kind, settings in databases.each():
        app = create_app(settings)
        with app.app_context():
            create_tables()
            pulse_id = _full_urn(settings)
            floor = _bare_opening(settings, pulse_id)
            begun = _children()
            measured = server.apart(partial(_closing, settings, pulse_id))
            assert measured
            whole = _children() - begun
            db.session.remove()
            db.engine.dispose()
        yield f"closing {ENVELOPES} envelopes of {TEAMS} teams, {kind}"
        yield f"  opening alone      {floor:6.1f} s of CPU"
        yield from measured.lines(floor, whole)


@dataclass(frozen=True)
class Measured:
    """What a closing took, in seconds and megabytes, in a process of its own."""

    cpu: float
    seconds: float
    wiping_cpu: float
    wiping: float
    before: float
    peak: float

    def lines(self, floor: float, whole: float) -> Iterator[str]:
        """Yield a table's lines; `whole` is the CPU of the process from its start."""
        apart = whole - self.wiping_cpu
        yield f"  whole closing      {self.cpu:6.1f} s of CPU, in {self.seconds:.1f} s"
        yield f"  ratio              {self.cpu / floor:6.2f}x"
        yield f"  with its process   {apart:6.1f} s of CPU"
        yield f"  ratio              {apart / floor:6.2f}x"
        yield f"  wiping the files   {self.wiping:6.1f} s"
        yield f"  peak memory        {self.peak:6.0f} MB (before: {self.before:.0f})"


def _closing(settings: Settings, pulse_id: int) -> Measured:
    before = _peak()
    cpu, began = time.process_time(), time.perf_counter()
    closes_at = db.session.get_one(Pulse, pulse_id).closes_at
    closing.close(db.session(), pulse_id, settings.secret, closes_at, SystemRandom())
    db.session.commit()
    closed_cpu, closed = time.process_time(), time.perf_counter()
    closing.wipe(db.session())
    return Measured(
        cpu=closed_cpu - cpu,
        seconds=closed - began,
        wiping_cpu=time.process_time() - closed_cpu,
        wiping=time.perf_counter() - closed,
        before=before,
        peak=_peak(),
    )


def _children() -> float:
    """Return the CPU of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _full_urn(settings: Settings) -> int:
    """Open a pulse to as many people, and let each of them answer, in bulk."""
    top = staff.a_team("top")
    for number in range(TEAMS):
        team = staff.a_team(f"shop{number}", top)
        people = [
            {
                "key": f"{number}-{at}",
                "uuid": secrets.token_hex(16),
                "name": "Somebody",
                "role": Role.EMPLOYEE,
                "team_id": team.id,
            }
            for at in range(ENVELOPES // TEAMS)
        ]
        db.session.execute(insert(Person), people)
    db.session.commit()
    pulse = staff.an_open_pulse(settings, present() - timedelta(days=1))
    secret, pulse_id = settings.secret, pulse.id
    questions, public_key = pulse.questions, pulse.public_key or b""
    group_key = urn.derive_key(secret, pulse_id, tickets.GROUPS)
    key = urn.derive_key(secret, pulse_id, urn.ENVELOPES)
    rows = []
    made = db.session.execute(select(Ticket.hash, Ticket.group)).all()
    for number, (ticket, group) in enumerate(made):
        ratings = {one: 1 + (number + i) % 5 for i, one in enumerate(questions)}
        ballot = Ballot(tickets.group_in(group_key, ticket, group), ratings)
        envelope_id = secrets.token_bytes(16)
        sealed = urn.seal(public_key, key, envelope_id, ballot)
        rows.append({"id": envelope_id, "pulse_id": pulse_id, "sealed": sealed})
    db.session.execute(insert(Envelope), rows)
    db.session.execute(update(Ticket).values(spent=True))
    db.session.execute(update(Pulse).values(mails_sent=2))
    db.session.commit()
    return pulse_id


def _bare_opening(settings: Settings, pulse_id: int) -> float:
    """Read and decrypt, without looking at what is inside."""
    pulse = db.session.get_one(Pulse, pulse_id)
    wrapped = pulse.wrapped_private_key or b""
    key = urn.unwrap_key(settings.secret, pulse_id, urn.PRIVATE, wrapped)
    db.session.rollback()
    began, opened = time.process_time(), 0
    box = SealedBox(PrivateKey(key))
    with db.engine.connect().execution_options(yield_per=1_000) as connection:
        for sealed in connection.execute(select(Envelope.sealed)).scalars():
            opened += bool(box.decrypt(sealed))
    used = time.process_time() - began
    assert opened == ENVELOPES
    return used


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
