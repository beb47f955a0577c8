"""The rule before groups were fixed at opening.

A group from which nobody answered passed for an empty one, teams were chosen by a
dynamic programme over counts alone, ranges asked for nobody to be missing, and the
company's page took comments that stood nowhere else.
"""

from collections.abc import Mapping

from engagement.anonymity.groups import SMALLEST_GROUP, Tree
from engagement.anonymity.readers import COMMENT_GROUP
from engagement.anonymity.rounding import GRIDS

IMPOSSIBLE = -1


def groups_of_leads_alone(
    tree: Tree, _people: Mapping[int, int], _k: int
) -> dict[int, int]:
    """Let everybody count where the rule for leads puts them, however few they are."""
    return {team: team for team in tree.order}


def ranges(
    tree: Tree,
    _invited: Mapping[int, int],
    counts: Mapping[int, int],
    k: int,
    _among: frozenset[int] | None = None,
) -> dict[int, tuple[int, int]]:
    """Return the shown teams, each with its range."""
    totals = tree.totals(counts)
    shown = shown_teams(tree, counts, k)
    return {team: respondents_range(totals[team]) for team in shown}


def shown_teams(tree: Tree, counts: Mapping[int, int], k: int) -> set[int]:
    """Choose the teams to publish, from counts alone (R6).

    Every atom of the result, a team's respondents outside its published descendants,
    has 0 or at least k members. Then no group under k can be computed by any
    subtraction: the published sums are a triangular map of the atoms. Among all such
    choices the one of greatest worth is taken, by a dynamic programme over the tree:
    for each team, the best worth for each residual handed to its parent, where the
    residual k stands for k or more.

    counts: respondents by counting group, without those below. k: at least 5.
    """
    totals, worths = tree.totals(counts), _worths(tree)
    tables: dict[int, list[int]] = {}
    joins: dict[int, list[list[tuple[int, int]]]] = {}
    shown_from: dict[int, int] = {}
    for team in reversed(tree.order):
        table = [IMPOSSIBLE] * (k + 1)
        table[min(counts.get(team, 0), k)] = 0
        joins[team] = []
        for child in tree.below[team]:
            table, ways = _joined(table, tables.pop(child), k)
            joins[team].append(ways)
        if tree.groups[team].is_settled and totals[team] >= k:
            # With nobody shown below, the residual is k: one of the two is possible.
            residual = 0 if table[0] >= table[k] else k
            shown_from[team] = residual
            table[0] = table[residual] + worths[team]
        tables[team] = table
    return _traced(tree, tables, joins, shown_from)


def _worths(tree: Tree) -> dict[int, int]:
    """No number of departments is worth a team; the company's line is worth two."""
    inner = sum(bool(below) for below in tree.below.values())
    worths = {team: 1 if tree.below[team] else 1 + inner for team in tree.order}
    for team in tree.order:
        if tree.parent_of(team) is None:
            worths[team] = 2 * (1 + inner)
    return worths


def _joined(
    ours: list[int], childs: list[int], k: int
) -> tuple[list[int], list[tuple[int, int]]]:
    """Join a child's table to its parent's; ways[r] is the pair that gave r."""
    best = [IMPOSSIBLE] * (k + 1)
    ways = [(0, 0)] * (k + 1)
    reachable = [(r, worth) for r, worth in enumerate(childs) if worth != IMPOSSIBLE]
    for residual, worth in enumerate(ours):
        if worth == IMPOSSIBLE:
            continue
        for child_residual, child_worth in reachable:
            together = min(k, residual + child_residual)
            if worth + child_worth > best[together]:
                best[together] = worth + child_worth
                ways[together] = (residual, child_residual)
    return best, ways


def _traced(
    tree: Tree,
    tables: dict[int, list[int]],
    joins: dict[int, list[list[tuple[int, int]]]],
    shown_from: dict[int, int],
) -> set[int]:
    """Walk the tables down from their best ends and collect the shown teams."""
    shown = set()
    residuals = {
        top: max(range(len(table)), key=table.__getitem__)
        for top, table in tables.items()
    }
    for team in tree.order:
        residual = residuals.pop(team)
        if residual == 0 and team in shown_from:
            shown.add(team)
            residual = shown_from[team]
        pairs = zip(reversed(tree.below[team]), reversed(joins[team]), strict=True)
        for child, ways in pairs:
            residual, residuals[child] = ways[residual]
    return shown


def respondents_range(respondents: int) -> tuple[int, int]:
    """Return the range under which a number of respondents is shown (R7)."""
    least = GRIDS[0][0]
    if respondents >= least:
        tens = respondents // 10 * 10
        return tens, tens + 9
    bounds = [SMALLEST_GROUP, *sorted(start for start, _ in GRIDS if start)]
    low = max(bound for bound in bounds if bound <= respondents)
    return low, min(bound for bound in bounds if bound > respondents) - 1


def comment_places(
    tree: Tree, counts: Mapping[int, int], shown: set[int]
) -> dict[int, int]:
    """Tell for each counting group at which team its comments are shown (R9).

    That is the smallest shown team above whose atom has ten respondents, else the
    company when ten answered there; a group without an entry has its comments
    destroyed.
    """
    atoms, totals = tree.atoms(counts, shown), tree.totals(counts)
    places: dict[int, int] = {}
    for team in tree.order:
        parent = tree.parent_of(team)
        enough = atoms.get(team, 0) >= COMMENT_GROUP
        if enough or (parent is None and totals[team] >= COMMENT_GROUP):
            if team in shown:
                places[team] = team
        elif parent in places:
            places[team] = places[parent]
    return places
