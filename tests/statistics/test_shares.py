import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from engagement.statistics.findings import Z
from engagement.statistics.shares import (
    net_bounds,
    share_bounds,
    wide_net_bounds,
    wide_share_bounds,
)


@pytest.mark.parametrize(
    ("down", "up", "n", "low", "high"),
    [
        (2, 5, 10, -0.216592, 0.675278),
        (0, 6, 8, 0.182287, 0.928521),
        (0, 0, 5, -0.434483, 0.434483),
        (40, 20, 160, -0.218064, -0.030865),
    ],
)
def test_a_net_share_has_the_published_score_interval(
    down: int, up: int, n: int, low: float, high: float
) -> None:
    assert net_bounds(up, down, n) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(
    ("favourable", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_a_share_has_the_published_wilson_interval(
    favourable: int, n: int, low: float, high: float
) -> None:
    assert share_bounds(favourable, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(5, 10_000), st.data())
def test_wider_intervals_hold_the_figure_and_stay_inside(
    n: int, data: st.DataObject
) -> None:
    up = data.draw(st.integers(0, n))
    down = data.draw(st.integers(0, n - up))

    low, high = wide_share_bounds(up, n)
    net_low, net_high = wide_net_bounds(up, down, n)

    assert 0 <= low <= up / n <= high <= 1
    assert -1 <= net_low <= (up - down) / n <= net_high <= 1
    score = net_bounds(up, down, n)
    assert net_low <= score[0]
    assert net_high >= score[1]


@given(st.integers(1, 100_000), st.data())
def test_the_interval_of_a_share_is_that_of_an_independent_witness(
    n: int, data: st.DataObject
) -> None:
    favourable = data.draw(st.integers(0, n))

    found = share_bounds(favourable, n)

    witness = binomtest(favourable, n).proportion_ci(method="wilson")
    assert found == pytest.approx(tuple(witness), abs=1e-9)


@given(st.integers(1, 100_000), st.data())
def test_the_ends_of_the_net_interval_are_just_not_rejected(
    n: int, data: st.DataObject
) -> None:
    up = data.draw(st.integers(0, n))
    down = data.draw(st.integers(0, n - up))

    for end in net_bounds(up, down, n):
        gap = (up - down) / n - float(end)
        variance = variance_under(float(end), up, down, n)
        assert gap**2 == pytest.approx(Z**2 / n * variance, abs=1e-6)


def variance_under(difference: float, up: float, down: float, n: int) -> float:
    """Tango's variance, as he wrote it: from the constrained share of down."""
    a = 2 * n
    b = -up - down + (2 * n - up + down) * difference
    c = -down * difference * (1 - difference)
    against = (np.sqrt(max(b * b - 4 * a * c, 0)) - b) / (2 * a)
    return float(2 * against + difference * (1 - difference))


def test_many_shares_at_once_are_what_each_is_alone() -> None:
    up, down, n = [0, 5, 20], [5, 2, 40], [5, 10, 160]

    low, high = net_bounds(up, down, n)

    alone = [net_bounds(*one) for one in zip(up, down, n, strict=True)]
    assert np.transpose([low, high]).tolist() == [
        list(map(float, one)) for one in alone
    ]
