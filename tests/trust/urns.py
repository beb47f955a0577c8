"""A company with an open pulse, the answers of its people, and an audit of the urn."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, select
from sqlalchemy.engine import Engine

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.demo.clock import present
from engagement.people.models import Person
from engagement.pulses.ballot import Ballot
from engagement.pulses.bank import POINTS
from engagement.pulses.crypto import tickets, urn
from engagement.pulses.models import Envelope, Pulse, Ticket
from tests.pulses import staff
from tests.tables import create_tables

TEAMS = 4


@dataclass(frozen=True)
class Urn:
    """An open pulse, with what only an attacker of tests may know."""

    settings: Settings
    pulse_id: int
    closes_at: datetime
    questions: tuple[str, ...]
    private_key: bytes
    groups: Mapping[str, int]
    """Ticket to counting group."""

    @cached_property
    def hashes(self) -> dict[bytes, str]:
        return {tickets.hash_ticket(ticket): ticket for ticket in self.groups}

    def ballot(self, ticket: str) -> Ballot:
        """Return the answers that a ticket's owner gives: always the same, unique."""
        digest = hashlib.sha256(f"ballot of {ticket}".encode())
        chosen = dict(zip(self.questions, digest.digest(), strict=False))
        ratings = {
            question: POINTS[byte % len(POINTS)]
            for place, (question, byte) in enumerate(chosen.items())
            if place == 0 or byte < 200  # some skip some
        }
        return Ballot(self.groups[ticket], ratings, digest.hexdigest()[:16])

    def form(self, ticket: str) -> dict[str, object]:
        ballot = self.ballot(ticket)
        return {"ticket": ticket, "comment": ballot.comment, **ballot.ratings}


def an_urn(settings: Settings, people: int) -> Urn:
    """Create the tables, a company of so many people in teams, and open a pulse."""
    with inside(settings):
        create_tables()
        top = staff.a_team("top")
        for number in range(TEAMS):
            of_team = people // TEAMS + (number < people % TEAMS)
            staff.a_team(f"shop{number}", top, people=of_team)
        pulse = staff.an_open_pulse(settings, present())
        assert pulse.wrapped_private_key
        assert pulse.wrapped_ticket_key
        return Urn(
            settings,
            pulse.id,
            pulse.closes_at,
            tuple(pulse.questions),
            urn.unwrap_key(
                settings.secret, pulse.id, urn.PRIVATE, pulse.wrapped_private_key
            ),
            _groups(settings, pulse),
        )


def _groups(settings: Settings, pulse: Pulse) -> dict[str, int]:
    names = [person.key for person in db.session.query(Person)]
    known = dict(db.session.execute(select(Ticket.hash, Ticket.group)).all())
    key = urn.derive_key(settings.secret, pulse.id, tickets.GROUPS)
    hashes = {
        ticket: tickets.hash_ticket(ticket)
        for ticket in staff.tickets_of(settings, pulse, names)
    }
    return {
        ticket: tickets.group_in(key, one, known[one]) for ticket, one in hashes.items()
    }


@contextmanager
def inside(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@dataclass(frozen=True)
class Audit:
    """What the urn holds beside what was acknowledged; all but the first two be 0."""

    acknowledged: int
    counted: int
    lost: int
    """Acknowledged, and no envelope."""
    twice: int
    """Envelopes beyond the first of one ticket."""
    altered: int
    """Envelopes whose content nobody sent."""
    half_done: int
    """Spent tickets without envelope, or the other way round."""
    sums: int
    """Cells (group, question, point) whose count is not that of the answers."""

    @property
    def is_true(self) -> bool:
        return not (
            self.lost or self.twice or self.altered or self.half_done or self.sums
        )

    def __str__(self) -> str:
        return (
            f"{self.acknowledged} acknowledged, {self.counted} in the urn, "
            f"{self.lost} lost, {self.twice} twice, {self.altered} altered, "
            f"{self.half_done} half done, {self.sums} wrong sums"
        )


def audited(
    opened: Urn, acknowledged: Iterable[str], file: Path | None = None
) -> Audit:
    """Open every envelope; compare with what clients were told.

    acknowledged: tickets for which somebody read "counted" or "already counted".
    file: a copy of the SQLite database, instead of the database itself.
    """
    url = f"sqlite:///{file}" if file else opened.settings.database_url
    spent, sealed = _content(create_engine(url))
    key = urn.derive_key(opened.settings.secret, opened.pulse_id, urn.ENVELOPES)
    ballots = list(urn.open_envelopes(opened.private_key, key, sealed))
    told = set(acknowledged)
    owners = {opened.ballot(ticket).comment: ticket for ticket in opened.groups}
    found = Counter(
        owners[ballot.comment]
        for ballot in ballots
        if ballot.comment in owners and ballot == opened.ballot(owners[ballot.comment])
    )
    spent_tickets = {opened.hashes[key] for key in spent}
    expected = _sums(opened.ballot(ticket) for ticket in spent_tickets | told)
    got = _sums(ballots)
    return Audit(
        acknowledged=len(told),
        counted=len(ballots),
        lost=len(told - found.keys()),
        twice=sum(found.values()) - len(found),
        altered=len(ballots) - sum(found.values()),
        half_done=len(spent_tickets ^ found.keys()),
        sums=sum(expected[cell] != got[cell] for cell in expected | got),
    )


def _sums(ballots: Iterable[Ballot]) -> Counter[tuple[int, str, int]]:
    return Counter(
        (ballot.group_id, question, point)
        for ballot in ballots
        for question, point in ballot.ratings.items()
    )


def _content(engine: Engine) -> tuple[set[bytes], Sequence[tuple[bytes, bytes]]]:
    """Return the hashes of spent tickets, and the envelopes, of one moment."""
    is_sqlite = engine.dialect.name == "sqlite"  # whose transactions always are
    one_moment = {} if is_sqlite else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**one_moment) as connection:
        spent = connection.scalars(select(Ticket.hash).where(Ticket.spent)).all()
        sealed = connection.execute(select(Envelope.id, Envelope.sealed)).all()
    engine.dispose()
    return set(spent), sealed
