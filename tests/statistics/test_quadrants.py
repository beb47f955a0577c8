"""Chances of four fields: what is told "7 in 10" is so in 7 of 10."""

from collections.abc import Callable

import numpy as np
import pytest

from engagement.statistics import quadrants as of_quadrants
from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.peers import Truths
from engagement.statistics.quadrants import (
    QuadrantChances,
    TeamQuadrant,
    quadrants,
)

TEAMS = 60
SPREADS = np.array([[0.085], [0.045]])
MONTH, HALF_A_YEAR = (0.1, 0.035), (0.05, 0.014)
"""What chance adds to a team's level, to the staff's and to the customers'."""
Told = Callable[[Numbers, Numbers], Numbers]


def fields(high: Truths, glad: Truths) -> Truths:
    """Return in which field each team is, (K, 4)."""
    return np.stack([high & glad, high & ~glad, ~high & glad, ~high & ~glad], axis=1)


def a_world(
    random: np.random.Generator, tie: float, noise: tuple[float, float]
) -> tuple[Truths, Numbers, Numbers]:
    """Return the true field of each team, its figures, and their variances."""
    true = random.standard_normal((2, TEAMS))
    true[1] = tie * true[0] + np.sqrt(1 - tie**2) * true[1]
    true *= SPREADS
    unequal = random.uniform(0.4, 1.6, (2, TEAMS))
    variances = np.array(noise)[:, None] ** 2 * unequal
    seen = true + random.standard_normal(true.shape) * np.sqrt(variances)
    return fields(*(true > np.median(true, axis=1)[:, None])), seen, variances


def as_told(seen: Numbers, variances: Numbers) -> Numbers:
    found = quadrants(seen[0], seen[1], variances)
    assert isinstance(found, QuadrantChances)
    return found.chances


def unshrunken(seen: Numbers, variances: Numbers) -> Numbers:
    """Break it: a team's figure is taken as the best guess of where it stands."""
    random = np.random.default_rng(1)
    drawn = seen + random.standard_normal((1_000, 2, TEAMS)) * np.sqrt(variances)
    high = drawn > np.median(drawn, axis=2, keepdims=True)
    found: Numbers = np.mean([fields(*one) for one in high], axis=0)
    return found


def calibration(
    told: Told, tie: float, noise: tuple[float, float], *, is_split: bool
) -> dict[int, tuple[float, float]]:
    """Return the share truly there of those told so many in ten, and its error.

    is_split: of teams told one side high and the other low; else of the others.
    """
    random, rows = np.random.default_rng(7), []
    for _ in range(30):
        true, *given = a_world(random, tie, noise)
        chances = told(*given)
        best = chances.argmax(axis=1)
        found = np.isin(best, [1, 2]) == is_split
        at = np.arange(TEAMS), best
        rows.append(np.stack([chances[at], true[at]], axis=1)[found])
    teams = np.concatenate(rows)
    tenths = np.round(10 * teams[:, 0]).astype(int)
    return {
        tenth: (float(found.mean()), 0.5 / float(np.sqrt(len(found))))
        for tenth in range(5, 10)
        if len(found := teams[tenths == tenth, 1])
    }


@pytest.mark.parametrize("noise", [MONTH, HALF_A_YEAR])
@pytest.mark.parametrize("tie", [0.0, 0.45, 0.8])
@pytest.mark.parametrize("is_split", [False, True])
def test_of_teams_told_so_many_in_ten_so_many_are_there(
    tie: float,
    noise: tuple[float, float],
    is_split: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    found = calibration(as_told, tie, noise, is_split=is_split)

    wrong = {
        tenth: share
        for tenth, (share, error) in found.items()
        if abs(share - tenth / 10) > 0.02 + 3 * error
    }
    assert wrong == {}


def test_all_tenths_are_told() -> None:
    assert calibration(as_told, 0.45, MONTH, is_split=False).keys() == {5, 6, 7, 8, 9}


def test_without_shrinking_fewer_are_there_than_told() -> None:
    found = calibration(unshrunken, 0.45, MONTH, is_split=True)

    share, error = found[7]
    assert share < 0.7 - 5 * error


def test_without_the_tie_fewer_are_split_than_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    apart = np.where(np.isclose(of_quadrants.TIES, 0), 1.0, 0.0)
    monkeypatch.setattr(of_quadrants, "_ties", lambda *_: apart)

    found = calibration(as_told, 0.8, MONTH, is_split=True)

    share, error = found[7]
    assert share < 0.7 - 5 * error


def test_far_out_teams_are_sure_and_middle_ones_are_not() -> None:
    staff = [0.2, 0.2, 0.8, 0.8, 0.5, 0.5]
    customers = [0.2, 0.8, 0.2, 0.8, 0.5, 0.5]

    found = quadrants(staff, customers, np.full((2, 6), 0.002))

    assert isinstance(found, QuadrantChances)
    best = [max(TeamQuadrant, key=found.of(at).__getitem__) for at in range(4)]
    assert best == [
        TeamQuadrant.BOTH_LOW,
        TeamQuadrant.CUSTOMERS_HIGH,
        TeamQuadrant.STAFF_HIGH,
        TeamQuadrant.BOTH_HIGH,
    ]
    assert found.of(0)[TeamQuadrant.BOTH_LOW] > 0.99
    assert sum(found.of(4).values()) == pytest.approx(1)
    assert max(found.of(4).values()) < 0.5


def test_the_order_of_teams_and_the_unit_make_no_difference() -> None:
    random = np.random.default_rng(2)
    _, seen, variances = a_world(random, 0.45, HALF_A_YEAR)
    turned = seen[:, ::-1] * [[1], [100]], variances[:, ::-1] * [[1], [100**2]]

    one, other = as_told(seen, variances), as_told(*turned)

    assert np.abs(one - other[::-1]).max() < 0.08


def test_the_same_data_give_the_same_chances() -> None:
    _, seen, variances = a_world(np.random.default_rng(3), 0.45, MONTH)

    assert (as_told(seen, variances) == as_told(seen, variances)).all()


def test_few_teams_are_told_nothing() -> None:
    found = quadrants([0.1] * 5, [0.2] * 5, np.full((2, 5), 0.01))

    assert found == Withheld(WithheldReason.TOO_FEW_TEAMS, 5, 6)


def test_teams_that_are_all_alike_could_be_anywhere() -> None:
    found = quadrants([0.5] * 8, [0.5] * 8, np.full((2, 8), 0.01))

    assert isinstance(found, QuadrantChances)
    assert found.chances.max() < 0.5
