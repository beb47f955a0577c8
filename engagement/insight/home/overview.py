"""The overview: the company in a few numbers, and what it has done so far."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from statistics import fmean
from typing import ClassVar

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.insight.series.measures_in_use import shown_metrics
from engagement.insight.series.periods import PERIOD
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
from engagement.measures import is_net
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.calendar import NoPulse
from engagement.pulses.programme import programme
from engagement.statistics.findings import (
    Direction,
    Interval,
    Withheld,
    WithheldReason,
    Z,
)
from engagement.web import clockwork
from engagement.web.clockwork import ClockworkFault

MOST_METRICS = 4
"""Of customers, among the key figures; a page for each team has all of them."""


FAMILY = 2.2414 / Z
"""How much wider an interval is that holds the truth together with one other.

The normal's 98.75 % point over its 97.5 %."""


@dataclass(frozen=True)
class ChangeOfWindow:
    """The difference of two windows in points, and what it lets us say.

    The intervals of both sides hold their truths together in 95 of 100.
    """

    is_shown: ClassVar[bool] = True

    points: float
    interval: Interval

    @property
    def is_clear(self) -> bool:
        return self.interval.direction is not Direction.UNCLEAR


@dataclass(frozen=True)
class KeyFigures:
    """The company in a few numbers."""

    span: Span
    mobilisation: Result
    is_average: bool
    """The company's own figure is not published; this averages published teams."""
    change: ChangeOfWindow | Withheld
    customer_change: tuple[str, ChangeOfWindow | Withheld] | None
    """Of the metric that stands first; None without any."""
    participation: Result
    invited: int | None
    """Into the company's last pulse; None: not told."""
    customers: tuple[tuple[str, Result], ...]


@dataclass(frozen=True)
class FirstSteps:
    """What a new company has done so far."""

    people: bool
    scores: bool
    is_running: bool
    """Pulses open by themselves from now on."""
    pulse: bool


def steps(session: Session) -> FirstSteps:
    rhythm = programme.rhythm(session)
    return FirstSteps(
        people.root(session) is not None,
        bool(customers.metrics_in_use(session)),
        rhythm is not None and rhythm.is_running,
        bool(pulses.measures(session)),
    )


def key_figures(session: Session, view: CorrelationView) -> KeyFigures:
    """Return the figures of the last four weeks beside those of the four before."""
    span = view.span.end(PERIOD)
    before = Span(span.first - len(span), span.first - 1)
    root, blanks = people.root(session), view.sight.blanks
    ids = [root.id] if root else []
    blank = pulses.blank_weeks(blanks, ids)

    def weeks_of(question: str, weeks: Span) -> pd.DataFrame:
        asked = question, weeks.first, weeks.last
        rows = pulses.team_figures(session, ids, *asked, blanks=blanks)
        return staff_weeks(rows, weeks, parts_of(session, question, weeks))

    now = staff_mean(weeks_of(view.staff, span), blank)
    metrics = shown_metrics(session)
    is_average = now == Withheld(WithheldReason.NOT_PUBLISHED)
    return KeyFigures(
        span,
        _average(view.company.staff[-PERIOD:]) if is_average else now,
        is_average,
        change(view.staff, staff_mean(weeks_of(view.staff, before), blank), now),
        _customer_change(session, metrics[0], before, span) if metrics else None,
        staff_line(weeks_of(bank.ANSWERS, span.end(1)), blank)[0],
        pulses.number_invited(session, span.last).get(root.id) if root else None,
        tuple(
            (metric, _company(session, metric, span))
            for metric in metrics[:MOST_METRICS]
        ),
    )


def _company(session: Session, metric: str, span: Span) -> Result:
    weeks = customers.company_weeks(session, metric, span.first, span.last)
    return pool(metric, customer_weeks(weeks, span))


def _customer_change(
    session: Session, metric: str, before: Span, span: Span
) -> tuple[str, ChangeOfWindow | Withheld]:
    then, now = (_company(session, metric, weeks) for weeks in (before, span))
    return metric, change(metric, then, now)


def _average(weeks: Sequence[Result]) -> Result:
    """Return the mean of weeks, each the average of teams; their errors are apart."""
    shown = [week for week in weeks if isinstance(week, Shown)]
    if not shown:
        return Withheld(WithheldReason.NOT_PUBLISHED)
    mean = fmean(week.value for week in shown)
    reach = math.hypot(*map(_reach, shown)) / len(shown)
    return Shown(
        mean,
        max(0.0, mean - reach),
        min(1.0, mean + reach),
        min(week.least for week in shown),
        max(week.most for week in shown),
    )


def change(measure: str, before: Result, now: Result) -> ChangeOfWindow | Withheld:
    """Return the difference of two independent figures of a measure."""
    if isinstance(before, Withheld):
        return before
    if isinstance(now, Withheld):
        return now
    scale = 1 if is_net(measure) else 100
    points = scale * (now.value - before.value)
    reach = FAMILY * scale * math.hypot(_reach(now), _reach(before))
    return ChangeOfWindow(points, Interval(points - reach, points + reach))


def _reach(value: Shown) -> float:
    return max(value.high - value.value, value.value - value.low)


@dataclass(frozen=True)
class Trouble:
    """What keeps the programme from running, and that HR can have put right."""

    clockwork: ClockworkFault | None
    skipped: Sequence[NoPulse]
    """Weeks of late that should have had a pulse."""


def trouble(session: Session, zone: tzinfo, now: datetime) -> Trouble:
    rhythm = programme.rhythm(session)
    stopped = clockwork.fault(session, now, rhythm.since if rhythm else None)
    return Trouble(stopped, programme.news_of_skipped(session, zone, now))
