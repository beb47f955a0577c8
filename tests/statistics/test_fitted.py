"""The band is the textbook's where the slope's range is, and wider where that is."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.between import Correlation, between
from engagement.statistics.findings import Interval
from engagement.statistics.fitted import fitted_line

STEAM = (
    [35.3, 29.7, 30.8, 58.8, 61.4, 71.3, 74.4, 76.7, 70.7, 57.5, 46.4, 28.9, 28.1,
     39.1, 46.8, 48.5, 59.3, 70.0, 70.0, 74.5, 72.1, 58.1, 44.6, 33.4, 28.6],
    [10.98, 11.13, 12.51, 8.40, 9.27, 8.73, 6.36, 8.50, 7.82, 9.14, 8.24, 12.19,
     11.88, 9.57, 10.94, 9.58, 10.09, 8.11, 6.83, 8.88, 7.68, 8.47, 8.86, 10.36,
     11.08],
)  # fmt: skip
"""Temperature and steam used: Draper & Smith, 3rd ed., table 1.1."""


def textbook(x: list[float], y: list[float]) -> sm.regression.linear_model.OLS:
    return sm.OLS(y, sm.add_constant(x)).fit()


def test_the_line_and_its_slope_are_those_of_the_book() -> None:
    found = between(*STEAM)

    assert isinstance(found, Correlation)
    line = fitted_line(*STEAM, found.slope, found.slope_interval)
    assert line.slope == pytest.approx(-0.0798, abs=5e-5)
    assert line.middle == pytest.approx((52.6, 9.424))
    assert line.at(0)[0] == pytest.approx(13.623, abs=5e-4)


@pytest.mark.parametrize("x", [28.6, 52.6, 60.0])
def test_with_the_usual_range_of_the_slope_the_band_is_the_usual_one(x: float) -> None:
    model = textbook(*STEAM)
    low, high = model.conf_int()[1]

    line = fitted_line(*STEAM, model.params[1], Interval(low, high))

    value, band = line.at(x)
    expected = model.get_prediction([[1, x]])
    assert value == pytest.approx(expected.predicted_mean[0])
    assert (band.low, band.high) == pytest.approx(expected.conf_int()[0])


def test_at_the_mean_the_book_has_this_band() -> None:
    model = textbook(*STEAM)
    line = fitted_line(*STEAM, model.params[1], Interval(*model.conf_int()[1]))

    _value, band = line.at(52.6)

    # s² .7923 over 25, t 2.069: 9.424 ± 2.069 · .1780
    assert band.high - 9.424 == pytest.approx(2.069 * 0.1780, abs=5e-4)


@given(st.floats(-50, 50), st.integers(0, 1_000))
def test_the_line_is_inside_its_band(x: float, seed: int) -> None:
    drawn = np.random.default_rng(seed).normal(size=(2, 12))
    found = between(*drawn)
    assert isinstance(found, Correlation)

    value, band = fitted_line(*drawn, found.slope, found.slope_interval).at(x)

    assert band.low <= value <= band.high
