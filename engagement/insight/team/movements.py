"""What has moved in one team: beyond its usual, on both sides, and beside the others.

What takes all teams to tell is computed once for the same data; the rest is read for
this team alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.customers.metrics import estimates
from engagement.insight.blocks import (
    BLOCK,
    company,
    customer_blocks,
    customer_figures,
    staff_blocks,
)
from engagement.insight.courses import course
from engagement.insight.heat import MOVES, Change
from engagement.insight.memory import remembered
from engagement.insight.series import Sides, Span, share_variance, sides, span_until
from engagement.insight.sight import Sight
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.statistics import change
from engagement.statistics.circle import Blocks, Circle, circles, last_blocks
from engagement.statistics.findings import Interval, Numbers, Withheld, WithheldReason
from engagement.statistics.shrinkage import LEAST_TEAMS, expected_next, spread

CHARTED = change.YEAR + change.GUARD + change.BASELINE
"""Weeks of customers that are charted: a year to compare the last ones with."""
SHARES = 0.0, 1.0


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
class Rows:
    """The figures and scores of one team over some weeks."""

    team_id: int
    metric: str
    staff: Sequence[pulses.FigureRow]
    customers: Sequence[customers.WeekRow]


@dataclass(frozen=True)
class Movements:
    """What has moved in a team; each with the name of its measure."""

    before: Span
    after: Span
    changes: tuple[tuple[str, Change | Withheld], ...]
    recoveries: tuple[tuple[str, Recovery | Withheld], ...]
    """None of a team that has others below: it has no peers."""
    circle: Circle | Withheld


def movements(
    session: Session,
    links: Sequence[people.Link],
    rows: Rows,
    this_week: int,
    sight: Sight,
) -> Movements:
    """Tell what has moved in a team, up to the last staff figure of the company."""
    above = {parent for _, parent in links}
    leaves = [one for one, _ in links if one not in above]
    around = company(session, leaves, rows.metric, this_week, sight)
    if around.is_own_only:
        links = [link for link in links if sight.names(link[0])]
        leaves = around.both.team_ids.tolist()
    span = around.both.span
    share, variance = _staff_weeks(rows, span)
    own = customer_blocks(rows.metric, _customer_weeks(rows, span))
    both_sides = [
        (bank.MOBILISATION, staff_blocks(share, variance), around.staff),
        (rows.metric, own, around.customers),
    ]
    return Movements(
        Span(span.first, span.last - BLOCK),
        span.end(BLOCK),
        _changes(session, rows, (tuple(links), tuple(leaves)), this_week, sight.blanks),
        tuple(
            (measure, _recovery(measure, mine, others))
            for measure, mine, others in both_sides
            if rows.team_id in leaves
        ),
        circles(last_blocks(share, variance), own)[0],
    )


def _staff_weeks(rows: Rows, span: Span) -> tuple[Numbers, Numbers]:
    """Return published shares and their variances, (1, T)."""
    columns = np.full((4, len(span)), np.nan)
    for _team, week, *figure in rows.staff:
        if week in span.weeks:
            columns[:, week - span.first] = figure
    share, low, high, rounding = columns[:, None]
    return share, share_variance(share, (low + high) / 2, rounding)


def _customer_weeks(rows: Rows, span: Span) -> Numbers:
    """Return counts of customers, (3, 1, T)."""
    counts = np.zeros((3, 1, len(span)))
    for week, *columns in rows.customers:
        if week in span.weeks:
            counts[:, 0, week - span.first] = columns
    return counts


def _recovery(measure: str, own: Blocks, others: Blocks) -> Recovery | Withheld:
    """Tell where the second block of a team was to be expected without any help."""
    before, after, variance = (
        float(one[0]) for one in (own.before, own.now, own.variance_before)
    )
    if np.isnan(before) or np.isnan(after):
        is_staff = measure == bank.MOBILISATION
        return Withheld(
            WithheldReason.NOT_PUBLISHED if is_staff else WithheldReason.NO_CUSTOMERS
        )
    known = np.isfinite(others.before) & np.isfinite(others.now)
    if known.sum() < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, int(known.sum()), LEAST_TEAMS)
    then = spread(others.before[known], others.variance_before[known])
    now = spread(others.now[known], others.variance_now[known])
    reliability = then.variance / (then.variance + variance)
    found = expected_next(before, then.mean, reliability, variance)
    moved = now.mean - then.mean
    low, high = SHARES if measure == bank.MOBILISATION else _scale(measure)
    value, *ends = np.clip(
        np.array([found.value, found.interval.low, found.interval.high]) + moved,
        low,
        high,
    ).tolist()
    return Recovery(before, after, value, Interval(*ends))


def _scale(metric: str) -> tuple[float, float]:
    """Return the figures of one customer against, and of one in favour."""
    low, high = estimates.values(metric, [1, 1], [0, 1], [1, 0]).tolist()
    return low, high


def _changes(
    session: Session,
    rows: Rows,
    among: tuple[tuple[people.Link, ...], tuple[int, ...]],
    this_week: int,
    blanks: Blanks,
) -> tuple[tuple[str, Change | Withheld], ...]:
    """Return whether the last week of each side is beyond the usual.

    among: the teams to compare with, and those of them with none below.
    """
    teams, leaves = among
    staff = remembered(
        session,
        ("course", bank.MOBILISATION, this_week, teams, blanks),
        lambda: course(session, teams, bank.MOBILISATION, this_week, blanks),
    )
    at = [one for one, _ in teams].index(rows.team_id)
    found = [(bank.MOBILISATION, staff.changes[at])]
    if rows.team_id in leaves:
        charts = remembered(
            session,
            ("customer charts", rows.metric, this_week, leaves),
            lambda: _customer_charts(session, leaves, rows.metric, this_week),
        )
        found.append((rows.metric, charts[leaves.index(rows.team_id)]))
    return tuple(found)


def _customer_charts(
    session: Session, leaves: Sequence[int], metric: str, this_week: int
) -> tuple[Change | Withheld, ...]:
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
    values, variances = customer_figures(metric, _counts(both))
    found = change.team_charts(values, variances)
    if isinstance(found, Withheld):
        return (found,) * len(leaves)
    return tuple(map(_told, values, found.reach, found.alerts))


def _told(values: Numbers, reach: Numbers, alerts: Numbers) -> Change | Withheld:
    """Say what the last of four weeks with a figure lets us say of a team."""
    seen = np.flatnonzero(np.isfinite(values))
    if not len(seen) or seen[-1] < len(values) - BLOCK:
        return Withheld(WithheldReason.NO_CUSTOMERS)
    if reach[seen[-1]] == 0:
        need = change.BASELINE + change.GUARD + 1
        return Withheld(WithheldReason.TOO_FEW_WEEKS, min(len(seen), need - 1), need)
    return Change(MOVES[int(alerts[seen[-1]])])


def _counts(both: Sides) -> Numbers:
    return np.stack([both.n, both.favourable, both.unfavourable])
