"""How the staff figures of all teams run, from published figures alone.

Frames have a row for each team (index `team`, in the order of the tree's nodes).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd
from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.series.change_from_usual import (
    HIDDEN,
    change_from_usual,
)
from engagement.insight.series.measures_in_use import staff_measures
from engagement.insight.series.sides import published_mean, staff_side
from engagement.insight.series.spans import WINDOWS, Span, span_until
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.change import (
    GUARD,
    YEAR,
    company_chart,
    team_charts,
)
from engagement.statistics.findings import Withheld

CHARTED = 2 * YEAR
SHOWN = WINDOWS[1]
RECENT = WINDOWS[0]


class ChartedTeams(NamedTuple):
    """Which weeks of these teams are out of the usual, and how far."""

    alerts: pd.DataFrame
    """Teams by weeks: 1 above the usual, -1 below."""
    reach: pd.DataFrame
    """Teams by weeks, in limits; 0 while there is nothing to compare with."""


@dataclass(frozen=True, eq=False)
class StaffHistory:
    """A staff measure of every team, in its last weeks with figures."""

    shares: pd.DataFrame
    """A column for each week; NaN where nothing is published."""
    alerts: pd.DataFrame
    """A column for each week: 1 above the usual, -1 below."""
    table: pd.DataFrame
    """Columns `change`, a `ChangeFromUsual` or `Withheld`, and `reach`, how far from
    the usual, in limits; NaN where nothing can be said."""

    @property
    def weeks(self) -> tuple[int, ...]:
        return tuple(self.shares.columns)


@dataclass(frozen=True, eq=False)
class RecentWeeks:
    """Every question over the last four weeks, and who took part in them."""

    span: Span
    shares: pd.DataFrame
    """A column for each question with a figure of any team in these weeks: the mean of
    its weeks with figures; NaN where there is none."""
    rates: pd.DataFrame
    """A column for each week: the share of people who took part."""
    people: pd.DataFrame
    """Columns `least` and `most`, respondents in the last of the weeks, and `invited`;
    NaN where it is not told."""

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(self.shares.columns)

    @property
    def weeks(self) -> tuple[int, ...]:
        return tuple(self.rates.columns)


def known_history(
    session: Session,
    teams: tuple[people.Link, ...],
    measure: str,
    this_week: int,
    blanks: Blanks,
) -> StaffHistory:
    """Return a measure's history, read once for each state of the data."""
    return cached(
        session,
        ("staff history", measure, this_week, teams, blanks),
        lambda: staff_history(session, teams, measure, this_week, blanks),
    )


def staff_history(
    session: Session,
    teams: Sequence[people.Link],
    measure: str,
    this_week: int,
    blanks: Blanks,
) -> StaffHistory:
    """Read a measure, and tell which of its changes are more than noise."""
    span = span_until(session, measure, this_week, CHARTED)
    ids = [one for one, _ in teams]
    return charted(teams, staff_side(session, ids, span, measure, blanks))


def charted(teams: Sequence[people.Link], staff: pd.DataFrame) -> StaffHistory:
    """Tell which changes of a staff side, a row for each team, are more than noise.

    Teams are charted beside teams and departments beside departments: the figure of a
    department holds those of its teams, so the two are no peers.
    """
    share, variance = staff["share"], staff["variance"]
    shares = share.dropna(axis=1, how="all").iloc[:, -SHOWN:]
    alerts = pd.DataFrame(0, shares.index, shares.columns)
    table = pd.DataFrame({"change": HIDDEN, "reach": float("nan")}, shares.index)
    for group, found in _chart(teams, share, variance):
        if isinstance(found, Withheld):
            table.loc[group, "change"] = found
        else:
            alerts.loc[group] = found.alerts[shares.columns]
            table.loc[group] = _last_changes(found, share.loc[group], shares.columns)
    return StaffHistory(shares, alerts, table)


def recent_weeks(
    session: Session, teams: Sequence[people.Link], this_week: int, blanks: Blanks
) -> RecentWeeks:
    """Read every question, and who took part, over the last four weeks."""
    asked = staff_measures(session)
    span = span_until(session, asked[0], this_week, RECENT)
    ids = [one for one, _ in teams]

    def side_of(question: str) -> pd.DataFrame:
        return staff_side(session, ids, span, question, blanks)

    sides = {question: side_of(question) for question in asked}
    means = {
        question: published_mean(side["share"], side["variance"])["mean"]
        for question, side in sides.items()
    }
    took_part = side_of(bank.ANSWERS)
    rates = took_part["share"].dropna(axis=1, how="all")
    last = rates.columns.max() if len(rates.columns) else span.first
    invited = pd.Series(pulses.number_invited(session, last), dtype=float)
    return RecentWeeks(
        span,
        pd.DataFrame(means).dropna(axis=1, how="all"),
        rates,
        pd.DataFrame(
            {
                "least": took_part["low", last],
                "most": took_part["high", last],
                "invited": invited.reindex(rates.index),
            }
        ),
    )


def _chart(
    teams: Sequence[people.Link], share: pd.DataFrame, variance: pd.DataFrame
) -> Iterator[tuple[list[int], ChartedTeams | Withheld]]:
    """Yield the company, the departments and the teams, each with their charts."""
    above = {parent for _, parent in teams}
    for top in (team for team, parent in teams if parent is None):
        company = company_chart(share.loc[top])
        if isinstance(company, Withheld):
            yield [top], company
        else:
            alerts = pd.DataFrame([company.alerts], [top], share.columns)
            ones = pd.DataFrame(1.0, alerts.index, alerts.columns)
            yield [top], ChartedTeams(alerts, ones)
    below = [team for team, parent in teams if parent is not None]
    inner = [team for team in below if team in above]
    leaves = [team for team in below if team not in above]
    for group in (inner, leaves):
        found = team_charts(share.loc[group], variance.loc[group])
        if isinstance(found, Withheld):
            yield group, found
        else:
            places = group, share.columns
            yield (
                group,
                ChartedTeams(
                    pd.DataFrame(found.alerts, *places),
                    pd.DataFrame(found.reach, *places),
                ),
            )


def _last_changes(
    found: ChartedTeams, share: pd.DataFrame, shown: Sequence[int]
) -> pd.DataFrame:
    """Say what the last figure of the last four weeks shown lets us say of each row.

    Columns as in `StaffHistory.table`.
    """
    seen = share.notna()
    counts = seen.cumsum(axis=1)
    a_year = counts - counts.shift(YEAR, axis=1, fill_value=0)
    usual = a_year.shift(GUARD, axis=1, fill_value=0)
    weeks = shown[-RECENT:]
    reach, sign, have = (
        last_seen(values[weeks], seen[weeks])
        for values in (found.reach, found.alerts, usual)
    )
    table = pd.DataFrame({"reach": reach.where(reach != 0)})
    table["change"] = [
        change_from_usual(*one) for one in zip(reach, sign, have, strict=True)
    ]
    return table


def last_seen(values: pd.DataFrame, seen: pd.DataFrame) -> pd.Series:
    """Return of each row the value of the last week seen; NaN where there is none."""
    return values.where(seen).ffill(axis=1).iloc[:, -1]
