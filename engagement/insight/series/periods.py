"""Both sides of every team with none below, over thirteen weeks and their last eight.

What is said of a side is a frame with a row for each team (index `team`) and columns of
two levels, a period and what is said of it. Periods: `level`, all weeks; `now`, the
last four; `before`, the four before those. Of each: its `figure`, a share or a value in
the metric's scale; the figure's sampling `variance`; how many single `answers` it
stands for; and which share of these is in the `middle`, neither for nor against, as
only a net figure has them. NaN where there is none.
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
    single_answers,
    totals,
)
from engagement.insight.series.spans import WINDOWS, span_until
from engagement.insight.sight import Sight
from engagement.measures import is_net
from engagement.pulses import bank
from engagement.statistics.findings import Numbers
from engagement.statistics.peers import Figures

PERIOD = WINDOWS[0]
SEASON = 13
"""Weeks of a level. Of teams that stand lower by 20 points, four weeks find a third,
eight four in five, thirteen nearly all; and more weeks would not know of now."""
PERIODS = ["level", "before", "now"]
OF_PERIOD = ["figure", "variance", "answers", "middle"]
MORE = {"n": 4, "favourable": 2, "unfavourable": 2}
"""Customers that are added before an error is taken."""


@dataclass(frozen=True, eq=False)
class TwoPeriods:
    """What all teams with none below say over a season, and their customers."""

    both: Sides
    staff: pd.DataFrame
    customers: pd.DataFrame
    """Both as above."""
    standing: pd.DataFrame
    """Index `team`; for each thing that is compared, whether the team is in it."""
    is_own_only: bool
    """Others are left out: of fewer than five, each could be told."""

    @property
    def team_ids(self) -> list[int]:
        return list(self.staff.index)

    @property
    def weeks(self) -> int:
        """How many weeks have any staff figure."""
        return int(self.both.staff["share"].notna().any().sum())


def two_periods(
    session: Session, team_ids: Sequence[int], metric: str, this_week: int, sight: Sight
) -> TwoPeriods:
    """Read the season up to the last staff figure, once for the same data."""
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
        span = span_until(session, bank.MOBILISATION, this_week, SEASON)
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
        compared = teams_with_figures(staff, customers)
        return TwoPeriods(both, staff, customers, compared, is_own_only)

    key = "periods", tuple(team_ids), metric, this_week, sight.blanks, is_own_only
    return cached(session, key, read)


def staff_periods(staff: pd.DataFrame) -> pd.DataFrame:
    """Average what was published in each period, from the staff's side; as above."""
    return pd.concat(
        {name: _staff_figures(weeks) for name, weeks in _periods(staff).items()}, axis=1
    )


def customer_periods(metric: str, customers: pd.DataFrame) -> pd.DataFrame:
    """Take the customers of each period together, from their side; as above."""
    return pd.concat(
        {
            name: _customer_figures(metric, totals(weeks))
            for name, weeks in _periods(customers).items()
        },
        axis=1,
    )


def teams_with_figures(*of: pd.DataFrame) -> pd.DataFrame:
    """Tell for each figure, and each two of them, which teams have it.

    of: sides as above. Index `team`; a numbered column of truths for each.
    """
    figures = pd.concat([one.xs("figure", axis=1, level=1) for one in of], axis=1)
    known = figures.notna().set_axis(range(figures.shape[1]), axis=1)
    pairs = [known[one] & known[other] for one, other in combinations(known, 2)]
    return pd.concat([known, *pairs], axis=1)


def figures(metric: str, side: pd.DataFrame, period: str) -> Figures:
    """Return the figures of a period as means of answers from 0 to 1, team by team.

    side: as above; a net figure there is in points from -100 to 100.
    """
    of = side[period]
    values = of["figure"].to_numpy()
    if is_net(metric):
        values = (values / 100 + 1) / 2
    return Figures(values, of["answers"].to_numpy(), of["middle"].to_numpy())


def _periods(side: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the weeks of each period of a side, as in `sides`."""
    weeks = side.columns.get_level_values(1)
    past = weeks.max() - weeks
    is_now, is_before = past < PERIOD, (past >= PERIOD) & (past < 2 * PERIOD)
    parts = side, side.loc[:, is_before], side.loc[:, is_now]
    return dict(zip(PERIODS, parts, strict=True))


def _staff_figures(weeks: pd.DataFrame) -> pd.DataFrame:
    """Average the weeks of a staff's side: index `team`, columns `OF_PERIOD`.

    A variance is as good as so many answers of a share like the week's.
    """
    means = published_mean(weeks["share"], weeks["variance"])
    of_one = 1 / single_answers(weeks)
    answers = of_one.notna().sum(axis=1) ** 2 / of_one.sum(axis=1)
    parts = [means["mean"], means["error"] ** 2, answers.where(means["mean"].notna())]
    return pd.concat([*parts, parts[0] * 0], axis=1, keys=OF_PERIOD)


def _customer_figures(metric: str, counts: pd.DataFrame) -> pd.DataFrame:
    """Return index `team`, columns `OF_PERIOD`; counts: columns `COUNTS` by team."""
    values, variances = customer_figures(metric, counts)
    n = counts["n"].where(counts["n"] >= estimates.LEAST)
    middle = n * 0
    if is_net(metric):
        middle = 1 - (counts["favourable"] + counts["unfavourable"]) / n
    columns = dict(zip(OF_PERIOD, (values, variances, n, middle), strict=True))
    return pd.DataFrame(columns, counts.index)


def customer_figures(metric: str, counts: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return figures in the metric's scale and sampling variances, NaN under five.

    counts: columns `COUNTS` by team, or a side; so (K,) or (K, W). The variance is that
    of two more customers on each side, so that 0 or n of n is not certain: Agresti &
    Coull, The American Statistician 52 (1998) 119.
    """
    n = counts["n"].where(counts["n"] >= estimates.LEAST)
    figures = estimates.values(metric, n, counts["favourable"], counts["unfavourable"])
    more = {name: counts[name] + added for name, added in MORE.items()}
    spread = estimates.standard_errors(metric, *more.values()) ** 2 * more["n"]
    return figures, (spread / n).to_numpy()
