"""The promise, pure: which teams may be shown, and how finely.

docs/anonymity.md tells what each rule protects from; the names R6, R7 and R9 are its.
No Flask, no SQL; the random source is an argument.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

SMALLEST_GROUP = 5
"""k: may be raised by a company, never lowered."""
SETTLED_AFTER_DAYS = 28
COMMENT_GROUP = 10
"""A comment is shown where at least so many could have written it."""
DISTRIBUTION_FROM = 100
DISTRIBUTION_STEPS = 20
GRIDS = ((50, 20), (20, 10), (12, 5), (8, 4), (0, 3))
"""(respondents from, steps), the finest first."""
IMPOSSIBLE = -1


class Random(Protocol):
    """A source of whole numbers below a limit: the system's, or a test's."""

    def randrange(self, limit: int, /) -> int: ...


@dataclass(frozen=True)
class Group:
    """A team of the snapshot taken at opening."""

    id: int
    parent_id: int | None
    is_settled: bool
    """It has existed for 28 days; before, joining it would name the newcomer."""


class Tree:
    """A snapshot of teams, each after the one above it."""

    def __init__(self, groups: Iterable[Group]) -> None:
        """Order the groups; raises `ValueError` on a loop or an unknown parent."""
        self.groups = {group.id: group for group in groups}
        self.below: dict[int, list[int]] = {group_id: [] for group_id in self.groups}
        waiting = []
        for group in self.groups.values():
            if group.parent_id is None:
                waiting.append(group.id)
            elif group.parent_id in self.below:
                self.below[group.parent_id].append(group.id)
        self.order: list[int] = []
        while waiting:
            self.order.append(waiting.pop())
            waiting += self.below[self.order[-1]]
        if len(self.order) < len(self.groups):
            raise ValueError("The teams do not form a tree.")

    def parent_of(self, team: int) -> int | None:
        return self.groups[team].parent_id

    def totals(self, counts: Mapping[int, int]) -> dict[int, int]:
        """Return each team's count with everything below it."""
        totals = {team: counts.get(team, 0) for team in self.order}
        for team in reversed(self.order):
            parent = self.parent_of(team)
            if parent is not None:
                totals[parent] += totals[team]
        return totals

    def atoms(self, counts: Mapping[int, int], shown: set[int]) -> dict[int, int]:
        """Return, for each shown team, its count outside the shown teams below it."""
        left = {team: counts.get(team, 0) for team in self.order}
        for team in reversed(self.order):
            parent = self.parent_of(team)
            if parent is not None and team not in shown:
                left[parent] += left[team]
        return {team: left[team] for team in shown}

    def homes(self, shown: set[int]) -> dict[int, int]:
        """Return for each team the shown team in whose atom it is, if there is one."""
        homes: dict[int, int] = {}
        for team in self.order:
            parent = self.parent_of(team)
            if team in shown:
                homes[team] = team
            elif parent in homes:
                homes[team] = homes[parent]
        return homes


def counting_group(
    team: int, led: Collection[int], parents: Mapping[int, int | None]
) -> int:
    """Return the group in which a person of a team counts, who leads some teams (R6).

    That is the team above the highest one that they belong to and lead: leads read
    the figures of their own people, and knowing their own answer they would read a
    group of one less. Who leads the company counts at its top.
    """
    group = team
    at: int | None = team
    while at is not None:
        above = parents[at]
        if at in led:
            group = at if above is None else above
        at = above
    return group


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


def steps_for(respondents: int) -> int:
    """Return the number of steps of the grid for so many respondents (R7)."""
    return next(steps for least, steps in GRIDS if respondents >= least)


def rounded(part: int, whole: int, steps: int, random: Random) -> int:
    """Round part/whole at random to a grid and return the number of steps.

    Goes up with a probability equal to the distance from the lower grid point, so
    that the expected value is the share itself. Exact in whole numbers.
    """
    lower, over = divmod(part * steps, whole)
    return lower + (random.randrange(whole) < over)


def rounding_variance(steps: int) -> float:
    """Return the mean variance of random rounding to a grid of `steps`: 1/(6a²)."""
    return 1 / (6 * steps**2)


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


LEAST_OTHERS = 5
"""Unnamed teams of others stand in a view in such a number, or not at all (R6)."""


def may_read(low: int, *, leads_the_group: bool) -> bool:
    """Tell whether somebody may read a figure that holds their own answers (R6).

    They know one answer of it, so the others must be k at least; and nobody reads the
    weeks in which they were counted in the very team that they lead now.

    low: the published lower bound of respondents.
    """
    return low > SMALLEST_GROUP and not leads_the_group
