"""Opening a pulse: keys, a snapshot of the tree, a ticket for everybody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from engagement import database
from engagement.config import Settings
from engagement.mail.models import MailKind
from engagement.mail.webhooks import channels
from engagement.people.files import waiting
from engagement.people.models import Person
from engagement.pulses import results_links
from engagement.pulses.calendar import BETWEEN_OPENINGS, SHORTEST_OPEN, Slot
from engagement.pulses.crypto import pulse_mac, tickets, urn
from engagement.pulses.models import (
    CountedIn,
    Figure,
    Pulse,
    SnapshotPerson,
    SnapshotTeam,
    State,
    Ticket,
)
from engagement.pulses.opening.invitation import Invitation, invitation
from engagement.pulses.programme import programme

PLACE = ("person_id", "team_id", "first_week", "last_week", "is_group")


class CannotOpen(ValueError):  # noqa: N818 - named for the broken rule
    """A pulse that the rules do not let open now."""


def open_pulse(
    session: Session, slot: Slot, settings: Settings, now: datetime
) -> Pulse:
    """Open the slot's pulse to the whole company; the caller commits.

    Raises `CannotOpen` when one is open, the last opening is less than five days ago,
    fewer than 48 hours are left, the week has figures already, or nobody is there to
    answer.
    """
    database.work_alone(session)
    _check(session, slot, now)
    public_key, private_key = urn.new_keys()
    pulse = Pulse(
        week=slot.week,
        opens_at=now,
        closes_at=slot.closes_at,
        state=State.OPEN,
        questions=programme.questions_of(session, slot.week, settings.timezone),
        smallest_group=settings.smallest_group,
        public_key=public_key,
        mails_sent=0,
    )
    session.add(pulse)
    session.flush()
    secret, ticket_key = settings.secret, tickets.new_key()
    pulse.wrapped_private_key = urn.wrap_key(secret, pulse.id, urn.PRIVATE, private_key)
    pulse.wrapped_ticket_key = urn.wrap_key(secret, pulse.id, urn.TICKETS, ticket_key)
    asked = invitation(session, settings.smallest_group, now)
    macs = _keep_people(session, pulse, asked, secret)
    teams = _keep_teams(session, pulse, asked, macs)
    pulse_mac.sign(pulse, teams, secret)
    _keep_tickets(session, pulse, asked, ticket_key, secret)
    _keep_places(session, pulse.week, asked)
    groups = {guest.group_id for guest in asked.guests}
    results_links.make(session, pulse.id, sorted(groups | {asked.tree.top}))
    waiting.forget(session)
    channels.put(session, MailKind.OPENED, now, pulse.id)
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
    standing = select(Figure.week).where(Figure.week >= slot.week).limit(1)
    if session.scalars(standing).first() is not None:
        raise CannotOpen("This week has figures already, from another tool.")


def _keep_people(
    session: Session, pulse: Pulse, asked: Invitation, secret: str
) -> dict[object, bytes]:
    """Keep who is counted with whom, and who is new there; return each group's MAC."""
    key = urn.derive_key(secret, pulse.id, tickets.ADDRESSES)
    is_first = all(guest.before is None for guest in asked.guests)
    people = [
        (
            guest.group_id,
            guest.id,
            guest.name,
            not is_first and guest.before != guest.group_id,
            tickets.address_hash(key, guest.uuid, guest.email),
        )
        for guest in asked.guests
    ]
    _insert(session, pulse, SnapshotPerson, pulse_mac.PERSON_COLUMNS, people)
    return pulse_mac.people_macs(secret, pulse.id, people)


