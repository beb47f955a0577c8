"""Random companies that have answered: trees, leads, young teams, skipped questions."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from engagement.anonymity.groups import (
    SMALLEST_GROUP,
    Group,
    Tree,
    counting_group,
    counting_groups,
)
from engagement.pulses.ballot import Ballot
from engagement.pulses.bank import POINTS, WEEKLY

QUESTIONS = (*WEEKLY, "trust")
LARGE = 12
"""How many times larger one team is, now and then: then it has a distribution."""
ELSEWHERE = 0.2
"""How often a lead belongs to another team than the one they lead."""
GroupRule = Callable[[int, Collection[int], Mapping[int, int | None]], int]


@dataclass(frozen=True)
class Answer:
    """A person's ballot, as only a test can tie it to them."""

    person: int
    ballot: Ballot


@dataclass(frozen=True)
class Company:
    """A snapshot taken at opening, and what was answered."""

    tree: Tree
    leads: dict[int, int]
    """team to person"""
    answers: list[Answer]
    people: Counter[int]
    """By the team in which the rule for leads puts them."""
    invited: Counter[int]
    """By the group in which they count."""


@dataclass(frozen=True)
class Plan:
    """What Hypothesis draws; a seed draws the rest."""

    tree: Tree
    staff: list[int]
    """People by team."""
    silent: float
    """How likely somebody leaves out the pulse, and each question in it."""
    seed: int


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a tree of up to twelve teams of up to 13 people, or one of many more."""
    size = draw(st.integers(1, 12))
    parents = [None, *(draw(st.integers(0, team)) for team in range(size - 1))]
    young = draw(st.sets(st.integers(0, 11), max_size=2))
    staff = [draw(st.integers(0, 13)) for _ in parents]
    if draw(st.integers(0, 9)) == 0:
        staff[draw(st.integers(0, size - 1))] *= LARGE
    return Plan(
        Tree(Group(team, up, team not in young) for team, up in enumerate(parents)),
        staff,
        draw(st.sampled_from([0.0, 0.05, 0.3, 0.5])),
        draw(st.integers(0, 2**32)),
    )


def company(plan: Plan, group_of: GroupRule = counting_group) -> Company:
    """Fill the teams, choose leads, and let people answer or not."""
    random, tree = Random(plan.seed), plan.tree
    teams = dict(enumerate(t for t, n in enumerate(plan.staff) for _ in range(n)))
    leads = _leads(tree, teams, random)
    parents = {team: tree.parent_of(team) for team in tree.order}
    places = {
        person: group_of(team, {t for t in leads if leads[t] == person}, parents)
        for person, team in teams.items()
    }
    people = Counter(places.values())
    homes = counting_groups(tree, people, SMALLEST_GROUP)
    groups = {person: homes[place] for person, place in places.items()}
    answers = [
        Answer(person, Ballot(group, ratings))
        for person, group in groups.items()
        if random.random() >= plan.silent and (ratings := _ratings(plan.silent, random))
    ]
    return Company(tree, leads, answers, people, Counter(groups.values()))


def _leads(tree: Tree, teams: dict[int, int], random: Random) -> dict[int, int]:
    """Give most teams a lead: usually one of their own, else one from below."""
    leads = {}
    for team in tree.order:
        own = [person for person, at in teams.items() if at == team]
        below = [person for person, at in teams.items() if team in line_up(tree, at)]
        among = below if random.random() < ELSEWHERE else own
        if among and random.random() < 0.7:
            leads[team] = random.choice(among)
    return leads


def _ratings(silent: float, random: Random) -> dict[str, int]:
    return {
        question: random.choice(POINTS)
        for question in QUESTIONS
        if random.random() >= silent
    }


def line_up(tree: Tree, team: int) -> Iterator[int]:
    """Yield the team and every team above it."""
    at: int | None = team
    while at is not None:
        yield at
        at = tree.parent_of(at)
