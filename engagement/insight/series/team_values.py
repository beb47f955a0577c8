"""What each team says over some weeks, as a value or the reason why there is none."""

import math

import pandas as pd

from engagement.customers.metrics import estimates
from engagement.insight.series.sides import Sides, published_mean, totals
from engagement.insight.shown import Result, Shown, no_figure, shown_share
from engagement.statistics.findings import Withheld, WithheldReason


def staff_values(both: Sides) -> list[Result]:
    """Return each team's mean over the published weeks."""
    staff = both.staff
    means = published_mean(staff["share"], staff["variance"])
    least, most = staff["low"].min(axis=1), staff["high"].max(axis=1)
    blank = {team for team, week in both.blanks if week in both.span.weeks}
    return [
        no_figure(is_blank=team in blank)
        if math.isnan(mean)
        else shown_share(mean, error, low, high)
        for team, mean, error, low, high in means.assign(
            least=least, most=most
        ).itertuples(name=None)
    ]


def customer_values(both: Sides) -> list[Result]:
    """Return each team's value over all customers of these weeks."""
    counts = totals(both.customers)
    n = counts["n"].where(counts["n"] >= estimates.LEAST)
    parts = n, counts["favourable"], counts["unfavourable"]
    values = estimates.values(both.metric, *parts)
    low, high = estimates.bounds(both.metric, *parts)
    found = pd.DataFrame({"n": counts["n"], "value": values, "low": low, "high": high})
    return [
        _too_few(int(n))
        if math.isnan(value)
        else Shown(value, low, high, int(n), int(n))
        for n, value, low, high in found.itertuples(index=False, name=None)
    ]


def _too_few(n: int) -> Withheld:
    if n == 0:
        return Withheld(WithheldReason.NO_CUSTOMERS)
    return Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=estimates.LEAST)
