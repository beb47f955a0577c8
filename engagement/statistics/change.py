"""Changes that are more than noise: of teams beside their company, and of it."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engagement.statistics.between import FLAT
from engagement.statistics.deviations import two_way_deviations
from engagement.statistics.findings import (
    Indices,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)

WEIGHT = 0.2
TWICE_REACH = 2.5
"""Errors that two weeks in a row pass by chance in one of 200 team-weeks."""
LEAST_TEAMS = 6
MOST_ALIKE = 0.95
"""Weeks that resemble more are taken for a drift that has no usual."""
GUARD = 8
"""The last weeks are not part of what they are compared with."""
BASELINE = 12
YEAR = 52
LEAST_WEEKS = 12
MOVING_RANGE_REACH = 2.66

Seen = NDArray[np.bool_]
Signs = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class TeamCharts:
    """Which weeks of which teams left their usual course; all (K, T)."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "EWMA on the residual from the company's week"

    reach: Numbers
    """How far, in limits: beyond ±1 is out; 0 while there is nothing to compare."""
    alerts: Signs
    """1 rising, -1 falling: out on the same side in two published weeks in a row."""
    week_variance: float


@dataclass(frozen=True)
class CompanyChart:
    """Which weeks left the company's usual course."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "XmR"

    mean: float
    limits: Interval
    alerts: tuple[int, ...]
    """Of each week: 1 rising, -1 falling, 0 nothing."""
    weeks: int


def ewma(values: ArrayLike, start: float = 0, weight: float = WEIGHT) -> Numbers:
    """Return z_t = λ x_t + (1 - λ) z_{t-1}, (K, T) from (K, T), with z_0 the start.

    A missing week (NaN) leaves z as it was. Roberts, Technometrics 1 (1959) 239.
    """
    x = np.asarray(values, float)
    smoothed = np.empty_like(x)
    last = np.full(len(x), float(start))
    for week in range(x.shape[1]):
        moved = last + weight * (x[:, week] - last)
        last = np.where(np.isnan(moved), last, moved)
        smoothed[:, week] = last
    return smoothed


def team_charts(values: ArrayLike, variances: ArrayLike) -> TeamCharts | Withheld:
    """Chart teams over consecutive weeks, (K, T); NaN where nothing is published.

    `variances` are those of sampling and rounding. u_t = (x_t - μ) / √(τ² + v_t) on
    the residual from teams and weeks, smoothed with λ = .2. An alert asks for two weeks
    in a row beyond L = 2.5: of 200 weeks of teams in which nothing has changed, one is
    flagged, and a change of one error about nine weeks after (Lucas & Saccucci,
    Technometrics 32 (1990) 1, for limits of a single week).
    μ is the team's mean of the year up to nine weeks ago, at least 12 weeks, and the
    limit is widened by its error: L √(λ / (2 - λ) + b² Var μ), b the EWMA of 1 / error.
    τ² is what weeks add beyond sampling, over all teams, and more where they resemble
    one another: see `_week_variance`. Beyond .95 there is no usual to leave: 2 in 100
    are flagged.
    Refused below 6 teams or 21 weeks; weeks with fewer than 6 teams are left out.
    """
    x = np.asarray(values, float)
    seen = np.isfinite(x)
    seen &= seen.sum(axis=0) >= LEAST_TEAMS
    teams, weeks = (int(seen.any(axis=axis).sum()) for axis in (1, 0))
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if weeks <= BASELINE + GUARD:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, weeks, BASELINE + GUARD + 1)
    rest = _beside_company(x, seen)
    variance = np.where(seen, np.asarray(variances, float), 0)
    left = 1 - 1 / np.maximum(seen.sum(axis=0), 2)  # a team is part of its company
    week_variance = _week_variance(rest, variance, left, seen)
    error = np.sqrt(left * (week_variance + variance))
    reach = _reach(rest, error, seen & (error > FLAT * np.abs(x[seen]).max()))
    sides = np.sign(reach) * (np.abs(reach) > 1)
    return TeamCharts(reach, _twice_out(sides, seen), week_variance)


def company_chart(values: ArrayLike) -> CompanyChart | Withheld:
    """Chart the company's weeks, (T,); NaN where nothing is published.

    Mean ± 2.66 of the mean moving range between weeks that follow one another; an
    alert asks for two weeks in a row. Refused below 12 weeks.
    Wheeler, Understanding Variation, SPC Press (1993) 135.
    """
    x = np.asarray(values, float)
    seen = np.isfinite(x)
    weeks = int(seen.sum())
    if weeks < LEAST_WEEKS:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, weeks, LEAST_WEEKS)
    mean = float(x[seen].mean())
    half = MOVING_RANGE_REACH * float(np.abs(np.diff(x[seen])).mean())
    away = np.where(seen, x - mean, 0)
    out = np.sign(away) * (np.abs(away) > half)
    alerts = _twice_out(out[None], seen[None])[0]
    limits = Interval(mean - half, mean + half)
    return CompanyChart(mean, limits, tuple(alerts.tolist()), weeks)


def _beside_company(x: Numbers, seen: Seen) -> Numbers:
    """Return what is left of values without team and week means, 0 where unseen."""
    team, week = np.nonzero(seen)
    numbered: list[Indices] = [
        np.unique(labels, return_inverse=True)[1] for labels in (team, week)
    ]
    rest = np.zeros_like(x)
    rest[seen] = two_way_deviations(x[seen][None], *numbered)[0]
    return rest


def _week_variance(
    rest: Numbers, variance: Numbers, left: Numbers, seen: Seen
) -> float:
    """Return what weeks add to an EWMA, as the variance of weeks apart that would.

    τ², what is left of the residuals' mean square without sampling, times
    (1 + (1 - λ) ρ) / (1 - (1 - λ) ρ), by which a series that resembles the week before
    by ρ moves an EWMA more; ρ τ² is the mean product of a team's weeks that follow one
    another. Both are medians over teams, as a few of them may have changed for good.
    Box & Luceño, Statistical Control, Wiley (1997) ch. 4.
    """
    scaled = np.where(seen, rest / np.sqrt(left), 0)
    own = _median_of_teams(scaled**2 - variance, seen)
    both = seen[:, 1:] & seen[:, :-1]
    following = _median_of_teams(scaled[:, 1:] * scaled[:, :-1], both)
    if own <= 0 or following <= 0:
        return max(0.0, own)
    carried = (1 - WEIGHT) * min(following / own, MOST_ALIKE)
    return own * (1 + carried) / (1 - carried)


def _median_of_teams(values: Numbers, seen: Seen) -> float:
    counts = seen.sum(axis=1)
    means = np.where(seen, values, 0).sum(axis=1)[counts > 0] / counts[counts > 0]
    return float(np.median(means)) if len(means) else 0.0


def _reach(rest: Numbers, error: Numbers, seen: Seen) -> Numbers:
    """Return each week's EWMA as a share of its limit, 0 without a baseline."""
    unit = np.divide(1, error, out=np.full_like(error, np.nan), where=seen)
    precision = np.where(seen, unit, 0) ** 2
    known = _up_to_a_year(seen.astype(float)) >= BASELINE
    total = np.where(known, _up_to_a_year(precision), 1)
    mean = np.where(known, _up_to_a_year(precision * rest), 0) / total
    units = ewma(unit)
    away = ewma(rest * unit) - mean * units
    limit = TWICE_REACH * np.sqrt(WEIGHT / (2 - WEIGHT) + units**2 / total)
    return np.where(known, away / limit, 0)


def _up_to_a_year(values: Numbers) -> Numbers:
    """Return for each week the sum over a year that ends before the guarded weeks."""
    sums = np.cumsum(values, axis=1)
    sums[:, YEAR:] -= sums[:, :-YEAR].copy()
    return np.pad(sums, ((0, 0), (GUARD, 0)))[:, :-GUARD]


def _twice_out(sides: Numbers, seen: Seen) -> Signs:
    """Return the sides on which a seen week and the one seen before it are out."""
    alerts = np.zeros(sides.shape, np.int8)
    before = np.zeros(len(sides))
    for week in range(sides.shape[1]):
        now = np.where(seen[:, week], sides[:, week], before)
        alerts[:, week] = np.where(seen[:, week] & (now == before), now, 0)
        before = now
    return alerts
