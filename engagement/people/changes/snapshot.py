"""The directory as it stands, and in what two moments of it differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.people.models import Change, Person, Role, Team

Entry = tuple[Change, str, str, str]
"""What happened, to whom, from where, to where; people and teams by name."""


@dataclass(frozen=True)
class PersonThen:
    """A person at one moment."""

    id: int
    key: str
    name: str
    email: str | None
    role: Role
    team_id: int


@dataclass(frozen=True)
class TeamThen:
    """A team at one moment."""

    key: str
    name: str
    parent_id: int | None
    lead_id: int | None
    created_on: date
    closed_on: date | None
    joined_id: int | None


@dataclass(frozen=True)
class Picture:
    """Everybody and every team: persons by what never goes to another, teams by id."""

    persons: Mapping[str, PersonThen]
    teams: Mapping[int, TeamThen]

    def team(self, team_id: int | None) -> str:
        return self.teams[team_id].name if team_id else ""


def take_picture(session: Session) -> Picture:
    session.flush()
    persons = select(
        Person.uuid, Person.id, Person.key, Person.name, Person.email, Person.role,
        Person.team_id,
    )  # fmt: skip
    teams = select(
        Team.id, Team.key, Team.name, Team.parent_id, Team.lead_id, Team.created_on,
        Team.closed_on, Team.joined_id,
    )  # fmt: skip
    return Picture(
        {row[0]: PersonThen(*row[1:]) for row in session.execute(persons)},
        {row[0]: TeamThen(*row[1:]) for row in session.execute(teams)},
    )


def team_changes(before: Picture, after: Picture, today: date) -> Iterator[Entry]:
    for id_, now in after.teams.items():
        then = before.teams.get(id_)
        if then is None:
            yield Change.TEAM_ADDED, now.name, "", after.team(now.parent_id)
            then = TeamThen(
                now.key, now.name, now.parent_id, None, today, now.closed_on, None
            )
        if then != now:
            yield from _team_changed(before, after, then, now)


def _team_changed(
    before: Picture, after: Picture, then: TeamThen, now: TeamThen
) -> Iterator[Entry]:
    if then.name != now.name:
        yield Change.TEAM_RENAMED, then.name, "", now.name
    if then.key != now.key:
        yield Change.TEAM_RECODED, now.name, then.key, now.key
    if then.parent_id != now.parent_id:
        places = before.team(then.parent_id), after.team(now.parent_id)
        yield Change.TEAM_MOVED, now.name, *places
    if then.created_on != now.created_on:
        days = then.created_on.isoformat(), now.created_on.isoformat()
        yield Change.TEAM_SINCE, now.name, *days
    if then.closed_on != now.closed_on and now.joined_id:
        yield Change.TEAM_JOINED, now.name, "", after.team(now.joined_id)
    elif then.closed_on != now.closed_on:
        yield Change.TEAM_CLOSED, now.name, "", ""


def person_changes(before: Picture, after: Picture) -> Iterator[Entry]:
    """Yield who left first: whoever comes under a code that was somebody's is new."""
    for uuid, then in before.persons.items():
        if uuid not in after.persons:
            yield Change.LEFT, public_name(then.name), before.team(then.team_id), ""
    for uuid, now in after.persons.items():
        was = before.persons.get(uuid)
        if was is None:
            yield Change.JOINED, public_name(now.name), "", after.team(now.team_id)
            if now.role is not Role.EMPLOYEE:
                yield Change.ROLE, public_name(now.name), Role.EMPLOYEE, now.role
        elif was != now:
            yield from _person_changed(before, after, was, now)
    yield from _lead_changes(before, after)


def _person_changed(
    before: Picture, after: Picture, then: PersonThen, now: PersonThen
) -> Iterator[Entry]:
    name = public_name(now.name)
    if then.name != now.name:
        yield Change.RENAMED, public_name(then.name), "", name
    if then.key != now.key:
        yield Change.RECODED, name, "", ""
    if then.email != now.email:
        yield Change.ADDRESS, name, "", ""
    if then.role != now.role:
        yield Change.ROLE, name, then.role, now.role
    if then.team_id != now.team_id:
        yield Change.MOVED, name, before.team(then.team_id), after.team(now.team_id)


def _lead_changes(before: Picture, after: Picture) -> Iterator[Entry]:
    names = {
        person.id: public_name(person.name)
        for picture in (before, after)
        for person in picture.persons.values()
    }
    for id_, now in after.teams.items():
        led = before.teams[id_].lead_id if id_ in before.teams else None
        if led != now.lead_id and led:
            yield Change.LEADS_NO_MORE, names[led], before.team(id_), ""
        if led != now.lead_id and now.lead_id:
            yield Change.LEADS, names[now.lead_id], "", now.name


def public_name(name: str) -> str:
    """Return a name; of one that is an address, what tells no address."""
    return name.partition("@")[0] or name


def new_addresses(
    before: Picture, after: Picture
) -> Iterator[tuple[str | None, str | None]]:
    """Yield the earlier and the new address of everybody who has another one.

    Of who has left the earlier alone: a row may make somebody else of a person.
    """
    for uuid, then in before.persons.items():
        now = after.persons.get(uuid)
        if now is None and then.email:
            yield then.email, None
        elif now and then.email != now.email:
            yield then.email, now.email
