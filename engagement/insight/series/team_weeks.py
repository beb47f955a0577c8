"""The weeks of one team, from its rows, as a frame and as values to be shown."""

import math
from collections.abc import Collection, Iterable

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.insight.series.sides import COUNTS, STAFF, counts_of, figures_of
from engagement.insight.series.spans import WINDOWS, Span
from engagement.insight.shown import Result, customer_value, no_figure, shown_share
from engagement.people.models import Team
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks

ASKED = WINDOWS[0]
"""Weeks of a question's figure: the last four in which it was asked. Two questions of
twelve are asked at a time, so four weeks of the calendar would leave some out."""


def staff_weeks(
    rows: Iterable[pulses.FigureRow], span: Span, parts: pd.Series | None = None
) -> pd.DataFrame:
    """Lay out one team's figures: index `week`, columns as the staff's of a side.

    parts: as in `Sides`.
    """
    return figures_of(rows, parts).droplevel("team").reindex(span.weeks)


def question_weeks(
    session: Session, team_id: int, question: str, span: Span, blanks: Blanks
) -> pd.DataFrame:
    """Read one team's figures of a question, laid out as by `staff_weeks`."""
    weeks = span.first, span.last
    rows = pulses.team_figures(session, [team_id], question, *weeks, blanks=blanks)
    return staff_weeks(rows, span)


def customer_weeks(rows: Iterable[customers.WeekRow], span: Span) -> pd.DataFrame:
    """Lay out one team's customers: index `week`, columns `COUNTS`."""
    return counts_of(rows, ["week"]).reindex(span.weeks, fill_value=0.0)


def team_scores(session: Session, team: Team, metric: str, span: Span) -> pd.DataFrame:
    """Return the customers of a team and those below it, week by week.

    Index `week`, columns `COUNTS` in customers, as in `team_weeks`.
    """
    weeks = metric, span.first, span.last
    if team.parent_id is None:
        return customer_weeks(customers.company_weeks(session, *weeks), span)
    return customer_weeks(customers.team_weeks(session, team.id, *weeks), span)


def staff_line(weeks: pd.DataFrame, blank: Collection[int]) -> tuple[Result, ...]:
    """Return the figure of each of `staff_weeks`, or why there is none.

    blank: the weeks in which the reader may not see it.
    """
    return tuple(
        no_figure(is_blank=week in blank)
        if math.isnan(share)
        else shown_share(share, variance**0.5, low, high)
        for week, share, variance, low, high in weeks[STAFF].itertuples(name=None)
    )


def staff_mean(weeks: pd.DataFrame, blank: Collection[int]) -> Result:
    """Return the mean over the published weeks; their errors are independent."""
    known = weeks.dropna()
    if known.empty:
        return no_figure(is_blank=any(week in blank for week in weeks.index))
    error = known["variance"].sum() ** 0.5 / len(known)
    low, high = known["low"].min(), known["high"].max()
    return shown_share(float(known["share"].mean()), float(error), low, high)


def customer_line(metric: str, weeks: pd.DataFrame) -> tuple[Result, ...]:
    """Return the value of each of `customer_weeks`, or why there is none."""
    rows = weeks[COUNTS].itertuples(index=False, name=None)
    return tuple(customer_value(metric, *row) for row in rows)


def pool(metric: str, weeks: pd.DataFrame) -> Result:
    """Return the customer value over all these weeks together."""
    return customer_value(metric, *weeks[COUNTS].sum().tolist())
