"""What is published of staff is hardly more often under a floor than promised."""

import numpy as np
import pandas as pd
import pytest
import scipy

from engagement.anonymity.rounding import rounding_variance, steps_for
from engagement.insight.floors.alerts import staff_figures
from engagement.insight.series.sides import share_variance
from engagement.statistics.findings import Numbers
from engagement.statistics.floors import under_floor
from engagement.statistics.reliability import favourable_resemblance, part_of_one

ALIKE = 0.35
"""Correlation of two answers of a person."""


@pytest.mark.parametrize(("low", "high"), [(5, 7), (8, 11), (12, 19), (20, 29)])
@pytest.mark.parametrize("floor", [0.4, 0.6, 0.8])
def test_published_mobilisation_counts_as_under_hardly_more_often(
    low: int, high: int, floor: float
) -> None:
    """Three questions of the same people, rounded at random: the fewest answered."""
    figures = staff_figures(a_side(published_shares(low, floor), low, high))

    assert under_floor(figures, floor).mean() <= 0.03


def published_shares(n: int, share: float, weeks: int = 8_000) -> Numbers:
    random, steps = np.random.default_rng(n), steps_for(n)
    person = random.normal(size=(weeks, n))
    cut = scipy.special.ndtri(share)
    total = np.zeros(weeks)
    for _ in range(3):
        own = random.normal(size=(weeks, n))
        content = (np.sqrt(ALIKE) * person + np.sqrt(1 - ALIKE) * own < cut).sum(axis=1)
        lower, over = np.divmod(content * steps, n)
        total += (lower + (random.integers(0, n, weeks) < over)) / steps
    found: Numbers = total / 3
    return found


def a_side(shares: Numbers, low: int, high: int) -> pd.DataFrame:
    """Return what is published, (weeks, 1), with the variance that pages reckon."""
    part = part_of_one(3, favourable_resemblance(ALIKE))
    share, rounding = pd.DataFrame(shares), rounding_variance(steps_for(low)) / 3
    variance = share_variance(share, (low + high) / 2 / part, rounding)
    ranges = {"low": share * 0 + low, "high": share * 0 + high}
    return pd.concat({"share": share, "variance": variance, **ranges}, axis=1)
