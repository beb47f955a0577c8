"""The overview: the company in a few numbers, and what it has done so far."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import ClassVar

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.insight.series.measures_in_use import shown_metrics
from engagement.insight.series.resemblance import parts_of
from engagement.insight.series.spans import Span
from engagement.insight.series.team_weeks import (
    customer_weeks,
    pool,
    staff_line,
    staff_mean,
    staff_weeks,
)
from engagement.insight.shown import Result, Shown
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.statistics.findings import Interval, Withheld, WithheldReason

MOST_METRICS = 4
"""Of customers, among the key figures; a page for each team has all of them."""


@dataclass(frozen=True)
class ChangeOfWindow:
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
    change: ChangeOfWindow | Withheld
    participation: Result
    invited: int | None
    """Into the company's last pulse; None: not told."""
    customers: tuple[tuple[str, Result], ...]


@dataclass(frozen=True)
class FirstSteps:
    """What a new company has done so far."""

    people: bool
    scores: bool
    pulse: bool


def steps(session: Session) -> FirstSteps:
    return FirstSteps(
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

    def weeks_of(question: str, weeks: Span) -> pd.DataFrame:
        asked = question, weeks.first, weeks.last
        rows = pulses.team_figures(session, ids, *asked, blanks=blanks)
        return staff_weeks(rows, weeks, parts_of(session, question, weeks))

    now = staff_mean(weeks_of(view.staff, span), blank)
    is_average = now == Withheld(WithheldReason.NOT_PUBLISHED)
    return KeyFigures(
        span,
        average_of([dot.staff for dot in view.dots]) if is_average else now,
        is_average,
        change(staff_mean(weeks_of(view.staff, before), blank), now),
        staff_line(weeks_of(bank.ANSWERS, span.end(1)), blank)[0],
        pulses.number_invited(session, span.last).get(root.id) if root else None,
        tuple(
            (metric, _company(session, metric, span))
            for metric in shown_metrics(session)[:MOST_METRICS]
        ),
    )


def _company(session: Session, metric: str, span: Span) -> Result:
    weeks = customers.company_weeks(session, metric, span.first, span.last)
    return pool(metric, customer_weeks(weeks, span))


def average_of(values: Sequence[Shown]) -> Result:
    """Return the mean over teams; their errors are independent."""
    if not values:
        return Withheld(WithheldReason.NOT_PUBLISHED)
    mean = fmean(value.value for value in values)
    reach = math.hypot(*map(_reach, values)) / len(values)
    return Shown(
        mean,
        max(0.0, mean - reach),
        min(1.0, mean + reach),
        sum(value.least for value in values),
        sum(value.most for value in values),
    )


def change(before: Result, now: Result) -> ChangeOfWindow | Withheld:
    """Return the difference of two independent shares."""
    if isinstance(before, Withheld):
        return before
    if isinstance(now, Withheld):
        return now
    difference = now.value - before.value
    reach = math.hypot(_reach(now), _reach(before))
    return ChangeOfWindow(difference, Interval(difference - reach, difference + reach))


def _reach(value: Shown) -> float:
    return max(value.high - value.value, value.value - value.low)
