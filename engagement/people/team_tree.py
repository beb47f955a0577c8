"""The tree from the top down, and counts added up from the leaves."""

from collections.abc import Iterator, Sequence

from engagement.people.queries import Node
from engagement.statistics.findings import Numbers


def top_down(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
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
    nodes: Sequence[Node],
    order: Sequence[tuple[int, int]],
) -> Numbers:
    """Add the customers of each team to the team above it, from the leaves up.

    The second axis of the counts is that of the teams.
    """
    place = {node.id: at for at, node in enumerate(nodes)}
    for _depth, at in reversed(order):
        parent = nodes[at].parent_id
        if parent is not None:
            counts[:, place[parent]] += counts[:, at]
    return counts