def _keep_teams(
    session: Session, pulse: Pulse, asked: Invitation, macs: Mapping[object, bytes]
) -> list[tuple[object, ...]]:
    """Keep the tree as it is, and return it in `pulse_mac.TEAM_COLUMNS`."""
    invited = Counter(guest.group_id for guest in asked.guests)
    teams: list[tuple[object, ...]] = [
        (
            team.id,
            team.parent_id,
            team.name,
            invited[team.id],
            asked.tree.groups[team.id].is_settled,
            macs.get(team.id),
        )
        for team in asked.teams
    ]
    _insert(session, pulse, SnapshotTeam, pulse_mac.TEAM_COLUMNS, teams)
    return teams


def _insert(
    session: Session,
    pulse: Pulse,
    table: type[SnapshotPerson | SnapshotTeam],
    columns: Sequence[InstrumentedAttribute[Any]],
    rows: Iterable[Sequence[object]],
) -> None:
    names = [column.key for column in columns]
    ours = {"pulse_id": pulse.id}
    session.execute(
        insert(table), [ours | dict(zip(names, row, strict=True)) for row in rows]
    )


def _keep_tickets(
    session: Session, pulse: Pulse, asked: Invitation, ticket_key: bytes, secret: str
) -> None:
    """Store tickets in the order of their hashes, which tells nothing."""
    key = urn.derive_key(secret, pulse.id, tickets.GROUPS)
    hashes = sorted(
        (
            tickets.hash_ticket(tickets.ticket_for(ticket_key, guest.uuid)),
            guest.group_id,
        )
        for guest in asked.guests
    )
    rows = [
        {
            "hash": one,
            "pulse_id": pulse.id,
            "group": tickets.encrypted_group(key, one, group),
            "spent": False,
        }
        for one, group in hashes
    ]
    session.execute(insert(Ticket), rows)


def _keep_places(session: Session, week: int, asked: Invitation) -> None:
    """Keep for good in which teams' figures each person's answers are counted.

    Whoever comes to read figures must not find their own answers in them (R6).
    """
    moved = [
        {"id": guest.id, "counted_in_id": guest.group_id}
        for guest in asked.guests
        if guest.before != guest.group_id
    ]
    if moved:
        session.execute(update(Person), moved)
    gone = CountedIn.person_id.not_in(select(Person.id))
    session.execute(delete(CountedIn).where(gone))
    invited = Counter(guest.group_id for guest in asked.guests)
    people = asked.tree.totals(invited)
    # A team above with the same people has their figure, and is their group as well.
    lines = {
        group: [
            (team, team == group or people[team] == number)
            for team in asked.tree.line_up(group)
        ]
        for group, number in invited.items()
    }
    places = {
        (guest.id, *place) for guest in asked.guests for place in lines[guest.group_id]
    }
    new = places - _who_stayed(session, week, places)
    rows = ((person, team, week, week, group) for person, team, group in new)
    database.insert_many(session, CountedIn, PLACE, rows)


def _who_stayed(
    session: Session, week: int, places: set[tuple[int, int, bool]]
) -> set[tuple[int, int, bool]]:
    """Return the places of the pulse before that still stand, carried on to now."""
    last = session.scalar(select(func.max(CountedIn.last_week)))
    before = session.execute(
        select(
            CountedIn.person_id,
            CountedIn.team_id,
            CountedIn.is_group,
            CountedIn.first_week,
        ).where(CountedIn.last_week == last)
    ).all()
    ended = [
        {"person_id": person, "team_id": team, "first_week": first, "last_week": last}
        for person, team, is_group, first in before
        if (person, team, is_group) not in places
    ]
    carry_on = update(CountedIn).where(CountedIn.last_week == last)
    session.execute(carry_on.values(last_week=week))
    if ended:
        session.execute(update(CountedIn), ended)
    return {(person, team, is_group) for person, team, is_group, _ in before} & places


def ticket_of(pulse: Pulse, person: Person, secret: str) -> str | None:
    """Return a person's ticket while the pulse's ticket key exists."""
    if pulse.wrapped_ticket_key is None:
        return None
    key = urn.unwrap_key(secret, pulse.id, urn.TICKETS, pulse.wrapped_ticket_key)
    return tickets.ticket_for(key, person.uuid)
