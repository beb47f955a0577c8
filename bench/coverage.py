"""How much of a company is shown, under the rule of release and the one before it.

By hand: `python -m bench.coverage`. The company of the demo and three kinds at random,
in which three people of four answer; `docs/anonymity.md` keeps the table.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from engagement.anonymity.groups import SMALLEST_GROUP as K
from engagement.anonymity.groups import Group, Tree, counting_groups
from engagement.anonymity.publication import published_teams
from engagement.demo.company import PLACES
from tests.trust.mutants import earlier_rule

TAKES_PART = 0.75
COMPANIES = 1000
AT_THE_TOP = 4
"""Who leads the company, with three people; departments have their lead alone."""
Company = tuple[Tree, dict[int, int]]
"""With people by the team in which they count under the rule for leads."""
Span = tuple[int, int]
KINDS: dict[str, tuple[Span, Span, Span]] = {
    "2-4 departments of 1-4 teams of 5-12": ((2, 4), (1, 4), (5, 12)),
    "4-8 departments of 4-9 teams of 5-25": ((4, 8), (4, 9), (5, 25)),
    "2-4 departments of 3-6 teams of 8-16": ((2, 4), (3, 6), (8, 16)),
}
"""The people of a team beside its lead."""


def drawn(kind: tuple[Span, Span, Span], random: Random) -> Company:
    departments, teams, sizes = kind
    groups, people = [Group(0, None, is_settled=True)], Counter({0: AT_THE_TOP})
    for _ in range(random.randint(*departments)):
        department = len(groups)
        groups.append(Group(department, 0, is_settled=True))
        people[0] += 1
        for _ in range(random.randint(*teams)):
            people[len(groups)] = random.randint(*sizes)
            people[department] += 1
            groups.append(Group(len(groups), department, is_settled=True))
    return Tree(groups), people


def demo(_random: Random) -> Company:
    """Return the invented company, each team's lead counted above it."""
    ids = {place.key: number for number, place in enumerate(PLACES)}
    people: Counter[int] = Counter()
    for place in PLACES:
        people[ids[place.key]] += place.people
        people[ids.get(place.parent, ids[place.key])] += 1
    groups = (
        Group(ids[place.key], ids.get(place.parent), is_settled=True)
        for place in PLACES
    )
    return Tree(groups), people


def today(tree: Tree, people: Mapping[int, int], random: Random) -> set[int]:
    homes = counting_groups(tree, people, K)
    invited: Counter[int] = Counter()
    for team, number in people.items():
        invited[homes[team]] += number
    return published_teams(tree, invited, answered(invited, random), K)


def before(tree: Tree, people: Mapping[int, int], random: Random) -> set[int]:
    return earlier_rule.shown_teams(tree, answered(people, random), K)


def answered(invited: Mapping[int, int], random: Random) -> dict[int, int]:
    return {
        group: sum(random.random() < TAKES_PART for _ in range(number))
        for group, number in invited.items()
    }


def coverage(
    found: Sequence[Company],
    rule: Callable[[Tree, Mapping[int, int], Random], set[int]],
) -> str:
    """Return what share of teams, departments and companies is shown."""
    shown, there = Counter[int](), Counter[int]()
    random = Random(2)  # noqa: S311 - a company that can be drawn again
    for tree, people in found:
        published = rule(tree, people, random)
        for team in tree.order:
            kind = 2 if team == tree.top else bool(tree.below[team])
            there[kind] += 1
            shown[kind] += team in published
    return " ".join(f"{shown[kind] / there[kind]:8.1%}" for kind in range(3))


def run() -> Iterator[str]:
    """Return the table: 1,000 companies of each kind, the demo's in 1,000 pulses."""
    yield f"coverage: {COMPANIES} companies of a kind{'':24}teams  depts. company"
    makers = {name: lambda r, k=kind: drawn(k, r) for name, kind in KINDS.items()}
    for name, make in {**makers, "the demo's company": demo}.items():
        random = Random(1)  # noqa: S311 - the same companies for both rules
        found = [make(random) for _ in range(COMPANIES)]
        yield f"  {name:38} before {coverage(found, before)}"
        yield f"  {'':38} today  {coverage(found, today)}"


if __name__ == "__main__":
    for line in run():
        print(line, flush=True)
