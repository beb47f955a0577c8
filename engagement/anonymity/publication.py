"""Which teams may be shown, so that no subtraction leaves a few (R6): pure."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engagement.anonymity.groups import Tree, highest_bound


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
