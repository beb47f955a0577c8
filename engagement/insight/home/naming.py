"""What one reader sees of all teams: their own by name, the others only counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.orm import Session

from engagement.insight.drawings import Spark, spark
from engagement.insight.home.attention import (
    Attention,
    Called,
    Grouping,
    Level,
    attention,
    expected_false,
)
from engagement.insight.sight import Sight
from engagement.people import queries as people
from engagement.statistics.findings import Withheld
from engagement.statistics.support import Need
from engagement.statistics.team_groups import TeamGroup

Nodes = Mapping[int, people.Node]
"""The reader's teams by id, in the order of names."""
MOST_DRAWN = 3
"""Of the teams to support, those whose weeks are drawn; the rest is a list."""


@dataclass(frozen=True)
class SeenCall:
    """A team of the reader's to support first, with both sides drawn."""

    team: people.Node
    called: Called
    staff: Spark
    customer: Spark


@dataclass(frozen=True)
class SeenGroup:
    """How many teams stand in a group, and the reader's own among them."""

    group: TeamGroup
    count: int
    named: tuple[people.Node, ...]


@dataclass(frozen=True)
class SeenGrouping:
    """The groups of one side."""

    is_shown: ClassVar[bool] = True

    mean: float
    groups: tuple[SeenGroup, ...]

    @property
    def apart(self) -> int:
        """How many teams of the company are placed apart."""
        return sum(one.count for one in self.groups if one.group is not TeamGroup.ALIKE)

    @property
    def most_false(self) -> float:
        return expected_false(self.apart)


@dataclass(frozen=True)
class SeenAttention:
    """What there is to say to one reader."""

    whole: Attention
    first: tuple[SeenCall, ...]
    """Three at most."""
    others: tuple[people.Node, ...]
    """The reader's other teams that are named, the surest first."""
    groupings: tuple[tuple[str, SeenGrouping | Withheld], ...]
    levels: tuple[tuple[people.Node, Level], ...]

    @property
    def is_told(self) -> bool:
        return not isinstance(self.whole.needs, Withheld)


def attention_for(session: Session, sight: Sight, this_week: int) -> SeenAttention:
    """Read the names anew; they may change without a release."""
    nodes = people.nodes(session)
    own = {node.id: node for node in nodes if sight.names(node.id)}
    found = attention(session, nodes, this_week, sight)
    needs = () if isinstance(found.needs, Withheld) else found.needs
    seen = [need for need in needs if need.team in own]
    return SeenAttention(
        found,
        _calls(found, own, seen[:MOST_DRAWN]),
        tuple(own[need.team] for need in seen[MOST_DRAWN:]),
        tuple((measure, _grouping(one, own)) for measure, one in found.groupings),
        tuple((own[level.team], level) for level in found.levels if level.team in own),
    )


def _calls(found: Attention, own: Nodes, needs: Sequence[Need]) -> tuple[SeenCall, ...]:
    calls = [found.called(need) for need in needs]
    staff = [week for one in calls for week in one.staff]
    customers = [week for one in calls for week in one.customer]
    means = [one.mean for _, one in found.groupings if isinstance(one, Grouping)]
    return tuple(
        SeenCall(
            own[one.need.team],
            one,
            spark(one.staff, means[0], staff),
            spark(one.customer, means[1], customers),
        )
        for one in calls
    )


def _grouping(found: Grouping | Withheld, own: Nodes) -> SeenGrouping | Withheld:
    if isinstance(found, Withheld):
        return found
    group_of = {team: group for group, ids in found.teams.items() for team in ids}
    named: dict[TeamGroup, list[people.Node]] = {group: [] for group in TeamGroup}
    for team, node in own.items():
        if team in group_of:
            named[group_of[team]].append(node)
    groups = tuple(
        SeenGroup(group, len(ids), tuple(named[group]))
        for group, ids in found.teams.items()
    )
    return SeenGrouping(found.mean, groups)
