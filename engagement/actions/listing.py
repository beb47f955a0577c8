"""Actions in a list: those a reader asks for, what is urgent first; and as a file."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.actions import queries, wording
from engagement.actions.models import Action
from engagement.actions.queries import ActionRow
from engagement.people import queries as people


@dataclass(frozen=True)
class ActionFilter:
    """Which actions somebody asks for; empty: all they may see."""

    team_id: int | None = None
    """Those of this team and of all below it."""
    measure: str = ""
    state: str = ""
    """One of `wording.STATES`: what is overdue runs as well."""

    @property
    def query(self) -> dict[str, str]:
        """Return the same as an address asks for it."""
        said = {
            "team": str(self.team_id or ""),
            "measure": self.measure,
            "state": self.state,
        }
        return {name: value for name, value in said.items() if value}

    def keeps(self, action: Action, today: date) -> bool:
        states = {"", str(action.state(today))}
        if action.is_overdue(today):
            states.add(wording.OVERDUE)
        return self.state in states and self.measure in {"", action.measure}


def listed(
    session: Session,
    asked: ActionFilter,
    visible: Collection[int] | None,
    today: date,
) -> list[ActionRow]:
    """Return the actions of the teams that somebody may see: what is urgent first."""
    teams = visible
    if asked.team_id is not None:
        teams = people.ids_below(session, [asked.team_id])
    found = queries.actions(session, teams)
    return by_urgency(row for row in found if asked.keeps(row.action, today))


def by_urgency(rows: Iterable[ActionRow]) -> list[ActionRow]:
    """Sort actions: what is open by the day on which it is due, then the last ended."""

    def place(row: ActionRow) -> tuple[int, int, int]:
        action = row.action
        if action.ended_on:
            return 1, -action.ended_on.toordinal(), action.id
        return 0, action.due_on.toordinal(), action.starts_on.toordinal()

    return sorted(rows, key=place)


def action_table(rows: Sequence[ActionRow], today: date) -> pd.DataFrame:
    """Return actions as texts, a row each, in the order given; days as 2026-03-30."""
    names = wording.measure_names()
    columns = {
        _("Team"): [row.team for row in rows],
        _("What will be done"): [row.action.text for row in rows],
        _("What it should improve"): [
            names.get(row.action.measure, row.action.measure) for row in rows
        ],
        _("Kind"): [wording.kind_name(row.action.kind) for row in rows],
        _("State"): [_state(row.action, today) for row in rows],
        _("Who sees to it"): [row.owner or "" for row in rows],
        _("From"): [row.action.starts_on.isoformat() for row in rows],
        _("By"): [row.action.due_on.isoformat() for row in rows],
        _("Ended"): [
            row.action.ended_on.isoformat() if row.action.ended_on else ""
            for row in rows
        ],
        _("What you heard"): [row.action.heard for row in rows],
        _("Visible to the team"): [
            _("yes") if row.action.is_told else _("no") for row in rows
        ],
    }
    return pd.DataFrame(columns)


def _state(action: Action, today: date) -> str:
    is_late = action.is_overdue(today)
    return wording.state_name(wording.OVERDUE if is_late else action.state(today))
