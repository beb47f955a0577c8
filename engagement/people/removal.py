"""A person leaves the directory; a team is closed, or joined to another."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from engagement.people import queries
from engagement.people.changes import change_log
from engagement.people.models import Person, Role, Team
from engagement.refusals import FileRefused, Reason

AT_ONCE = 500
"""Persons in a statement; databases bound how many values it may have."""


def remove(session: Session, person: Person, today: date) -> None:
    """Take a person out; see `remove_all`."""
    remove_all(session, [person], today)


def remove_all(session: Session, persons: Sequence[Person], today: date) -> None:
    """Take persons out, of whom nothing stays but past counts; the caller commits.

    Tickets of a running pulse stay as they are. Raises `FileRefused` where nobody of
    HR would be left.
    """
    with change_log.record_changes(session, today):
        staying = Person.id.not_in([one.id for one in persons])
        others = select(Person.id).where(Person.role == Role.HR, staying)
        hr = [one.name for one in persons if one.role is Role.HR]
        if hr and session.scalar(others.limit(1)) is None:
            raise FileRefused(Reason.LAST_HR, person=hr[0])
        take_out(session, [one.key for one in persons])
    session.expire_all()


def take_out(session: Session, keys: Iterable[str]) -> None:
    """Delete persons; what pointed at them does what its foreign key says."""
    waiting = list(keys)
    for start in range(0, len(waiting), AT_ONCE):
        them = Person.key.in_(waiting[start : start + AT_ONCE])
        gone = select(Person.id).where(them)
        counted = select(Person.counted_in_id).where(them)
        # By hand: where PostgreSQL's tables were made before, SQLite's lack the key.
        for where, values in (
            (Team.lead_id.in_(gone), {"lead_id": None}),
            (Team.id.in_(counted), {"was_counted_in": True}),
        ):
            session.execute(update(Team).where(where).values(values))
        session.execute(delete(Person).where(them))


def close_team(session: Session, team: Team, into: Team | None, today: date) -> None:
    """Close a team, its people and the teams below it going into another, if given.

    The caller commits. Raises `FileRefused` for the top, for a team that is closed,
    and where it is not empty and there is nowhere to go.
    """
    with change_log.record_changes(session, today):
        _check(session, team, into)
        if into:
            _move(session, team, into)
        team.closed_on, team.lead_id = today, None
        team.joined_id = into.id if into else None


def _check(session: Session, team: Team, into: Team | None) -> None:
    if team.closed_on:
        raise FileRefused(Reason.CLOSED_TEAM, team=team.key)
    if team.parent_id is None:
        raise FileRefused(Reason.TOP_STAYS, team=team.name)
    if into is None and not is_empty(session, team):
        raise FileRefused(Reason.TEAM_NOT_EMPTY, team=team.name)
    if into and (into.closed_on or into.id in queries.ids_below(session, [team.id])):
        raise FileRefused(Reason.CANNOT_JOIN, team=team.name, into=into.name)


def is_empty(session: Session, team: Team) -> bool:
    people = exists().where(Person.team_id == team.id)
    below = exists().where(Team.parent_id == team.id, Team.closed_on.is_(None))
    return not session.scalars(select(people | below)).one()


def _move(session: Session, team: Team, into: Team) -> None:
    session.execute(
        update(Person).where(Person.team_id == team.id).values(team_id=into.id)
    )
    session.execute(
        update(Team)
        .where(Team.parent_id == team.id, Team.closed_on.is_(None))
        .values(parent_id=into.id)
    )


def may_take_over(session: Session, team: Team) -> list[queries.Node]:
    """Return the open teams to which a team can be joined."""
    below = queries.ids_below(session, [team.id])
    return [node for node in queries.open_nodes(session) if node.id not in below]
