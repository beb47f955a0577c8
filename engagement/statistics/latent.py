"""The correlation of teams themselves, behind what sampling adds to their values."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.between import (
    LEAST_TEAMS,
    Correlation,
    between,
    is_flat,
)
from engagement.statistics.findings import (
    INDICATIVE_BELOW,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
    Z,
)
from engagement.statistics.jackknife import to_z

SHAKY_BELOW = 0.5
"""A side of which chance is the larger part."""
NOTHING = 1e-3
"""A reliability of less is none."""
LEAST_TAU = 0.01
"""Of the spread of values; at 0 the likelihood is level, and a search would stay."""
EXACT = 1e-8
"""Of the variance between teams: no value counts as known to better than that."""


@dataclass(frozen=True)
class LatentCorrelation:
    """Between teams, corrected for few respondents; never above 1."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = (
        "bivariate random effects, REML, profile likelihood widened by the jackknife"
    )

    rho: float
    interval: Interval
    profile: Interval
    """That of the likelihood, which supposes that teams are alike."""
    tau_x: float  # standard deviations of teams, in the units of x and y
    tau_y: float
    reliability_x: float  # τ² / (τ² + mean sampling variance)
    reliability_y: float
    teams: int

    @property
    def is_shaky(self) -> bool:
        """Whether chance is the larger part of a side."""
        return min(self.reliability_x, self.reliability_y) < SHAKY_BELOW

    @property
    def is_indicative(self) -> bool:
        return self.teams < INDICATIVE_BELOW

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        sides = {
            "reliability_x": self.reliability_x,
            "reliability_y": self.reliability_y,
        }
        profile = {"profile_low": self.profile.low, "profile_high": self.profile.high}
        return {"rho": self.rho, **ends, **profile, **sides, "teams": self.teams}


class _Sides(NamedTuple):
    """Both values of each team and their sampling variances, (2, K)."""

    values: Numbers
    noise: Numbers


def latent(
    x: ArrayLike, y: ArrayLike, x_variance: ArrayLike, y_variance: ArrayLike
) -> LatentCorrelation | Withheld:
    """Correlate teams behind the sampling errors of their values, all (K,).

    (x_g, y_g) ~ N(μ, T + diag(v_xg, v_yg)) with T of τx, τy and rho, by restricted
    maximum likelihood; the profile holds every rho whose deviance is within 3.84 of the
    least, and the interval is as much wider than it, on the scale of atanh and on each
    side, as the jackknife of r is than Fisher's (`between`): with one team far out on
    both sides the profile misses in 32 of 100 worlds of 8 teams. Staff and customers
    are different people, so their errors are independent. Van Houwelingen, Arends &
    Stijnen, Statistics in Medicine 21 (2002) 589. Variances are those of the values,
    squared units, rounding included. Refused below 8 teams, and where a side differs by
    no more than its sampling (τ = 0).
    """
    values = np.stack([np.asarray(x, float), np.asarray(y, float)])
    teams = values.shape[1]
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    rest = values - values.mean(axis=1, keepdims=True)
    if any(map(is_flat, rest, values)):
        return Withheld(WithheldReason.NO_VARIATION)
    unit = rest.std(axis=1, keepdims=True)
    noise = np.stack([np.asarray(x_variance, float), np.asarray(y_variance, float)])
    sides = _Sides(rest / unit, np.maximum(noise / unit**2, EXACT))
    tau_x, tau_y, rho = best = _best(sides)
    own = best[:2] ** 2
    reliability = own / (own + sides.noise.mean(axis=1))
    if reliability.min() < NOTHING:
        return Withheld(WithheldReason.ONLY_CHANCE)
    profile = _profile_interval(sides, best)
    return LatentCorrelation(
        float(rho),
        _widened(profile, float(rho), between(x, y)),
        profile,
        float(tau_x * unit[0, 0]),
        float(tau_y * unit[1, 0]),
        float(reliability[0]),
        float(reliability[1]),
        teams,
    )


