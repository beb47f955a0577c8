from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.customers.metrics import estimates
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.metrics.estimates import Estimate, TooFew


class Counts(NamedTuple):
    """Customers of one cell: all, favourable, unfavourable."""

    n: int
    favourable: float
    unfavourable: float


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    n = draw(st.integers(estimates.LEAST, 100_000))
    favourable = draw(st.integers(0, n) | st.floats(0, n))
    most = max(n - favourable, 0)
    unfavourable = draw(st.just(most) | st.floats(0, most))
    return Counts(n, favourable, unfavourable)


def test_nps_of_few_is_wider_than_its_score_interval() -> None:
    figure = estimates.nps(5, 2, 10)

    assert figure.value == 30
    assert figure.low < -21.66
    assert figure.high > 67.53


def test_csat_of_all_who_are_satisfied_leaves_doubt() -> None:
    figure = estimates.csat(20, 20)

    assert (figure.value, figure.high) == (1, 1)
    assert figure.low == pytest.approx(11 / 12 - 1.96 * 1.025 * 0.05642, abs=1e-4)


def test_the_error_of_nps_is_the_published_one() -> None:
    error = estimates.standard_errors("nps", 324, 162, 54)

    assert error == pytest.approx(100 * np.sqrt(5 / 9 / 324))
    assert error == pytest.approx(4.14, abs=0.005)


def test_the_error_of_csat_is_that_of_a_share() -> None:
    error = estimates.standard_errors("csat", [100, 25], [50, 5], [0, 0])

    assert error == pytest.approx([0.05, 0.08])


def test_a_file_with_a_value_alone_gets_the_widest_interval() -> None:
    widest = estimates.nps(75, 25, 100)

    known = estimates.nps(60, 10, 100)

    assert widest.value == known.value == 50
    assert widest.low < known.low
    assert widest.high > known.high
    assert estimates.standard_errors("nps", 100, 75, 25) == pytest.approx(
        100 * np.sqrt((1 - 0.25) / 100)
    )


@given(counts(), st.sampled_from(sorted(METRICS)))
def test_an_interval_contains_its_figure_and_stays_in_the_scale(
    cell: Counts, metric: str
) -> None:
    figure = estimates.estimate(metric, *cell)

    assert isinstance(figure, Estimate)
    scale = METRICS[metric]
    tiny = 1e-9
    assert scale.low - tiny <= figure.low <= figure.value + tiny
    assert figure.value - tiny <= figure.high <= scale.high + tiny


@given(counts())
def test_nps_turned_round_is_its_opposite(cell: Counts) -> None:
    figure = estimates.nps(cell.favourable, cell.unfavourable, cell.n)

    turned = estimates.nps(cell.unfavourable, cell.favourable, cell.n)

    assert turned.value == pytest.approx(-figure.value, abs=1e-9)
    assert turned.low == pytest.approx(-figure.high, abs=1e-4)
    assert turned.high == pytest.approx(-figure.low, abs=1e-4)


@pytest.mark.parametrize("metric", METRICS)
def test_under_five_customers_the_figure_is_hidden(metric: str) -> None:
    assert estimates.estimate(metric, 4, 2, 1) == TooFew(least=5)
    assert isinstance(estimates.estimate(metric, 5, 2, 1), Estimate)


def test_under_twenty_customers_the_figure_is_thin() -> None:
    assert estimates.csat(10, 19).is_thin
    assert not estimates.csat(10, 20).is_thin


@pytest.mark.parametrize("metric", METRICS)
def test_many_cells_at_once_give_what_each_gives_alone(metric: str) -> None:
    n, favourable, unfavourable = [5, 40, 160], [5, 10, 20], [0, 25, 40]

    values = estimates.values(metric, n, favourable, unfavourable)
    low, high = estimates.bounds(metric, n, favourable, unfavourable)

    alone = [
        estimates.estimate(metric, *cell)
        for cell in zip(n, favourable, unfavourable, strict=True)
    ]
    assert alone == [
        Estimate(*figure) for figure in zip(values, low, high, n, strict=True)
    ]


@given(counts())
def test_the_variance_of_nps_lies_within_what_the_score_allows(cell: Counts) -> None:
    share = (cell.favourable - cell.unfavourable) / cell.n
    error = estimates.standard_errors("nps", *cell)

    variance = (float(error) / 100) ** 2 * cell.n

    assert abs(share) - share**2 - 1e-9 <= variance <= 1 - share**2 + 1e-9
    up, down = estimates.widest_counts(share, cell.n)
    assert (up - down) / cell.n == pytest.approx(share, abs=1e-9)
    assert up + down == pytest.approx(cell.n)


@pytest.mark.parametrize(
    ("share", "n", "count"), [(0.8125, 48, 39), (0.81, 48, 39), (0.29, 50, 15)]
)
def test_a_share_and_n_give_exact_counts(share: float, n: int, count: int) -> None:
    assert estimates.exact_counts(share, n) == count


@given(st.integers(5, 10_000), st.data())
def test_a_share_of_counts_gives_them_back(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))

    assert estimates.exact_counts(count / n, n) == count
