import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.findings import Numbers
from engagement.statistics.shrinkage import Shrunk, shrink
from engagement.statistics.team_groups import (
    TeamGroup,
    TeamQuadrant,
    quadrant_chances,
    team_groups,
)

NOISE = 0.002

values_of_teams = st.lists(
    st.integers(0, 100).map(lambda points: points / 100), min_size=6, max_size=20
)


def a_side(values: list[float] | Numbers, noise: float = NOISE) -> Shrunk:
    found = shrink(range(len(values)), values, [noise] * len(values))
    assert isinstance(found, Shrunk)
    return found


def test_one_team_far_below_is_the_only_one_of_which_something_is_said() -> None:
    values = [0.6, 0.62, 0.58, 0.61, 0.59, 0.6, 0.61, 0.2]

    found = team_groups(a_side(values))

    assert found == {
        TeamGroup.BELOW: (7,), TeamGroup.ALIKE: tuple(range(7)), TeamGroup.ABOVE: (),
    }  # fmt: skip


def test_the_best_of_many_is_clearly_above() -> None:
    found = team_groups(a_side([0.5, 0.52, 0.48, 0.51, 0.49, 0.5, 0.9]))

    assert found[TeamGroup.ABOVE] == (6,)


def test_what_is_only_noise_is_told_apart_in_one_company_of_twenty() -> None:
    random = np.random.default_rng(4)
    companies = 0.6 + random.normal(0, np.sqrt(NOISE), (150, 10))

    found = [team_groups(a_side(company)) for company in companies]

    wrong = [len(each[TeamGroup.ALIKE]) < companies.shape[1] for each in found]
    assert np.mean(wrong) <= 0.09


@settings(max_examples=25)
@given(values_of_teams, st.integers(0, 1000))
def test_the_order_of_rows_changes_no_group(values: list[float], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(values))
    shuffled = shrink(order, np.array(values)[order], [NOISE] * len(values))

    assert isinstance(shuffled, Shrunk)
    assert team_groups(shuffled) == team_groups(a_side(values))


def test_exact_values_are_compared_without_a_nan() -> None:
    found = team_groups(a_side([0.5, 0.6, 0.7, 0.4, 0.5, 0.5], noise=0))

    assert 3 in found[TeamGroup.BELOW]
    assert 2 in found[TeamGroup.ABOVE]


def test_a_quadrant_is_told_with_its_probability() -> None:
    staff = a_side([0.2, 0.2, 0.8, 0.8, 0.5, 0.5])
    customers = a_side([0.2, 0.8, 0.2, 0.8, 0.5, 0.5])

    found = quadrant_chances(staff, customers)

    assert [max(TeamQuadrant, key=one.chances.__getitem__) for one in found[:4]] == [
        TeamQuadrant.BOTH_LOW,
        TeamQuadrant.SATISFACTION_HIGH,
        TeamQuadrant.MOBILISATION_HIGH,
        TeamQuadrant.BOTH_HIGH,
    ]
    assert found[0].chances[TeamQuadrant.BOTH_LOW] > 0.99
    assert sum(found[4].chances.values()) == pytest.approx(1)
    assert found[4].chances[TeamQuadrant.BOTH_LOW] == pytest.approx(0.25, abs=0.03)


def test_a_team_without_customers_has_no_quadrant() -> None:
    staff = a_side([0.2, 0.3, 0.8, 0.8, 0.5, 0.5])
    customers = shrink(range(1, 8), [0.4, 0.5, 0.6, 0.5, 0.3, 0.2, 0.7], [NOISE] * 7)

    assert isinstance(customers, Shrunk)
    assert [one.team for one in quadrant_chances(staff, customers)] == [1, 2, 3, 4, 5]
