"""The actions of a reader's teams that are due within a week, or were due before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.actions.due import DueAction, due
from engagement.insight.mails.listed import listed, to_do
from engagement.insight.sight import Sight

SOON = timedelta(days=7)


@dataclass(frozen=True)
class DueActions:
    """What is still to be done, the longest due first."""

    overdue: tuple[DueAction, ...]
    soon: tuple[DueAction, ...]

    @property
    def is_some(self) -> bool:
        return bool(self.overdue or self.soon)

    def told(self) -> Iterator[str]:
        """Yield a sentence for each of both that is not empty."""
        if self.overdue:
            yield _("Overdue: %(names)s.", names=listed([*map(to_do, self.overdue)]))
        if self.soon:
            yield _(
                "Due within a week: %(names)s.", names=listed([*map(to_do, self.soon)])
            )


def due_actions(session: Session, sight: Sight, today: date) -> DueActions:
    rows = due(session, today + SOON)
    own = [row for row in rows if sight.names(row.action.team_id)]
    overdue = [row for row in own if row.action.is_overdue(today)]
    return DueActions(tuple(overdue), tuple(own[len(overdue) :]))
