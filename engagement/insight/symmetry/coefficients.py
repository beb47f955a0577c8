"""Every coefficient of a staff measure beside a customer metric, of the same weeks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engagement.customers.metrics import estimates
from engagement.insight.series import WINDOWS, Sides, published_mean
from engagement.statistics.between import Correlation, between
from engagement.statistics.findings import Numbers, Withheld
from engagement.statistics.lags import LEAST_PAIRS, LeadAndLag, lags
from engagement.statistics.latent import LatentCorrelation, latent
from engagement.statistics.levels import Levels, levels
from engagement.statistics.panels import APART
from engagement.statistics.sensitivity import WithoutOne, without_one
from engagement.statistics.within import (
    CorrelationOverTime,
    RepeatedMeasures,
    rmcorr,
    within,
)

PSEUDO = 2
"""Answers added to each side, so that five out of five do not look certain."""


@dataclass(frozen=True)
class Coefficients:
    """What can be said between teams, within them, of both and of who moves first."""

    between: Correlation | Withheld
    latent: LatentCorrelation | Withheld
    within: CorrelationOverTime | Withheld
    levels: Levels | Withheld
    lags: LeadAndLag | Withheld
    described: RepeatedMeasures | Withheld
    """Never a test: a shock to all teams is still in it."""

    def as_report(self) -> dict[str, object]:
        return {
            "between": self.between.as_report(),
            "latent": self.latent.as_report(),
            "within": self.within.as_report(),
            "levels": self.levels.as_report(),
            "lags": self.lags.as_report(),
            "rmcorr": self.described.as_report(),
        }


@dataclass(frozen=True)
class Sensitivity:
    """What becomes of the r between teams when the data are chosen otherwise."""

    windows: tuple[tuple[int, Correlation | Withheld], ...]
    """By the number of weeks."""
    without_one: WithoutOne | Withheld

    def as_report(self) -> dict[str, object]:
        return {
            "windows": {str(weeks): one.as_report() for weeks, one in self.windows},
            "without_one": self.without_one.as_report(),
        }


def coefficients(window: Sides, run: Sides) -> Coefficients:
    """Compare levels over the window, and what moves over the longer run."""
    x, y, x_variance, y_variance = team_levels(window)
    known = ~np.isnan(run.share) & (run.n >= estimates.LEAST)
    team, week = np.nonzero(known)
    staff, customer = run.share[known], _values(run)[known]
    across, over_time = between(x, y), within(team, week, staff, customer)
    refused = [one for one in (across, over_time) if isinstance(one, Withheld)]
    return Coefficients(
        across,
        latent(x, y, x_variance, y_variance),
        over_time,
        # Two numbers of which one is refused are not compared either.
        refused[0] if refused else levels(team, week, staff, customer),
        _lags(run),
        rmcorr(team, staff, customer),
    )


def sensitivity(run: Sides, window: int, chosen: Correlation | Withheld) -> Sensitivity:
    """Compare the usual windows, and leave out each team in turn in the chosen one.

    `chosen` is the r of that window, which need not be found again.
    """
    lengths = [weeks for weeks in WINDOWS if weeks <= len(run.span)]

    def levels_of(weeks: int) -> tuple[Numbers, Numbers]:
        return team_levels(run.end(weeks))[:2]

    return Sensitivity(
        tuple(
            (weeks, chosen if weeks == window else between(*levels_of(weeks)))
            for weeks in lengths
        ),
        without_one(*levels_of(window)),
    )


def standing(run: Sides, window: int) -> NDArray[np.bool]:
    """Tell for each coefficient above which teams stand in it, (S, K)."""
    lengths = {window, *(weeks for weeks in WINDOWS if weeks <= len(run.span))}
    levels = [has_both(run.end(weeks)) for weeks in lengths]
    staff, customers = ~np.isnan(run.share), ~np.isnan(_values(run))
    weeks = len(run.span)
    pairs = [
        staff[:, max(0, -apart) : max(0, weeks - max(0, apart))]
        & customers[:, max(0, apart) : max(0, weeks - max(0, -apart))]
        for apart in APART
    ]
    same_week = pairs[APART.index(0)]
    told = [same_week, *(pair for pair in pairs if pair.sum() >= LEAST_PAIRS)]
    return np.stack([*levels, *(pair.any(axis=1) for pair in told)])


def has_both(window: Sides) -> NDArray[np.bool]:
    """Tell which teams have both sides in these weeks, (K,)."""
    is_published = (~np.isnan(window.share)).any(axis=1)
    found: NDArray[np.bool] = is_published & (window.n.sum(axis=1) >= estimates.LEAST)
    return found


def team_levels(window: Sides) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return both values of the teams that have both, and their variances; (K,) each.

    Staff in shares, customers in the scale of their metric.
    """
    mean, error = published_mean(window.share, window.variance)
    counts = np.stack([window.n, window.favourable, window.unfavourable]).sum(axis=2)
    known = has_both(window)
    counts = counts[:, known]
    n, favourable, unfavourable = counts + np.array([[2], [1], [1]]) * PSEUDO
    errors = estimates.standard_errors(window.metric, n, favourable, unfavourable)
    return (
        mean[known],
        estimates.values(window.metric, *counts),
        error[known] ** 2,
        errors**2,
    )


def _lags(run: Sides) -> LeadAndLag | Withheld:
    """Put every published week beside every week with customers, four weeks apart."""
    values = _values(run)
    team, week = np.nonzero(~np.isnan(run.share) | ~np.isnan(values))
    return lags(team, week, run.share[team, week], values[team, week])


def _values(run: Sides) -> Numbers:
    """Return the customers' figures, NaN where too few answered."""
    found = np.full(run.n.shape, np.nan)
    enough = run.n >= estimates.LEAST
    counts = run.n[enough], run.favourable[enough], run.unfavourable[enough]
    found[enough] = estimates.values(run.metric, *counts)
    return found
