import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_1samp

from engagement.statistics.findings import Interval
from engagement.statistics.means import mean_interval, widest_squares

FIVE = 1, 5


def interval_of(answers: list[int]) -> Interval:
    squares = sum(answer**2 for answer in answers)
    return mean_interval(len(answers), sum(answers), squares, FIVE)


def test_the_interval_is_that_of_an_independent_witness() -> None:
    answers = [2, 3, 3, 4, 3, 2, 4, 3, 3, 2]

    found = interval_of(answers)

    witness = ttest_1samp(answers, 0).confidence_interval()
    assert (found.low, found.high) == pytest.approx(tuple(witness))


def test_answers_that_are_all_the_same_leave_room_for_others() -> None:
    # Of five customers who all say 5, Wilson's interval is sure of 56.55 %.
    found = interval_of([5] * 5)

    assert found.low == pytest.approx(5 * 0.5655 + 1 * 0.4345, abs=5e-4)
    assert found.high == 5


@given(st.lists(st.integers(1, 5), min_size=2, max_size=40))
def test_an_interval_holds_its_mean_and_stays_in_the_scale(answers: list[int]) -> None:
    found, tiny = interval_of(answers), 1e-9

    assert 1 <= found.low <= np.mean(answers) + tiny
    assert np.mean(answers) - tiny <= found.high <= 5
    assert found.low < found.high


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_no_answers_with_this_mean_differ_more(answers: list[int]) -> None:
    mean = sum(answers) / len(answers)

    most = widest_squares(len(answers), mean, FIVE)

    assert sum(answer**2 for answer in answers) <= most + 1e-9


def test_answers_at_both_ends_differ_most() -> None:
    assert widest_squares(4, 3, FIVE) == 1 + 1 + 25 + 25
