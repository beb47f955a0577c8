"""The promise, pure: which teams may be shown, and how finely.

docs/anonymity.md tells what each rule protects from; the names R6, R7 and R9 are its.
No Flask, no SQL; the random source is an argument.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

SMALLEST_GROUP = 5
"""k: may be raised by a company, never lowered."""
SETTLED_AFTER_DAYS = 28
COMMENT_GROUP = 10
"""A comment is shown where at least so many could have written it."""
DISTRIBUTION_FROM = 100
DISTRIBUTION_STEPS = 20
GRIDS = ((50, 20), (20, 10), (12, 5), (8, 4), (0, 3))
"""(respondents from, steps), the finest first."""


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

    def highest(self, shown: set[int]) -> list[int]:
        """Return the shown teams that are in no other shown team."""
        homes = self.homes(shown)
        return [team for team in shown if self.parent_of(team) not in homes]

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


def counting_groups(tree: Tree, invited: Mapping[int, int], k: int) -> dict[int, int]:
    """Return for each team the group in which those placed in it count (R6).

    From the bottom up, a group of fewer than k + 1, or of a team younger than 28
    days, moves as a whole to the team above; if the top is left with fewer, the
    smallest group below joins it. Fixed at opening, from who is invited alone.

    invited: people by the team of `counting_group`. k: at least 5.
    """
    numbers = {team: invited.get(team, 0) for team in tree.order}
    moves: dict[int, int] = {}
    for team in reversed(tree.order):
        parent = tree.parent_of(team)
        is_small = numbers[team] <= k or not tree.groups[team].is_settled
        if parent is not None and numbers[team] and is_small:
            moves[team] = parent
            numbers[parent] += numbers[team]
            numbers[team] = 0
    others = [team for team in tree.order[1:] if numbers[team]]
    if 0 < numbers[tree.top] <= k and others:
        moves[min(others, key=lambda team: (numbers[team], team))] = tree.top
    homes: dict[int, int] = {}
    for team in tree.order:
        homes[team] = homes[moves[team]] if team in moves else team
    return homes


def published_teams(
    tree: Tree, invited: Mapping[int, int], counts: Mapping[int, int], k: int
) -> set[int]:
    """Choose the teams to publish (R6).

    From the bottom up, a team is published if it has at least k respondents, and its
    rest (its people outside the published teams below) is empty because nobody was
    invited into it, or has at least k respondents too. Otherwise its rest counts in
    that of the team above. No group under k can then be computed by subtraction: the
    published sums are a triangular map of the rests.

    invited, counts: people and respondents by counting group, without those below.
    """
    totals, rest = tree.totals(counts), Rest(invited, counts, k)
    published: set[int] = set()
    for team in reversed(tree.order):
        parent = tree.parent_of(team)
        is_settled = tree.groups[team].is_settled
        if is_settled and totals[team] >= k and rest.is_publishable(team):
            published.add(team)
        elif parent is not None:
            rest.move(team, parent)
    if tree.groups[tree.top].is_settled and totals[tree.top] >= k:
        _save_the_top(tree, invited, rest, published)
    return published


def _save_the_top(
    tree: Tree, invited: Mapping[int, int], rest: "Rest", published: set[int]
) -> None:
    """Withhold the smallest published team below the top until its line stands.

    The smallest by invitation: which one it is tells nothing of who answered.
    """
    people = tree.totals(invited)
    while tree.top not in published:
        highest = tree.highest(published)
        if rest.is_publishable(tree.top):
            published.add(tree.top)
        elif highest:
            smallest = min(highest, key=lambda team: (people[team], team))
            published.remove(smallest)
            rest.move(smallest, tree.top)
        else:
            return


@dataclass
class Rest:
    """Who is in a team and in no published team below it, as teams are chosen."""

    invited: Mapping[int, int]
    counts: Mapping[int, int]
    k: int

    def __post_init__(self) -> None:
        self.people = Counter(self.invited)
        self.respondents = Counter(self.counts)

    def is_publishable(self, team: int) -> bool:
        """Tell whether nobody was invited into it, or enough answered.

        Of exactly k invited, k respondents would tell that everybody answered.
        """
        people = self.people[team]
        is_enough = self.respondents[team] >= self.k and people > self.k
        return people == 0 or is_enough

    def move(self, team: int, above: int) -> None:
        self.people[above] += self.people.pop(team, 0)
        self.respondents[above] += self.respondents.pop(team, 0)


def same_people(
    tree: Tree, invited: Mapping[int, int], published: set[int]
) -> dict[int, int]:
    """Return the published teams whose people are those of one published below (R7).

    Such a team has that one's figure: a second draw would tell more. Each is given
    with the lowest team that has the same people.
    """
    rest = tree.atoms(invited, published)
    homes = tree.homes(published)
    below: dict[int, list[int]] = {team: [] for team in published}
    for team in published:
        parent = tree.parent_of(team)
        if parent in homes:
            below[homes[parent]].append(team)
    twins: dict[int, int] = {}
    for team in reversed(tree.order):
        if team in published and not rest[team] and len(below[team]) == 1:
            (only,) = below[team]
            twins[team] = twins.get(only, only)
    return twins


def small_rests(
    tree: Tree, respondents: Mapping[int, int], k: int
) -> dict[int, list[int]]:
    """Return the teams whose people outside the teams below are 1 to k - 1 (R6).

    Each with the highest teams below it that take part in the subtraction.
    respondents: exact numbers of any teams, all below included.
    """
    known = set(respondents)
    homes = tree.homes(known)
    below: dict[int, list[int]] = {team: [] for team in known}
    for team in known:
        parent = tree.parent_of(team)
        if parent in homes:
            below[homes[parent]].append(team)
    return {
        team: parts
        for team, parts in below.items()
        if 0 < respondents[team] - sum(respondents[part] for part in parts) < k
    }


def steps_for(low: int) -> int:
    """Return the number of steps of the grid for a published lower bound (R7)."""
    return next(steps for least, steps in GRIDS if low >= least)


def rounded(part: int, whole: int, steps: int, random: Random) -> int:
    """Round part/whole at random to a grid and return the number of steps.

    Goes up with a probability equal to the distance from the lower grid point, so
    that the expected value is the share itself. Exact in whole numbers.
    """
    lower, over = divmod(part * steps, whole)
    return lower + (random.randrange(whole) < over)


def shuffled(things: Iterable[Thing], random: Random) -> list[Thing]:
    """Shuffle by Fisher and Yates, drawing from the random source alone."""
    found = list(things)
    for last in range(len(found) - 1, 0, -1):
        other = random.randrange(last + 1)
        found[last], found[other] = found[other], found[last]
    return found


def rounding_variance(steps: int) -> float:
    """Return the mean variance of random rounding to a grid of `steps`: 1/(6a²)."""
    return 1 / (6 * steps**2)


def respondents_range(
    respondents: int, invited: int, k: int = SMALLEST_GROUP
) -> tuple[int, int]:
    """Return the range under which a number of respondents is shown (R7).

    A bound counts only where a sixth of those invited could be missing at it; no
    range ends above the number invited.
    """
    highest = invited - -(-invited // 6)
    finer = [start for start, _ in reversed(GRIDS) if start > k]
    tens = range(GRIDS[0][0] + 10, highest + 1, 10)
    bounds = [k, *(bound for bound in (*finer, *tens) if bound <= highest)]
    low = max(bound for bound in bounds if bound <= respondents)
    return low, next((bound - 1 for bound in bounds if bound > low), invited)


def comment_places(
    tree: Tree,
    invited: Mapping[int, int],
    counts: Mapping[int, int],
    published: set[int],
) -> dict[int, int]:
    """Tell for each counting group at which team its comments are shown (R9).

    That is the smallest published team in which the people whose comments are put
    together there were at least ten respondents. What is left over at the top is put
    together with the smallest place below until ten could have written; without one,
    the group has no entry and its comments are destroyed.
    """
    pools = tree.atoms(counts, published)
    moves: dict[int, int] = {}
    homes = tree.homes(published)
    for team in reversed(tree.order):
        parent = tree.parent_of(team)
        above = None if parent is None else homes.get(parent)
        if team in published and above is not None and pools[team] < COMMENT_GROUP:
            moves[team] = above
            pools[above] += pools.pop(team)
    if tree.top in published:
        _join_the_top(tree, tree.totals(invited), pools, moves)
    places: dict[int, int] = {}
    for team in tree.order:
        if team in published:
            places[team] = places[moves[team]] if team in moves else team
    found = {team: places[home] for team, home in homes.items()}
    return {team: at for team, at in found.items() if pools[at] >= COMMENT_GROUP}


def _join_the_top(
    tree: Tree, people: Mapping[int, int], pools: dict[int, int], moves: dict[int, int]
) -> None:
    """Put the smallest places together with the top until ten could have written."""
    places = sorted((people[team], team) for team in pools if team != tree.top)
    for _, team in places:
        if not 0 < pools[tree.top] < COMMENT_GROUP:
            return
        moves[team] = tree.top
        pools[tree.top] += pools.pop(team)
