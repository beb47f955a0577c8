"""Every coefficient of a staff measure beside a customer metric, of the same weeks."""

from dataclasses import dataclass

import pandas as pd

from engagement.customers.metrics import estimates
from engagement.insight.series.sides import COUNTS, Sides, published_mean, totals
from engagement.insight.series.spans import WINDOWS
from engagement.statistics.between import Correlation, between
from engagement.statistics.findings import Withheld
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

PSEUDO = pd.Series({"n": 4, "favourable": 2, "unfavourable": 2})
"""Answers added, two to each side, so that five out of five do not look certain."""


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
    teams = team_levels(window)
    across = between(teams["staff"], teams["customer"])
    every = team_weeks(run)
    known = every.dropna()
    columns = [known[name] for name in ("team", "week", "staff", "customer")]
    over_time = within(*columns)
    refused = [one for one in (across, over_time) if isinstance(one, Withheld)]
    return Coefficients(
        across,
        latent(*teams.to_numpy().T),
        over_time,
        # Two numbers of which one is refused are not compared either.
        refused[0] if refused else levels(*columns),
        # Every published week beside every week with customers, four weeks apart.
        lags(every["team"], every["week"], every["staff"], every["customer"]),
        rmcorr(known["team"], known["staff"], known["customer"]),
    )


def sensitivity(run: Sides, window: int, chosen: Correlation | Withheld) -> Sensitivity:
    """Compare the usual windows, and leave out each team in turn in the chosen one.

    `chosen` is the r of that window, which need not be found again.
    """

    def levels_of(weeks: int) -> tuple[pd.Series, pd.Series]:
        teams = team_levels(run.end(weeks))
        return teams["staff"], teams["customer"]

    return Sensitivity(
        tuple(
            (weeks, chosen if weeks == window else between(*levels_of(weeks)))
            for weeks in WINDOWS
            if weeks <= len(run.span)
        ),
        without_one(*levels_of(window)),
    )


def standing(run: Sides, window: int) -> pd.DataFrame:
    """Tell for each coefficient above which teams stand in it.

    Index `team`; a column of truths for each thing that is computed.
    """
    lengths = {window, *(weeks for weeks in WINDOWS if weeks <= len(run.span))}
    staff, customers = run.staff["share"].notna(), _values(run).notna()
    pairs = {
        apart: staff & customers.shift(-apart, axis=1, fill_value=False)
        for apart in APART
    }
    told = [pairs[0], *(one for one in pairs.values() if _count(one) >= LEAST_PAIRS)]
    levels_in = [has_both(run.end(weeks)) for weeks in lengths]
    in_pairs = [one.any(axis=1) for one in told]
    return pd.concat([*levels_in, *in_pairs], axis=1, ignore_index=True)


def _count(truths: pd.DataFrame) -> int:
    return int(truths.sum().sum())


def has_both(window: Sides) -> pd.Series:
    """Tell which teams have both sides in these weeks; index `team`."""
    is_published = window.staff["share"].notna().any(axis=1)
    return is_published & (window.customers["n"].sum(axis=1) >= estimates.LEAST)


def team_levels(window: Sides) -> pd.DataFrame:
    """Return both values of the teams that have both, and their variances.

    Index `team`; columns `staff`, a share, `customer` in the scale of its metric,
    `staff_variance` and `customer_variance`.
    """
    known = has_both(window)
    staff = published_mean(window.staff["share"], window.staff["variance"])[known]
    counts = totals(window.customers)[known]
    parts = (counts + PSEUDO).to_numpy().T
    return pd.DataFrame(
        {
            "staff": staff["mean"],
            "customer": estimates.values(window.metric, *counts.to_numpy().T),
            "staff_variance": staff["error"] ** 2,
            "customer_variance": estimates.standard_errors(window.metric, *parts) ** 2,
        }
    )


def team_weeks(run: Sides) -> pd.DataFrame:
    """Return the weeks of teams that have any side, a row for each.

    Columns `team`, its place among the teams, by which chance draws; `week`; `staff`,
    a share; and `customer` in the scale of its metric. NaN where a side is missing.
    """
    both = {"staff": run.staff["share"], "customer": _values(run)}
    rows = {name: side.reset_index(drop=True).stack() for name, side in both.items()}
    found = pd.DataFrame(rows).dropna(how="all")
    return found.rename_axis(index=["team", "week"]).reset_index()


def _values(run: Sides) -> pd.DataFrame:
    """Return the customers' figures, teams by weeks, NaN where too few answered."""
    n, favourable, unfavourable = (run.customers[name] for name in COUNTS)
    enough = n.where(n >= estimates.LEAST)
    values = estimates.values(run.metric, enough, favourable, unfavourable)
    return pd.DataFrame(values, n.index, n.columns)
