import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.peers import Tails
from engagement.statistics.support import Cause, Need, first_to_support

NO_CHANGE = Withheld(WithheldReason.TOO_FEW_TEAMS, 4, 6)
HOLE = np.nan

chances = st.floats(0, 1)
companies = st.lists(st.tuples(chances, chances, chances), min_size=6, max_size=15)


def a_side(low: list[float] | Numbers) -> Tails:
    return Tails(0.5, np.array(low, float), 1 - np.array(low, float))


def needs(*sides: Tails | Withheld) -> tuple[Need, ...]:
    found = first_to_support(*sides)  # type: ignore[arg-type]
    assert isinstance(found, tuple)
    return found


def test_the_team_that_is_low_on_both_sides_is_named_with_its_reasons() -> None:
    staff = a_side([1e-5, *[0.5] * 6])
    customers = a_side([1e-4, *[0.5] * 6])

    [need] = needs(staff, customers, NO_CHANGE)

    assert need.team == 0
    assert [(one.cause, one.chance) for one in need.grounds] == [
        (Cause.LOW_MOBILISATION, 1e-5),
        (Cause.LOW_SATISFACTION, 1e-4),
    ]
    assert need.chance == 1e-4


def test_falling_satisfaction_is_a_reason_where_satisfaction_is_not_low() -> None:
    staff = a_side([1e-5, *[0.5] * 6])
    customers = a_side([0.8, 1e-6, *[0.5] * 5])
    change = a_side([1e-5, *[0.5] * 6])

    [need] = needs(staff, customers, change)

    assert [(one.cause, one.chance) for one in need.grounds] == [
        (Cause.LOW_MOBILISATION, 1e-5),
        (Cause.FALLING_SATISFACTION, 2e-5),
    ]


def test_low_on_both_counts_gives_both_reasons_the_rarer_first() -> None:
    change = a_side([1e-6, *[0.5] * 6])
    low = a_side([1e-4, *[0.5] * 6])

    [need] = needs(low, low, change)

    assert [one.cause for one in need.grounds] == [
        Cause.LOW_MOBILISATION,
        Cause.FALLING_SATISFACTION,
        Cause.LOW_SATISFACTION,
    ]


def test_low_mobilisation_alone_is_not_yet_a_need() -> None:
    staff = a_side([1e-9, *[0.5] * 6])
    customers = a_side([0.4, 1e-9, *[0.5] * 5])

    assert needs(staff, customers, NO_CHANGE) == ()


def test_all_that_can_be_told_are_named_and_the_surest_first() -> None:
    low = [1e-5, 1e-4, 1e-6, 1e-3, 1e-7]
    side = a_side([*low, *[0.5] * 20])

    found = needs(side, side, NO_CHANGE)

    assert [need.team for need in found] == [4, 2, 0, 1, 3]


def test_teams_without_one_side_are_not_named() -> None:
    staff = a_side([1e-9, *[0.5] * 7])
    customers = a_side([HOLE, *[0.5] * 7])

    assert needs(staff, customers, NO_CHANGE) == ()


def test_a_team_whose_fall_is_unknown_is_judged_by_its_level() -> None:
    side = a_side([1e-5, *[0.5] * 6])

    [need] = needs(side, side, a_side([HOLE, *[0.5] * 6]))

    assert [one.chance for one in need.grounds] == [1e-5, 1e-5]


def test_under_six_teams_with_both_sides_nobody_is_named() -> None:
    staff = a_side([1e-9, 0.5, 0.5, 0.5, 0.5, 0.5, HOLE])
    customers = a_side([HOLE, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5])

    found = first_to_support(staff, customers, NO_CHANGE)

    assert found == Withheld(WithheldReason.TOO_FEW_TEAMS, 5, 6)


@settings(max_examples=30)
@given(companies, st.integers(0, 1000))
def test_the_order_of_teams_changes_nobody_who_is_named(
    company: list[tuple[float, float, float]], seed: int
) -> None:
    columns = [np.array(column) for column in zip(*company, strict=True)]
    order = np.random.default_rng(seed).permutation(len(company))

    first = needs(*(a_side(column) for column in columns))
    second = needs(*(a_side(column[order]) for column in columns))

    assert {need.team for need in first} == {order[need.team] for need in second}
    assert all(need.chance <= 0.05 for need in first)


def test_where_chance_alone_rules_somebody_is_named_in_few_companies() -> None:
    random = np.random.default_rng(1)

    named = [
        needs(*(a_side(random.random(60)) for _ in range(3))) != () for _ in range(400)
    ]

    assert np.mean(named) == pytest.approx(0.03, abs=0.03)
