"""Worlds of known truth in a small form; `make bench-stats` tries all of them in full.

What one might do instead is tried in the same worlds, and is found out.
"""

from dataclasses import replace

import numpy as np
import pytest

from engagement.statistics.effect import EffectVerdict
from tests.insight.effect.action_worlds import (
    AT_CUSTOMERS,
    HELPED,
    LOWEST,
    SHAM,
    WORLDS,
    cries,
    kinds_said,
    outcomes,
)
from tests.insight.effect.rivals import every_week, plain_difference

RUNS = 50
SHORT = WORLDS["the lowest, with only 4 weeks before"]


def most(share: float, count: int) -> float:
    """Return what so many tries of a share do not exceed but once in 2,000."""
    return float(share + 3.3 * np.sqrt(share * (1 - share) / count))


@pytest.mark.parametrize("world", [SHAM, LOWEST, SHORT], ids=["sham", "low", "short"])
def test_what_does_nothing_is_called_something_in_five_percent_at_most(
    world: object,
) -> None:
    found = outcomes(world, RUNS)  # type: ignore[arg-type]

    assert found.share() <= most(0.04, found.actions)


def test_customers_of_the_lowest_are_called_no_more_often() -> None:
    world = AT_CUSTOMERS["customers: sham, the lowest of 4 weeks"]

    found = outcomes(world, RUNS, of_customers=True)

    assert found.share() <= most(0.04, found.actions)


def test_comparing_the_lowest_with_everybody_is_found_out() -> None:
    alarms = cries(SHORT, RUNS, plain_difference)

    assert alarms > most(0.05, 3 * RUNS)


def test_a_new_look_each_week_is_found_out() -> None:
    runs = 80

    alarms = cries(replace(SHAM, weeks=40), runs, every_week)

    assert alarms > most(0.05, 3 * runs)


def test_what_helps_by_half_a_standard_deviation_is_found_more_often_than_not() -> None:
    found = outcomes(HELPED["0.5 sd, any team"], RUNS)

    shares = [found.share(EffectVerdict.IMPROVEMENT, looks) for looks in (1, 2, 3)]
    assert shares[0] >= 0.15
    assert shares[2] >= 0.55
    assert shares == sorted(shares)
    assert found.share(EffectVerdict.CONTRARY) <= 0.02


def test_what_harms_is_called_the_contrary() -> None:
    found = outcomes(HELPED["-0.5 sd, any team"], RUNS // 2)

    assert found.share(EffectVerdict.CONTRARY) >= 0.55
    assert found.share(EffectVerdict.IMPROVEMENT) <= 0.03


def test_kinds_that_do_nothing_are_said_to_help_nowhere() -> None:
    runs = 30

    said = kinds_said(replace(LOWEST, actions=12), runs)

    assert said <= most(0.05, runs)
