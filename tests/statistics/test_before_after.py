import numpy as np
import pytest

from engagement.statistics.before_after import Gap, before_after

TEAM, WEEK = np.repeat([7, 3, 5], 4), np.tile([0, 1, 2, 3], 3)
HELP = {5: 2}


def test_teams_are_numbered_by_their_ids_in_whatever_order_they_come() -> None:
    order = np.random.default_rng(1).permutation(12)
    values = np.arange(12.0)

    found = before_after(TEAM[order], WEEK[order], values[order], HELP)

    assert found.teams.tolist() == [0] * 4 + [1] * 4 + [2] * 4
    assert found.values.tolist() == [4, 5, 6, 7, 8, 9, 10, 11, 0, 1, 2, 3]
    assert (found.helped.tolist(), found.starts.tolist()) == ([1], [2])
    assert (found.count, found.untouched) == (3, 2)


def test_a_change_is_the_mean_since_less_the_mean_before() -> None:
    values = np.array([0, 0, 1, 3, 2, 4, 2, 4, 1, 1, 1, 1], float)
    found = before_after(TEAM, WEEK, values, HELP)

    changes = found.changes(found.values)

    assert changes.tolist() == [[0], [0], [2]]


def test_gaps_are_told_by_weeks_since_the_start() -> None:
    values = np.array([0, 1, 0, 1, 0, 1, 0, 1, 5, 6, 7, 8], float)
    found = before_after(TEAM, WEEK, values, HELP)

    gaps = found.gaps()

    assert [gap.week for gap in gaps] == [-2, -1, 0, 1]
    assert [gap.value for gap in gaps] == pytest.approx([0, 0, 2, 2])


def test_a_week_without_untouched_teams_has_no_gap() -> None:
    kept = (TEAM == 5) | (WEEK != 3)
    found = before_after(TEAM[kept], WEEK[kept], np.ones(kept.sum()), HELP)

    assert found.gaps() == (Gap(-2, 0), Gap(-1, 0), Gap(0, 0))


def test_an_untouched_team_needs_both_sides_of_every_start() -> None:
    kept = (TEAM != 7) | (WEEK < 2)
    found = before_after(TEAM[kept], WEEK[kept], np.arange(kept.sum()), HELP)

    comparable = found.comparable()

    assert comparable.count == 2
    assert comparable.helped.tolist() == [1]
    assert comparable.values.tolist() == [2, 3, 4, 5, 6, 7, 8, 9]
