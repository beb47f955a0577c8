"""Where each team tells: an address that is random, can be renewed, and closed.

The caller commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from engagement.database import insert_into
from engagement.people.models import Team
from engagement.stories.models import StoryAddress
from engagement.web.sent_once import new_code


@dataclass(frozen=True)
class TellingTeam:
    """A team, and whether it has an address."""

    id: int
    name: str
    is_open: bool


def code_of(session: Session, team_id: int) -> str | None:
    """Return the end of a team's address; None: it has none."""
    wanted = select(StoryAddress.code).where(StoryAddress.team_id == team_id)
    return session.scalar(wanted)


def team_at(session: Session, code: str) -> Team | None:
    """Return the team of an address, in whatever case it was typed.

    None: there is no such address, or the team has been closed since.
    """
    return session.scalar(
        select(Team)
        .join(StoryAddress, StoryAddress.team_id == Team.id)
        .where(StoryAddress.code == code.lower(), Team.closed_on.is_(None))
    )


def teams(session: Session) -> Sequence[TellingTeam]:
    """Return all open teams, in the order of names."""
    rows = session.execute(
        select(Team.id, Team.name, StoryAddress.code.is_not(None))
        .outerjoin(StoryAddress, StoryAddress.team_id == Team.id)
        .where(Team.closed_on.is_(None))
        .order_by(Team.name, Team.id)
    )
    return [TellingTeam(*row) for row in rows]


def open_all(session: Session, team_ids: Sequence[int]) -> None:
    """Give each of these teams an address, unless it has one."""
    rows = [{"team_id": team_id, "code": new_code()} for team_id in team_ids]
    if rows:
        missing = insert_into(session, StoryAddress).on_conflict_do_nothing()
        session.execute(missing, rows)


def close(session: Session, team_id: int) -> None:
    """Take an address away for good: whoever has it is told that it is closed."""
    session.execute(delete(StoryAddress).where(StoryAddress.team_id == team_id))
