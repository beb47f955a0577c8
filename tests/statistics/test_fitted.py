"""The band is the textbook's where the slope's range is, and wider where that is."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import linregress, t

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


@dataclass(frozen=True)
class Textbook:
    """Least squares as books have it: b ± t s/√Σx², ŷ ± t s √(1/n + (x - x̄)²/Σx²)."""

    slope: float
    slope_interval: Interval
    middle: float
    spread: float
    n: int
    sum_of_squares: float

    def at(self, x: float) -> tuple[float, float, float]:
        value = float(np.mean(STEAM[1])) + self.slope * (x - self.middle)
        away = (x - self.middle) ** 2 / self.sum_of_squares
        reach = (
            float(t.ppf(0.975, self.n - 2)) * self.spread * (1 / self.n + away) ** 0.5
        )
        return value, value - reach, value + reach


def textbook() -> Textbook:
    x, y = map(np.array, STEAM)
    fit = linregress(x, y)
    reach = t.ppf(0.975, len(x) - 2) * fit.stderr
    rest = y - fit.intercept - fit.slope * x
    return Textbook(
        fit.slope,
        Interval(fit.slope - reach, fit.slope + reach),
        float(x.mean()),
        float(np.sqrt(rest @ rest / (len(x) - 2))),
        len(x),
        float(((x - x.mean()) ** 2).sum()),
    )


def test_the_line_and_its_slope_are_those_of_the_book() -> None:
    found = between(*STEAM)

    assert isinstance(found, Correlation)
    line = fitted_line(*STEAM, found.slope, found.slope_interval)
    assert line.slope == pytest.approx(-0.0798, abs=5e-5)
    assert line.middle == pytest.approx((52.6, 9.424))
    assert line.at(0)[0] == pytest.approx(13.623, abs=5e-4)


@pytest.mark.parametrize("x", [28.6, 52.6, 60.0])
def test_with_the_usual_range_of_the_slope_the_band_is_the_usual_one(x: float) -> None:
    book = textbook()

    value, band = fitted_line(*STEAM, book.slope, book.slope_interval).at(x)

    assert (value, band.low, band.high) == pytest.approx(book.at(x))


def test_at_the_mean_the_book_has_this_band() -> None:
    book = textbook()

    _value, band = fitted_line(*STEAM, book.slope, book.slope_interval).at(52.6)

    # s² .7923 of 25: 9.424 ± 2.069 · .1780
    assert book.spread**2 == pytest.approx(0.7923, abs=5e-5)
    assert band.high - 9.424 == pytest.approx(2.069 * 0.1780, abs=5e-4)


@given(st.floats(-50, 50), st.integers(0, 1_000))
def test_the_line_is_inside_its_band(x: float, seed: int) -> None:
    across, up = np.random.default_rng(seed).normal(size=(2, 12))
    found = between(across, up)
    assert isinstance(found, Correlation)

    value, band = fitted_line(across, up, found.slope, found.slope_interval).at(x)

    assert band.low <= value <= band.high
