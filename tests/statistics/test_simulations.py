import numpy as np
import pytest

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


@pytest.mark.parametrize("n", [5, 10, 20])
def test_wilsons_interval_holds_shares_on_average(n: int) -> None:
    shares = simulations.wilson(n)

    assert 0.95 <= shares.mean() <= 0.96
    assert shares.min() > 0.83


@pytest.mark.parametrize(("n", "low", "high"), [(5, 0.965, 0.975), (20, 0.95, 0.96)])
def test_the_score_interval_holds_nps_on_average(
    n: int, low: float, high: float
) -> None:
    mixed = simulations.nps_score(n, 500)

    assert low <= mixed.mean() <= high
    assert mixed.min() > 0.8
