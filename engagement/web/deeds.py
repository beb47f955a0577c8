"""“You said, we did”: what was done for teams, as those who work there are told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.web.template_filters import plain_day


class DeedState(StrEnum):
    """How far it has come."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True)
class ToldDeed:
    """Something done for a team that the team is told of."""

    heard: str
    """What had been said; empty: nothing is told of that."""
    text: str
    state: DeedState
    day: date
    """On which it begins, or was done."""


@dataclass(frozen=True)
class Deeds:
    """All that is told, of every team at once, so that nobody asks for one alone."""

    by_team: Mapping[int, tuple[ToldDeed, ...]]
    above: Mapping[int, int | None]
    """Of every team, the one above it."""

    def of(self, team_id: int | None) -> tuple[ToldDeed, ...]:
        """Return what a team is told; of none, what the nearest above it is told.

        Not what the whole company is.
        """
        while team_id is not None and self.above.get(team_id) is not None:
            if found := self.by_team.get(team_id):
                return found
            team_id = self.above[team_id]
        return ()

    @property
    def of_company(self) -> tuple[ToldDeed, ...]:
        tops = [team for team, above in self.above.items() if above is None]
        return tuple(deed for team in tops for deed in self.by_team.get(team, ()))


TellDeeds = Callable[[Session, date], Deeds]


def nothing_told(_session: Session, _today: date) -> Deeds:
    return Deeds({}, {})


def since(deed: ToldDeed) -> str:
    """Tell how far it has come, and the day."""
    day = plain_day(deed.day)
    if deed.state is DeedState.DONE:
        return str(_("done on %(day)s", day=day))
    if deed.state is DeedState.RUNNING:
        return str(_("since %(day)s", day=day))
    return str(_("from %(day)s on", day=day))


def in_one_line(deed: ToldDeed) -> str:
    """Tell it as a mail does."""
    did = f"{deed.text} ({since(deed)})"
    if not deed.heard:
        return did
    return f"{_('You said: “%(heard)s”', heard=deed.heard)} → {did}"
