"""The overview: key figures, teams low on both sides, one team, the tree of teams."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.insight.association import Interval, Numbers, Reason, Withheld
from engagement.insight.correlation import (
    USUAL,
    CorrelationView,
    Dot,
    Seen,
    customer_values,
    measures,
    staff_values,
)
from engagement.insight.series import (
    RUN,
    WINDOWS,
    Result,
    Shown,
    Span,
    customer_line,
    pooled,
    sides,
    span_until,
    staff_line,
    staff_mean,
)
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.pulses import bank
from engagement.pulses import queries as pulses

WINDOW = WINDOWS[0]
MOST_LOW = 5


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
    customers: tuple[tuple[str, Result], ...]


@dataclass(frozen=True)
class TeamWeek:
    """A week of a team: staff beside each customer metric."""

    week: int
    staff: Result
    customers: tuple[Result, ...]


@dataclass(frozen=True)
class TeamPage:
    """Everything the page of one team shows."""

    span: Span
    metrics: tuple[str, ...]
    weeks: tuple[TeamWeek, ...]
    company: tuple[Result, ...]
    """The company's staff line; all withheld on the company's own page."""
    mobilisation: Result
    customers: tuple[Result, ...]
    comments: Sequence[pulses.ReleasedComment]
    below: tuple[tuple[Team, Result], ...]

    @property
    def measures(self) -> tuple[str, ...]:
        return bank.MOBILISATION, *self.metrics

    @property
    def has_company(self) -> bool:
        return any(result.is_shown for result in self.company)


@dataclass(frozen=True)
class TreeRow:
    """A team in the table of teams, as deep as it stands below the first one."""

    depth: int
    node: people.Node
    staff: Result
    customer: Result


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


def shown_metrics(session: Session) -> tuple[str, ...]:
    """Return the metrics with scores, the usual ones first."""
    used = customers.metrics_in_use(session)
    return tuple(metric for metric in USUAL if metric in used)


def main_metric(session: Session) -> str:
    return measures(session)[1][0]


def key_figures(session: Session, view: CorrelationView) -> KeyFigures:
    """Return the figures of the view's window beside those of the window before."""
    span = view.span
    before = Span(span.first - len(span), span.first - 1)
    root = people.root(session)
    ids = [root.id] if root else []
    rows = pulses.team_figures(session, ids, view.staff, before.first, span.last)
    now = staff_mean(rows, span)
    answers = pulses.team_figures(session, ids, bank.ANSWERS, span.last, span.last)
    average = average_of([dot.staff for dot in view.dots])
    return KeyFigures(
        span,
        now if now.is_shown else average,
        not now.is_shown,
        change(staff_mean(rows, before), now),
        staff_line(answers, span.end(1))[0],
        tuple(
            (metric, pooled(metric, _company_weeks(session, metric, span), span))
            for metric in shown_metrics(session)
        ),
    )


def _company_weeks(
    session: Session, metric: str, span: Span
) -> list[customers.WeekRow]:
    return customers.company_weeks(session, metric, span.first, span.last)


def average_of(values: Sequence[Shown]) -> Result:
    """Return the mean over teams; their errors are independent."""
    if not values:
        return Withheld(Reason.NOT_PUBLISHED)
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


def low_on_both(view: CorrelationView, seen: Seen) -> list[Dot]:
    """Return the reader's teams under both means, the furthest below first."""
    if not seen.named:
        return []
    staff, customer = view.means
    low = [
        dot
        for dot in seen.named
        if dot.staff.value < staff and dot.customer.value < customer
    ]
    places = [(dot.staff.value, dot.customer.value) for dot in view.dots]
    spread = np.std(places, axis=0)

    def height(dot: Dot) -> float:
        return float(np.sum(np.array([dot.staff.value, dot.customer.value]) / spread))

    return sorted(low, key=height)[:MOST_LOW]


