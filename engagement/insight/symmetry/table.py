"""The table under the chart of the correlation view."""

from dataclasses import dataclass

from engagement.insight.shown import Result
from engagement.insight.symmetry.correlation import Seen
from engagement.insight.symmetry.quadrants import Likely, Place, TeamChances


@dataclass(frozen=True)
class NamedRow:
    """A team that the reader may look at."""

    team_id: int
    name: str
    staff: Result
    customer: Result
    chances: TeamChances | None = None
    likely: Likely | None = None
    """The field in which it is with a chance of a half or more."""
    moved: Place | None = None
    """In four weeks."""


@dataclass(frozen=True)
class OtherRow:
    """Another team: where it stands, and nothing else."""

    staff: float
    customer: float


@dataclass(frozen=True)
class TeamTable:
    """The rows of the table under the chart."""

    named: tuple[NamedRow, ...]
    others: tuple[OtherRow, ...]


def team_table(seen: Seen) -> TeamTable:
    """List the reader's teams by name, then the others by value."""
    rows = [
        NamedRow(
            *(dot.team_id, dot.name, dot.staff, dot.customer),
            dot.chances,
            dot.likely,
            dot.moved,
        )
        for dot in seen.named
    ]
    rows += [
        NamedRow(team.team_id, team.name, team.staff, team.customer)
        for team in seen.left_out
    ]
    rows.sort(key=lambda row: row.name.casefold())
    return TeamTable(tuple(rows), tuple(OtherRow(*place) for place in seen.others))
