"""Both sides of every team with none below, over four weeks and the four before.

What is said of a period is a frame with a row for each team (index `team`) and the
columns of `PERIODS`: the figure of the four weeks before and of the last four, a share
or a value in the metric's scale, and their sampling variances; NaN where there is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers.metrics import estimates
from engagement.insight.cache import cached
from engagement.insight.series.sides import (
    Sides,
    published_mean,
    sides,
    totals,
)
from engagement.insight.series.spans import WINDOWS, span_until
from engagement.insight.sight import Sight
from engagement.pulses import bank
from engagement.statistics.findings import Numbers, Withheld
from engagement.statistics.shrinkage import Shrunk, shrink

PERIOD = WINDOWS[0]
PERIODS = ["before", "now", "variance_before", "variance_now"]
MORE = {"n": 4, "favourable": 2, "unfavourable": 2}
"""Customers that are added before an error is taken."""


@dataclass(frozen=True, eq=False)
class TwoPeriods:
    """What all teams with none below say over eight weeks, and their customers."""

    both: Sides
    staff: pd.DataFrame
    customers: pd.DataFrame
    standing: pd.DataFrame
    """Index `team`; for each thing that is compared, whether the team is in it."""
    is_own_only: bool
    """Others are left out: of fewer than five, each could be told."""

    @property
    def team_ids(self) -> list[int]:
        return list(self.staff.index)

    @property
    def now(self) -> Sides:
        return self.both.end(PERIOD)

    @property
    def weeks(self) -> int:
        """How many of the last four weeks have any staff figure."""
        return int(self.now.staff["share"].notna().any().sum())


def two_periods(
    session: Session, team_ids: Sequence[int], metric: str, this_week: int, sight: Sight
) -> TwoPeriods:
    """Read the eight weeks up to the last staff figure, once for the same data."""
    found = _read(session, team_ids, metric, this_week, sight, is_own_only=False)
    if not sight.has_few_others(found.standing):
        return found
    own = [one for one in team_ids if sight.names(one)]
    return _read(session, own, metric, this_week, sight, is_own_only=True)


def _read(  # noqa: PLR0913 - what is read, and for whom
    session: Session,
    team_ids: Sequence[int],
    metric: str,
    this_week: int,
    sight: Sight,
    *,
    is_own_only: bool,
) -> TwoPeriods:
    def read() -> TwoPeriods:
        span = span_until(session, bank.MOBILISATION, this_week, 2 * PERIOD)
        both = sides(
            session,
            team_ids,
            span,
            staff=bank.MOBILISATION,
            customer=metric,
            blanks=sight.blanks,
        )
        staff = staff_periods(both.staff)
        customers = customer_periods(metric, both.customers)
        compared = standing(staff, customers)
        return TwoPeriods(both, staff, customers, compared, is_own_only)

    key = "periods", tuple(team_ids), metric, this_week, sight.blanks, is_own_only
    return cached(session, key, read)


def staff_periods(staff: pd.DataFrame) -> pd.DataFrame:
    """Average what was published in both periods, from the staff's side, 8 weeks."""
    before, now = (
        published_mean(weeks["share"], weeks["variance"]) for weeks in _halves(staff)
    )
    columns = [before["mean"], now["mean"], before["error"] ** 2, now["error"] ** 2]
    return pd.concat(columns, axis=1, keys=PERIODS)


def customer_periods(metric: str, customers: pd.DataFrame) -> pd.DataFrame:
    """Take the customers of each period together, from their side, 8 weeks."""
    (before, then), (now, last) = (
        customer_figures(metric, totals(weeks)) for weeks in _halves(customers)
    )
    columns = dict(zip(PERIODS, (before, now, then, last), strict=True))
    return pd.DataFrame(columns, customers.index)


def standing(*of: pd.DataFrame) -> pd.DataFrame:
    """Tell for each figure, and each two of them, which teams have it."""
    figures = pd.concat([one[["before", "now"]] for one in of], axis=1)
    known = figures.notna().set_axis(range(figures.shape[1]), axis=1)
    pairs = [known[one] & known[other] for one, other in combinations(known, 2)]
    return pd.concat([known, *pairs], axis=1)


def _halves(side: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the weeks but the last four, and the last four."""
    weeks = side.columns.get_level_values(1)
    is_now = weeks > weeks.max() - PERIOD
    return side.loc[:, ~is_now], side.loc[:, is_now]


def customer_figures(metric: str, counts: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return figures and sampling variances, NaN under five.

    counts: columns `COUNTS` by team, or a side; so (K,) or (K, W). The variance is that
    of two more customers on each side, so that 0 or n of n is not certain: Agresti &
    Coull, The American Statistician 52 (1998) 119.
    """
    n = counts["n"].where(counts["n"] >= estimates.LEAST)
    figures = estimates.values(metric, n, counts["favourable"], counts["unfavourable"])
    more = {name: counts[name] + added for name, added in MORE.items()}
    spread = estimates.standard_errors(metric, *more.values()) ** 2 * more["n"]
    return figures, (spread / n).to_numpy()


def drawn(values: pd.Series, variances: pd.Series) -> Shrunk | Withheld:
    """Draw the teams that have a value towards their mean; index `team` of both."""
    known = values.dropna()
    return shrink(known.index, known, variances[known.index])