def team_page(session: Session, team: Team, this_week: int) -> TeamPage:
    """Read one team without reading the others: a page of it stays quick."""
    span = span_until(session, bank.MOBILISATION, this_week, RUN)
    window = span.end(WINDOW)
    root = people.lines_up(session, team.id)[-1]
    rows = pulses.team_figures(
        session, [team.id, root.id], bank.MOBILISATION, span.first, span.last
    )
    own = [row for row in rows if row[0] == team.id]
    faint = [row for row in rows if row[0] == root.id != team.id]
    names = shown_metrics(session)
    scores = [team_scores(session, team, metric, span) for metric in names]
    lines = [
        customer_line(m, found, span) for m, found in zip(names, scores, strict=True)
    ]
    return TeamPage(
        span,
        names,
        tuple(
            TeamWeek(week, staff, tuple(others))
            for week, staff, *others in zip(
                span.weeks, staff_line(own, span), *lines, strict=True
            )
        ),
        tuple(staff_line(faint, span)),
        staff_mean(own, window),
        tuple(pooled(m, found, window) for m, found in zip(names, scores, strict=True)),
        pulses.comments(session, team.id),
        teams_below(session, team, window),
    )


def teams_below(
    session: Session, team: Team, window: Span
) -> tuple[tuple[Team, Result], ...]:
    """Return the teams directly below with their mobilisation over the window."""
    found = people.children(session, team.id)
    figures: dict[int, list[pulses.FigureRow]] = {child.id: [] for child in found}
    for row in pulses.team_figures(
        session, list(figures), bank.MOBILISATION, window.first, window.last
    ):
        figures[row[0]].append(row)
    return tuple((child, staff_mean(figures[child.id], window)) for child in found)


def team_scores(
    session: Session, team: Team, metric: str, span: Span
) -> list[customers.WeekRow]:
    if team.parent_id is None:
        return _company_weeks(session, metric, span)
    return customers.team_weeks(session, team.id, metric, span.first, span.last)


def tree(
    session: Session, visible: Collection[int], metric: str, this_week: int
) -> list[TreeRow]:
    """Return the visible teams from the top down, with both sides of four weeks."""
    nodes = people.nodes(session)
    span = span_until(session, bank.MOBILISATION, this_week, WINDOW)
    ids = [node.id for node in nodes]
    both = sides(session, ids, span, staff=bank.MOBILISATION, customer=metric)
    order = list(top_down(nodes))
    counts = rolled_up(
        np.stack([both.n, both.favourable, both.unfavourable]), nodes, order
    )
    both = replace(both, n=counts[0], favourable=counts[1], unfavourable=counts[2])
    staff, customer = staff_values(both), customer_values(both)
    seen = [(depth, at) for depth, at in order if nodes[at].id in visible]
    top = min((depth for depth, _ in seen), default=0)
    return [
        TreeRow(depth - top, nodes[at], staff[at], customer[at]) for depth, at in seen
    ]


def top_down(nodes: Sequence[people.Node]) -> Iterator[tuple[int, int]]:
    """Yield the depth and place of each team, those below a team right after it."""
    below: dict[int | None, list[int]] = {}
    for at, node in enumerate(nodes):
        below.setdefault(node.parent_id, []).append(at)
    waiting = [(0, at) for at in reversed(below.get(None, []))]
    while waiting:
        depth, at = waiting.pop()
        yield depth, at
        children = below.get(nodes[at].id, [])
        waiting.extend((depth + 1, child) for child in reversed(children))


def rolled_up(
    counts: Numbers,
    nodes: Sequence[people.Node],
    order: Sequence[tuple[int, int]],
) -> Numbers:
    """Add the customers of each team to the team above it, from the leaves up."""
    place = {node.id: at for at, node in enumerate(nodes)}
    for _depth, at in reversed(order):
        parent = nodes[at].parent_id
        if parent is not None:
            counts[:, place[parent]] += counts[:, at]
    return counts
