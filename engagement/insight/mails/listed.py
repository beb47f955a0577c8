"""What both mails say of teams and actions: names, never a figure.

Whoever leads a team is asked for a guess before they read figures, and a mail comes
before that.
"""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from engagement.actions.due import DueAction
from engagement.config import Settings
from engagement.insight.calls.runs import CallRun
from engagement.insight.wording import nth
from engagement.people.queries import Node
from engagement.web.template_filters import plain_day

MOST_NAMED = 3


def listed(names: Sequence[str]) -> str:
    """Write the first three of some names, and how many more there are."""
    told, more = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more <= 0:
        return told
    others = ngettext("and %(num)s more", "and %(num)s more", more)
    return f"{told} {others}"


def called(team: str, run: CallRun | None) -> str:
    """Write a team that is called, and for which week running."""
    if run is None or run.number == 1:
        return team
    which = nth(run.number)
    if run.is_unbroken:
        return str(_("%(team)s (%(nth)s week running)", team=team, nth=which))
    return str(_("%(team)s (%(nth)s results running)", team=team, nth=which))


def to_do(row: DueAction) -> str:
    """Write an action that is due: what, for whom, by when."""
    day = plain_day(row.action.due_on)
    return str(
        _(
            "“%(what)s” (%(team)s, %(day)s)",
            what=row.action.text,
            team=row.team,
            day=day,
        )
    )


def links_to(
    teams: Sequence[Node], settings: Settings, *, has_due: bool
) -> list[tuple[str, str]]:
    """Return where there is more of the teams that are named, and of actions."""
    found = [
        (team.name, f"{settings.address}/teams/{team.id}")
        for team in teams[:MOST_NAMED]
    ]
    if has_due:
        found.append((_("All actions"), f"{settings.address}/actions"))
    return found
