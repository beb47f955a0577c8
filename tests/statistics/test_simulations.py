import numpy as np
import pytest
from scipy.stats import binom

from engagement.statistics.shares import share_bounds
from tests.statistics import simulations
from tests.statistics.simulations import WORLDS

SLOW = ("latent", "drivers")
"""Worlds of which a few must do here; `make bench-stats` tries all of them in full."""


def test_the_test_within_teams_keeps_its_five_percent_where_rmcorr_cries_wolf() -> None:
    found = simulations.false_alarms(100, teams=30, weeks=52, shock=0.3)

    assert 0.01 <= found.within <= 0.10
    assert 0.01 <= found.lags <= 0.10
    assert 0.79 <= found.rmcorr <= 0.90


@pytest.mark.parametrize("name", [name for name in WORLDS if not name.startswith(SLOW)])
def test_the_interval_holds_the_truth_at_the_smallest_number_allowed(name: str) -> None:
    runs = 80

    found = simulations.held(WORLDS[name], runs)

    chance = 3.5 * np.sqrt(0.05 * 0.95 / runs)
    assert found.share >= 0.95 - chance
    assert found.withheld == 0


@pytest.mark.parametrize("name", [name for name in WORLDS if name.startswith(SLOW)])
def test_the_slower_intervals_hold_the_truth_too(name: str) -> None:
    found = simulations.held(WORLDS[name], 15)

    assert found.share >= 0.8
    assert found.withheld <= 0.2 * found.given


@pytest.mark.parametrize("n", [5, 6, 8, 10, 12, 15, 20, 24, 36, 60])
def test_the_interval_of_a_share_holds_93_whatever_customers_think(n: int) -> None:
    shares = simulations.csat_held(n)

    assert 0.95 <= shares.mean() <= 0.985
    assert shares.min() >= 0.93


@pytest.mark.parametrize("n", [5, 6, 8, 10, 15, 20])
def test_the_interval_of_nps_holds_93_whatever_customers_think(n: int) -> None:
    mixed = simulations.nps_held(n, 1_000)

    assert 0.95 <= mixed.mean() <= 0.995
    assert mixed.min() >= 0.93


def test_wilsons_interval_alone_would_be_found_out() -> None:
    n, share = 5, 0.97
    low, high = share_bounds(np.arange(n + 1), n)
    chances = binom.pmf(np.arange(n + 1), n, share)

    assert chances[(low <= share) & (share <= high)].sum() < 0.9
