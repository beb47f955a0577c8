"""The correlation view: the same numbers for the page, the file and the command."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from engagement.customers import metrics
from engagement.customers import queries as customers
from engagement.customers.catalogue import METRICS
from engagement.insight.memory import remembered
from engagement.insight.series import (
    RUN,
    WINDOWS,
    Result,
    Shown,
    Sides,
    Span,
    published_mean,
    shown_share,
    sides,
    span_until,
)
from engagement.insight.symmetry.coefficients import (
    Coefficients,
    Sensitivity,
    coefficients,
    sensitivity,
)
from engagement.insight.symmetry.company import CompanyLine, company_line
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.statistics.between import Correlation
from engagement.statistics.findings import Reason, Withheld
from engagement.statistics.within import CorrelationOverTime

USUAL = ("csat", "nps", "ces", "rtf")
"""Metrics in the order in which they are offered; the company's own follow."""


@dataclass(frozen=True)
class Dot:
    """A team with both sides."""

    team_id: int
    name: str
    staff: Shown
    customer: Shown


@dataclass(frozen=True)
class LeftOut:
    """A team without one of the sides, so without a place in the coefficient."""

    team_id: int
    name: str
    staff: Result
    customer: Result


@dataclass(frozen=True)
class Seen:
    """What one reader sees of the teams: their own by name, others by place alone."""

    named: tuple[Dot, ...]
    left_out: tuple[LeftOut, ...]
    others: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Numbers:
    """What is computed once for a state of the data; teams as the names come."""

    staff: list[Result]
    customer: list[Result]
    found: Coefficients
    sensitivity: Sensitivity
    company: CompanyLine


@dataclass(frozen=True)
class CorrelationView:
    """Everything there is to say about a staff measure beside a customer metric."""

    staff: str
    customer: str
    moment: str | None
    span: Span
    run: Span
    """The weeks behind what is said over time; at least half a year."""
    dots: tuple[Dot, ...]
    left_out: tuple[LeftOut, ...]
    numbers: Numbers

    @property
    def found(self) -> Coefficients:
        return self.numbers.found

    @property
    def between(self) -> Correlation | Withheld:
        return self.found.between

    @property
    def within(self) -> CorrelationOverTime | Withheld:
        return self.found.within

    @property
    def company(self) -> CompanyLine:
        return self.numbers.company

    @property
    def means(self) -> tuple[float, float]:
        """Both means of the teams shown; there must be one."""
        return (
            sum(dot.staff.value for dot in self.dots) / len(self.dots),
            sum(dot.customer.value for dot in self.dots) / len(self.dots),
        )

    def seen_by(self, visible: Collection[int]) -> Seen:
        """Leave nothing of other teams but where they stand, in no order of theirs."""
        return Seen(
            tuple(dot for dot in self.dots if dot.team_id in visible),
            tuple(team for team in self.left_out if team.team_id in visible),
            tuple(
                sorted(
                    (dot.staff.value, dot.customer.value)
                    for dot in self.dots
                    if dot.team_id not in visible
                )
            ),
        )

    def as_report(self) -> dict[str, object]:
        return {
            "teams": len(self.dots),
            **self.found.as_report(),
            "sensitivity": self.numbers.sensitivity.as_report(),
        }


def measures(session: Session) -> tuple[list[str], list[str]]:
    """Return the staff measures and the customer metrics to choose from.

    Before the first figure or score there is still the usual one, with its reasons.
    """
    return (
        pulses.measures(session) or [bank.MOBILISATION],
        [*shown_metrics(session)] or [USUAL[0]],
    )


def shown_metrics(session: Session) -> tuple[str, ...]:
    """Return the metrics with scores, the usual ones first, then the company's own.

    Dimensions are not among them: each has staff's own answers to be compared with.
    """
    used = customers.metrics_in_use(session)
    own = (metric for metric in used if metric not in METRICS)
    return (*(metric for metric in USUAL if metric in used), *own)


