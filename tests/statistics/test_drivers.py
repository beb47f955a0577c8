import csv
import math
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.drivers import (
    Drivers,
    Measured,
    drivers,
    relative_weights,
    with_criterion,
)
from engagement.statistics.findings import Interval, Withheld, WithheldReason

CARS = Path(__file__).parent.parent / "data" / "mtcars.csv"


def cars() -> np.ndarray:
    with CARS.open() as file:
        rows = list(csv.DictReader(file))
    names = "cyl", "disp", "hp", "gear", "mpg"
    columns = [[float(row[name]) for row in rows] for name in names]
    return np.atleast_2d(np.corrcoef(columns))


def drawn_answers(n: int, questions: int, seed: int) -> np.ndarray:
    """Draw correlations of questions that share something with the last."""
    random = np.random.default_rng(seed)
    shared, own = random.normal(size=(n, 1)), random.normal(size=(n, questions + 1))
    answers = 0.7 * shared + own
    answers[:, -1] += answers[:, 0]
    return np.atleast_2d(np.corrcoef(answers.T))


def found_in(matrix: np.ndarray, ballots: int = 100) -> Drivers:
    found = drivers([matrix], [ballots], [1])
    assert isinstance(found, Drivers)
    return found


def values(found: Drivers) -> list[float]:
    return [weight.value for weight in found.weights]


def test_cars_give_the_published_weights() -> None:
    found = found_in(cars())

    assert values(found) == pytest.approx(
        [0.2284797, 0.2221469, 0.2321744, 0.0963886], abs=5e-8
    )
    assert found.r2 == pytest.approx(0.7791896, abs=5e-8)
    assert [100 * share for share in found.shares] == pytest.approx(
        [29.32274, 28.50999, 29.79691, 12.37037], abs=5e-6
    )


def test_drivers_that_share_nothing_have_their_squared_correlations() -> None:
    matrix = np.eye(4)
    matrix[3, :3] = matrix[:3, 3] = [0.5, -0.4, 0.2]

    found = found_in(matrix)

    assert values(found) == pytest.approx([0.25, 0.16, 0.04])


@settings(max_examples=30)
@given(st.integers(1, 6), st.integers(8, 200), st.integers(0, 2**32))
def test_weights_share_out_r_squared_within_their_intervals(
    questions: int, n: int, seed: int
) -> None:
    matrix = drawn_answers(n, questions, seed)
    criterion = matrix[-1, :-1]

    found = drivers([matrix], [50], [1])

    if isinstance(found, Drivers):
        r2 = criterion @ np.linalg.solve(matrix[:-1, :-1], criterion)
        assert found.r2 == pytest.approx(r2)
        for weight in found.weights:
            ends = weight.interval
            assert 0 <= ends.low <= weight.value <= ends.high < np.inf


@settings(max_examples=30)
@given(st.integers(2, 6), st.integers(0, 2**32), st.randoms())
def test_the_order_of_drivers_and_pulses_does_not_matter(
    questions: int, seed: int, random: object
) -> None:
    order = list(range(questions))
    random.shuffle(order)  # type: ignore[attr-defined]
    places = np.array([*order, questions])
    pulses = [drawn_answers(80, questions, seed + pulse) for pulse in range(5)]
    shuffled = [matrix[places[:, None], places] for matrix in pulses[::-1]]

    found = drivers(pulses, [60, 70, 80, 90, 100], [4] * 5)
    other = drivers(shuffled, [100, 90, 80, 70, 60], [4] * 5)

    assert isinstance(found, Drivers)
    assert isinstance(other, Drivers)
    for place, at in enumerate(order):
        one, same = found.weights[at], other.weights[place]
        assert one.value == pytest.approx(same.value)
        assert one.interval.low == pytest.approx(same.interval.low, abs=1e-9)
        assert one.interval.high == pytest.approx(same.interval.high)
    assert isinstance(found.over_pulses, tuple)
    assert isinstance(other.over_pulses, tuple)
    assert [found.over_pulses[at].high for at in order] == pytest.approx(
        [ends.high for ends in other.over_pulses]
    )


def test_the_same_matrix_gives_the_same_intervals() -> None:
    assert found_in(cars()) == found_in(cars())


def test_more_ballots_narrow_the_intervals() -> None:
    few, many = found_in(cars(), 60), found_in(cars(), 6000)

    widths = [
        [weight.interval.high - weight.interval.low for weight in found.weights]
        for found in (few, many)
    ]
    assert (np.array(widths[1]) < 0.2 * np.array(widths[0])).all()


def test_the_intervals_hold_their_promise_at_fifty_ballots() -> None:
    truth = np.array([[1, 0.4, 0.6], [0.4, 1, 0.5], [0.6, 0.5, 1]])
    weights, random = relative_weights(truth), np.random.default_rng(4)
    samples = random.multivariate_normal([0, 0, 0], truth, size=(500, 50))

    found = [found_in(np.corrcoef(sample.T), 50) for sample in samples]

    held = [
        [one.interval.low <= true <= one.interval.high
         for one, true in zip(each.weights, weights, strict=True)]
        for each in found
    ]  # fmt: skip
    coverage = np.mean(held, axis=0)
    assert coverage.min() >= 0.93
    assert coverage.max() <= 0.97


