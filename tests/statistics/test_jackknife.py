import numpy as np
import pytest
from scipy.stats import t

from engagement.statistics.jackknife import around, reach_of


def test_of_a_mean_it_is_students_interval() -> None:
    values = np.array([*np.random.default_rng(1).normal(size=50)])
    values = np.concatenate([values, -values])
    left_out = (values.sum() - values) / 99

    found = around(0.0, left_out, 99, 0.0)

    reach = t.ppf(0.975, 99) * values.std(ddof=1) / 10
    assert (found.low, found.high) == pytest.approx((-reach, reach), rel=0.01)


def test_each_side_is_made_by_the_teams_that_pull_to_it() -> None:
    left_out = np.array([0.5] * 19 + [0.9])

    found = around(0.5, left_out, 18, 0.0)

    assert found.low == 0.5
    assert found.high > 0.9


def test_neither_side_is_narrower_than_three_quarters_of_that_of_teams_alike() -> None:
    found = around(0.5, np.full(20, 0.5), 18, 0.2)

    reach = t.ppf(0.975, 18) * 0.15
    assert (found.low, found.high) == pytest.approx((0.5 - reach, 0.5 + reach))


def test_p_is_five_percent_where_an_end_touches_zero() -> None:
    r = float(np.tanh(t.ppf(0.975, 18) * 0.18))

    found = reach_of(r, np.full(20, r), 18, 0.24)

    assert found.p == pytest.approx(0.05)
    assert found.interval.low == pytest.approx(0, abs=1e-12)


def test_a_whole_r_has_a_narrow_interval_and_no_nan() -> None:
    found = reach_of(1.0, np.ones(20), 18, 0.0)

    assert found.p == 0
    assert (found.interval.low, found.interval.high) == pytest.approx((1, 1))
