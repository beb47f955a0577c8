"""The tree from the top down."""

from hypothesis import given
from hypothesis import strategies as st

from engagement.people.queries import Node
from engagement.people.team_tree import top_down


@st.composite
def trees(draw: st.DrawFn) -> list[Node]:
    """Return teams in any order, each below one that was there before."""
    size = draw(st.integers(0, 20))
    parents = [draw(st.integers(1, at)) if at else None for at in range(size)]
    nodes = [
        Node(at + 1, f"t{at}", f"Team {at}", parent)
        for at, parent in enumerate(parents)
    ]
    return draw(st.permutations(nodes))


@given(trees())
def test_every_team_stands_once_right_below_those_above_it(nodes: list[Node]) -> None:
    order = list(top_down(nodes))

    depths = {nodes[at].id: depth for depth, at in order}
    assert sorted(at for _depth, at in order) == list(range(len(nodes)))
    seen: set[int] = set()
    for depth, at in order:
        parent = nodes[at].parent_id
        assert depth == (0 if parent is None else depths[parent] + 1)
        assert parent is None or parent in seen
        seen.add(nodes[at].id)
