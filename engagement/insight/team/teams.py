"""The page of one team, and the tree of teams."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers.comments import customer_comments
from engagement.customers.scores.sums import rolled_up
from engagement.insight.series.measures_in_use import main_metric, shown_metrics
from engagement.insight.series.resemblance import parts_of
from engagement.insight.series.sides import sides
from engagement.insight.series.spans import RUN, WINDOWS, Span, span_until
from engagement.insight.series.team_values import customer_values, staff_values
from engagement.insight.series.team_weeks import (
    customer_line,
    pool,
    staff_line,
    staff_mean,
    staff_weeks,
    team_scores,
)
from engagement.insight.shown import Result
from engagement.insight.sight import Sight
from engagement.insight.team import priorities
from engagement.insight.team.movements import Movements, Subject, movements
from engagement.insight.team.priorities import Priorities
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.people.team_tree import top_down
from engagement.pulses import bank
from engagement.pulses import comments as staff_comments
from engagement.pulses import queries as pulses
from engagement.pulses.comments import ReleasedComment
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Withheld

WINDOW = WINDOWS[0]
MOST_ROWS = 30
"""Teams of a reader on the first screen; the page of teams has all."""
NEWEST = 5
"""Of what staff and customers wrote last; the inbox has all."""


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
    movements: Movements
    priorities: Priorities | Withheld
    comments: Sequence[ReleasedComment]
    voices: Sequence[customer_comments.Said]
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


def team_page(session: Session, team: Team, this_week: int, sight: Sight) -> TeamPage:
    """Read one team; what takes all of them to tell is computed once."""
    span = span_until(session, bank.MOBILISATION, this_week, RUN)
    root = people.lines_up(session, team.id)[-1]
    links = people.links(session)
    staff = _mobilisation(session, [team.id, root.id], span, sight.blanks)
    blank, blank_above = (
        pulses.blank_weeks(sight.blanks, [one]) for one in (team.id, root.id)
    )
    own = staff[team.id]
    above = staff_weeks([], span) if root.id == team.id else staff[root.id]
    names = shown_metrics(session)
    scores = {metric: team_scores(session, team, metric, span) for metric in names}
    main = main_metric(session)
    return TeamPage(
        span,
        names,
        _weeks(
            span,
            staff_line(own, blank),
            *(customer_line(metric, found) for metric, found in scores.items()),
        ),
        staff_line(above, blank_above),
        staff_mean(own.tail(WINDOW), blank),
        tuple(pool(metric, found.tail(WINDOW)) for metric, found in scores.items()),
        movements(
            session,
            links,
            Subject(team.id, main),
            this_week,
            sight,
        ),
        priorities.of_team(session, links, team, span.last, sight),
        staff_comments.latest(session, team.id, NEWEST),
        _voices(session, team),
        teams_below(session, team, span.end(WINDOW), sight.blanks),
    )


def _mobilisation(
    session: Session, ids: Sequence[int], span: Span, blanks: Blanks
) -> dict[int, pd.DataFrame]:
    """Return the weeks of each team: index `week`, columns as in `team_weeks`."""
    rows: dict[int, list[pulses.FigureRow]] = {one: [] for one in ids}
    for row in pulses.team_figures(
        session, ids, bank.MOBILISATION, span.first, span.last, blanks=blanks
    ):
        rows[row[0]].append(row)
    parts = parts_of(session, bank.MOBILISATION, span)
    return {team: staff_weeks(found, span, parts) for team, found in rows.items()}


def _voices(session: Session, team: Team) -> Sequence[customer_comments.Said]:
    is_company = team.parent_id is None
    below = None if is_company else people.ids_below(session, [team.id])
    return customer_comments.comments_page(session, below, NEWEST)


def _weeks(span: Span, *lines: Sequence[Result]) -> tuple[TeamWeek, ...]:
    return tuple(
        TeamWeek(week, staff, tuple(others))
        for week, staff, *others in zip(span.weeks, *lines, strict=True)
    )


def teams_below(
    session: Session, team: Team, window: Span, blanks: Blanks
) -> tuple[tuple[Team, Result], ...]:
    """Return the teams directly below with their mobilisation over the window."""
    found = people.children(session, team.id)
    staff = _mobilisation(session, [child.id for child in found], window, blanks)
    return tuple(
        (child, staff_mean(staff[child.id], pulses.blank_weeks(blanks, [child.id])))
        for child in found
    )


def own_rows(
    session: Session, sight: Sight, metric: str, this_week: int
) -> list[TreeRow]:
    """Return the teams of a reader who leads some, not too many for a first screen."""
    visible = sight.visible
    if visible is None or len(visible) > MOST_ROWS:
        return []
    return tree(session, sight, metric, this_week)


def tree(session: Session, sight: Sight, metric: str, this_week: int) -> list[TreeRow]:
    """Return the visible teams from the top down, with both sides of four weeks."""
    nodes = people.nodes(session)
    seen = [
        (depth, nodes[at]) for depth, at in top_down(nodes) if sight.names(nodes[at].id)
    ]
    both = sides(
        session,
        [node.id for _, node in seen],
        span_until(session, bank.MOBILISATION, this_week, WINDOW),
        staff=bank.MOBILISATION,
        customer=metric,
        blanks=sight.blanks,
    )
    ids = {node.id for _, node in seen}
    links = [
        (node.id, node.parent_id if node.parent_id in ids else None) for _, node in seen
    ]
    both = replace(both, customers=rolled_up(both.customers, links))
    top = min((depth for depth, _ in seen), default=0)
    values = zip(seen, staff_values(both), customer_values(both), strict=True)
    return [
        TreeRow(depth - top, node, staff, customer)
        for (depth, node), staff, customer in values
    ]
