"""A page of trends: the company, its teams, and which of them are folded: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from engagement.insight.series.change_from_usual import ChangeFromUsual
from engagement.insight.trends.heat_table import HeatCells
from engagement.people import queries as people
from engagement.statistics.findings import Withheld
from engagement.web.lists import Part

MOST_OPEN = 12
"""Teams right below the company that are seen before anything is unfolded."""


@dataclass(frozen=True)
class RespondentRange:
    """How many took part, as the range that is published, of how many asked."""

    is_shown: ClassVar[bool] = True

    least: int
    most: int
    invited: int | None
    """None: not told, as by a history from elsewhere."""

    def as_report(self) -> list[int]:
        return [self.least, self.most]


@dataclass(frozen=True)
class TrendsRow:
    """A team in each of the three tables."""

    depth: int
    node: people.Node
    weeks: HeatCells
    change: ChangeFromUsual | Withheld
    is_moved_with_participation: bool
    questions: HeatCells
    rates: HeatCells
    people: RespondentRange | Withheld

    def as_report(self) -> dict[str, object]:
        return {
            "team": self.node.key,
            "name": self.node.name,
            "weeks": [cell.as_report() for cell in self.weeks],
            "change": self.change.as_report(),
            "moved_with_participation": self.is_moved_with_participation,
            "questions": [cell.as_report() for cell in self.questions],
            "participation": [cell.as_report() for cell in self.rates],
            "people": self.people.as_report(),
        }


@dataclass(frozen=True)
class TrendsRegion:
    """The rows below one team under the company, which are folded."""

    node: people.Node | None
    """None: teams right below the company, where they are many."""
    rows: tuple[TrendsRow, ...]


@dataclass(frozen=True)
class TrendsPage:
    """The rows of one page: the company, then its teams."""

    rows: tuple[TrendsRow, ...]
    part: Part
    regions: Mapping[int, people.Node | None]
    """The team right below the company that each team is or is below."""
    is_tree: bool

    @property
    def top(self) -> tuple[TrendsRow, ...]:
        """Return what is seen before anything is unfolded: all, if they are sorted."""
        if not self.is_tree:
            return self.rows
        folded = {row.node.id for region in self.folded for row in region.rows}
        return tuple(row for row in self.rows if row.node.id not in folded)

    @property
    def folded(self) -> tuple[TrendsRegion, ...]:
        """Return the teams below each region; none if they are sorted."""
        if not self.is_tree:
            return ()
        below: dict[int, list[TrendsRow]] = {}
        nodes = {node.id: node for node in self.regions.values() if node}
        for row in self.rows:
            region = self.regions[row.node.id]
            if region and region.id != row.node.id:
                below.setdefault(region.id, []).append(row)
        alone = [
            row for row in self.rows if row.depth == 1 and row.node.id not in below
        ]
        flat = [TrendsRegion(None, tuple(alone))] if len(alone) > MOST_OPEN else []
        return (
            *(TrendsRegion(nodes[one], tuple(rows)) for one, rows in below.items()),
            *flat,
        )


def regions(tree: Sequence[tuple[int, people.Node]]) -> dict[int, people.Node | None]:
    """Return the team right below the company that each is or is below."""
    found: dict[int, people.Node | None] = {}
    region = None
    for depth, node in tree:
        region = node if depth == 1 else region
        found[node.id] = region if depth else None
    return found
