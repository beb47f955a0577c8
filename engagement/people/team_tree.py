"""The tree from the top down."""

from collections.abc import Iterator, Sequence

from engagement.people.queries import Node


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
