"""Who may read what: comments (R9), and figures beside one's own answer (R6): pure."""

from collections.abc import Mapping

from engagement.anonymity.groups import SMALLEST_GROUP, Tree
from engagement.anonymity.publication import Rest
from engagement.anonymity.rounding import respondents_range

COMMENT_GROUP = 10
"""A comment is shown where at least so many could have written it."""


def comment_places(
    tree: Tree,
    invited: Mapping[int, int],
    counts: Mapping[int, int],
    published: set[int],
) -> dict[int, int]:
    """Tell for each counting group at which team its comments are shown (R9).

    That is the smallest published team in which the people whose comments are put
    together there were at least ten respondents, and not nearly all of those invited.
    What is left over at the top is put together with the smallest place below;
    without one, the group has no entry and its comments are destroyed.
    """
    pools = Rest(
        tree.atoms(invited, published), tree.atoms(counts, published), COMMENT_GROUP
    )
    homes = tree.homes(published)
    moves: dict[int, int] = {}
    for team in reversed(tree.order):
        parent = tree.parent_of(team)
        above = None if parent is None else homes.get(parent)
        if team in published and above is not None and not pools.is_large(team):
            moves[team] = above
            pools.move(team, above)
    places = [team for team in published - {tree.top} if pools.is_large(team)]
    if pools.people[tree.top] and places and not pools.is_large(tree.top):
        smallest = min(places, key=lambda team: (pools.people[team], team))
        moves[smallest] = tree.top
        pools.move(smallest, tree.top)
    found: dict[int, int] = {}
    for team in tree.order:
        if team in published:
            found[team] = found[moves[team]] if team in moves else team
    at = {team: found[home] for team, home in homes.items()}
    return {team: place for team, place in at.items() if pools.is_large(place)}


LEAST_OTHERS = 5
"""Unnamed teams of others stand in a view in such a number, or not at all (R6)."""


def may_read(low: int, k: int, *, leads_the_group: bool) -> bool:
    """Tell whether somebody may read a figure that holds their own answers (R6).

    They know one answer of it, so the others must be k at least; and nobody reads the
    weeks in which they were counted in the very team that they lead now.

    low: the published lower bound of respondents. k: that of the pulse.
    """
    return low > k and not leads_the_group


def may_ever_read(invited: int, k: int = SMALLEST_GROUP) -> bool:
    """Tell whether a group so large is ever shown to those who are in it (R6, R7).

    Not where even everybody's answers are a range that begins at k: under ten people,
    where k is five.
    """
    low, _high = respondents_range(invited, invited, invited, k)
    return may_read(low, k, leads_the_group=False)
