"""What has moved in one team: beyond its usual, on both sides, and beside the others.

What takes all teams to tell is computed once for the same data; the rest is read for
this team alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers.metrics import estimates
from engagement.insight.cache import cached
from engagement.insight.series.change_from_usual import (
    MOVES,
    ChangeFromUsual,
    is_moved_with_participation,
)
from engagement.insight.series.periods import (
    PERIOD,
    TwoPeriods,
    customer_figures,
    figures,
    two_periods,
)
from engagement.insight.series.sides import sides
from engagement.insight.series.spans import Span, span_until
from engagement.insight.series.staff_history import known_history, last_seen
from engagement.insight.sight import Sight
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.statistics import change
from engagement.statistics.circle import Circle, circles
from engagement.statistics.findings import Interval, Withheld, WithheldReason
from engagement.statistics.peers import change_tails
from engagement.statistics.shrinkage import LEAST_TEAMS, expected_next, spread

CHARTED = change.YEAR + change.GUARD + change.BASELINE
"""Weeks of customers that are charted: a year to compare the last ones with."""
SHARES = 0.0, 1.0
STAFF_CHANGES = bank.MOBILISATION, bank.ANSWERS


@dataclass(frozen=True)
class Recovery:
    """Two blocks of four weeks, and where the second was to be expected anyway.

    A team that stands low or high was partly unlucky or lucky, so it tends back to the
    mean of the teams; and it moves as they all do.
    """

    is_shown: ClassVar[bool] = True

    before: float
    after: float
    expected: float
    interval: Interval

    @property
    def is_explained(self) -> bool:
        return self.interval.low <= self.after <= self.interval.high


@dataclass(frozen=True)
class Subject:
    """A team, and the customer metric that it is looked at by."""

    team_id: int
    metric: str


@dataclass(frozen=True)
class Movements:
    """What has moved in a team; each with the name of its measure."""

    before: Span
    after: Span
    changes: tuple[tuple[str, ChangeFromUsual | Withheld], ...]
    recoveries: tuple[tuple[str, Recovery | Withheld], ...]
    """None of a team that has others below: it has no peers."""
    circle: Circle | Withheld | None
    """Likewise."""

    @property
    def is_moved_with_participation(self) -> bool:
        """Whether it may be who answered that changed, rather than what they say."""
        return is_moved_with_participation(
            *(dict(self.changes)[one] for one in STAFF_CHANGES)
        )


def movements(
    session: Session,
    links: Sequence[people.Link],
    of: Subject,
    this_week: int,
    sight: Sight,
) -> Movements:
    """Tell what has moved in a team, up to the last staff figure of the company."""
    leaves = list(people.leaves(links))
    around = two_periods(session, leaves, of.metric, this_week, sight)
    if around.is_own_only:
        links = [link for link in links if sight.names(link[0])]
        leaves = around.team_ids
    span = around.both.span.end(2 * PERIOD)
    both_sides = [(bank.MOBILISATION, around.staff), (of.metric, around.customers)]
    return Movements(
        Span(span.first, span.last - PERIOD),
        span.end(PERIOD),
        _changes(session, of, (tuple(links), tuple(leaves)), this_week, sight.blanks),
        tuple(
            (measure, _recovery(measure, others.loc[[of.team_id]], others))
            for measure, others in both_sides
            if of.team_id in leaves
        ),
        _circle(session, of, around, this_week, sight),
    )


def _circle(
    session: Session, of: Subject, around: TwoPeriods, this_week: int, sight: Sight
) -> Circle | Withheld | None:
    """Say what both sides of a team did beside the others, told of all at once."""
    teams = tuple(around.team_ids)
    if of.team_id not in teams:
        return None
    key = "circles", teams, of.metric, this_week, sight.blanks, around.is_own_only
    found = cached(session, key, lambda: circles_of(around))
    return found if isinstance(found, Withheld) else found[teams.index(of.team_id)]


def circles_of(of: TwoPeriods) -> tuple[Circle | Withheld, ...] | Withheld:
    """Tell the circle of each team, in the order of `of`."""
    sides_moved = []
    for measure, side in (
        (bank.MOBILISATION, of.staff),
        (of.both.metric, of.customers),
    ):
        blocks = (figures(measure, side, period) for period in ("before", "now"))
        tails = change_tails(*blocks)
        if isinstance(tails, Withheld):
            return tails
        sides_moved.append(tails)
    return circles(*sides_moved)


def _recovery(
    measure: str, own: pd.DataFrame, others: pd.DataFrame
) -> Recovery | Withheld:
    """Tell where the second period of a team was to be expected without any help.

    Both frames as in `periods`, `own` with one row.
    """
    (before, variance), (after, later) = (
        own[period][["figure", "variance"]].iloc[0].tolist()
        for period in ("before", "now")
    )
    if math.isnan(before) or math.isnan(after):
        is_staff = measure == bank.MOBILISATION
        return Withheld(
            WithheldReason.NOT_PUBLISHED if is_staff else WithheldReason.NO_CUSTOMERS
        )
    known = others.dropna(subset=[("before", "figure"), ("now", "figure")])
    if len(known) < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, len(known), LEAST_TEAMS)
    then, now = (
        spread(known[period]["figure"], known[period]["variance"])
        for period in ("before", "now")
    )
    reliability = then.variance / (then.variance + variance)
    found = expected_next(before, then.mean, reliability, (variance, later))
    moved = now.mean - then.mean
    low, high = SHARES if measure == bank.MOBILISATION else _scale(measure)
    value, *ends = (
        min(max(one + moved, low), high)
        for one in (found.value, found.interval.low, found.interval.high)
    )
    return Recovery(before, after, value, Interval(*ends))


def _scale(metric: str) -> tuple[float, float]:
    """Return the figures of one customer against, and of one in favour."""
    low, high = estimates.values(metric, [1, 1], [0, 1], [1, 0]).tolist()
    return low, high


def _changes(
    session: Session,
    of: Subject,
    among: tuple[tuple[people.Link, ...], tuple[int, ...]],
    this_week: int,
    blanks: Blanks,
) -> tuple[tuple[str, ChangeFromUsual | Withheld], ...]:
    """Return whether the last week of each side is beyond the usual.

    Participation too: a figure may move because others answer than usual.

    among: the teams to compare with, and those of them with none below.
    """
    teams, leaves = among

    def change_of(measure: str) -> ChangeFromUsual | Withheld:
        history = known_history(session, teams, measure, this_week, blanks)
        told: ChangeFromUsual | Withheld = history.table.loc[of.team_id, "change"]
        return told

    found = [(measure, change_of(measure)) for measure in STAFF_CHANGES]
    if of.team_id in leaves:
        charts = customer_changes(session, leaves, of.metric, this_week)
        found.append((of.metric, charts[leaves.index(of.team_id)]))
    return tuple(found)


def customer_changes(
    session: Session, leaves: tuple[int, ...], metric: str, this_week: int
) -> tuple[ChangeFromUsual | Withheld, ...]:
    """Return what the customers of each team with none below changed, once for all."""
    return cached(
        session,
        ("customer charts", metric, this_week, leaves),
        lambda: _customer_charts(session, leaves, metric, this_week),
    )


def _customer_charts(
    session: Session, leaves: Sequence[int], metric: str, this_week: int
) -> tuple[ChangeFromUsual | Withheld, ...]:
    """Chart the customers of teams with none below, each beside the others."""
    span = span_until(session, bank.MOBILISATION, this_week, CHARTED)
    both = sides(
        session,
        leaves,
        span,
        staff=bank.MOBILISATION,
        customer=metric,
        blanks=NO_BLANKS,  # of customers alone
    )
    values, variances = customer_figures(metric, both.customers)
    found = change.team_charts(values, variances)
    if isinstance(found, Withheld):
        return (found,) * len(leaves)
    seen = pd.DataFrame(values).notna()
    lately = slice(-PERIOD, None)
    reach, sign = (
        last_seen(pd.DataFrame(one).iloc[:, lately], seen.iloc[:, lately])
        for one in (found.reach, found.alerts)
    )
    return tuple(map(_change_from_usual, reach, sign, seen.sum(axis=1)))


def _change_from_usual(
    reach: float, sign: float, weeks: int
) -> ChangeFromUsual | Withheld:
    """Say what the last of four weeks with a figure lets us say of a team."""
    if math.isnan(reach):
        return Withheld(WithheldReason.NO_CUSTOMERS)
    if reach == 0:
        need = change.BASELINE + change.GUARD + 1
        return Withheld(WithheldReason.TOO_FEW_WEEKS, min(weeks, need - 1), need)
    return ChangeFromUsual(MOVES[int(sign)], reach)
