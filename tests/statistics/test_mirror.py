"""Gaps, level and balance: known answers, and how often the ranges hold."""

import math

import numpy as np
import pytest

from engagement.statistics.mirror import BothSides, gaps, label_check, symmetry_index

N = 500


def sides(staff: list[float], customers: list[float], n: float = N) -> BothSides:
    """Return shares of n people each, with their plain binomial variances."""
    s, c = np.array(staff), np.array(customers)
    names = tuple("abcdefghijk"[: len(staff)])
    return BothSides(names, s, s * (1 - s) / n, c, c * (1 - c) / n)


def test_the_gaps_of_a_national_barometer() -> None:
    """Courtesy, facilitation, environment of an insurance barometer of 2023."""
    courtesy, facilitation, environment = gaps(
        sides([0.59, 0.43, 0.35], [0.59, 0.66, 0.49])
    )

    error = math.sqrt((0.43 * 0.57 + 0.66 * 0.34) / N)
    assert courtesy.difference == 0
    assert facilitation.difference == pytest.approx(-0.23)
    assert facilitation.interval.low == pytest.approx(-0.23 - 1.959964 * error)
    assert facilitation.interval.high == pytest.approx(-0.23 + 1.959964 * error)
    assert [courtesy.is_clear, facilitation.is_clear, environment.is_clear] == [
        False,
        True,
        True,
    ]


def test_a_gap_that_one_look_would_call_is_none_among_eleven() -> None:
    alone = sides([0.56], [0.50], n=550)
    among = sides([0.56] + [0.5] * 10, [0.50] * 11, n=550)

    assert gaps(alone)[0].is_clear
    assert not gaps(among)[0].is_clear


def test_of_equal_sides_hardly_any_gap_is_named() -> None:
    random, named = np.random.default_rng(3), 0
    for _ in range(400):
        drawn = random.binomial(N, 0.6, (2, 11)) / N
        named += any(one.is_clear for one in gaps(sides(*drawn.tolist())))

    assert named <= 34  # 95 % of 400 draws at 5 in 100 stay below 28; 3 errors more


def test_level_and_balance_of_shares_known_for_certain() -> None:
    found = symmetry_index(sides([0.8, 0.5], [0.5, 0.5], n=1e8))

    assert found.level == pytest.approx((math.sqrt(0.4) + 0.5) / 2)
    assert found.balance == pytest.approx(1 - 0.3 / math.sqrt(2))
    assert found.balance_interval.low == pytest.approx(found.balance, abs=1e-3)
    assert found.balance_interval.high == pytest.approx(found.balance, abs=1e-3)


def test_nothing_but_chance_between_the_sides_is_a_full_balance() -> None:
    found = symmetry_index(sides([0.61, 0.58], [0.6, 0.6]))

    assert found.balance == 1
    assert found.balance_interval.high == 1


def test_which_side_is_which_changes_no_index() -> None:
    one = symmetry_index(sides([0.8, 0.5], [0.4, 0.6]))
    other = symmetry_index(sides([0.4, 0.6], [0.8, 0.5]))

    assert one == other


@pytest.mark.parametrize("spread", [0.0, 0.03, 0.1])
def test_the_range_of_the_balance_holds_the_truth(spread: float) -> None:
    """Where all things are known equally well, in 95 of 100."""
    random, tries, variance = np.random.default_rng(7), 600, 0.03**2
    truth = 0.6 + spread * np.resize([1.0, -1.0], 11)
    held = 0
    for _ in range(tries):
        half = np.full(11, variance / 2)
        staff = random.normal(truth, math.sqrt(variance / 2))
        customers = random.normal(0.6, math.sqrt(variance / 2), 11)
        drawn = BothSides(tuple("abcdefghijk"), staff, half, customers, half)
        ends = symmetry_index(drawn).balance_interval
        held += ends.low <= 1 - spread <= ends.high

    assert 0.92 * tries <= held


def test_what_is_missing_to_the_label() -> None:
    good = label_check(sides([0.75, 0.8], [0.7, 0.72]))
    bad = label_check(sides([0.9, 0.5], [0.9, 0.6]))

    assert good.is_reached
    assert not bad.is_reached
    assert bad.mean == pytest.approx(0.725)
    assert bad.low == (("b", "staff"),)
