from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_1samp

from engagement.customers.metrics import estimates
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.metrics.estimates import (
    AverageTeam,
    Direction,
    Effort,
    Estimate,
    Overall,
    TooFew,
)
from engagement.statistics.findings import Reading


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


@pytest.mark.parametrize(
    ("detractors", "promoters", "n", "low", "high"),
    [
        (2, 5, 10, -21.66, 67.53),
        (0, 6, 8, 18.23, 92.85),
        (0, 0, 5, -43.45, 43.45),
        (40, 20, 160, -21.806, -3.087),
    ],
)
def test_nps_has_the_published_score_interval(
    detractors: int, promoters: int, n: int, low: float, high: float
) -> None:
    figure = estimates.nps(promoters, detractors, n)

    assert figure.value == pytest.approx(100 * (promoters - detractors) / n)
    assert figure.low == pytest.approx(low, abs=0.005)
    assert figure.high == pytest.approx(high, abs=0.005)


@pytest.mark.parametrize(
    ("favourable", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_csat_has_the_published_wilson_interval(
    favourable: int, n: int, low: float, high: float
) -> None:
    figure = estimates.csat(favourable, n)

    assert figure.value == pytest.approx(favourable / n)
    assert figure.low == pytest.approx(low, abs=5e-5)
    assert figure.high == pytest.approx(high, abs=5e-5)


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


SEVEN = [1, 0, 2, 3, 10, 14, 10]
"""Customers at each point from 1 to 7."""


def test_effort_has_a_mean_and_a_share_of_the_easiest_points() -> None:
    scores = np.repeat(np.arange(1, 8), SEVEN)
    witness = ttest_1samp(scores, 0).confidence_interval()

    found = estimates.ces(SEVEN, Direction.HIGHER_IS_EASIER)

    assert isinstance(found, Effort)
    assert found.mean.value == pytest.approx(scores.mean())
    assert (found.mean.low, found.mean.high) == pytest.approx(tuple(witness))
    assert found.easy == estimates.csat(24, 40)


def test_effort_is_turned_round_where_lower_is_easier() -> None:
    found = estimates.ces(SEVEN[::-1], Direction.LOWER_IS_EASIER)

    asked = estimates.ces(SEVEN, Direction.HIGHER_IS_EASIER)
    assert isinstance(found, Effort)
    assert isinstance(asked, Effort)
    assert (found.mean, found.easy) == (asked.mean, asked.easy)
    assert found.direction is Direction.LOWER_IS_EASIER


@given(st.lists(st.integers(0, 20), min_size=5, max_size=11))
def test_effort_stays_within_its_interval_and_scale(points: list[int]) -> None:
    found = estimates.ces(points, Direction.HIGHER_IS_EASIER)

    if isinstance(found, Effort):
        tiny = 1e-9
        assert 1 <= found.mean.low <= found.mean.value + tiny
        assert found.mean.value - tiny <= found.mean.high <= len(points)
        assert found.mean.low < found.mean.high
    else:
        assert sum(points) < 5


def test_nps_alone_has_the_widest_interval_there_may_be() -> None:
    found = estimates.nps_alone(50, 100)

    widest = estimates.nps(75, 25, 100)
    assert found == replace(widest, is_widest=True)


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
    assert estimates.exact_count(share, n) == count
    assert estimates.csat_alone(share, n) == estimates.csat(count, n)


@given(st.integers(5, 10_000), st.data())
def test_a_share_of_counts_gives_them_back(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))

    assert estimates.exact_count(count / n, n) == count


def test_a_mean_alone_has_the_variance_of_answers_at_both_ends() -> None:
    found = estimates.mean_alone(4, 40, (1, 7))

    split = estimates.ces([20, 0, 0, 0, 0, 0, 20], Direction.HIGHER_IS_EASIER)
    assert isinstance(split, Effort)
    assert found == replace(split.mean, is_widest=True)


def test_figures_alone_of_four_customers_are_hidden() -> None:
    assert estimates.nps_alone(50, 4) == TooFew()
    assert estimates.csat_alone(0.5, 4) == TooFew()
    assert estimates.mean_alone(4, 4, (1, 7)) == TooFew()
    assert estimates.ces([0, 0, 0, 0, 4], Direction.HIGHER_IS_EASIER) == TooFew()


def test_all_customers_and_the_average_team_are_two_figures() -> None:
    n, favourable = [400, 20, 20, 20], [200, 18, 18, 18]

    found = estimates.overall("csat", n, favourable, [0] * 4)

    assert isinstance(found, Overall)
    assert found.all_customers == estimates.csat(254, 460)
    assert isinstance(found.average_team, AverageTeam)
    assert found.average_team.estimate.value == pytest.approx(0.8)
    assert found.average_team.teams == 4
    assert found.average_team.gap == pytest.approx(0.8 - 254 / 460)
    assert found.average_team.gap_interval.reading is Reading.TOGETHER


def test_equal_teams_have_no_gap() -> None:
    found = estimates.overall("nps", [30] * 6, [10, 12, 9, 20, 3, 8], [4] * 6)

    assert isinstance(found, Overall)
    assert isinstance(found.average_team, AverageTeam)
    assert found.average_team.gap == pytest.approx(0)
    assert found.average_team.estimate.value == pytest.approx(found.all_customers.value)


def test_scores_without_counts_make_a_weighted_mean() -> None:
    up, down = np.transpose(
        [estimates.widest_counts(0.5, 100), estimates.widest_counts(-0.2, 300)]
    )

    found = estimates.overall("nps", [100, 300], up, down)

    assert isinstance(found, Overall)
    assert found.all_customers.value == pytest.approx((50 * 100 - 20 * 300) / 400)


@given(st.lists(counts(), min_size=1, max_size=9), st.sampled_from(sorted(METRICS)))
def test_over_teams_figures_stay_in_their_intervals_in_any_order(
    cells: list[Counts], metric: str
) -> None:
    found = estimates.overall(metric, *np.transpose(cells))
    turned = estimates.overall(metric, *np.transpose(cells[::-1]))

    assert isinstance(found, Overall)
    assert isinstance(turned, Overall)
    average, other = found.average_team, turned.average_team
    assert isinstance(average, AverageTeam)
    assert isinstance(other, AverageTeam)
    assert average.estimate.value == pytest.approx(other.estimate.value, abs=1e-9)
    figure, tiny = average.estimate, 1e-7
    assert METRICS[metric].low - tiny <= figure.low <= figure.value + tiny
    assert figure.value - tiny <= figure.high <= METRICS[metric].high + tiny
    assert average.gap_interval.low <= average.gap <= average.gap_interval.high


@given(counts(), st.sampled_from(sorted(METRICS)))
def test_one_team_alone_is_the_average_team(cell: Counts, metric: str) -> None:
    found = estimates.overall(metric, *([part] for part in cell))

    alone = estimates.estimate(metric, *cell)
    assert isinstance(found, Overall)
    assert isinstance(found.average_team, AverageTeam)
    assert isinstance(alone, Estimate)
    ends = found.average_team.estimate
    assert (ends.low, ends.high) == pytest.approx((alone.low, alone.high), abs=1e-4)
    assert found.average_team.gap == pytest.approx(0, abs=1e-9)


def test_small_teams_are_in_the_whole_but_not_in_the_average() -> None:
    found = estimates.overall("csat", [4, 4, 0, 20], [4, 4, 0, 10], [0] * 4)
    small = estimates.overall("csat", [4, 4, 0], [4, 4, 0], [0] * 3)

    assert isinstance(found, Overall)
    assert found.all_customers == estimates.csat(18, 28)
    assert isinstance(found.average_team, AverageTeam)
    assert found.average_team.estimate == estimates.csat(10, 20)
    assert found.average_team.teams == 1
    assert small == Overall(estimates.csat(8, 8), TooFew())


@pytest.mark.parametrize("n", [[], [4], [1, 2, 1]])
def test_a_handful_of_customers_in_all_is_hidden(n: list[int]) -> None:
    assert estimates.overall("nps", n, n, [0] * len(n)) == TooFew()


def test_the_average_of_many_small_teams_holds_its_promise() -> None:
    random = np.random.default_rng(1)
    promoters, _, detractors = random.multinomial(
        5, [0.5, 0.33, 0.17], size=(600, 40)
    ).transpose(2, 0, 1)

    found = [
        estimates.overall("nps", [5] * 40, up, down)
        for up, down in zip(promoters, detractors, strict=True)
    ]

    held = [
        one.average_team.estimate.low <= 33 <= one.average_team.estimate.high
        for one in found
        if isinstance(one, Overall) and isinstance(one.average_team, AverageTeam)
    ]
    assert len(held) == 600
    assert 0.93 <= np.mean(held) <= 0.97
