"""What is still to be done by a day, for the mails that say so."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.actions.models import Action
from engagement.people.models import Team


@dataclass(frozen=True)
class DueAction:
    """An action that is open, and the name of its team."""

    action: Action
    team: str


def due(session: Session, until: date) -> list[DueAction]:
    """Return them, the longest due first; not of teams that are closed."""
    wanted = (
        select(Action, Team.name)
        .join(Team, Team.id == Action.team_id)
        .where(Action.ended_on.is_(None), Action.due_on <= until)
        .where(Team.closed_on.is_(None))
        .order_by(Action.due_on, Team.name, Action.id)
    )
    return [DueAction(*row) for row in session.execute(wanted)]