def _best(sides: _Sides) -> Numbers:
    """Return τx, τy and rho of the highest likelihood, from the moments on."""
    own = np.maximum(1 - sides.noise.mean(axis=1), 0.05)
    together = (sides.values[0] * sides.values[1]).mean() / np.sqrt(own.prod())
    start = [*np.sqrt(own), np.clip(together, -0.9, 0.9)]
    best: Numbers = _least(sides, start, (-1, 1)).x
    return best


def _profile_interval(sides: _Sides, best: Numbers) -> Interval:
    """Return where the deviance, τx and τy at their best, is 3.84 above its least."""
    least = _deviance(best, sides)[0] + Z**2

    def above(rho: float) -> float:
        return float(_least(sides, [*best[:2], rho], (rho, rho)).fun) - least

    rho = float(best[2])
    low, high = (
        float(scipy.optimize.brentq(above, rho, end, xtol=1e-6))
        if above(end) > 0
        else end
        for end in (-1.0, 1.0)
    )
    return Interval(min(low, rho), max(high, rho))


def _widened(interval: Interval, rho: float, r: Correlation | Withheld) -> Interval:
    """Widen either side, on the scale of atanh, as the jackknife widens Fisher's."""
    if isinstance(r, Withheld):
        return interval
    middle, (low, high) = to_z(rho), to_z([interval.low, interval.high])
    around, usual = to_z(r.r), to_z([r.fisher.low, r.fisher.high])
    ends = to_z([r.interval.low, r.interval.high])
    down, up = np.maximum(1, np.abs(ends - around) / np.abs(usual - around))
    wide = np.tanh([middle - down * (middle - low), middle + up * (high - middle)])
    return Interval(
        min(interval.low, float(wide[0])), max(interval.high, float(wide[1]))
    )


def _least(
    sides: _Sides, start: list[float], rho: tuple[float, float]
) -> "scipy.optimize.OptimizeResult":
    # TNC calls no BLAS, whose threads would take longer to meet than to compute.
    return scipy.optimize.minimize(
        _deviance,
        start,
        args=(sides,),
        jac=True,
        method="TNC",
        bounds=[(LEAST_TAU, None), (LEAST_TAU, None), rho],
        options={"ftol": 1e-12, "maxfun": 500},
    )


def _deviance(at: Numbers, sides: _Sides) -> tuple[float, Numbers]:
    """Return minus twice the restricted log-likelihood, and its slopes.

    With S_g = T + V_g, W_g its inverse, A = Σ W_g and e_g = W_g (z_g - μ): the deviance
    is Σ log|S_g| + log|A| + Σ (z_g - μ)'e_g, its slope along S Σ (W - ee' - W A⁻¹ W).
    """
    tau_x, tau_y, rho = at
    covariance = rho * tau_x * tau_y
    s11, s22 = tau_x**2 + sides.noise[0], tau_y**2 + sides.noise[1]
    size = s11 * s22 - covariance**2
    w11, w22, w12 = s22 / size, s11 / size, -covariance / size
    a11, a22, a12 = w11.sum(), w22.sum(), w12.sum()
    whole = a11 * a22 - a12**2
    b11, b22, b12 = a22 / whole, a11 / whole, -a12 / whole
    x, y = sides.values
    pull_x, pull_y = (w11 * x + w12 * y).sum(), (w12 * x + w22 * y).sum()
    x, y = x - (b11 * pull_x + b12 * pull_y), y - (b12 * pull_x + b22 * pull_y)
    e1, e2 = w11 * x + w12 * y, w12 * x + w22 * y
    deviance = np.log(size).sum() + np.log(whole) + (x * e1 + y * e2).sum()
    g11 = (w11 - e1**2 - w11**2 * b11 - 2 * w11 * w12 * b12 - w12**2 * b22).sum()
    g22 = (w22 - e2**2 - w12**2 * b11 - 2 * w12 * w22 * b12 - w22**2 * b22).sum()
    g12 = (
        w12 - e1 * e2 - w11 * w12 * b11 - (w11 * w22 + w12**2) * b12 - w12 * w22 * b22
    ).sum()
    slopes = [
        2 * g11 * tau_x + 2 * g12 * rho * tau_y,
        2 * g22 * tau_y + 2 * g12 * rho * tau_x,
        2 * g12 * tau_x * tau_y,
    ]
    return float(deviance), np.array(slopes)