def test_a_driver_that_goes_with_nothing_may_have_no_weight() -> None:
    matrix = np.eye(3)
    matrix[0, 2] = matrix[2, 0] = 0.6
    matrix[1, 2] = matrix[2, 1] = 0.02

    found = found_in(matrix)

    assert found.weights[1].interval.low == 0
    assert found.weights[0].interval.low > 0.1


def test_pulses_are_pooled_by_their_degrees_of_freedom() -> None:
    one, other = drawn_answers(90, 3, 1), drawn_answers(90, 3, 2)

    found = drivers([one, other], [40, 80], [10, 20])

    assert isinstance(found, Drivers)
    assert values(found) == pytest.approx(relative_weights((one + 2 * other) / 3))
    assert (found.ballots, found.pulses) == (120, 2)


def test_pulses_that_differ_widen_the_jackknife() -> None:
    same, differing = (
        drivers(
            [drawn_answers(60, 3, step * pulse) for pulse in range(6)],
            [60] * 6,
            [1] * 6,
        )
        for step in (0, 1)
    )

    assert isinstance(same, Drivers)
    assert isinstance(differing, Drivers)
    assert isinstance(same.over_pulses, tuple)
    assert isinstance(differing.over_pulses, tuple)
    assert same.over_pulses[0].low == pytest.approx(same.weights[0].value)
    for weight, ends in zip(differing.weights, differing.over_pulses, strict=True):
        assert 0 <= ends.low < weight.value < ends.high


def test_the_jackknife_takes_five_pulses() -> None:
    found = drivers([cars()] * 4, [60] * 4, [1] * 4)

    assert isinstance(found, Drivers)
    assert found.over_pulses == Withheld(WithheldReason.TOO_FEW_PULSES, 4, 5)


@pytest.mark.parametrize(
    ("ballots", "teams", "withheld"),
    [
        ([], [], Withheld(WithheldReason.TOO_FEW_BALLOTS, 0, 50)),
        ([49], [1], Withheld(WithheldReason.TOO_FEW_BALLOTS, 49, 50)),
        ([55], [10], Withheld(WithheldReason.TOO_FEW_BALLOTS, 55, 59)),
        ([20], [30], Withheld(WithheldReason.TOO_FEW_BALLOTS, 0, 50)),
    ],
)
def test_under_fifty_ballots_beyond_the_means_nothing_is_said(
    ballots: list[int], teams: list[int], withheld: Withheld
) -> None:
    assert drivers([cars()] * len(ballots), ballots, teams) == withheld


def test_a_pulse_of_single_answers_is_passed_over() -> None:
    found = drivers([cars(), np.eye(5)], [60, 5], [1, 5])

    assert found == found_in(cars(), 60)


@pytest.mark.parametrize(
    ("matrix", "reason"),
    [
        ([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]], WithheldReason.REDUNDANT),
        ([[1, 0, 0.9], [0, 1, 0.9], [0.9, 0.9, 1]], WithheldReason.REDUNDANT),
        (np.eye(3), WithheldReason.NO_VARIATION),
        ([[1, math.nan, 0], [math.nan, 1, 0], [0, 0, 1]], WithheldReason.NO_VARIATION),
    ],
)
def test_a_matrix_that_cannot_tell_drivers_apart_is_refused(
    matrix: list[list[float]], reason: WithheldReason
) -> None:
    assert drivers([matrix], [100], [1]) == Withheld(reason)


def test_a_criterion_made_of_its_drivers_is_shared_out_whole() -> None:
    matrix = with_criterion(np.eye(3), [2])
    matrix[2, :2] = matrix[:2, 2] = math.sqrt(0.5)

    found = found_in(matrix)

    assert found.weights[0].value == pytest.approx(0.5)
    assert found.r2 == pytest.approx(1)


def test_the_sum_of_a_scale_becomes_the_criterion() -> None:
    random = np.random.default_rng(3)
    answers = random.normal(size=(50, 5)) + random.normal(size=(50, 1))
    answers = (answers - answers.mean(axis=0)) / answers.std(axis=0)
    whole = answers[:, [0, 2]].sum(axis=1)

    found = with_criterion(np.corrcoef(answers.T), [0, 2])

    expected = np.corrcoef([*answers[:, [1, 3, 4]].T, whole])
    assert found == pytest.approx(expected)


def by_all_orders(matrix: np.ndarray) -> list[float]:
    """What each driver adds, by going through every order."""

    def r2(chosen: tuple[int, ...]) -> float:
        some = matrix[np.ix_(chosen, chosen)]
        return float(matrix[-1, chosen] @ np.linalg.pinv(some) @ matrix[-1, chosen])

    size = len(matrix) - 1
    orders = list(permutations(range(size)))
    added = np.zeros(size)
    for order in orders:
        for place, at in enumerate(order):
            added[at] += r2(order[: place + 1]) - (r2(order[:place]) if place else 0)
    return [float(one) / len(orders) for one in added]


def test_weights_tell_what_the_average_over_all_orders_tells() -> None:
    found = values(found_in(cars()))

    assert sum(found) == pytest.approx(0.7791896, abs=5e-8)
    assert found == pytest.approx(by_all_orders(cars()), abs=0.03)


def test_a_single_driver_has_all_of_r_squared() -> None:
    found = found_in(np.array([[1, 0.6], [0.6, 1]]))

    assert isinstance(found.weights[0], Measured)
    assert isinstance(found.weights[0].interval, Interval)
    assert found.shares == (1,)
    assert found.r2 == pytest.approx(0.36)
