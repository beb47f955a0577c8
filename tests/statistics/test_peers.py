"""How often chance alone brings a team so far from the others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.multiplicity import benjamini_hochberg
from engagement.statistics.peers import Figures, Tails, change_tails, level_tails

HOLE = np.nan

counts_of_teams = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 60)).map(
        lambda pair: (max(pair), min(pair))
    ),
    min_size=6,
    max_size=20,
)


def shares(values: list[float] | Numbers, answers: float | Numbers = 100) -> Figures:
    x = np.array(values, float)
    return Figures(x, np.broadcast_to(answers, x.shape).astype(float), x * 0)


def tails(found: Tails | Withheld) -> Tails:
    assert isinstance(found, Tails)
    return found


@pytest.mark.parametrize("favourable", [0, 1, 5, 17, 19, 20])
def test_beside_a_crowd_the_tail_is_that_of_a_binomial_count(favourable: int) -> None:
    crowd, share, n = 500, 0.95, 20
    values = [favourable / n, *[share] * crowd]
    answers = np.array([n, *[10_000] * crowd], float)

    found = tails(level_tails(shares(values, answers)))

    exact = binom(n, share)
    mid = exact.cdf(favourable - 1) + exact.pmf(favourable) / 2
    assert found.low[0] == pytest.approx(mid, rel=0.08)
    assert found.high[0] == pytest.approx(1 - mid, rel=0.08)


def test_the_mean_of_others_less_sure_than_a_team_is_skew_the_other_way() -> None:
    answers = np.array([100_000, *[10] * 7], float)
    values = [0.9, *[0.8] * 3, *[1.0] * 4]

    found = tails(level_tails(shares(values, answers)))

    assert 0.1 < found.low[0] < 0.9
    assert found.low[0] + found.high[0] == pytest.approx(1)


def test_where_all_are_at_the_ceiling_nobody_is_apart() -> None:
    found = tails(level_tails(shares([1.0] * 8, 5)))

    assert np.minimum(found.low, found.high).min() > 0.3


def test_answers_in_the_middle_vary_less() -> None:
    values = np.array([0.45, *[0.6] * 8])
    plain = tails(level_tails(shares(values)))

    found = tails(level_tails(Figures(values, np.full(9, 100.0), np.full(9, 0.4))))

    assert found.low[0] < plain.low[0] / 5


def test_what_is_only_chance_is_rarely_told_even_near_the_ceiling() -> None:
    random = np.random.default_rng(3)
    told = []
    for share, customers in [(0.7, 5), (0.9, 20), (0.97, 80)] * 60:
        n = np.round(4 * customers * 20 ** random.random(30)).astype(int)
        found = tails(level_tails(shares(random.binomial(n, share) / n, n)))
        p = np.minimum(2 * np.minimum(found.low, found.high), 1)
        told.append(benjamini_hochberg(p).min() <= 0.05)

    assert np.mean(told) <= 0.09


def test_what_everybody_lives_is_nobodys_change() -> None:
    before = shares([0.6, 0.65, 0.7, 0.75, 0.8, 0.6, 0.7])
    moved = shares(before.means - [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.5])

    found = tails(change_tails(before, moved))

    assert np.minimum(found.low, found.high)[:6].min() > 0.05
    assert found.low[6] < 0.001
    assert found.mean == pytest.approx(-0.24, abs=0.03)


def test_a_change_is_judged_by_the_teams_own_level() -> None:
    before = [0.5, *[0.98] * 8]
    now = [0.37, *[0.98] * 8]

    found = tails(change_tails(shares(before), shares(now)))

    error = np.sqrt(2 * 0.435 * 0.565 / 100)
    assert found.low[0] == pytest.approx(1 - 0.968, abs=0.01)
    assert 0.13 / error == pytest.approx(1.854, abs=0.01)


def test_under_six_teams_nothing_is_compared() -> None:
    few = shares([0.5, 0.6, 0.7, 0.5, 0.6, HOLE])

    refused = Withheld(WithheldReason.TOO_FEW_TEAMS, 5, 6)
    assert level_tails(few) == change_tails(few, few) == refused


@given(counts_of_teams)
def test_turning_every_answer_round_turns_the_tails_round(
    counts: list[tuple[int, int]],
) -> None:
    n, favourable = np.array(counts, float).T

    found = tails(level_tails(shares(favourable / n, n)))
    turned = tails(level_tails(shares(1 - favourable / n, n)))

    assert found.low == pytest.approx(turned.high, abs=1e-4)
    assert np.isfinite(found.low).all()
    assert ((found.low >= 0) & (found.low <= 1)).all()
