"""What was started for teams: what is open, and for HR what is overdue."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement.actions import listing, queries
from engagement.actions.queries import ActionRow
from engagement.insight.sight import Sight
from engagement.people.models import Person, Role

MOST = 5
"""Actions on the first screen; the list has all."""


@dataclass(frozen=True)
class Started:
    """The most urgent actions, and how many more there are."""

    shown: tuple[ActionRow, ...]
    others: int


def started(session: Session, person: Person, sight: Sight, today: date) -> Started:
    """Return what is open for a manager's teams, and of all teams what is overdue."""
    is_hr = person.role is Role.HR
    found = queries.actions(session, None if is_hr else sight.visible)
    rows = listing.by_urgency(
        row
        for row in found
        if row.action.ended_on is None and (row.action.is_overdue(today) or not is_hr)
    )
    return Started(tuple(rows[:MOST]), max(0, len(rows) - MOST))
