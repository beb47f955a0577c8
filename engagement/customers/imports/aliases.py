"""What files call the teams, told once and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from engagement.customers.intake.rows import SKIP
from engagement.customers.models import TeamAlias
from engagement.customers.reading.words import folded
from engagement.people.models import Team

LONGEST_ALIAS = 100


@dataclass(frozen=True)
class Entry:
    """An alias as the list shows it."""

    id: int
    shown: str
    team: str
    """Its name; empty: rows of this alias are left out."""


def known(session: Session) -> dict[str, int]:
    """Return the ids of teams, or `SKIP`, by folded alias."""
    found = session.execute(select(TeamAlias.alias, TeamAlias.team_id))
    return {alias: SKIP if team is None else team for alias, team in found}


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
