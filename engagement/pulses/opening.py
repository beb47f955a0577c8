"""Opening a pulse: keys, a snapshot of the tree, a ticket for everybody."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from engagement import database
from engagement.anonymity import SETTLED_AFTER_DAYS, counting_group
from engagement.config import Settings
from engagement.people.models import Person, Team
from engagement.pulses import bank, tickets, urn
from engagement.pulses.calendar import BETWEEN_OPENINGS, SHORTEST_OPEN, Slot
from engagement.pulses.models import (
    Pulse,
    SnapshotPerson,
    SnapshotTeam,
    State,
    Ticket,
)

PRIVATE, TICKETS = "private", "tickets"
"""The purposes for which a pulse's keys are wrapped."""


@dataclass(frozen=True)
class Counted:
    """A person and the group in which their answers count."""

    id: int
    uuid: str
    group_id: int
    before: int | None
    """The group of the pulse before."""


class CannotOpen(ValueError):  # noqa: N818 - named for the broken rule
    """A pulse that the rules do not let open now."""


def open_pulse(
    session: Session, slot: Slot, settings: Settings, now: datetime
) -> Pulse:
    """Open the slot's pulse to the whole company; the caller commits.

    Raises `CannotOpen` when one is open, the last opening is less than five days ago,
    fewer than 48 hours are left, or nobody is there to answer.
    """
    database.work_alone(session)
    _check(session, slot, now)
    number = len(session.scalars(select(Pulse.id)).all())
    public_key, private_key = urn.new_keys()
    pulse = Pulse(
        week=slot.week,
        opens_at=now,
        closes_at=slot.closes_at,
        state=State.OPEN,
        questions=bank.asked_in(number),
        smallest_group=settings.smallest_group,
        public_key=public_key,
        mails_sent=0,
    )
    session.add(pulse)
    session.flush()
    ticket_key = tickets.new_key()
    pulse.wrapped_private_key = urn.wrapped(
        settings.secret, pulse.id, PRIVATE, private_key
    )
    pulse.wrapped_ticket_key = urn.wrapped(
        settings.secret, pulse.id, TICKETS, ticket_key
    )
    _invite(session, pulse, ticket_key, now)
    return pulse


def _check(session: Session, slot: Slot, now: datetime) -> None:
    last = session.scalars(select(Pulse).order_by(Pulse.opens_at.desc())).first()
    if slot.closes_at - now < SHORTEST_OPEN:
        raise CannotOpen("A pulse stays open for at least 48 hours.")
    if last and last.state is State.OPEN:
        raise CannotOpen("Another pulse is open.")
    if last and (now - last.opens_at < BETWEEN_OPENINGS or last.week == slot.week):
        raise CannotOpen("Openings are at least five days apart, one a week.")
    if session.scalars(select(Person.id).limit(1)).first() is None:
        raise CannotOpen("There is nobody in the directory yet.")


def _invite(session: Session, pulse: Pulse, ticket_key: bytes, now: datetime) -> None:
    """Keep the tree as it is now, and store tickets in the order of their hashes."""
    teams = session.execute(
        select(Team.id, Team.parent_id, Team.lead_id, Team.created_on)
    ).all()
    counted = list(_counted(session, teams))
    invited = Counter(person.group_id for person in counted)
    settled_since = (now - timedelta(days=SETTLED_AFTER_DAYS)).date()
    session.execute(
        insert(SnapshotTeam),
        [
            {
                "pulse_id": pulse.id,
                "team_id": team.id,
                "parent_id": team.parent_id,
                "invited": invited[team.id],
                "is_settled": team.created_on <= settled_since,
            }
            for team in teams
        ],
    )
    _remember_groups(session, pulse, counted)
    hashes = sorted(
        (tickets.hashed(tickets.ticket_for(ticket_key, person.uuid)), person.group_id)
        for person in counted
    )
    session.execute(
        insert(Ticket),
        [
            {"hash": key, "pulse_id": pulse.id, "group_id": group, "spent": False}
            for key, group in hashes
        ],
    )


def _counted(
    session: Session, teams: Sequence[Row[int, int | None, int | None, date]]
) -> Iterator[Counted]:
    """Yield everybody with the team in which their answers count.

    A team's lead counts above it: among their own people, their answers would be
    looked for first.
    """
    parents = {team.id: team.parent_id for team in teams}
    led: dict[int | None, set[int]] = defaultdict(set)
    for team in teams:
        led[team.lead_id].add(team.id)
    people = select(Person.id, Person.uuid, Person.team_id, Person.counted_in_id)
    for person in session.execute(people):
        group = counting_group(person.team_id, led.get(person.id, set()), parents)
        yield Counted(person.id, person.uuid, group, person.counted_in_id)


def _remember_groups(session: Session, pulse: Pulse, counted: list[Counted]) -> None:
    """Keep who is counted with whom, and who is new there since the pulse before."""
    is_first = all(person.before is None for person in counted)
    session.execute(
        insert(SnapshotPerson),
        [
            {
                "pulse_id": pulse.id,
                "person_id": person.id,
                "group_id": person.group_id,
                "is_new": not is_first and person.before != person.group_id,
            }
            for person in counted
        ],
    )
    moved = [
        {"id": person.id, "counted_in_id": person.group_id}
        for person in counted
        if person.before != person.group_id
    ]
    if moved:
        session.execute(update(Person), moved)


def fits(pulse: Pulse, secret: str) -> bool:
    """Tell whether the secret is the one under which an open pulse's keys lie."""
    try:
        urn.unwrapped(secret, pulse.id, PRIVATE, pulse.wrapped_private_key or b"")
    except urn.SecretChanged:
        return False
    return True


def ticket_of(pulse: Pulse, person: Person, secret: str) -> str | None:
    """Return a person's ticket while the pulse's ticket key exists."""
    if pulse.wrapped_ticket_key is None:
        return None
    key = urn.unwrapped(secret, pulse.id, TICKETS, pulse.wrapped_ticket_key)
    return tickets.ticket_for(key, person.uuid)
