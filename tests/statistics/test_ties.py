"""Many pairs of measures: none is called by chance, a true one is."""

import numpy as np
import pytest

from engagement.statistics.claims import CHANCE
from engagement.statistics.findings import (
    Direction,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)
from engagement.statistics.ties import Tie, least_seen, thirds, ties

PAIRS = [(i, j) for i in range(10) for j in range(4)]
WORLDS = 60


def company(
    random: np.random.Generator, teams: int, tie: float = 0.0, unequal: float = 0.0
) -> tuple[Numbers, Numbers]:
    """Draw ten questions that resemble and four metrics that do; `tie` is of (0, 0)."""
    staff = random.normal(size=(10, teams)) + random.normal(size=teams)
    customers = random.normal(size=(4, teams)) + random.normal(size=teams)
    if tie:
        own = np.sqrt(1 - tie**2) * customers[0]
        customers[0] = tie * staff[0] + own
    spread = np.exp(unequal * random.permutation(np.linspace(-1, 1, teams)))
    return staff * spread, customers * spread


def told(
    staff: Numbers, customers: Numbers, groups: Numbers | None = None
) -> list[Tie]:
    found = ties(
        [(staff[i], customers[j]) for i, j in PAIRS],
        np.zeros(staff.shape[1]) if groups is None else groups,
    )
    assert all(isinstance(one, Tie) for one in found)
    return [one for one in found if isinstance(one, Tie)]


@pytest.mark.parametrize(("teams", "unequal"), [(20, 0.0), (20, 1.2), (60, 1.2)])
def test_hardly_any_is_called_where_none_goes_together(
    teams: int, unequal: float
) -> None:
    random = np.random.default_rng(4)
    found = [told(*company(random, teams, unequal=unequal)) for _ in range(WORLDS)]

    called = [any(t.direction is not Direction.UNCLEAR for t in one) for one in found]
    alone = [
        any(t.correlation.interval.direction is not Direction.UNCLEAR for t in one)
        for one in found
    ]

    assert np.mean(called) < 0.12
    assert np.mean(alone) > 0.4


def test_a_true_tie_is_called() -> None:
    random = np.random.default_rng(5)

    found = [told(*company(random, 60, tie=0.7))[0] for _ in range(20)]

    assert sum(one.direction is Direction.TOGETHER for one in found) > 16


def test_a_tie_of_areas_alone_is_not() -> None:
    random = np.random.default_rng(6)
    areas = np.repeat(np.arange(12), 5)
    both = 3 * random.normal(size=12)[areas]
    staff, customers = company(random, 60)

    found = told(staff + both, customers + both, areas.astype(float))

    assert all(one.p <= CHANCE for one in found)
    assert sum(one.direction is not Direction.UNCLEAR for one in found) <= 2


def test_teams_without_a_side_do_not_count() -> None:
    staff, customers = company(np.random.default_rng(7), 60, tie=0.7)
    staff[0, :30] = np.nan
    staff[1, :45] = np.nan

    found = ties([(staff[i], customers[0]) for i in range(3)], np.zeros(60))

    assert isinstance(found[0], Tie)
    assert found[0].correlation.teams == 30
    assert found[1] == Withheld(WithheldReason.TOO_FEW_TEAMS, 15, 20)
    assert isinstance(found[2], Tie)


def test_more_pairs_ask_for_more() -> None:
    assert least_seen(60, 1) == pytest.approx(0.2659, abs=5e-4)  # tanh(2.0537 / √57)
    assert least_seen(60, 40) > least_seen(60, 10) > least_seen(200, 10)


def test_thirds_are_means_with_students_range() -> None:
    x = np.arange(21.0)
    y = np.repeat([1.0, 2.0, 5.0], 7) + np.tile([-1, -1, -1, 0, 1, 1, 1], 3)

    found = thirds(x, y)

    assert not isinstance(found, Withheld)
    parts = found.low, found.middle, found.high
    assert [one.teams for one in parts] == [7, 7, 7]
    assert [one.x for one in parts] == [3, 10, 17]
    assert [one.y for one in parts] == [1, 2, 5]
    # s = 1, t of 6 degrees is 2.4469: 2.4469 / √7.
    reach = 0.92485
    assert found.high.interval.low == pytest.approx(5 - reach, abs=1e-4)
    assert found.high.interval.high == pytest.approx(5 + reach, abs=1e-4)


def test_thirds_need_teams_and_values_that_differ() -> None:
    few = np.arange(19.0)
    alike = np.array([0.0] * 18 + [1.0, 2.0, 3.0])

    assert thirds(few, few) == Withheld(WithheldReason.TOO_FEW_TEAMS, 19, 20)
    assert thirds(alike, alike) == Withheld(WithheldReason.NO_VARIATION)


def test_the_interval_is_that_of_one_pair() -> None:
    staff, customers = company(np.random.default_rng(8), 40, tie=0.6)

    found = told(staff, customers)[0]

    assert isinstance(found.correlation.interval, Interval)
    assert found.p > 0
