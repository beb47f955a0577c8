import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap, t

from engagement.statistics import resampling
from engagement.statistics.findings import Interval, Numbers, Withheld, WithheldReason
from engagement.statistics.resampling import bca_interval, percentile_interval

exact = st.integers(-50, 50).map(float)


def mean_of(sums: Numbers) -> Numbers:
    """A statistic with a textbook: Σx / n."""
    found: Numbers = sums[1] / sums[0]
    return found


def skewed(teams: int) -> Numbers:
    return np.random.default_rng(8).exponential(size=teams)


def counted(values: Numbers) -> Numbers:
    return np.stack([np.ones(len(values)), values])


def test_many_teams_give_the_interval_of_an_independent_witness(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(resampling, "RESAMPLES", 19_999)
    values = skewed(400)
    witness = bootstrap(
        (values,),
        np.mean,
        n_resamples=19_999,
        method="BCa",
        rng=np.random.default_rng(1),
    ).confidence_interval

    found = bca_interval(counted(values), mean_of)

    assert isinstance(found, Interval)
    assert found.low == pytest.approx(witness.low, abs=0.004)
    assert found.high == pytest.approx(witness.high, abs=0.004)


def test_skewed_teams_move_the_interval_to_their_side() -> None:
    sums = counted(skewed(30))

    moved, plain = bca_interval(sums, mean_of), percentile_interval(sums, mean_of)

    assert isinstance(moved, Interval)
    assert isinstance(plain, Interval)
    assert moved.low > plain.low
    assert moved.high > plain.high


def test_few_teams_are_as_wide_as_students_t() -> None:
    values = np.random.default_rng(9).normal(size=15)
    reach = t.ppf(0.975, 14) * values.std(ddof=1) / np.sqrt(15)

    found = percentile_interval(counted(values), mean_of)

    assert isinstance(found, Interval)
    assert found.high - found.low == pytest.approx(2 * reach, rel=0.07)


def ratio_of(sums: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Numbers = sums[0] / sums[1]
    return found


def test_one_team_that_carries_the_number_gives_no_interval() -> None:
    lonely = np.array([[1.0] + [0.0] * 19, [2.0] + [0.0] * 19])

    assert bca_interval(lonely, ratio_of) == Withheld(WithheldReason.NO_VARIATION)
    assert percentile_interval(lonely, ratio_of) == Withheld(
        WithheldReason.NO_VARIATION
    )


def test_draws_without_a_number_are_left_out() -> None:
    pair = np.array([[1.0, 3.0] + [0.0] * 18, [2.0, 2.0] + [0.0] * 18])

    found = percentile_interval(pair, ratio_of)

    assert found == Interval(0.5, 1.5)


@given(st.lists(exact, min_size=15, max_size=30))
def test_an_interval_contains_the_number_and_no_more_than_the_teams(
    values: list[float],
) -> None:
    sums = counted(np.array(values))

    found = [bca_interval(sums, mean_of), percentile_interval(sums, mean_of)]

    ends = [(one.low, one.high) for one in found if isinstance(one, Interval)]
    middle = float(mean_of(sums.sum(axis=1, keepdims=True))[0])
    assert len(ends) == 2
    assert all(
        min(values) - 1e-9 <= low <= middle <= high <= max(values) + 1e-9
        for low, high in ends
    )
