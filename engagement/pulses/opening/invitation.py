"""Whom a pulse asks, and in which group each of them is counted (R6)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from engagement.anonymity.groups import (
    SETTLED_AFTER_DAYS,
    Group,
    Tree,
    counting_group,
    counting_groups,
)
from engagement.people.models import Person, Team


@dataclass(frozen=True)
class Guest:
    """A person as they are when a pulse opens, and where their answers count."""

    id: int
    uuid: str
    name: str
    email: str | None
    group_id: int
    before: int | None
    """The group of the pulse before."""


@dataclass(frozen=True)
class Invitation:
    """The tree as it stands when a pulse opens, and everybody in their group."""

    teams: Sequence[Row[int, int | None, str, int | None, date]]
    tree: Tree
    guests: Sequence[Guest]


def invitation(session: Session, k: int, now: datetime) -> Invitation:
    """Put everybody into the group in which they are counted, from who is asked.

    A team's lead counts above it: among their own people, their answers would be
    looked for first.
    """
    teams = session.execute(
        select(Team.id, Team.parent_id, Team.name, Team.lead_id, Team.created_on).where(
            Team.closed_on.is_(None)
        )
    ).all()
    settled_since = (now - timedelta(days=SETTLED_AFTER_DAYS)).date()
    tree = Tree(
        Group(team.id, team.parent_id, team.created_on <= settled_since)
        for team in teams
    )
    parents = {team.id: team.parent_id for team in teams}
    led: dict[int | None, set[int]] = defaultdict(set)
    for team in teams:
        led[team.lead_id].add(team.id)
    columns = (Person.id, Person.uuid, Person.name, Person.email)
    people = session.execute(
        select(*columns, Person.team_id, Person.counted_in_id).order_by(Person.id)
    ).all()
    placed = [
        counting_group(one.team_id, led.get(one.id, set()), parents) for one in people
    ]
    homes = counting_groups(tree, Counter(placed), k)
    guests = [
        Guest(one.id, one.uuid, one.name, one.email, homes[team], one.counted_in_id)
        for one, team in zip(people, placed, strict=True)
    ]
    return Invitation(teams, tree, guests)
