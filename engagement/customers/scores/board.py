"""The numbers of the customers' page: the company, its teams and its moments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

import pandas as pd
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.customers import queries
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.scores.global_index import counting
from engagement.customers.scores.periods import By, Period, choose, last_complete
from engagement.customers.scores.sums import Sums, sums
from engagement.customers.scores.tallies import BoardLine, Tallies
from engagement.measures import DIMENSIONS, IMPORTANCE
from engagement.people import queries as people
from engagement.people.team_tree import top_down
from engagement.web.lists import Order, Part, sort

PER_PAGE = 100
MOST_MOMENTS = 100
"""Of those that a table shows, by their customers."""
Row = TypeVar("Row", int, str)
"""The id of a team, or the name of a moment."""


class BoardSort(StrEnum):
    """What rows can be sorted by, besides a metric."""

    TREE = "tree"  # as the company is built, from the top down; moments by name
    NAME = "name"
    INDEX = "index"


@dataclass(frozen=True)
class TeamRow:
    """A team, as deep as it stands in the tree, with all teams below it."""

    depth: int
    node: people.Node
    line: BoardLine


@dataclass(frozen=True)
class MomentRow:
    """A touch point; empty for answers that name none."""

    moment: str
    line: BoardLine


@dataclass(frozen=True)
class BoardPage:
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
    tree: Sequence[tuple[int, people.Node]]
    """Depths and teams from the top down; the company is the first."""
    sums: Sums
    has_any: bool
    """Whether there is any score, of whatever week."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the metrics that are shown by themselves, the company's own last."""
        used = [one for one, n in self._answers.items() if n]
        of_the_mirror = {*DIMENSIONS, *IMPORTANCE}
        built_in = [one for one in METRICS if one in used and one not in of_the_mirror]
        return *built_in, *(one for one in used if one not in METRICS)

    @property
    def measures(self) -> tuple[str, ...]:
        """Return those that the index is made of."""
        return counting(self._answers)

    @property
    def has_scores(self) -> bool:
        return any(self._answers.values())

    @property
    def has_moments(self) -> bool:
        return any(self.sums.names)

    @property
    def moments_left_out(self) -> int:
        return max(0, len(self.sums.names) - MOST_MOMENTS)

    @property
    def teams(self) -> int:
        return max(0, len(self.tree) - 1)

    @property
    def sorts(self) -> tuple[str, ...]:
        return *map(str, BoardSort), *self.columns

    def listing(self, by: str, order: Order, page: str) -> BoardPage:
        """Return one page of the teams, and the moments, sorted alike."""
        part = Part.asked_for(page, self.teams, PER_PAGE)
        company, below = self.tree[:1], self.tree[1:]
        if by != BoardSort.TREE:
            company = [(0, node) for _, node in company]
            below = self._sorted(by, order)
        return BoardPage(
            tuple(self._team_rows(company)),
            tuple(self._team_rows(below[part.first - 1 : part.last])),
            part,
            tuple(self._moments(by, order)),
        )

    def as_report(self) -> dict[str, object]:
        return {
            **self.head(),
            "teams": self.team_reports(0, len(self.tree)),
            "moments": self.moment_reports(),
        }

    def head(self) -> dict[str, object]:
        """Report what holds for every row."""
        return {
            "by": self.period.by.value,
            "from": weeks.iso_week(self.period.first),
            "to": weeks.iso_week(self.period.last),
            "index_from": weeks.iso_week(self.period.first_of_year),
            "measures": list(self.measures),
            "metrics": list(self.columns),
        }

    def team_reports(self, first: int, most: int) -> list[dict[str, object]]:
        """Report some teams, in the order of the tree."""
        return [
            {"team": row.node.key, "name": row.node.name, **self._told(row.line)}
            for row in self._team_rows(self.tree[first : first + most])
        ]

    def moment_reports(self) -> list[dict[str, object]]:
        return [
            {"moment": row.moment, **self._told(row.line)}
            for row in self._moments(BoardSort.TREE, Order.ASCENDING)
        ]

    def lines(self) -> Iterator[str]:
        """Yield the rows as text."""
        ends = self.period.first, self.period.last, self.period.first_of_year
        first, last, first_of_year = map(weeks.iso_week, ends)
        yield (
            f"{first} to {last}; index from {first_of_year}: "
            + (", ".join(self.measures) or "no measure")
        )
        for row in self._team_rows(self.tree):
            yield "  " * row.depth + f"{row.node.name}: {self._as_text(row.line)}"
        for moment in self._moments(BoardSort.TREE, Order.ASCENDING):
            yield f"{moment.moment or 'no moment'}: {self._as_text(moment.line)}"

    @cached_property
    def _answers(self) -> dict[str, float]:
        """Return the company's customers by metric, over the year."""
        return self.sums.teams.answers(self.tree[0][1].id) if self.tree else {}

    def _sorted(self, by: str, order: Order) -> list[tuple[int, people.Node]]:
        """Return the teams below the company by a key; those without one come last."""
        nodes = {node.id: node for _, node in self.tree[1:]}
        names = {team: node.name for team, node in nodes.items()}
        return [
            (0, nodes[team])
            for team in self._in_order(self.sums.teams, names, by, order)
        ]

    def _team_rows(self, teams: Sequence[tuple[int, people.Node]]) -> Iterator[TeamRow]:
        ids = [node.id for _, node in teams]
        lines = self.sums.teams.lines(ids, self.measures, self.columns)
        for (depth, node), line in zip(teams, lines, strict=True):
            yield TeamRow(depth, node, line)

    def _moments(self, by: str, order: Order) -> Iterator[MomentRow]:
        if not self.has_moments:
            return
        tallies = self.sums.moments
        most = tallies.customers().nlargest(MOST_MOMENTS, keep="first").index
        kept = set(most)
        shown = [name for name in self.sums.names if name in kept]
        if by != BoardSort.TREE:
            shown = self._in_order(tallies, {name: name for name in shown}, by, order)
        lines = tallies.lines(shown, self.measures, self.columns)
        for name, line in zip(shown, lines, strict=True):
            yield MomentRow(name, line)

    def _in_order(
        self, tallies: Tallies, names: Mapping[Row, str], by: str, order: Order
    ) -> list[Row]:
        """Sort rows by a key; equal ones stay as they were, those without come last."""
        if by == BoardSort.NAME:
            folded = {row: name.casefold() for row, name in names.items()}
            keys = pd.Series(folded, dtype=object)
        elif by == BoardSort.INDEX:
            keys = tallies.indices(self.measures)
        else:
            keys = tallies.values(by)
        return sort(keys.loc[list(names)], order)

    def _told(self, line: BoardLine) -> dict[str, object]:
        scores = zip(self.columns, line.scores, strict=True)
        return {
            "index": line.index.as_report(),
            "scores": {metric: found.as_report() for metric, found in scores},
        }

    def _as_text(self, line: BoardLine) -> str:
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
    newest = last_complete(by, this_week)
    last = queries.last_week_of_all(session, newest.last)
    end = next((week for week in (until, last) if week is not None), this_week)
    period = choose(by, end, this_week)
    nodes = people.nodes(session)
    links = [(node.id, node.parent_id) for node in nodes]
    return Board(
        period,
        newest,
        [(depth, nodes[at]) for depth, at in top_down(nodes)],
        sums(session, period, links),
        has_any=last is not None or queries.last_week_of_all(session) is not None,
    )


def usual_length(session: Session, this_week: int) -> By:
    """Return months, or weeks where no month with scores is over yet."""
    month = last_complete(By.MONTH, this_week)
    has_month = queries.last_week_of_all(session, month.last) is not None
    return By.MONTH if has_month else By.WEEK
