"""Which teams have moved, and which are back to their usual: pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from engagement.insight.series.change_from_usual import (
    MOVES,
    ChangeFromUsual,
    Move,
    is_moved_with_participation,
)
from engagement.insight.trends.trends import Trends
from engagement.people.queries import Node


@dataclass(frozen=True)
class MovedTeam:
    """A team that is away from its usual course, or was in the weeks shown."""

    node: Node
    move: Move
    is_back: bool
    """It was; its last weeks are as usual again."""
    weeks: tuple[int, ...]
    """Those shown in which it was away."""
    is_moved_with_participation: bool


def moved(trends: Trends) -> list[MovedTeam]:
    """Return those that are away from their usual first, in the order of the tree."""
    return sorted(_moved(trends), key=lambda one: one.is_back)


def _moved(trends: Trends) -> Iterator[MovedTeam]:
    history = trends.history
    nodes = {node.id: node for _, node in trends.tree}
    alerts = history.alerts.loc[list(nodes)]
    # Only those with something to tell, out of what may be thousands.
    for team, row in alerts[(alerts != 0).any(axis=1)].iterrows():
        change = history.table.loc[team, "change"]
        if not isinstance(change, ChangeFromUsual):
            continue
        told = row[row != 0]
        is_back = change.move is Move.STEADY
        move = MOVES[int(told.iloc[-1])] if is_back else change.move
        took_part = trends.participation.table.loc[team, "change"]
        yield MovedTeam(
            nodes[int(str(team))],
            move,
            is_back,
            tuple(week for week, sign in told.items() if MOVES[int(sign)] is move),
            is_moved_with_participation(change, took_part),
        )
