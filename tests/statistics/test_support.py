import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.shrinkage import Shrunk, shrink
from engagement.statistics.support import Cause, first_to_support

NO_CHANGE = Withheld(WithheldReason.TOO_FEW_WEEKS, 4, 8)
NOISE = 0.001

shares = st.integers(0, 100).map(lambda points: points / 100)
companies = st.lists(st.tuples(shares, shares, shares), min_size=6, max_size=15)


def a_side(values: list[float] | Numbers) -> Shrunk:
    found = shrink(range(len(values)), values, [NOISE] * len(values))
    assert isinstance(found, Shrunk)
    return found


def test_the_team_that_is_low_on_both_sides_comes_first_with_its_reasons() -> None:
    staff = a_side([0.2, 0.6, 0.6, 0.6, 0.6, 0.7, 0.7])
    customers = a_side([0.3, 0.8, 0.8, 0.8, 0.7, 0.8, 0.8])

    found = first_to_support(staff, customers, NO_CHANGE)

    assert [need.team for need in found] == [0]
    assert found[0].probability > 0.95
    assert [ground.cause for ground in found[0].grounds] == [
        Cause.LOW_MOBILISATION,
        Cause.LOW_SATISFACTION,
    ]


def test_falling_satisfaction_is_a_reason_where_satisfaction_is_not_low() -> None:
    staff = a_side([0.2, 0.6, 0.6, 0.6, 0.6, 0.7, 0.7])
    customers = a_side([0.8, 0.3, 0.8, 0.8, 0.8, 0.8, 0.8])
    change = a_side([-0.4, 0.1, 0.1, 0.1, 0.2, 0.1, 0.1])

    found = first_to_support(staff, customers, change)

    assert [need.team for need in found] == [0]
    assert [ground.cause for ground in found[0].grounds] == [
        Cause.LOW_MOBILISATION,
        Cause.FALLING_SATISFACTION,
    ]
    assert found[0].grounds[1].probability > 0.95


def test_low_mobilisation_alone_is_not_yet_a_need() -> None:
    staff = a_side([0.2, 0.6, 0.6, 0.6, 0.6, 0.7, 0.7])
    customers = a_side([0.9, 0.6, 0.6, 0.6, 0.6, 0.7, 0.3])

    assert first_to_support(staff, customers, NO_CHANGE) == ()


def test_a_need_made_of_two_unlikely_grounds_names_the_likelier() -> None:
    staff = a_side([0.1, *[0.7] * 7])
    customers = a_side([0.5, *[0.5] * 7])
    change = a_side(np.array([-0.001, *[-0.001] * 7]))

    found = first_to_support(staff, customers, change)

    assert [need.team for need in found] == [0]
    assert len(found[0].grounds) == 2


def test_at_most_three_teams_are_named_and_the_surest_first() -> None:
    low = [0.1, 0.12, 0.14, 0.16, 0.18]
    side = a_side([*low, *[0.8] * 20])

    found = first_to_support(side, side, NO_CHANGE)

    assert len(found) == 3
    assert {need.team for need in found} <= set(range(5))
    chances = [need.probability for need in found]
    assert chances == sorted(chances, reverse=True)


def test_teams_without_customers_are_not_named() -> None:
    staff = a_side([0.1, *[0.7] * 7])
    customers = shrink(range(1, 9), [0.5, *[0.7] * 7], [NOISE] * 8)

    assert isinstance(customers, Shrunk)
    assert first_to_support(staff, customers, NO_CHANGE) == ()


@settings(max_examples=20)
@given(companies, st.integers(0, 1000))
def test_the_order_of_rows_changes_nobody_who_is_named(
    company: list[tuple[float, float, float]], seed: int
) -> None:
    columns = [np.array(column) for column in zip(*company, strict=True)]
    order = np.random.default_rng(seed).permutation(len(company))
    noise = [NOISE] * len(company)

    first = first_to_support(*(a_side(column) for column in columns))
    shuffled = [shrink(order, column[order], noise) for column in columns]
    second = first_to_support(*shuffled)  # type: ignore[arg-type]

    assert first == second
    assert len(first) <= 3
    assert all(0.5 <= need.probability <= 1 for need in first)


def test_a_ground_is_named_even_where_neither_is_likely_alone() -> None:
    staff = a_side([0.1, *[0.7] * 7])
    customers = shrink(range(8), [0.46, 0.44, 0.44, *[0.5] * 5], [0.01] * 8)
    change = shrink(range(8), [0.01] * 8, [0.01] * 8)
    assert isinstance(customers, Shrunk)
    assert isinstance(change, Shrunk)

    found = first_to_support(staff, customers, change)

    assert [len(need.grounds) for need in found] in ([], [2])
    assert sum(need.probability for need in found) == pytest.approx(0.55, abs=0.06)
