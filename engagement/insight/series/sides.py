"""Both sides of many teams on the same weeks, as frames.

A side is a frame with a row for each team (index `team`, in the order asked for) and
columns of two levels, what it is and the week: `share`, a favourable share from 0 to 1,
with its `variance`, and `low` and `high`, the respondents from and to, are the staff's,
NaN where nothing was published; `n`, `favourable` and `unfavourable` are counts of
customers, 0 where there were none. So `staff["share"]` is teams by weeks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.insight.series.spans import Span
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.weekly_means import mean_of_weeks

STAFF = ["share", "variance", "low", "high"]
COUNTS = ["n", "favourable", "unfavourable"]
Values = TypeVar("Values", float, pd.Series)


@dataclass(frozen=True, eq=False)
class Sides:
    """Published shares and customer counts of teams, week by week."""

    span: Span
    metric: str
    blanks: Blanks
    """Teams and weeks whose figures the reader does not see."""
    staff: pd.DataFrame
    customers: pd.DataFrame
    company: pd.DataFrame
    """Customers of every team that has any: index `week`, columns `COUNTS`."""

    def end(self, length: int) -> "Sides":
        """Return the last weeks of these."""
        return replace(
            self,
            span=self.span.end(length),
            staff=last_weeks(self.staff, length),
            customers=last_weeks(self.customers, length),
            company=self.company.tail(length),
        )


def sides(  # noqa: PLR0913 - each names one thing to read
    session: Session,
    team_ids: Sequence[int],
    span: Span,
    *,
    staff: str,
    customer: str,
    blanks: Blanks,
    moment: str | None = None,
) -> Sides:
    """Read both sides of these teams; other teams' customers count for the company."""
    rows = customers.scores(session, customer, moment, span.first, span.last)
    scores = counts_of(rows, ["team", "week"])
    by_team = scores.groupby(["team", "week"]).sum()
    by_week = scores.groupby("week").sum()
    return Sides(
        span,
        customer,
        blanks,
        staff_side(session, team_ids, span, staff, blanks),
        _laid_out(by_team, team_ids, span, 0.0),
        by_week.reindex(span.weeks, fill_value=0.0),
    )


def staff_side(
    session: Session, team_ids: Sequence[int], span: Span, question: str, blanks: Blanks
) -> pd.DataFrame:
    """Read the staff's side of these teams: columns `STAFF` by week."""
    rows = pulses.figures(session, question, span.first, span.last, blanks)
    return _laid_out(figures_of(rows), team_ids, span, float("nan"))


def figures_of(rows: Iterable[pulses.FigureRow]) -> pd.DataFrame:
    """Return figures as a frame: index `team` and `week`, columns `STAFF` as above."""
    names = ["team", "week", "share", "low", "high", "rounding"]
    found = pd.DataFrame.from_records(rows, columns=names).set_index(names[:2])
    found = found.astype(float)
    middle = (found["low"] + found["high"]) / 2
    found["variance"] = share_variance(found["share"], middle, found["rounding"])
    return found[STAFF]


def counts_of(rows: Iterable[tuple[float, ...]], index: list[str]) -> pd.DataFrame:
    """Return rows of an index and of counts of customers: columns `COUNTS`."""
    found = pd.DataFrame.from_records(rows, columns=[*index, *COUNTS])
    return found.set_index(index).astype(float)


def _laid_out(
    values: pd.DataFrame, team_ids: Sequence[int], span: Span, nothing: float
) -> pd.DataFrame:
    """Turn values (index `team` and `week`) into a side with `nothing` in the gaps."""
    columns = pd.MultiIndex.from_product([values.columns, span.weeks])
    wide = values.unstack("week", fill_value=nothing)
    teams = pd.Index(team_ids, name="team", dtype="int64")
    return wide.reindex(index=teams, columns=columns, fill_value=nothing)


def last_weeks(side: pd.DataFrame, length: int) -> pd.DataFrame:
    """Return the last weeks of a side, which is one as well."""
    weeks = side.columns.get_level_values(1)
    return side.loc[:, weeks > weeks.max() - length]


def weeks_of(side: pd.DataFrame, team_id: int) -> pd.DataFrame:
    """Return the weeks of one team of a side: index `week`, a column for each thing."""
    return side.loc[team_id].unstack(0)


def share_variance(share: Values, n: Values, rounding: Values) -> Values:
    """Return p̃(1 - p̃)/n + rounding, with p̃ = (np + 2)/(n + 4); shares from 0 to 1.

    Agresti and Coull's p̃ (The American Statistician 52 (1998) 119) keeps a share of
    0 or 1 from looking certain.
    """
    drawn = (n * share + 2) / (n + 4)
    return drawn * (1 - drawn) / n + rounding


def published_mean(share: pd.DataFrame, variance: pd.DataFrame) -> pd.DataFrame:
    """Return the `mean` of what was published in each row, and its standard `error`.

    Both frames are teams by weeks, shares from 0 to 1 and their variances; index
    `team`; NaN for a row without anything published.
    """
    mean, error = mean_of_weeks(share, variance)
    return pd.DataFrame({"mean": mean, "error": error}, share.index)


def totals(customers_side: pd.DataFrame) -> pd.DataFrame:
    """Return the customers of each team over all weeks: index `team`, `COUNTS`."""
    return pd.DataFrame({name: customers_side[name].sum(axis=1) for name in COUNTS})
