"""What is asked of the directory."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from engagement.people.models import Person, Role, Team

Link = tuple[int, int | None]
"""A team, and the one above it."""

NODES = select(Team.id, Team.key, Team.name, Team.parent_id).order_by(
    Team.name, Team.id
)
TOP = (
    select(Team.id)
    .where(Team.parent_id.is_(None))
    .order_by(Team.id)
    .limit(1)
    .scalar_subquery()
)
"""The team that stands for the whole company."""
_IS_OPEN = Team.closed_on.is_(None)


@dataclass(frozen=True)
class Node:
    """A team as a tree needs it."""

    id: int
    key: str
    name: str
    parent_id: int | None


def lowest(nodes: Sequence[Node]) -> dict[int, Node]:
    """Return those with none below, by id, in their order."""
    above = {node.parent_id for node in nodes}
    return {node.id: node for node in nodes if node.id not in above}


def links(session: Session) -> Sequence[Link]:
    """Return each team and the one above it, in the order of names.

    Straight from the driver's cursor, ten times as fast as `nodes`.
    """
    wanted = select(Team.id, Team.parent_id).order_by(Team.name, Team.id)
    return cast(
        "Sequence[Link]", session.connection().execute(wanted).cursor.fetchall()
    )


def leaves(links: Sequence[Link]) -> dict[int, int | None]:
    """Return the team above each that has none below, by id, in their order."""
    above = {parent for _, parent in links}
    return {team: parent for team, parent in links if team not in above}


def nodes(session: Session) -> list[Node]:
    """Return the whole tree, in the order of names."""
    return [Node(*row) for row in session.execute(NODES)]


def open_nodes(session: Session) -> list[Node]:
    """Return the tree without the teams that are closed."""
    return [Node(*row) for row in session.execute(NODES.where(_IS_OPEN))]


def open_among(session: Session, team_ids: Collection[int]) -> dict[int, Node]:
    """Return those of these teams that are not closed, by id."""
    wanted = NODES.where(_IS_OPEN, Team.id.in_(team_ids))
    return {row.id: Node(*row) for row in session.execute(wanted)}


@dataclass(frozen=True)
class Branch:
    """A team where it stands in the tree, with how many people belong to it."""

    id: int
    key: str
    name: str
    depth: int
    parent: str
    """Name of the team above; empty at the top."""
    lead: str
    """Name of the lead; empty when nobody leads it."""
    persons: int


def branches(session: Session) -> list[Branch]:
    """Return the tree from the top down, each team followed by those below it.

    Without those that are closed.
    """
    lead = aliased(Person)
    persons = (
        select(Person.team_id, func.count().label("number"))
        .group_by(Person.team_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Team.id, Team.parent_id, Team.key, Team.name, lead.name, persons.c.number
        )
        .outerjoin(lead, lead.id == Team.lead_id)
        .outerjoin(persons, persons.c.team_id == Team.id)
        .where(_IS_OPEN)
        .order_by(Team.name.desc(), Team.id.desc())
    )
    below = defaultdict(list)
    for id_, parent_id, *columns in rows:
        below[parent_id].append((id_, columns))
    found, waiting = [], [(0, "", row) for row in below[None]]
    while waiting:
        depth, parent, (id_, (key, name, lead_name, number)) = waiting.pop()
        found.append(
            Branch(id_, key, name, depth, parent, lead_name or "", number or 0)
        )
        waiting += [(depth + 1, name, row) for row in below[id_]]
    return found


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


def number_of_persons(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Person)) or 0


def led_by(session: Session, person: Person) -> list[int]:
    return list(session.scalars(select(Team.id).where(Team.lead_id == person.id)))


def teams_led_by(session: Session, person: Person) -> Sequence[Team]:
    led = select(Team).where(Team.lead_id == person.id).order_by(Team.name)
    return session.scalars(led).all()


def visible_ids(session: Session, person: Person) -> set[int]:
    """Return the teams a person may look at, besides the company's line."""
    if person.role is Role.HR:
        return set(session.scalars(select(Team.id)))
    if person.role is Role.MANAGER:
        return ids_below(session, led_by(session, person))
    return set()


def overseers(session: Session) -> Sequence[Person]:
    """Return whoever may look at all teams: HR, and the company's lead."""
    top = select(Team.lead_id).where(Team.id == TOP).scalar_subquery()
    wanted = select(Person).where((Person.role == Role.HR) | (Person.id == top))
    return session.scalars(wanted.order_by(Person.id)).all()


def may_see(session: Session, person: Person, team_id: int) -> bool:
    """Tell whether a person may look at a team, without reading the whole tree."""
    line = lines_up(session, team_id)
    if person.role is Role.MANAGER:
        return any(team.lead_id == person.id for team in line)
    return person.role is Role.HR and bool(line)


def team_id_of(session: Session, key: str) -> int | None:
    """Return the id of the team with this code, if there is one."""
    return session.scalar(select(Team.id).where(Team.key == key))


def person_by_email(session: Session, email: str) -> Person | None:
    wanted = email.strip().lower()
    return session.scalars(select(Person).where(Person.email == wanted)).first()


def person_with(session: Session, key: str) -> Person | None:
    """Return the person with this code, however an address in it is written."""
    wanted = key.strip().lower() if "@" in key else key.strip()
    return session.scalars(select(Person).where(Person.key == wanted)).first()


def hold(session: Session, team_id: int) -> None:
    """Let whoever holds the same team wait, until the transaction ends.

    What two presses at once would both find missing is then written once.
    """
    session.execute(select(Team.id).where(Team.id == team_id).with_for_update())


def has_pulsed(session: Session) -> bool:
    """Tell whether a pulse has ever opened; whoever is removed does not undo it."""
    counted = select(Person.id).where(Person.counted_in_id.is_not(None)).limit(1)
    before = select(Team.id).where(Team.was_counted_in).limit(1)
    return any(session.scalar(one) is not None for one in (counted, before))


READERS = select(Person.id).where(
    Person.role != Role.EMPLOYEE, Person.email.is_not(None)
)
"""Managers and HR whom a mail reaches."""


def readers_by_mail(session: Session) -> Sequence[int]:
    """Return the managers and HR who want a mail when results are out."""
    return session.scalars(READERS.where(Person.wants_results)).all()


def readers_on_mondays(session: Session) -> Sequence[int]:
    """Return the managers and HR who want one of what waits for them."""
    return session.scalars(READERS.where(Person.wants_digest)).all()
