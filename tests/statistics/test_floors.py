"""Teams under a floor: how often by chance, how soon, and until when."""

from collections.abc import Callable

import numpy as np
import pytest
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import Numbers
from engagement.statistics.floors import LAPSE, NEVER, under_floor, under_since
from engagement.statistics.peers import Figures, Truths
from engagement.statistics.shares import wide_share_bounds

NAN = float("nan")
YEAR = 52
AT_MOST = 0.05
Under = Callable[[Figures, float], Truths]


def shown_in_a_year(means: Numbers, is_under: Truths, floor: float) -> float:
    """Return how many of the teams are shown at the end of any of these weeks."""
    was = np.zeros(len(means), bool)
    for weeks in range(2, means.shape[1] + 1):
        part = slice(max(0, weeks - 26), weeks)
        was |= under_since(means[:, part], is_under[:, part], floor) != NEVER
    return float(was.mean())


def of_counts(counts: ArrayLike, n: int) -> Figures:
    means = np.asarray(counts, float) / n
    shape = np.ones_like(means)
    return Figures(means, n * shape, 0 * shape)


def customers_at(floor: float, n: int, teams: int = 1_000) -> Figures:
    random = np.random.default_rng(n)
    return of_counts(random.binomial(n, floor, (teams, YEAR)), n)


def own_range(figures: Figures, floor: float) -> Truths:
    """Break it: the range that pages show around a figure, which holds 93 of 100."""
    n = figures.answers
    return wide_share_bounds(figures.means * n, n)[1] < floor


@pytest.mark.parametrize("n", [5, 8, 20, 60])
@pytest.mark.parametrize("floor", [0.5, 0.7, 0.88])
def test_teams_exactly_at_their_floor_are_rarely_shown_in_a_year(
    floor: float, n: int
) -> None:
    figures = customers_at(floor, n)

    shown = shown_in_a_year(figures.means, under_floor(figures, floor), floor)

    assert shown <= AT_MOST


def test_the_range_around_a_figure_would_show_too_many() -> None:
    figures = customers_at(0.88, 8)

    shown = shown_in_a_year(figures.means, own_range(figures, 0.88), 0.88)

    assert shown > 2 * AT_MOST


def test_one_week_would_show_too_many() -> None:
    figures = customers_at(0.7, 60)

    assert under_floor(figures, 0.7).any(axis=1).mean() > 0.5


@pytest.mark.parametrize("n", [*range(5, 40), 60, 120])
def test_no_share_counts_as_under_more_often_than_promised(n: int) -> None:
    """By enumeration: every number of customers, every floor in percent."""
    counts = np.arange(n + 1.0)[None, :]

    for floor in np.arange(1, 100) / 100:
        chances = scipy.stats.binom.pmf(counts, n, floor)
        assert chances[under_floor(of_counts(counts, n), floor)].sum() <= 0.025


@pytest.mark.parametrize("n", [5, 8, 12, 20, 40, 100])
@pytest.mark.parametrize("net", [-0.2, 0.0, 0.2, 0.4, 0.6])
@pytest.mark.parametrize("passive", [0.1, 0.25, 0.4])
def test_a_net_figure_counts_as_under_hardly_more_often(
    n: int, net: float, passive: float
) -> None:
    up, down = (1 - passive + net) / 2, (1 - passive - net) / 2
    found = np.random.default_rng(n).multinomial(n, [up, passive, down], (20_000, 1))
    means = (found[..., 0] + found[..., 1] / 2) / n
    figures = Figures(means, np.full_like(means, n), found[..., 1] / n)

    assert under_floor(figures, (net + 1) / 2).mean() <= 0.033


def test_a_team_far_under_is_soon_found() -> None:
    random = np.random.default_rng(1)
    found = {}
    for n in (12, 40):
        figures = of_counts(random.binomial(n, 0.5, (2_000, 8)), n)
        under = under_floor(figures, 0.7)
        found[n] = float((under[:, 1:] & under[:, :-1]).any(axis=1).mean())

    assert found == {
        12: pytest.approx(0.20, abs=0.03),
        40: pytest.approx(0.95, abs=0.02),
    }


def since(*values: float, floor: float = 0.6) -> int:
    """Of 100 customers in each week; below .5 is under the floor beyond noise."""
    means = np.array([values])
    figures = Figures(means, np.full_like(means, 100), means * 0)
    found: list[int] = under_since(means, under_floor(figures, floor), floor).tolist()
    return found[0]


def test_two_weeks_running_are_under_from_the_first_on() -> None:
    assert since(0.7, 0.4, 0.4) == 1
    assert since(0.7, 0.4) == NEVER
    assert since(0.4, 0.55, 0.4) == NEVER


def test_weeks_without_a_figure_are_passed_over() -> None:
    assert since(0.4, NAN, NAN, 0.4, NAN) == 0


def test_after_a_long_silence_all_begins_anew() -> None:
    silence = [NAN] * LAPSE

    assert since(0.4, 0.4, *silence) == 0
    assert since(0.4, 0.4, *silence, NAN) == NEVER
    assert since(0.4, *silence, 0.4) == NEVER
    assert since(0.4, *silence, 0.4, 0.4) == LAPSE + 1


def test_a_team_stays_under_until_a_figure_reaches_the_floor() -> None:
    assert since(0.4, 0.4, 0.55, 0.58) == 0
    assert since(0.4, 0.4, 0.6) == NEVER
    assert since(0.4, 0.4, 0.6, 0.4) == NEVER
    assert since(0.4, 0.4, 0.6, 0.4, 0.4) == 3


def test_nobody_has_a_figure() -> None:
    nothing = np.full((3, 5), NAN)

    assert not under_floor(Figures(nothing, nothing, nothing), 0.5).any()
    assert since(NAN, NAN) == NEVER
