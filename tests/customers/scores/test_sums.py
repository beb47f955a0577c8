"""Counts of teams, added up from the leaves."""

import pandas as pd
from hypothesis import given

from engagement.customers.scores.sums import rolled_up
from engagement.people.queries import Node
from tests.people.test_team_tree import trees


@given(trees())
def test_the_top_has_the_customers_of_all(nodes: list[Node]) -> None:
    counts = pd.DataFrame(1.0, [node.id for node in nodes], ["n", "favourable"])

    added = rolled_up(counts, [(node.id, node.parent_id) for node in nodes])

    top = [node.id for node in nodes if node.parent_id is None]
    assert added.index.equals(counts.index)
    assert added.loc[top].to_numpy().tolist() == [[len(nodes)] * 2 for _ in top]
