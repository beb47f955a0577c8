"""The overview: the company in a few numbers, and what it has done so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.insight.series import (
    Result,
    Shown,
    Span,
    pooled,
    staff_line,
    staff_mean,
)
from engagement.insight.symmetry.correlation import CorrelationView, shown_metrics
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.statistics.findings import Interval, Withheld, WithheldReason

MOST_METRICS = 4
"""Of customers, among the key figures; a page for each team has all of them."""


@dataclass(frozen=True)
class Change:
    """The difference of two windows, and what it lets us say."""

    is_shown: ClassVar[bool] = True

    value: float
    interval: Interval


@dataclass(frozen=True)
class KeyFigures:
    """The company in a few numbers."""

    span: Span
    mobilisation: Result
    is_average: bool
    """The company's own figure is not published; this averages published teams."""
    change: Change | Withheld
    participation: Result
    invited: int | None
    """Into the company's last pulse; None: not told."""
    customers: tuple[tuple[str, Result], ...]


@dataclass(frozen=True)
class Steps:
    """What a new company has done so far."""

    people: bool
    scores: bool
    pulse: bool


def steps(session: Session) -> Steps:
    return Steps(
        people.root(session) is not None,
        bool(customers.metrics_in_use(session)),
        bool(pulses.measures(session)),
    )


def key_figures(session: Session, view: CorrelationView) -> KeyFigures:
    """Return the figures of the view's window beside those of the window before."""
    span = view.span
    before = Span(span.first - len(span), span.first - 1)
    root, blanks = people.root(session), view.sight.blanks
    ids = [root.id] if root else []
    blank = pulses.blank_weeks(blanks, ids)

    def rows_of(question: str, first_week: int) -> list[pulses.FigureRow]:
        weeks = first_week, span.last
        return pulses.team_figures(session, ids, question, *weeks, blanks=blanks)

    rows = rows_of(view.staff, before.first)
    now = staff_mean(rows, span, blank)
    is_average = now == Withheld(WithheldReason.NOT_PUBLISHED)
    return KeyFigures(
        span,
        average_of([dot.staff for dot in view.dots]) if is_average else now,
        is_average,
        change(staff_mean(rows, before, blank), now),
        staff_line(rows_of(bank.ANSWERS, span.last), span.end(1), blank)[0],
        pulses.invited(session, span.last).get(root.id) if root else None,
        tuple(
            (metric, _company(session, metric, span))
            for metric in shown_metrics(session)[:MOST_METRICS]
        ),
    )


def _company(session: Session, metric: str, span: Span) -> Result:
    weeks = customers.company_weeks(session, metric, span.first, span.last)
    return pooled(metric, weeks, span)


def average_of(values: Sequence[Shown]) -> Result:
    """Return the mean over teams; their errors are independent."""
    if not values:
        return Withheld(WithheldReason.NOT_PUBLISHED)
    mean = float(np.mean([value.value for value in values]))
    reach = float(np.hypot.reduce([_reach(value) for value in values])) / len(values)
    return Shown(
        mean,
        max(0.0, mean - reach),
        min(1.0, mean + reach),
        sum(value.least for value in values),
        sum(value.most for value in values),
    )


def change(before: Result, now: Result) -> Change | Withheld:
    """Return the difference of two independent shares."""
    if isinstance(before, Withheld):
        return before
    if isinstance(now, Withheld):
        return now
    difference = now.value - before.value
    reach = float(np.hypot(_reach(now), _reach(before)))
    return Change(difference, Interval(difference - reach, difference + reach))


def _reach(value: Shown) -> float:
    return max(value.high - value.value, value.value - value.low)
