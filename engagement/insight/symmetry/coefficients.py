"""Every coefficient of a staff measure beside a customer metric, of the same weeks."""

import math
from dataclasses import dataclass

import pandas as pd

from engagement.customers.metrics import estimates
from engagement.insight.series.periods import customer_figures
from engagement.insight.series.sides import Sides, chance, published_mean, totals
from engagement.insight.series.spans import WINDOWS
from engagement.statistics.between import (
    Correlation,
    PartialCorrelation,
    between,
    partial,
)
from engagement.statistics.claims import Claims, claims
from engagement.statistics.findings import Withheld
from engagement.statistics.lags import LEAST_PAIRS, LeadAndLag, lags
from engagement.statistics.latent import LatentCorrelation, latent
from engagement.statistics.levels import Levels, levels
from engagement.statistics.panels import APART
from engagement.statistics.within import (
    CorrelationOverTime,
    RepeatedMeasures,
    rmcorr,
    within,
)


@dataclass(frozen=True)
class Coefficients:
    """What can be said between teams, within them, of both and of who moves first."""

    between: Correlation | Withheld
    inside: PartialCorrelation | Withheld
    """Among teams of one region, the level above."""
    latent: LatentCorrelation | Withheld
    within: CorrelationOverTime | Withheld
    levels: Levels | Withheld
    lags: LeadAndLag | Withheld
    described: RepeatedMeasures | Withheld
    """Never a test: a shock to all teams is still in it."""

    @property
    def claims(self) -> Claims:
        return claims(self.between, self.inside, self.within, self.lags)

    def as_report(self) -> dict[str, object]:
        return {
            "claims": self.claims.as_report(),
            "between": self.between.as_report(),
            "inside_regions": self.inside.as_report(),
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
    same_size: PartialCorrelation | Withheld
    """Between teams of as many respondents, and of one region where there are some."""
    without_seasons: CorrelationOverTime | Withheld
    """Within teams, each team's wave of a year taken away."""

    def as_report(self) -> dict[str, object]:
        return {
            "windows": {str(weeks): one.as_report() for weeks, one in self.windows},
            "same_size": self.same_size.as_report(),
            "without_seasons": self.without_seasons.as_report(),
        }


def coefficients(window: Sides, run: Sides, regions: pd.Series) -> Coefficients:
    """Compare levels over the window, and what moves over the longer run.

    regions: the team above each team; index `team`.
    """
    teams = team_levels(window)
    staff, customer = teams["staff"], teams["customer"]
    across = between(staff, customer)
    every = team_weeks(run)
    columns = team, _, own, theirs = _pairs(every)
    over_time = within(*columns)
    refused = [one for one in (across, over_time) if isinstance(one, Withheld)]
    return Coefficients(
        across,
        partial(staff, customer, groups=regions[teams.index]),
        _corrected(window, teams),
        over_time,
        # Two numbers of which one is refused are not compared either.
        refused[0] if refused else levels(*columns),
        # Every published week beside every week with customers, four weeks apart.
        lags(
            every["team"],
            every["week"],
            every["staff"],
            every["customer"],
            variances=(every["staff_variance"], every["customer_variance"]),
        ),
        rmcorr(team, own, theirs),
    )


def _pairs(every: pd.DataFrame) -> list[pd.Series]:
    """Return team, week, staff and customer of the weeks that have both sides."""
    known = every.dropna()
    return [known[name] for name in ("team", "week", "staff", "customer")]


def _corrected(window: Sides, teams: pd.DataFrame) -> LatentCorrelation | Withheld:
    errors = chance(window)
    if isinstance(errors, Withheld):
        return errors
    variances = errors.loc[teams.index].to_numpy().T
    return latent(teams["staff"], teams["customer"], *variances)


def sensitivity(
    run: Sides, window: int, regions: pd.Series, chosen: Correlation | Withheld
) -> Sensitivity:
    """Compare the usual windows, and teams of one size in the chosen one.

    `chosen` is the r of that window, which need not be found again.
    """

    def across(weeks: int) -> Correlation | Withheld:
        teams = team_levels(run.end(weeks))
        return between(teams["staff"], teams["customer"])

    last = run.end(window)
    teams = team_levels(last)
    sides = teams["staff"], teams["customer"]
    size = [_respondents(last)[teams.index].map(math.log)]
    inside = partial(*sides, groups=regions[teams.index], covariates=size)
    return Sensitivity(
        tuple(
            (weeks, chosen if weeks == window else across(weeks))
            for weeks in WINDOWS
            if weeks <= len(run.span)
        ),
        partial(*sides, covariates=size) if isinstance(inside, Withheld) else inside,
        within(*_pairs(team_weeks(run)), without_seasons=True),
    )


def _respondents(window: Sides) -> pd.Series:
    """Return how many answered in a week, the middle of the range; index `team`."""
    low, high = (window.staff[end].mean(axis=1) for end in ("low", "high"))
    return (low + high) / 2


def teams_by_coefficient(run: Sides, window: int, regions: pd.Series) -> pd.DataFrame:
    """Tell for each coefficient above which teams stand in it.

    Index `team`; a column of truths for each thing that is computed.
    """
    lengths = {window, *(weeks for weeks in WINDOWS if weeks <= len(run.span))}
    staff, values = (
        run.staff["share"].notna(),
        customer_figures(run.metric, run.customers)[0],
    )
    customers = pd.DataFrame(values, staff.index, staff.columns).notna()
    pairs = {
        apart: staff & customers.shift(-apart, axis=1, fill_value=False)
        for apart in APART
    }
    told = [pairs[0], *(one for one in pairs.values() if _count(one) >= LEAST_PAIRS)]
    levels_in = [has_both(run.end(weeks)) for weeks in lengths]
    in_pairs = [one.any(axis=1) for one in told]
    together = regions[has_both(run.end(window))].duplicated(keep=False)
    inside = together.reindex(regions.index, fill_value=False)
    return pd.concat([*levels_in, inside, *in_pairs], axis=1, ignore_index=True)


def _count(truths: pd.DataFrame) -> int:
    return int(truths.sum().sum())


def has_both(window: Sides) -> pd.Series:
    """Tell which teams have both sides in these weeks; index `team`."""
    is_published = window.staff["share"].notna().any(axis=1)
    return is_published & (window.customers["n"].sum(axis=1) >= estimates.LEAST)


def team_levels(window: Sides) -> pd.DataFrame:
    """Return both values of the teams that have both.

    Index `team`; columns `staff`, a share, and `customer` in the scale of its metric.
    """
    known = has_both(window)
    staff = published_mean(window.staff["share"], window.staff["variance"])[known]
    values, _variances = customer_figures(
        window.metric, totals(window.customers)[known]
    )
    return pd.DataFrame({"staff": staff["mean"], "customer": values})


def team_weeks(run: Sides) -> pd.DataFrame:
    """Return the weeks of teams that have any side, a row for each.

    Columns `team`, its place among the teams, by which chance draws; `week`; `staff`,
    a share, `customer` in the scale of its metric, and the variances of their
    sampling, `staff_variance` and `customer_variance`. NaN where a side is missing.
    """
    staff = run.staff["share"].reset_index(drop=True)
    places = staff.index, staff.columns
    values, variances = customer_figures(run.metric, run.customers)
    sides = {
        "staff": staff,
        "customer": pd.DataFrame(values, *places),
        "staff_variance": run.staff["variance"].reset_index(drop=True),
        "customer_variance": pd.DataFrame(variances, *places),
    }
    rows = pd.DataFrame({name: side.stack() for name, side in sides.items()})
    found = rows.dropna(subset=["staff", "customer"], how="all")
    return found.rename_axis(index=["team", "week"]).reset_index()
