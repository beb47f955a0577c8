"""From calls week by week to runs of them: pure.

A week is one with results in which anybody could be called; others are passed over,
and neither lengthen a run nor end it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from engagement.actions.calls import KeptCall, KeptWeek
from engagement.insight.series.periods import SEASON
from engagement.statistics.support import Cause, Ground

TOLD_FOR = 2
"""Weeks with results in which it is told that a team is called no more."""


@dataclass(frozen=True)
class CallRun:
    """A team called in weeks that follow one another, and when it was no more."""

    calls: tuple[KeptCall, ...]
    """The earliest first."""
    weeks: tuple[KeptWeek, ...]
    """Those of the calls."""
    before: int
    """The week before it; its own first where none is known."""
    left: KeptWeek | None
    """The first week without it; None: it is called still."""
    ago: int
    """How many weeks it has been without; 0: it is called still."""

    @property
    def team_id(self) -> int:
        return self.calls[0].team_id

    @property
    def metric(self) -> str:
        """Return that of customers with which it was called last."""
        return self.weeks[-1].metric

    @property
    def begun_at(self) -> datetime:
        return self.weeks[0].said_at

    @property
    def since(self) -> int:
        return self.calls[0].week

    @property
    def last(self) -> int:
        return self.calls[-1].week

    @property
    def number(self) -> int:
        return len(self.calls)

    @property
    def is_unbroken(self) -> bool:
        """Whether every week of the calendar had results."""
        return self.last - self.since + 1 == self.number

    @property
    def is_current(self) -> bool:
        return self.left is None

    @property
    def is_new_left(self) -> bool:
        """Whether it is still told that the team is called no more."""
        return 0 < self.ago <= TOLD_FOR

    @property
    def left_at(self) -> datetime | None:
        return self.left.said_at if self.left else None

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Why it was called last."""
        return tuple(Ground(Cause(name), p) for name, p in self.calls[-1].grounds)

    @property
    def read_weeks(self) -> range:
        """The weeks whose figures all of this was computed from."""
        end = self.left.week if self.left else self.last
        return range(self.before - SEASON + 1, end + 1)


def runs(weeks: Sequence[KeptWeek], calls: Iterable[KeptCall]) -> list[CallRun]:
    """Return the runs of each team, the latest first; `weeks` the earliest first."""
    told = [week for week in weeks if week.is_told]
    by_team: dict[int, dict[int, KeptCall]] = defaultdict(dict)
    for call in calls:
        by_team[call.team_id][call.week] = call
    found = [run for of_team in by_team.values() for run in _runs(told, of_team)]
    return sorted(found, key=lambda run: (-run.last, run.since, run.team_id))


def _runs(
    told: Sequence[KeptWeek], of_team: Mapping[int, KeptCall]
) -> Iterator[CallRun]:
    places = range(len(told))
    for is_called, group in groupby(places, lambda at: told[at].week in of_team):
        if not is_called:
            continue
        first, *others = group
        end = (others or [first])[-1] + 1
        called = told[first:end]
        yield CallRun(
            tuple(of_team[week.week] for week in called),
            tuple(called),
            told[max(0, first - 1)].week,
            told[end] if end < len(told) else None,
            len(told) - end,
        )
