"""What files call the teams, told once and remembered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from engagement.customers.files.recipe import SKIP
from engagement.customers.files.words import folded
from engagement.customers.models import TeamAlias
from engagement.people.models import Team

LONGEST_ALIAS = 100


@dataclass(frozen=True)
class Entry:
    """An alias as the list shows it."""

    id: int
    shown: str
    team: str
    """Its name; empty: rows of this alias are left out."""


def team_ids(session: Session) -> dict[str, int]:
    """Return the ids of the teams by code, by names that only one has, by alias.

    Rows of an alias may have to be left out: that is `SKIP`.
    """
    found = session.execute(select(Team.key, Team.name, Team.id)).all()
    times = Counter(name for _, name, _ in found)
    names = {name: team for _, name, team in found if times[name] == 1}
    codes = {key: team for key, _, team in found}
    told = session.execute(select(TeamAlias.alias, TeamAlias.team_id))
    known = {alias: SKIP if team is None else team for alias, team in told}
    return {**known, **names, **codes}


def parents(session: Session) -> dict[int, int]:
    """Return by the id of a team that of the one above it."""
    above = select(Team.id, Team.parent_id).where(Team.parent_id.is_not(None))
    return {team: parent for team, parent in session.execute(above) if parent}


def remember(session: Session, teams: Mapping[str, int]) -> None:
    """Keep what files call teams; what was known of the same names is replaced."""
    rows = {
        folded(name): {
            "alias": folded(name),
            "shown": name,
            "team_id": None if team == SKIP else team,
        }
        for name, team in teams.items()
        if len(folded(name)) <= LONGEST_ALIAS and len(name) <= LONGEST_ALIAS
    }
    if rows:
        session.execute(delete(TeamAlias).where(TeamAlias.alias.in_(rows)))
        session.execute(insert(TeamAlias), list(rows.values()))


def entries(session: Session) -> list[Entry]:
    wanted = select(TeamAlias.id, TeamAlias.shown, Team.name).outerjoin(
        Team, Team.id == TeamAlias.team_id
    )
    found = session.execute(wanted.order_by(TeamAlias.alias))
    return [Entry(id_, shown, team or "") for id_, shown, team in found]


def forget(session: Session, alias_id: int) -> bool:
    """Tell whether there was such an alias."""
    alias = session.get(TeamAlias, alias_id)
    if alias is not None:
        session.delete(alias)
    return alias is not None
