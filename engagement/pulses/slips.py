"""Slips of paper with codes, for people whom no mail reaches (R2).

Printed once a pulse, for those alone who had no address when it opened, without
names. Whoever keeps a copy could use it, or find out that it was used, which the
log of changes and the promise say.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from engagement.anonymity.groups import Random, shuffle
from engagement.config import Settings
from engagement.mail import queue
from engagement.people.changes import change_log
from engagement.people.changes.snapshot import public_name
from engagement.people.models import Change, Person
from engagement.pulses import mails, schedule
from engagement.pulses.crypto import pulse_mac
from engagement.pulses.models import Pulse, SnapshotPerson, SnapshotTeam
from engagement.pulses.opening import opening


class CannotPrint(RuntimeError):  # noqa: N818 - named for what HR is told
    """Slips were printed already, the codes can no longer be made, or none is due."""


@dataclass(frozen=True)
class Unreached:
    """How many people the open pulse sends no mail."""

    without_address: int
    """When it opened."""
    changed: int
    """Whose address is another since."""
    bounced: tuple[str, ...]
    """Names of those whose address the mail server refused."""
    can_print: bool


@dataclass(frozen=True)
class Pile:
    """The codes for a counting group, in no order that tells whose each is.

    The group of the opening: by teams of now, HR could put one person into each.
    """

    group: str
    tickets: Sequence[str]


def people_without_mail(session: Session, settings: Settings) -> Unreached | None:
    """Count whom the open pulse does not reach; None: none is open."""
    pulse = schedule.the_open_pulse(session)
    if pulse is None:
        return None
    invited = select(func.count()).where(SnapshotPerson.pulse_id == pulse.id)
    everybody = session.scalar(invited) or 0
    without = session.scalar(invited.where(SnapshotPerson.address.is_(None))) or 0
    reached = len(mails.reachable(session, pulse, settings.secret))
    can_print = not pulse.has_slips and pulse.wrapped_ticket_key is not None
    refused = select(Person.name).where(Person.id.in_(queue.bounced(session, pulse.id)))
    return Unreached(
        without,
        everybody - without - reached,
        tuple(session.scalars(refused.order_by(Person.name))),
        can_print and without > 0,
    )


def piles(
    session: Session, settings: Settings, reader: Person, today: date, random: Random
) -> list[Pile]:
    """Return the codes to print, once a pulse, and log it; the caller commits.

    Raises `CannotPrint`, or `pulse_mac.Altered` where nothing may be handed out.
    """
    pulse = schedule.the_open_pulse(session)
    if pulse is None or pulse.wrapped_ticket_key is None:
        raise CannotPrint
    printed = update(Pulse).where(Pulse.id == pulse.id, ~Pulse.has_slips)
    first = printed.values(has_slips=True).returning(Pulse.id)
    if session.execute(first).first() is None:
        raise CannotPrint
    pulse_mac.check(session.connection(), pulse.id, settings.secret)
    tickets: dict[str, list[str]] = defaultdict(list)
    people = (
        select(Person, SnapshotTeam.name)
        .join(SnapshotPerson, SnapshotPerson.person_id == Person.id)
        .join(SnapshotTeam, SnapshotTeam.team_id == SnapshotPerson.group_id)
        .where(SnapshotPerson.pulse_id == pulse.id, SnapshotPerson.address.is_(None))
        .order_by(SnapshotTeam.name, SnapshotTeam.team_id)
    )
    for person, group in session.execute(people):
        ticket = opening.ticket_of(pulse, person, settings.secret)
        tickets[group] += [ticket] if ticket else []
    if not tickets:
        raise CannotPrint
    number = sum(map(len, tickets.values()))
    change_log.note(
        session, [(Change.SLIPS, public_name(reader.name), "", str(number))], today
    )
    return [Pile(group, shuffle(some, random)) for group, some in tickets.items()]
