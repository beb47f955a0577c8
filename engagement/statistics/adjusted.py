"""Shares on a scale on which they vary alike, and the line of one beside another."""

from dataclasses import dataclass

import numpy as np

from engagement.statistics.findings import Indices, Numbers

MOST_STEPS = 100
CLOSE = 1e-9
STILL = 1e-6
"""Baselines that differ by less explain nothing."""
COUNTED = 3 / 8
"""Added to what is favourable and to what is not, so that 0 and 1 are as sure."""


@dataclass(frozen=True, eq=False)
class Transformed:
    """Shares of teams, their arcsine values and what chance adds to these; (K,)."""

    shares: Numbers
    values: Numbers
    variances: Numbers

    def of(self, kept: Indices) -> "Transformed":
        return Transformed(self.shares[kept], self.values[kept], self.variances[kept])

    @staticmethod
    def back(value: float) -> float:
        """Return the share of an arcsine value; beyond the ends there is none."""
        return float(np.sin(np.clip(value, 0, np.pi / 2)) ** 2)

    @staticmethod
    def slope(share: float) -> float:
        """Return how far a share moves with its arcsine value."""
        return 2 * float(np.sqrt(max(0.0, share * (1 - share))))


def transformed(shares: Numbers, answers: Numbers) -> Transformed:
    """Return arcsine values of shares of so many answers, (K,) each.

    asin √((np + 3/8) / (n + 3/4)), whose variance is 1 / (4n + 2) whatever the share:
    Anscombe, Biometrika 35 (1948) 246.
    """
    smoothed = (shares * answers + COUNTED) / (answers + 2 * COUNTED)
    values = np.arcsin(np.sqrt(smoothed))
    return Transformed(smoothed, values, 1 / (4 * answers + 2))


@dataclass(frozen=True, eq=False)
class Line:
    """A weighted line through points; all (K,)."""

    outcomes: Numbers
    residuals: Numbers
    variances: Numbers
    """Of each outcome around the line."""
    leverage: Numbers
    """What each adds to its own prediction."""
    scale: float
    """What is left of the variances where teams differ by less than chance."""
    freedom: int

    @classmethod
    def through(cls, x: Numbers, y: Numbers, noise: Numbers) -> "Line | None":
        """Fit y = a + b x with weights 1 / (noise + ω²).

        None: y does not differ, or not from the line, or only one x does.

        ω², what differs beyond the noise, leaves Σ e² / (noise + ω²) = K - 2 (Paule &
        Mandel, Journal of Research of the National Bureau of Standards 87 (1982) 377),
        by the steps of DerSimonian & Kacker. Where x does not differ there is no b.
        """
        if np.ptp(y) < STILL:
            return None
        columns = [np.ones_like(x), x] if np.ptp(x) > STILL else [np.ones_like(x)]
        design = np.stack(columns, axis=1)
        freedom = len(y) - design.shape[1]
        more = 0.0
        for _ in range(MOST_STEPS):
            weights = 1 / (noise + more)
            bread = np.linalg.inv(design.T @ (design * weights[:, None]))
            rest = y - design @ (bread @ (design.T @ (weights * y)))
            misfit = float(weights @ rest**2)
            if misfit - freedom <= CLOSE * freedom:
                break
            more += (misfit - freedom) / float(weights**2 @ rest**2)
        leverage = weights * np.einsum("kp,pq,kq->k", design, bread, design)
        if leverage.max() > 1 - STILL or misfit < CLOSE * freedom:
            return None
        return cls(y, rest, 1 / weights, leverage, misfit / freedom, freedom)

    @property
    def studentised(self) -> Numbers:
        """What is left of each, in its own errors, from a line without it, (K,)."""
        squares = self.residuals**2 / (self.variances * (1 - self.leverage))
        z2 = squares / self.scale
        left = np.maximum(self.freedom - z2, CLOSE)
        size = np.sqrt(z2 * (self.freedom - 1) / left)
        found: Numbers = np.sign(self.residuals) * size
        return found

    def predicted(self, at: int) -> tuple[float, float]:
        """Return the outcome at a place that the others predict, and its error."""
        away = float(self.residuals[at] / (1 - self.leverage[at]))
        own = float(self.variances[at] / (1 - self.leverage[at]))
        z2 = float(self.residuals[at] ** 2 / (1 - self.leverage[at]))
        z2 /= float(self.variances[at]) * self.scale
        left = max(self.freedom - z2, CLOSE) / (self.freedom - 1)
        return float(self.outcomes[at]) - away, float(np.sqrt(own * self.scale * left))
