"""What teams are told was done, out of the actions kept for them."""

from datetime import date

from sqlalchemy.orm import Session

from engagement.actions import queries as actions
from engagement.actions.models import Action
from engagement.people import queries as people
from engagement.web.deeds import Deeds, DeedState, ToldDeed


def deeds(session: Session, today: date) -> Deeds:
    """Read what every team is told, and nothing of what it is not."""
    told = actions.told(session, today)
    return Deeds(
        {team: tuple(_deed(one, today) for one in some) for team, some in told.items()},
        dict(people.links(session)),
    )


def _deed(action: Action, today: date) -> ToldDeed:
    state = DeedState(action.state(today).value)
    day = action.ended_on or action.starts_on
    return ToldDeed(action.heard, action.text, state, day)
