import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.findings import Interval, Numbers
from engagement.statistics.shrinkage import Shrunk, shrunk
from engagement.statistics.standings import (
    Group,
    Place,
    Quadrant,
    Standing,
    groups,
    places,
    standings,
)

NOISE = 0.002

values_of_teams = st.lists(
    st.integers(0, 100).map(lambda points: points / 100), min_size=6, max_size=20
)


def a_side(values: list[float] | Numbers, noise: float = NOISE) -> Shrunk:
    found = shrunk(range(len(values)), values, [noise] * len(values))
    assert isinstance(found, Shrunk)
    return found


def test_one_team_far_below_is_the_only_one_of_which_something_is_said() -> None:
    values = [0.6, 0.62, 0.58, 0.61, 0.59, 0.6, 0.61, 0.2]

    found = standings(a_side(values))

    assert [one.group for one in found] == [Group.ALIKE] * 7 + [Group.BELOW]
    assert found[7].in_lowest_quarter > 0.99
    assert (found[7].lowest_rank, found[7].highest_rank) == (1, 1)


def test_the_best_of_many_is_clearly_above() -> None:
    found = standings(a_side([0.5, 0.52, 0.48, 0.51, 0.49, 0.5, 0.9]))

    assert found[6].group is Group.ABOVE
    assert found[6].adjusted_p < 0.001


def test_what_is_only_noise_is_told_apart_in_one_company_of_twenty() -> None:
    random = np.random.default_rng(4)
    companies = 0.6 + random.normal(0, np.sqrt(NOISE), (150, 10))

    found = [standings(a_side(company)) for company in companies]

    wrong = [any(one.group is not Group.ALIKE for one in each) for each in found]
    assert np.mean(wrong) <= 0.09


def test_alike_teams_share_all_ranks() -> None:
    found = standings(a_side([0.5] * 8))

    assert {(one.lowest_rank, one.highest_rank) for one in found} == {(1, 8)}
    assert [one.in_lowest_quarter for one in found] == pytest.approx(
        [0.25] * 8, abs=0.03
    )


@settings(max_examples=25)
@given(values_of_teams)
def test_a_standing_has_numbers_that_hold_together(values: list[float]) -> None:
    found = standings(a_side(values))

    assert [one.team for one in found] == list(range(len(values)))
    assert all(one.interval.low <= one.estimate <= one.interval.high for one in found)
    assert all(1 <= one.lowest_rank <= one.highest_rank <= len(values) for one in found)
    assert sum(one.in_lowest_quarter for one in found) == pytest.approx(
        len(values) // 4
    )


@settings(max_examples=25)
@given(values_of_teams)
def test_groups_are_those_of_the_standings(values: list[float]) -> None:
    side = a_side(values)

    found = groups(side)

    for one in standings(side):
        assert [group for group in Group if one.team in found[group]] == [one.group]


@settings(max_examples=25)
@given(values_of_teams, st.integers(0, 1000))
def test_the_order_of_rows_changes_no_standing(values: list[float], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(values))
    shuffled = shrunk(order, np.array(values)[order], [NOISE] * len(values))

    assert isinstance(shuffled, Shrunk)
    assert standings(shuffled) == standings(a_side(values))


def test_exact_values_are_compared_without_a_nan() -> None:
    found = standings(a_side([0.5, 0.6, 0.7, 0.4, 0.5, 0.5], noise=0))

    assert found[3].group is Group.BELOW
    assert found[2].group is Group.ABOVE
    assert np.isfinite([one.adjusted_p for one in found]).all()


def test_a_quadrant_is_told_with_its_probability() -> None:
    staff = a_side([0.2, 0.2, 0.8, 0.8, 0.5, 0.5])
    customers = a_side([0.2, 0.8, 0.2, 0.8, 0.5, 0.5])

    found = places(staff, customers)

    assert [one.likeliest for one in found[:4]] == [
        Quadrant.BOTH_LOW,
        Quadrant.SATISFACTION_HIGH,
        Quadrant.MOBILISATION_HIGH,
        Quadrant.BOTH_HIGH,
    ]
    assert found[0].chances[Quadrant.BOTH_LOW] > 0.99
    assert sum(found[4].chances.values()) == pytest.approx(1)
    assert found[4].chances[Quadrant.BOTH_LOW] == pytest.approx(0.25, abs=0.03)


def test_a_team_without_customers_has_no_quadrant() -> None:
    staff = a_side([0.2, 0.3, 0.8, 0.8, 0.5, 0.5])
    customers = shrunk(range(1, 8), [0.4, 0.5, 0.6, 0.5, 0.3, 0.2, 0.7], [NOISE] * 7)

    assert isinstance(customers, Shrunk)
    assert [one.team for one in places(staff, customers)] == [1, 2, 3, 4, 5]


def test_standings_and_places_are_plain_values() -> None:
    side = a_side([0.2, 0.3, 0.8, 0.8, 0.5, 0.5])

    standing, place = standings(side)[0], places(side, side)[0]

    assert isinstance(standing, Standing)
    assert isinstance(standing.interval, Interval)
    assert isinstance(place, Place)
    assert type(standing.lowest_rank) is int
