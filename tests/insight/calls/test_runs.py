"""Weeks in which a team is called make a run; those that tell nothing do not count."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from engagement.actions.calls import KeptCall, KeptWeek
from engagement.insight.calls.runs import CallRun, runs
from engagement.statistics.support import Cause
from tests.insight.calls.called import GROUNDS

TEAM = 7
FRIDAY = datetime(2026, 3, 6, 9, tzinfo=UTC)
Told = tuple[int, int, int | None, int]


def a_week(week: int, *, is_told: bool = True) -> KeptWeek:
    return KeptWeek(week, "csat", is_told, FRIDAY)


def a_call(team_id: int, week: int) -> KeptCall:
    return KeptCall(week, team_id, 0.002, GROUNDS)


def runs_of(called: str, weeks: Mapping[int, int] | None = None) -> list[CallRun]:
    """Return the runs of a team: x called, - not, ? a week that tells nothing."""
    places = weeks or {at: 100 + at for at in range(len(called))}
    told = [a_week(places[at], is_told=one != "?") for at, one in enumerate(called)]
    calls = [a_call(TEAM, places[at]) for at, one in enumerate(called) if one == "x"]
    return runs(told, calls)


def told(run: CallRun) -> Told:
    return run.since, run.number, run.left.week if run.left else None, run.ago


@pytest.mark.parametrize(
    ("called", "expected"),
    [
        ("", []),
        ("---", []),
        ("--x", [(102, 1, None, 0)]),
        ("-xxx", [(101, 3, None, 0)]),
        ("xx-", [(100, 2, 102, 1)]),
        ("xx--", [(100, 2, 102, 2)]),
        ("xx---", [(100, 2, 102, 3)]),
        ("x-xx", [(102, 2, None, 0), (100, 1, 101, 3)]),
        ("x?x", [(100, 2, None, 0)]),
        ("xx?", [(100, 2, None, 0)]),
        ("xx?-", [(100, 2, 103, 1)]),
    ],
)
def test_a_run_is_weeks_that_follow_one_another(
    called: str, expected: list[Told]
) -> None:
    assert [told(run) for run in runs_of(called)] == expected


def test_a_team_that_left_is_told_of_for_two_weeks() -> None:
    told = [runs_of("xx" + "-" * ago)[0].is_new_left for ago in range(4)]

    assert told == [False, True, True, False]


def test_weeks_without_results_break_no_run_but_are_no_weeks_running() -> None:
    (run,) = runs_of("xx", {0: 100, 1: 102})

    assert (run.number, run.is_unbroken) == (2, False)
    assert runs_of("xx")[0].is_unbroken


def test_a_run_was_read_from_the_season_before_it_until_it_ended() -> None:
    (run,) = runs_of("-xx-")

    assert (run.read_weeks[0], run.read_weeks[-1]) == (100 - 12, 103)


def test_the_reasons_are_those_of_the_last_call() -> None:
    (run,) = runs_of("x")

    causes = [ground.cause for ground in run.grounds]
    assert causes == [Cause.LOW_MOBILISATION, Cause.LOW_SATISFACTION]


def test_runs_of_several_teams_come_the_latest_first() -> None:
    weeks = [a_week(one) for one in range(100, 104)]
    calls = [a_call(1, 100), a_call(2, 101), a_call(2, 102), a_call(3, 103)]

    assert [run.team_id for run in runs(weeks, calls)] == [3, 2, 1]
