"""What one reader knows of the teams that were called, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from engagement.actions import calls
from engagement.actions.calls import SignedNotNow
from engagement.actions.models import Action
from engagement.insight.cache import cached
from engagement.insight.calls.runs import CallRun, runs
from engagement.insight.home.attention import Attention, attention
from engagement.insight.series.spans import RUN
from engagement.insight.sight import Sight
from engagement.people import queries as people
from engagement.pulses.queries import blank_weeks
from engagement.statistics.findings import Withheld
from engagement.statistics.floors import LAPSE

WAITS_FOR = timedelta(weeks=2)
"""After which HR is told of a team that is called and that nobody answers for."""


class Became(StrEnum):
    """What became of a run of calls."""

    ACTED = "acted"  # something is done for the team
    NOT_NOW = "not_now"  # somebody said why nothing is
    ALONE = "alone"  # neither, and it is called no more
    OPEN = "open"  # neither, and it is called still


@dataclass(frozen=True)
class SeenRun:
    """A run of calls, the team by name, and what was answered."""

    run: CallRun
    team: people.Node
    actions: tuple[Action, ...]
    said: tuple[SignedNotNow, ...]
    """Why nothing was done, the latest first."""

    @property
    def became(self) -> Became:
        if self.actions:
            return Became.ACTED
        if self.said:
            return Became.NOT_NOW
        return Became.OPEN if self.run.is_current else Became.ALONE


@dataclass(frozen=True)
class SeenCalls:
    """The runs of a reader's teams over half a year, the latest first."""

    runs: tuple[SeenRun, ...]
    has_chances: bool = True
    """Whether the reader may know with what chance: each tells a little of the figures
    of all teams, of which they may not see some."""

    def current(self, team_id: int) -> SeenRun | None:
        """Return the run in which a team is called still."""
        return next((one for one in self.of_team(team_id) if one.run.is_current), None)

    def of_team(self, team_id: int) -> tuple[SeenRun, ...]:
        return tuple(one for one in self.runs if one.team.id == team_id)

    @property
    def new_left(self) -> tuple[SeenRun, ...]:
        """Teams that are called no more, for two weeks with results."""
        return tuple(one for one in self.runs if one.run.is_new_left)

    @property
    def unanswered(self) -> tuple[SeenRun, ...]:
        """Teams that are called and nobody has answered, the longest first."""
        found = [one for one in self.runs if one.became is Became.OPEN]
        return tuple(sorted(found, key=lambda one: (one.run.since, one.team.name)))

    def waiting(self, now: datetime) -> tuple[SeenRun, ...]:
        """Those of which that holds for two weeks or more."""
        return tuple(
            one for one in self.unanswered if now - one.run.begun_at >= WAITS_FOR
        )


NO_CALLS = SeenCalls(())


def calls_for(
    session: Session, sight: Sight, this_week: int, found: Attention | None = None
) -> SeenCalls:
    """Return what a reader may know, with names as they are now.

    Nothing where others are left out of what they see, since each could be told; no
    run that was computed from figures of the team that they do not see; none of a team
    that is closed; and nothing once it cannot be told any more who is called, or was
    long ago. found: what they see of all teams, if that is known.
    """
    said = calls.last_week(session)
    if said is None or not said.is_told or this_week - said.week > LAPSE:
        return NO_CALLS
    key, first = ("runs of calls", said.week, said.state), said.week - RUN + 1
    kept = cached(session, key, lambda: _kept(session, first))
    readable = [run for run in kept if _is_readable(run, sight)]
    if not readable:
        return NO_CALLS
    found = found or attention(session, people.nodes(session), this_week, sight)
    if found.is_own_only:
        return NO_CALLS
    needs = () if isinstance(found.needs, Withheld) else found.needs
    still = {need.team for need in needs}  # by what the reader sees by now
    told = [run for run in readable if not (run.is_new_left and run.team_id in still)]
    return SeenCalls(tuple(_answered(session, told, first)), not sight.blanks)


def _kept(session: Session, first: int) -> list[CallRun]:
    """Return the runs that reach into this week or a later one, from their beginning.

    Cut there, a team that is called for longer would be said to be since that week.
    """
    found = runs(calls.weeks_since(session, 0), calls.calls_since(session, 0))
    return [run for run in found if run.last >= first]


def _is_readable(run: CallRun, sight: Sight) -> bool:
    blank = blank_weeks(sight.blanks, [run.team_id])
    return sight.names(run.team_id) and blank.isdisjoint(run.read_weeks)


def _answered(
    session: Session, readable: list[CallRun], first: int
) -> Iterator[SeenRun]:
    """Yield these runs with what was answered from a week on; before, it is too old."""
    ids = {run.team_id for run in readable}
    nodes = people.open_among(session, ids)
    actions = calls.actions_of(session, nodes)
    said = calls.not_now_of(session, nodes)
    for run in readable:
        if run.team_id not in nodes:
            continue
        asked = next(week for week in run.weeks if week.week >= first)
        yield SeenRun(
            run,
            nodes[run.team_id],
            tuple(
                one
                for one in actions[run.team_id]
                if calls.is_answer(one, asked.said_at, run.left_at)
            ),
            tuple(
                one
                for one in said[run.team_id]
                if asked.week <= one.answer.week <= run.last
            ),
        )
