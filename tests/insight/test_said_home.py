"""How often the overview says what is not so, and what is; few worlds, loosely."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from engagement.statistics.circle import Turn
from tests.insight import said_home
from tests.insight.said_home import SAID
from tests.insight.worlds import World, draw

WORLDS = 30
MOST = 5
"""Of so many worlds; of 5 in 100 one expects one or two."""
ALIKE = World(teams=60, weeks=13, differ=0.0, move=0.0, shock=0.0)
NOBODY_DIFFERS = {
    "alike": ALIKE,
    "many": replace(ALIKE, teams=200),
    "unequal": replace(ALIKE, unequal=20.0),
    "near the ceiling": replace(ALIKE, customer_level=0.95, customers=5),
    "few": replace(ALIKE, teams=8, unequal=100.0),
    "the company drops": replace(ALIKE, drop=0.1),
}
OF_TEAMS = [name for name in SAID if "company" not in name]


@pytest.mark.parametrize("world", NOBODY_DIFFERS)
def test_where_nobody_differs_little_is_said_of_teams(world: str) -> None:
    random = np.random.default_rng(12)
    drawn = (draw(NOBODY_DIFFERS[world], random) for _ in range(WORLDS))

    said = Counter(name for one in drawn for name in OF_TEAMS if SAID[name](one))

    assert {name: times for name, times in said.items() if times > MOST} == {}


def test_that_the_company_fell_is_said_and_hardly_else() -> None:
    random = np.random.default_rng(12)
    moves = [
        said_home.company_moves(draw(replace(ALIKE, drop=drop), random))
        for drop in [0.1, 0.0] * WORLDS
    ]

    assert all(staff < 0 and customers < 0 for staff, customers in moves[::2])
    assert sum(any(move) for move in moves[1::2]) <= MOST


def test_teams_twenty_points_lower_on_both_sides_are_called_and_no_others() -> None:
    random = np.random.default_rng(12)
    world = replace(ALIKE, low=0.1, differ=0.03, move=0.03, shock=0.03)

    called = [set(said_home.called(draw(world, random))) for _ in range(WORLDS)]

    lower = set(range(6))
    assert np.mean([len(lower & named) for named in called]) > 0.75 * 6
    assert np.mean([len(named - lower) / max(len(named), 1) for named in called]) < 0.05


def test_teams_that_fall_on_both_sides_are_told_as_a_circle() -> None:
    random = np.random.default_rng(12)
    world = replace(ALIKE, low=0.1, low_by=0.3, low_weeks=4, drop=0.05, people=40)

    found = [
        said_home.turning(draw(world, random), turn)
        for turn in [Turn.VICIOUS, Turn.VIRTUOUS] * WORLDS
    ]

    assert np.mean([len(set(range(6)) & set(teams)) for teams in found[::2]]) > 0.5 * 6
    assert sum(bool(teams) for teams in found[1::2]) <= MOST
