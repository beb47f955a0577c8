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
from engagement.customers.metrics import estimates
from engagement.insight.series.resemblance import parts_of
from engagement.insight.series.spans import Span
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.shares import variance_of_one
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
    parts: pd.Series | None = None
    """Of an answer's variance in the staff's figures; see `resemblance.parts_of`."""

    def without_last(self, length: int) -> "Sides":
        """Return these weeks but the last, of which there are more."""
        left = len(self.span) - length
        return replace(
            self,
            span=self.span.without_last(length),
            staff=_without_last(self.staff, length),
            customers=_without_last(self.customers, length),
            company=self.company.head(left),
            parts=None if self.parts is None else self.parts.head(left),
        )

    def end(self, length: int) -> "Sides":
        """Return the last weeks of these."""
        return replace(
            self,
            span=self.span.end(length),
            staff=last_weeks(self.staff, length),
            customers=last_weeks(self.customers, length),
            company=self.company.tail(length),
            parts=None if self.parts is None else self.parts.tail(length),
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
    scores = _scores(session, span, customer, moment)
    by_week = scores.groupby("week").sum()
    return Sides(
        span,
        customer,
        blanks,
        staff_side(session, team_ids, span, staff, blanks),
        _customers(scores, team_ids, span),
        by_week.reindex(span.weeks, fill_value=0.0),
        parts_of(session, staff, span),
    )


def staff_side(
    session: Session, team_ids: Sequence[int], span: Span, question: str, blanks: Blanks
) -> pd.DataFrame:
    """Read the staff's side of these teams: columns `STAFF` by week."""
    rows = pulses.figures(session, question, span.first, span.last, blanks)
    found = figures_of(rows, parts_of(session, question, span))
    if question == bank.ANSWERS:
        # Of everybody asked, not of those who answered: low of them, as a share.
        asked = found["low"] / found["share"]
        found["variance"] = share_variance(found["share"], asked, 0.0)
    return _laid_out(found, team_ids, span, float("nan"))


def customer_side(
    session: Session, team_ids: Sequence[int], span: Span, metric: str
) -> pd.DataFrame:
    """Read the customers' side of these teams: columns `COUNTS` by week."""
    return _customers(_scores(session, span, metric), team_ids, span)


def _scores(
    session: Session, span: Span, metric: str, moment: str | None = None
) -> pd.DataFrame:
    rows = customers.scores(session, metric, moment, span.first, span.last)
    return counts_of(rows, ["team", "week"])


def _customers(
    scores: pd.DataFrame, team_ids: Sequence[int], span: Span
) -> pd.DataFrame:
    return _laid_out(scores.groupby(["team", "week"]).sum(), team_ids, span, 0.0)


def figures_of(
    rows: Iterable[pulses.FigureRow], parts: pd.Series | None = None
) -> pd.DataFrame:
    """Return figures as a frame: index `team` and `week`, columns `STAFF`.

    parts: as in `Sides`; where the part is not known, the whole of it: never too sure.
    """
    names = ["team", "week", "share", "low", "high", "rounding"]
    found = pd.DataFrame.from_records(rows, columns=names).set_index(names[:2])
    found = found.astype(float)
    answers = (found["low"] + found["high"]) / 2
    if parts is not None:
        weeks = found.index.get_level_values("week")
        answers /= parts.fillna(1.0).reindex(weeks).to_numpy()
    found["variance"] = share_variance(found["share"], answers, found["rounding"])
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


def _without_last(side: pd.DataFrame, length: int) -> pd.DataFrame:
    weeks = side.columns.get_level_values(1)
    return side.loc[:, weeks <= weeks.max() - length]


def weeks_of(side: pd.DataFrame, team_id: int) -> pd.DataFrame:
    """Return the weeks of one team of a side: index `week`, a column for each thing."""
    return side.loc[team_id].unstack(0)


def share_variance(share: Values, n: Values, rounding: Values | float) -> Values:
    """Return p̃(1 - p̃)/n + rounding, with p̃ = (np + 2)/(n + 4); shares from 0 to 1.

    n: answers; for a mean of questions, as many single answers as have its variance.

    Agresti and Coull's p̃ (The American Statistician 52 (1998) 119) keeps a share of
    0 or 1 from looking certain.
    """
    drawn = (n * share + 2) / (n + 4)
    return drawn * (1 - drawn) / n + rounding


def single_answers(staff: pd.DataFrame) -> pd.DataFrame:
    """Return as how many answers, each of one person, the figures are as sure.

    staff: as in `Sides`; teams by weeks.
    """
    n = (staff["low"] + staff["high"]) / 2
    near = (n * staff["share"] + 2) / (n + 4)  # as in `share_variance`
    return near * (1 - near) / staff["variance"]


def sampling(both: Sides) -> pd.DataFrame | Withheld:
    """Return the variance of sampling and rounding of each staff figure, unbiased.

    Teams by weeks. For what is corrected by it, where too large is not careful: each
    of n answers has the same variance, the mean of (p(1 - p) + R) / (n - 1) weighted as
    chance is, R the rounding's; else teams near a ceiling would be known for certain.
    Withheld where it is not known how much the questions resemble.
    """
    share, low, high = (both.staff[name] for name in ("share", "low", "high"))
    answers = (low + high) / 2
    if both.parts is not None:
        if both.parts[share.notna().any()].isna().any():
            return Withheld(WithheldReason.UNKNOWN_RESEMBLANCE)
        answers = answers / both.parts
    rounding = both.staff["variance"] - share_variance(share, answers, 0.0)
    drawn = (share * (1 - share) + rounding) / (answers - 1)
    return variance_of_one(drawn, answers) / answers + rounding


def chance(both: Sides) -> pd.DataFrame | Withheld:
    """Return what chance adds to each team's level over these weeks, as variances.

    Index `team`, columns `staff`, of the mean of the published weeks, and `customer`,
    of all customers together; both as in `sampling`.
    """
    drawn = sampling(both)
    if isinstance(drawn, Withheld):
        return drawn
    staff = published_mean(both.staff["share"], drawn)["error"] ** 2
    counts = totals(both.customers)
    n = counts["n"].where(counts["n"] >= estimates.LEAST)
    parts = n, counts["favourable"], counts["unfavourable"]
    each = estimates.standard_errors(both.metric, *parts) ** 2 * n / (n - 1)
    return pd.DataFrame({"staff": staff, "customer": variance_of_one(each, n) / n})


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
