"""Between and within at once: whether the same holds of teams and of their weeks."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.between import is_flat
from engagement.statistics.deviations import team_deviations, two_way_deviations
from engagement.statistics.findings import Indices, Numbers, Withheld, WithheldReason

LEAST_TEAMS = 10
HIGHEST = 1 - 1e-6
"""Share of the variance between teams up to which the best is looked for."""


@dataclass(frozen=True)
class Slope:
    """Units of y for one unit of x, with its standard error."""

    value: float
    error: float

    def as_report(self) -> dict[str, object]:
        return {"value": self.value, "error": self.error}


@dataclass(frozen=True)
class Levels:
    """Both slopes, and their difference, which weekly figures exaggerate.

    Errors in x flatten the slope within far more than the one between: the same true
    slope at both levels looks stronger between in two of three companies. So pages show
    the slopes beside one another, and do not say that they differ.
    """

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "within-between random effects, REML"

    within: Slope
    between: Slope
    contextual: Slope
    """Between less within."""
    team_variance: float
    rest_variance: float
    teams: int
    pairs: int

    @property
    def t(self) -> float:
        return self.contextual.value / self.contextual.error

    @property
    def p(self) -> float:
        """Of t with K - 2 degrees; the normal's is too small with ten teams."""
        return float(2 * scipy.special.stdtr(self.teams - 2, -abs(self.t)))

    def as_report(self) -> dict[str, object]:
        return {
            "within": self.within.as_report(),
            "between": self.between.as_report(),
            "contextual": self.contextual.as_report(),
            "t": self.t,
            "p": self.p,
            "teams": self.teams,
            "pairs": self.pairs,
        }


@dataclass(frozen=True)
class _Moments:
    """What the likelihood needs of weeks, x̄_g, x_gt - x̄_g and y, in this order."""

    products: Numbers  # (m, m), over all pairs
    sums: Numbers  # (K, m), over the pairs of each team
    sizes: Numbers  # (K,)

    @property
    def freedom(self) -> int:
        return int(self.sizes.sum()) - len(self.products) + 1


def levels(
    team: ArrayLike, week: ArrayLike | None, x: ArrayLike, y: ArrayLike
) -> Levels | Withheld:
    """Fit y_gt = β₀ + βW (x_gt - x̄_g) + βB x̄_g + w_t + u_g + e_gt, (N,) each.

    Restricted maximum likelihood over τ² / σ², with week effects w_t unless `week` is
    None; βB - βW, the contextual effect, against its standard error is the level test.
    Mundlak, Econometrica 46 (1978) 69; Bell & Jones, Political Science Research and
    Methods 3 (2015) 133. Units are those of y for one of x. Refused under 10 teams, and
    where x does not vary between teams or within, or y follows it to the letter.
    """
    teams = _number(team)
    have = int(teams.max(initial=-1)) + 1
    if have < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, have, LEAST_TEAMS)
    values = np.stack([np.asarray(x, float), np.asarray(y, float)])
    weeks = np.zeros_like(teams) if week is None else _number(week)
    rest = values - values.mean(axis=1, keepdims=True)
    if any(map(is_flat, rest, values)):
        return Withheld(WithheldReason.NO_VARIATION)
    unit = rest.std(axis=1, keepdims=True)
    rest /= unit
    if not _is_fit_to_be_tried(rest, teams, weeks):
        return Withheld(WithheldReason.NO_VARIATION)
    return _fit(_moments(rest, teams, weeks), unit[:, 0])


def _number(labels: ArrayLike) -> Indices:
    return np.unique(np.asarray(labels), return_inverse=True)[1]


def _is_fit_to_be_tried(values: Numbers, teams: Indices, weeks: Indices) -> bool:
    """Tell whether x varies at both levels, and y by more than x explains."""
    own = two_way_deviations(values, teams, weeks)
    if is_flat(own[0], values[0]):
        return False
    left = own[1] - (own[0] @ own[1]) / (own[0] @ own[0]) * own[0]
    means = values[0] - team_deviations(values[:1], teams)[0]
    apart = team_deviations(means[None], weeks)[0]
    return not is_flat(apart, values[0]) and not is_flat(left, values[1])


def _moments(values: Numbers, teams: Indices, weeks: Indices) -> _Moments:
    sizes = np.bincount(teams).astype(float)
    own = team_deviations(values[:1], teams)[0]
    columns = np.stack([values[0] - own, own, values[1]])
    present = np.zeros((len(sizes), int(weeks.max()) + 1))
    np.add.at(present, (teams, weeks), 1)
    by_week = np.stack([np.bincount(weeks, weights=row) for row in columns])
    products = np.block(
        [[np.diag(present.sum(axis=0)), by_week.T], [by_week, columns @ columns.T]]
    )
    by_team = np.stack([np.bincount(teams, weights=row) for row in columns])
    by_team[1] = 0  # by definition; what is left is rounding
    return _Moments(products, np.hstack([present, by_team.T]), sizes)


def _weigh(moments: _Moments, ratio: float) -> Numbers:
    """Return the products weighted by σ² V⁻¹ = I - λ / (1 + λ n) J in each team."""
    less = ratio / (1 + ratio * moments.sizes)
    weighted: Numbers = moments.products - (moments.sums.T * less) @ moments.sums
    return weighted


def _deviance(share: float, moments: _Moments) -> float:
    """Return minus twice the restricted log-likelihood, σ² at its best.

    The last square of a Cholesky factor is the residual sum of squares, the others
    multiply to the determinant.
    """
    ratio = share / (1 - share)
    diagonal = np.diag(np.linalg.cholesky(_weigh(moments, ratio)))
    return float(
        2 * moments.freedom * np.log(diagonal[-1])
        + np.log1p(ratio * moments.sizes).sum()
        + 2 * np.log(diagonal[:-1]).sum()
    )


def _fit(moments: _Moments, unit: Numbers) -> Levels:
    share = _best_share(moments)
    ratio = share / (1 - share)
    weighted = _weigh(moments, ratio)
    inverse = np.linalg.inv(weighted[:-1, :-1])
    slopes = inverse @ weighted[:-1, -1]
    variance = (weighted[-1, -1] - slopes @ weighted[:-1, -1]) / moments.freedom
    scale = unit[1] / unit[0]
    covariance = inverse[-2:, -2:] * variance * scale**2
    between, within = slopes[-2:] * scale

    def slope(value: float, *times: int) -> Slope:
        return Slope(float(value), float(np.sqrt(times @ covariance @ times)))

    return Levels(
        slope(within, 0, 1),
        slope(between, 1, 0),
        slope(between - within, 1, -1),
        float(ratio * variance * unit[1] ** 2),
        float(variance * unit[1] ** 2),
        len(moments.sizes),
        int(moments.sizes.sum()),
    )


def _best_share(moments: _Moments) -> float:
    found = scipy.optimize.minimize_scalar(
        _deviance,
        args=(moments,),
        bounds=(0, HIGHEST),
        method="bounded",
        options={"xatol": 1e-9},
    )
    if _deviance(0.0, moments) <= found.fun:
        return 0.0
    return float(found.x)
