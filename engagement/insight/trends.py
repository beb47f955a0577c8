"""Trends: every team by week, by question and by who took part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.insight.courses import Course, Recent, course, recent
from engagement.insight.heat import (
    HIDDEN,
    PER_PAGE,
    Cell,
    Cells,
    Change,
    Sort,
    cells,
)
from engagement.insight.memory import remembered
from engagement.people import queries as people
from engagement.people.team_tree import top_down
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Indices, Numbers, Withheld
from engagement.web.lists import Order, Part, sort


@dataclass(frozen=True)
class People:
    """How many took part, as the range that is published, of how many asked."""

    is_shown: ClassVar[bool] = True

    least: int
    most: int
    invited: int | None
    """None: not told, as by a history from elsewhere."""

    def as_report(self) -> list[int]:
        return [self.least, self.most]


@dataclass(frozen=True)
class Row:
    """A team in each of the three tables."""

    depth: int
    node: people.Node
    weeks: Cells
    change: Change | Withheld
    questions: Cells
    rates: Cells
    people: People | Withheld

    def as_report(self) -> dict[str, object]:
        return {
            "team": self.node.key,
            "name": self.node.name,
            "weeks": [cell.as_report() for cell in self.weeks],
            "change": self.change.as_report(),
            "questions": [cell.as_report() for cell in self.questions],
            "participation": [cell.as_report() for cell in self.rates],
            "people": self.people.as_report(),
        }


@dataclass(frozen=True)
class Listing:
    """The rows of one page: the company, then its teams."""

    rows: tuple[Row, ...]
    part: Part


@dataclass(frozen=True, eq=False)
class Trends:
    """A staff measure week by week, and what there is of the last four weeks."""

    measure: str
    nodes: Sequence[people.Node]
    depths: Sequence[int]
    order: Indices
    """Places of the nodes from the top of the tree down; the company is the first."""
    course: Course
    recent: Recent

    @property
    def teams(self) -> Part:
        return Part(1, max(0, len(self.order) - 1), PER_PAGE)

    @property
    def refusals(self) -> tuple[Withheld, ...]:
        """Return why nothing is said of teams, where that holds for all of them."""
        reasons = {self.course.changes[at] for at in self.order[1:].tolist()}
        only = reasons.pop() if len(reasons) == 1 else HIDDEN
        return (only,) if isinstance(only, Withheld) and only != HIDDEN else ()

    def listing(self, by: str, order: Order, page: int) -> Listing:
        """Return one page of the teams, sorted by a column or a question."""
        part = Part(page, self.teams.total, PER_PAGE)
        places = self._sorted(by, order)[part.first - 1 : part.last]
        is_tree = by == Sort.TREE
        wanted = [*self.order[:1].tolist(), *places.tolist()]
        rows = [self._row(at, is_tree=is_tree) for at in wanted]
        return Listing(tuple(rows), part)

    def as_report(self) -> dict[str, object]:
        rows = [self._row(at, is_tree=True) for at in self.order.tolist()]
        return {
            "measure": self.measure,
            "weeks": list(map(weeks.written, self.course.weeks)),
            "questions": {
                "from": weeks.written(self.recent.span.first),
                "to": weeks.written(self.recent.span.last),
                "asked": list(self.recent.questions),
            },
            "participation": list(map(weeks.written, self.recent.weeks)),
            "rows": [row.as_report() for row in rows],
        }

    def lines(self) -> Iterator[str]:
        """Yield the weeks of each team as text, and its change."""
        yield f"{self.measure}: " + ", ".join(map(weeks.written, self.course.weeks))
        for at in self.order.tolist():
            row = self._row(at, is_tree=True)
            told = [_as_text(one) for one in (*row.weeks, row.change)]
            yield "  " * row.depth + f"{row.node.name}: " + ", ".join(told)

    def _sorted(self, by: str, order: Order) -> Indices:
        below = self.order[1:]
        if by == Sort.TREE:
            return below
        return sort(below, self._keys(by), order)

    def _keys(self, by: str) -> Numbers:
        """Return what the nodes are sorted by; NaN where there is nothing."""
        if by == Sort.NAME:
            names = [node.name.casefold() for node in self.nodes]
            return np.unique(names, return_inverse=True)[1].astype(float)
        if by == Sort.CHANGE:
            return self.course.reach
        if by == Sort.LAST:
            last = self.course.shares[:, -1:]
        else:
            last = self.recent.shares[:, [self.recent.questions.index(by)]]
        return last[:, 0] if last.size else np.full(len(self.nodes), np.nan)

    def _row(self, at: int, *, is_tree: bool) -> Row:
        course, recent = self.course, self.recent
        shares = course.shares[at].tolist()
        least, most, invited = recent.people[at].tolist()
        return Row(
            self.depths[at] if is_tree else 0,
            self.nodes[at],
            cells(shares, course.alerts[at].tolist()),
            course.changes[at],
            cells(recent.shares[at].tolist()),
            cells(recent.rates[at].tolist()),
            HIDDEN if np.isnan(least) else _people(least, most, invited),
        )


def _people(least: float, most: float, invited: float) -> People:
    asked = None if np.isnan(invited) else int(invited)
    return People(int(least), int(most), asked)


def _as_text(one: Cell | Change | Withheld) -> str:
    if isinstance(one, Cell):
        return f"{one.share:.0%}"
    return one.as_report() if isinstance(one, Change) else one.reason.value


def trends(session: Session, measure: str, this_week: int, blanks: Blanks) -> Trends:
    """Read the tree anew, and figures once for each state of the data."""
    nodes = people.nodes(session)
    teams = tuple((node.id, node.parent_id) for node in nodes)
    depths, order = [0] * len(nodes), []
    for depth, at in top_down(nodes):
        depths[at] = depth
        order.append(at)
    return Trends(
        measure,
        nodes,
        depths,
        np.array(order, np.intp),
        remembered(
            session,
            ("course", measure, this_week, teams, blanks),
            lambda: course(session, teams, measure, this_week, blanks),
        ),
        remembered(
            session,
            ("recent", this_week, teams, blanks),
            lambda: recent(session, teams, this_week, blanks),
        ),
    )
