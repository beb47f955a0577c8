"""The numbers of the customers' page: the company, its teams and its moments."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.customers import queries
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.scores.global_index import counting
from engagement.customers.scores.periods import By, Period, chosen, last_complete
from engagement.customers.scores.sums import Sums, sums
from engagement.customers.scores.tallies import YEAR, Line, Tallies
from engagement.measures import DIMENSIONS
from engagement.people import queries as people
from engagement.people.team_tree import top_down
from engagement.statistics.findings import Indices, Numbers
from engagement.web.lists import Order, Part, sort

PER_PAGE = 100
MOST_MOMENTS = 100
"""Of those that a table shows, by their customers."""


class Sort(StrEnum):
    """What rows can be sorted by, besides a metric."""

    TREE = "tree"  # as the company is built, from the top down; moments by name
    NAME = "name"
    INDEX = "index"


@dataclass(frozen=True)
class TeamRow:
    """A team, as deep as it stands in the tree, with all teams below it."""

    depth: int
    node: people.Node
    line: Line


@dataclass(frozen=True)
class MomentRow:
    """A touch point; empty for answers that name none."""

    moment: str
    line: Line


@dataclass(frozen=True)
class Listing:
    """What one page shows of teams and moments."""

    company: tuple[TeamRow, ...]
    """One row; none while there are no teams."""
    teams: tuple[TeamRow, ...]
    part: Part
    moments: tuple[MomentRow, ...]


@dataclass(frozen=True, eq=False)
class Board:
    """A period beside the year that ends with it."""

    period: Period
    newest: Period
    """The last that is complete."""
    nodes: Sequence[people.Node]
    depths: Sequence[int]
    order: Indices
    """Places of the nodes from the top of the tree down; the company is the first."""
    sums: Sums
    has_any: bool
    """Whether there is any score, of whatever week."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the metrics that are shown by themselves, the company's own last."""
        used = [one for one, n in self._answers().items() if n]
        built_in = [one for one in METRICS if one in used and one not in DIMENSIONS]
        return *built_in, *(one for one in used if one not in METRICS)

    @property
    def measures(self) -> tuple[str, ...]:
        """Return those that the index is made of."""
        return counting(self._answers())

    @property
    def has_scores(self) -> bool:
        return any(self._answers().values())

    @property
    def has_moments(self) -> bool:
        return any(self.sums.names)

    @property
    def moments_left_out(self) -> int:
        return max(0, len(self.sums.names) - MOST_MOMENTS)

    @property
    def teams(self) -> int:
        return max(0, len(self.order) - 1)

    @property
    def sorts(self) -> tuple[str, ...]:
        return *map(str, Sort), *self.columns

    def listing(self, by: str, order: Order, page: str) -> Listing:
        """Return one page of the teams, and the moments, sorted alike."""
        part = Part.asked_for(page, self.teams, PER_PAGE)
        below, is_tree = self.order[1:], by == Sort.TREE
        if not is_tree:
            names = [node.name for node in self.nodes]
            below = sort(below, self._keys(self.sums.teams, names, by), order)
        shown = below[part.first - 1 : part.last].tolist()
        return Listing(
            tuple(self._team_rows(self.order[:1].tolist(), is_tree=is_tree)),
            tuple(self._team_rows(shown, is_tree=is_tree)),
            part,
            tuple(self._moments(by, order)),
        )

    def as_report(self) -> dict[str, object]:
        return {
            **self.head(),
            "teams": self.team_reports(0, len(self.order)),
            "moments": self.moment_reports(),
        }

    def head(self) -> dict[str, object]:
        """Report what holds for every row."""
        return {
            "by": self.period.by.value,
            "from": weeks.written(self.period.first),
            "to": weeks.written(self.period.last),
            "index_from": weeks.written(self.period.first_of_year),
            "measures": list(self.measures),
            "metrics": list(self.columns),
        }

    def team_reports(self, first: int, most: int) -> list[dict[str, object]]:
        """Report some teams, in the order of the tree."""
        places = self.order[first : first + most].tolist()
        return [
            {"team": row.node.key, "name": row.node.name, **self._told(row.line)}
            for row in self._team_rows(places, is_tree=True)
        ]

    def moment_reports(self) -> list[dict[str, object]]:
        return [
            {"moment": row.moment, **self._told(row.line)}
            for row in self._moments(Sort.TREE, Order.ASCENDING)
        ]

    def lines(self) -> Iterator[str]:
        """Yield the rows as text."""
        yield (
            f"{weeks.written(self.period.first)} to {weeks.written(self.period.last)}; "
            f"index from {weeks.written(self.period.first_of_year)}: "
            + (", ".join(self.measures) or "no measure")
        )
        for row in self._team_rows(self.order.tolist(), is_tree=True):
            yield "  " * row.depth + f"{row.node.name}: {self._as_text(row.line)}"
        for moment in self._moments(Sort.TREE, Order.ASCENDING):
            yield f"{moment.moment or 'no moment'}: {self._as_text(moment.line)}"

    def _answers(self) -> dict[str, float]:
        company = self.order[:1].tolist()
        return self.sums.teams.answers(company[0]) if company else {}

    def _team_rows(self, places: Iterable[int], *, is_tree: bool) -> Iterator[TeamRow]:
        measures, columns = self.measures, self.columns
        for at in places:
            line = self.sums.teams.line(at, measures, columns)
            yield TeamRow(self.depths[at] if is_tree else 0, self.nodes[at], line)

    def _moments(self, by: str, order: Order) -> Iterator[MomentRow]:
        if not self.has_moments:
            return
        tallies, names = self.sums.moments, self.sums.names
        customers = tallies.counts[YEAR, 0].sum(axis=0)
        most = np.sort(np.argsort(-customers, kind="stable")[:MOST_MOMENTS])
        if by != Sort.TREE:
            most = sort(most, self._keys(tallies, names, by), order)
        for at in most.tolist():
            yield MomentRow(names[at], tallies.line(at, self.measures, self.columns))

    def _keys(self, tallies: Tallies, names: Sequence[str], by: str) -> Numbers:
        """Return what rows are sorted by; NaN where there is nothing."""
        if by == Sort.NAME:
            folded = [name.casefold() for name in names]
            return np.unique(folded, return_inverse=True)[1].astype(float)
        if by == Sort.INDEX:
            return tallies.indices(self.measures)
        return tallies.values(by)

    def _told(self, line: Line) -> dict[str, object]:
        scores = zip(self.columns, line.scores, strict=True)
        return {
            "index": line.index.as_report(),
            "scores": {metric: found.as_report() for metric, found in scores},
        }

    def _as_text(self, line: Line) -> str:
        cells = zip(("index", *self.columns), (line.index, *line.scores), strict=True)
        told = (
            f"{name} {cell.as_report()['value']:.2f}"
            for name, cell in cells
            if cell.is_shown
        )
        return ", ".join(told) or "nothing shown"


def board(session: Session, by: By, until: int | None, this_week: int) -> Board:
    """Read the tree anew, and sums once for each state of the scores.

    Without a week to end with, the period is the last complete one that has scores.
    """
    last = queries.last_week_of_all(session)
    end = next((week for week in (until, last) if week is not None), this_week)
    period = chosen(by, end, this_week)
    nodes = people.nodes(session)
    walk = list(top_down(nodes))
    depths = [0] * len(nodes)
    for depth, at in walk:
        depths[at] = depth
    order = np.array([at for _depth, at in walk], np.intp)
    return Board(
        period,
        last_complete(by, this_week),
        nodes,
        depths,
        order,
        sums(session, period, nodes, walk),
        has_any=last is not None,
    )
