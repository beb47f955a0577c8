"""What is asked of the directory."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.people.models import Person, Role, Team


@dataclass(frozen=True)
class Node:
    """A team as a tree needs it."""

    id: int
    key: str
    name: str
    parent_id: int | None


def nodes(session: Session) -> list[Node]:
    """Return the whole tree, in the order of names."""
    columns = select(Team.id, Team.key, Team.name, Team.parent_id)
    return [Node(*row) for row in session.execute(columns.order_by(Team.name, Team.id))]


def lines_up(session: Session, team_id: int) -> Sequence[Team]:
    """Return the team and every team above it, from the team up; empty: unknown."""
    line = select(Team.id, Team.parent_id).where(Team.id == team_id).cte(recursive=True)
    line = line.union(
        select(Team.id, Team.parent_id).join(line, Team.id == line.c.parent_id)
    )
    above = {
        team.id: team
        for team in session.scalars(select(Team).join(line, Team.id == line.c.id))
    }
    ordered, following = [], above.get(team_id)
    while following is not None:
        ordered.append(following)
        following = above.get(following.parent_id or 0)
    return ordered


def ids_below(session: Session, team_ids: Sequence[int]) -> set[int]:
    """Return these teams and every team below them."""
    below = select(Team.id).where(Team.id.in_(team_ids)).cte(recursive=True)
    below = below.union(select(Team.id).join(below, Team.parent_id == below.c.id))
    return set(session.scalars(select(below.c.id)))


def children(session: Session, team_id: int) -> Sequence[Team]:
    return session.scalars(
        select(Team).where(Team.parent_id == team_id).order_by(Team.name)
    ).all()


def root(session: Session) -> Team | None:
    return session.scalars(select(Team).where(Team.parent_id.is_(None))).first()


def led_by(session: Session, person: Person) -> list[int]:
    return list(session.scalars(select(Team.id).where(Team.lead_id == person.id)))


def visible_ids(session: Session, person: Person) -> set[int]:
    """Return the teams a person may look at, besides the company's line."""
    if person.role is Role.HR:
        return set(session.scalars(select(Team.id)))
    if person.role is Role.MANAGER:
        return ids_below(session, led_by(session, person))
    return set()


def may_see(session: Session, person: Person, team_id: int) -> bool:
    """Tell whether a person may look at a team, without reading the whole tree."""
    line = lines_up(session, team_id)
    if person.role is Role.MANAGER:
        return any(team.lead_id == person.id for team in line)
    return person.role is Role.HR and bool(line)


def person_by_email(session: Session, email: str) -> Person | None:
    wanted = email.strip().lower()
    return session.scalars(select(Person).where(Person.email == wanted)).first()