def moments(session: Session, metric: str) -> list[str]:
    return customers.moments(session, metric)


def usual_view(session: Session, this_week: int) -> CorrelationView:
    """Return mobilisation beside the first metric in use, over the usual weeks."""
    metric = measures(session)[1][0]
    return view(
        session,
        staff=bank.MOBILISATION,
        customer=metric,
        weeks=WINDOWS[0],
        moment=None,
        this_week=this_week,
    )


def view(  # noqa: PLR0913 - the reader's choices
    session: Session,
    *,
    staff: str,
    customer: str,
    weeks: int | None,
    moment: str | None,
    this_week: int,
) -> CorrelationView:
    """Compute the view over the last weeks that have staff figures; None: over all.

    A dot is a team with no team below it; what is said over time takes half a year
    even where the window is shorter.
    """
    nodes = people.nodes(session)
    parents = {node.parent_id for node in nodes}
    names = {node.id: node.name for node in nodes if node.id not in parents}
    span = span_until(session, staff, this_week, weeks)
    longer = None if weeks is None else max(weeks, RUN)
    run = span_until(session, staff, this_week, longer)

    def compute() -> Numbers:
        both = sides(
            session, list(names), run, staff=staff, customer=customer, moment=moment
        )
        return numbers_of(both, len(span), company_line(session, both, staff))

    # The names are read each time: they may change without a release.
    key = ("correlation", staff, customer, moment, span, run, tuple(names))
    numbers = remembered(session, key, compute)
    dots, left_out = placed(numbers, names)
    return CorrelationView(
        staff, customer, moment, span, run, tuple(dots), tuple(left_out), numbers
    )


def numbers_of(both: Sides, window: int, company: CompanyLine) -> Numbers:
    """Compute everything from both sides of the run, levels from its last weeks."""
    last = both.end(window)
    found = coefficients(last, both)
    return Numbers(
        staff_values(last),
        customer_values(last),
        found,
        sensitivity(both, window, found.between),
        company,
    )


def placed(
    numbers: Numbers, names: Mapping[int, str]
) -> tuple[list[Dot], list[LeftOut]]:
    """Return the teams that have both sides in these weeks, and those that do not."""
    dots, left_out = [], []
    for (team_id, name), one, other in zip(
        names.items(), numbers.staff, numbers.customer, strict=True
    ):
        if isinstance(one, Shown) and isinstance(other, Shown):
            dots.append(Dot(team_id, name, one, other))
        else:
            left_out.append(LeftOut(team_id, name, one, other))
    return dots, left_out


def staff_values(both: Sides) -> list[Result]:
    """Return each team's mean over the published weeks."""
    mean, error = published_mean(both.share, both.variance)
    # fmin and fmax pass over weeks without a figure.
    least, most = np.fmin.reduce(both.low, axis=1), np.fmax.reduce(both.high, axis=1)
    rows = np.stack([mean, error, least, most]).T.tolist()
    return [
        Withheld(Reason.NOT_PUBLISHED)
        if math.isnan(value)
        else shown_share(value, wide, int(low), int(high))
        for value, wide, low, high in rows
    ]


def customer_values(both: Sides) -> list[Result]:
    """Return each team's value over all customers of these weeks."""
    counts = np.stack([both.n, both.favourable, both.unfavourable]).sum(axis=2)
    enough = counts[0] >= metrics.LEAST
    values = np.zeros((3, len(enough)))
    values[0, enough] = metrics.values(both.metric, *counts[:, enough])
    values[1:, enough] = metrics.bounds(both.metric, *counts[:, enough])
    return [
        Shown(value, low, high, int(n), int(n))
        if n >= metrics.LEAST
        else _too_few(int(n))
        for n, value, low, high in np.vstack([counts[:1], values]).T.tolist()
    ]


def _too_few(n: int) -> Withheld:
    if n == 0:
        return Withheld(Reason.NO_CUSTOMERS)
    return Withheld(Reason.TOO_FEW_CUSTOMERS, need=metrics.LEAST)
