"""The line through the teams and its band: what the slope looks like in a picture."""

from dataclasses import dataclass
from math import hypot

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import Interval


@dataclass(frozen=True)
class FittedLine:
    """A slope through the means of both sides, and how far the line may lie."""

    middle: tuple[float, float]
    """The means of x and of y, through which the line goes."""
    slope: float
    slope_interval: Interval
    reach: float
    """How far the mean of y may be off where x is at its mean; in units of y."""

    def at(self, x: float) -> tuple[float, Interval]:
        """Return y of the line at x, and the band of 95 % around it."""
        away = x - self.middle[0]
        value = self.middle[1] + self.slope * away
        turns = [
            (end - self.slope) * away
            for end in (self.slope_interval.low, self.slope_interval.high)
        ]
        return value, Interval(
            value - hypot(self.reach, min(turns)), value + hypot(self.reach, max(turns))
        )


def fitted_line(
    x: ArrayLike, y: ArrayLike, slope: float, slope_interval: Interval
) -> FittedLine:
    """Put a slope of least squares through the values of K teams, (K,) each.

    ȳ + b (x - x̄) ± √(t² s²/K + (b± - b)² (x - x̄)²), s² = Σ (y - ŷ)² / (K - 2), t of
    K - 2 degrees: the mean of y and b err independently (Draper & Smith, Applied
    Regression Analysis, 3rd ed., 1.4). The ends b± are those shown as the range of the
    slope, so the picture says what the numbers say: with the textbook's b ± t s/√Σx²
    it is the textbook's band, with the jackknife's it is wide where a few teams turn
    the line. There must be 3 teams, and x must vary.
    """
    sides = np.stack([np.asarray(x, float), np.asarray(y, float)])
    mean_x, mean_y = sides.mean(axis=1)
    rest = sides[1] - mean_y - slope * (sides[0] - mean_x)
    teams = len(rest)
    spread = np.sqrt((rest @ rest) / (teams - 2) / teams)
    reach = float(scipy.special.stdtrit(teams - 2, 0.975) * spread)
    return FittedLine((float(mean_x), float(mean_y)), slope, slope_interval, reach)
