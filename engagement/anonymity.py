"""The promise, pure: who is counted with whom, and which teams may be shown.

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


def published_teams(
    tree: Tree,
    invited: Mapping[int, int],
    counts: Mapping[int, int],
    k: int,
    among: Collection[int] | None = None,
) -> set[int]:
    """Choose the teams to publish (R6).

    From the bottom up, a team is published if it has at least k respondents, and its
    rest (its people outside the published teams below) is empty because nobody was
    invited into it, or has at least k respondents too. Otherwise its rest counts in
    that of the team above. No group under k can then be computed by subtraction: the
    published sums are a triangular map of the rests.

    invited, counts: people and respondents by counting group, without those below.
    among: for a question, the teams of which it is published who took part; any other
    would tell how many of a group left the question out.
    """
    totals, rest = tree.totals(counts), Rest(invited, counts, k)
    allowed = {
        team
        for team, group in tree.groups.items()
        if group.is_settled and totals[team] >= k and (among is None or team in among)
    }
    published: set[int] = set()
    for team in reversed(tree.order):
        parent = tree.parent_of(team)
        if team in allowed and rest.is_publishable(team):
            published.add(team)
        elif parent is not None:
            rest.move(team, parent)
    if tree.top in allowed and tree.top not in published:
        _save_the_top(tree, invited, rest, published)
    return published


def _save_the_top(
    tree: Tree, invited: Mapping[int, int], rest: "Rest", published: set[int]
) -> None:
    """Withhold the smallest published team below the top until its line stands.

    The smallest by invitation: which one it is tells nothing of who answered.
    """
    people, below = tree.totals(invited), tree.next_below(published)
    highest = below[None]
    while highest and not rest.is_publishable(tree.top):
        smallest = min(highest, key=lambda team: (people[team], team))
        highest.remove(smallest)
        highest += below[smallest]
        published.remove(smallest)
        rest.move(smallest, tree.top)
    if rest.is_publishable(tree.top):
        published.add(tree.top)


@dataclass
class Rest:
    """Who is in a team and in no published team below it, as teams are chosen."""

    invited: Mapping[int, int]
    counts: Mapping[int, int]
    least: int

    def __post_init__(self) -> None:
        self.people = Counter(self.invited)
        self.respondents = Counter(self.counts)

    def is_large(self, team: int) -> bool:
        """Tell whether enough answered; of nearly so few, it would be everybody."""
        is_enough = self.respondents[team] >= self.least
        return is_enough and self.least <= highest_bound(self.people[team])

    def is_publishable(self, team: int) -> bool:
        """Tell whether nobody was invited into it, or enough answered."""
        return self.people[team] == 0 or self.is_large(team)

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
    rest, below = tree.atoms(invited, published), tree.next_below(published)
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
    below = tree.next_below(set(respondents))
    return {
        team: below[team]
        for team, number in respondents.items()
        if 0 < number - sum(respondents[part] for part in below[team]) < k
    }


def shuffled(things: Iterable[Thing], random: Random) -> list[Thing]:
    """Shuffle by Fisher and Yates, drawing from the random source alone."""
    found = list(things)
    for last in range(len(found) - 1, 0, -1):
        other = random.randrange(last + 1)
        found[last], found[other] = found[other], found[last]
    return found


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
