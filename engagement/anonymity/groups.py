"""Who is counted with whom, fixed when a pulse opens (R6): pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

SMALLEST_GROUP = 5
"""k: may be raised by a company, never lowered."""

SETTLED_AFTER_DAYS = 28

Thing = TypeVar("Thing")


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

    @property
    def top(self) -> int:
        return self.order[0]

    def line_up(self, team: int) -> list[int]:
        """Return the team and every team above it, from the team up."""
        line, parent = [team], self.parent_of(team)
        while parent is not None:
            line.append(parent)
            parent = self.parent_of(parent)
        return line

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

    def next_below(self, shown: set[int]) -> dict[int | None, list[int]]:
        """Return the shown teams right below each; below None, those in no other."""
        homes = self.homes(shown)
        below: dict[int | None, list[int]] = {team: [] for team in (None, *shown)}
        for team in self.order:
            if team in shown:
                parent = self.parent_of(team)
                below[None if parent is None else homes.get(parent)].append(team)
        return below

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


def highest_bound(most: int) -> int:
    """Return up to where "so many at least" does not say who answered (R7).

    There a sixth of the most who may have answered could still be missing.
    """
    return 5 * most // 6


def counting_groups(tree: Tree, invited: Mapping[int, int], k: int) -> dict[int, int]:
    """Return for each team the group in which those placed in it count (R6).

    From the bottom up, a group in which k would be nearly everybody (k + 1 people are
    needed, a sixth more than k where k is raised), or of a team younger than 28 days,
    moves as a whole to the team above; if the top is left with too few, the smallest
    group below joins it. Fixed at opening, from who is invited alone.

    invited: people by the team of `counting_group`. k: at least 5.
    """
    numbers = {team: invited.get(team, 0) for team in tree.order}
    moves: dict[int, int] = {}
    for team in reversed(tree.order):
        parent, number = tree.parent_of(team), numbers[team]
        stays = k <= highest_bound(number) and tree.groups[team].is_settled
        if parent is not None and number and not stays:
            moves[team] = parent
            numbers[parent] += numbers.pop(team)
    others = [team for team in tree.order[1:] if numbers.get(team)]
    if numbers[tree.top] and k > highest_bound(numbers[tree.top]) and others:
        moves[min(others, key=lambda team: (numbers[team], team))] = tree.top
    homes: dict[int, int] = {}
    for team in tree.order:
        homes[team] = homes[moves[team]] if team in moves else team
    return homes


def shuffle(things: Iterable[Thing], random: Random) -> list[Thing]:
    """Shuffle by Fisher and Yates, drawing from the random source alone."""
    found = list(things)
    for last in range(len(found) - 1, 0, -1):
        other = random.randrange(last + 1)
        found[last], found[other] = found[other], found[last]
    return found
