"""Half a year of a company: who is there, what they answer, what is published."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator

from engagement.anonymity.groups import (
    SMALLEST_GROUP,
    Group,
    Tree,
    counting_groups,
)
from engagement.pulses.ballot import Ballot
from engagement.pulses.bank import FAVOURABLE
from engagement.pulses.closing import counting
from engagement.pulses.closing.counting import Counted, Snapshot
from tests.trust import mutation
from tests.trust.roundings import Rounding

QUESTION = "trust"
POINTS = (1, 2, 3, 4, 5)
SHARES = (0.08, 0.12, 0.20, 0.35, 0.25)
"""How often each point is given."""
BASE = sum(SHARES[FAVOURABLE - 1 :])
REPEATS = 0.9
"""How often somebody answers as the week before; else anew, from the shares."""
TAKES_PART = 0.9
LEAVES = 0.01
GOES_ON_HOLIDAY = 0.05
HOLIDAY_WEEKS = 2
MOVED = 10
"""Persons who change their team in the reorganisation, halfway."""
TOP, DEPARTMENTS, TEAMS, SETTLING_WEEKS = 0, (1, 2, 3), tuple(range(4, 16)), 4
SIZES = (6, 6, 6, 6, 6, 7, 7, 8, 9, 10, 11, 14)
"""People in each team; with those counted above the teams they are 120."""
ABOVE = {0: 6, 1: 6, 2: 6, 3: 6}

Publisher = Callable[..., Counted]


@dataclass(frozen=True)
class Figure:
    """A published share and the range of respondents beside it."""

    share: float
    low: int
    high: int


@dataclass
class Week:
    """One pulse: who belongs where, who answered what, what came out."""

    tree: Tree
    members: dict[int, list[int]]
    """group to everybody in it, present or not"""
    points: dict[int, int]
    """person to the point they gave, of those who answered"""
    present: set[int]
    """Persons who are not on holiday; nine in ten of them answer."""
    released: dict[int, Figure]


@dataclass
class Life:
    """The company as it goes on from week to week."""

    random: Generator
    publish: Publisher
    group_of: dict[int, int] = field(default_factory=dict)
    mood: dict[int, int] = field(default_factory=dict)
    back_in: dict[int, int] = field(default_factory=dict)
    """Weeks of holiday that are left."""
    parents: dict[int, int | None] = field(default_factory=dict)
    hired: int = 0

    def begin(self) -> None:
        self.parents = {TOP: None} | dict.fromkeys(DEPARTMENTS, TOP)
        self.parents |= {t: DEPARTMENTS[i % 3] for i, t in enumerate(TEAMS)}
        staff = ABOVE | dict(zip(TEAMS, SIZES, strict=True))
        for group, number in staff.items():
            for _ in range(number):
                self.hire(group)

    def hire(self, group: int) -> None:
        self.group_of[self.hired] = group
        self.mood[self.hired] = self._point()
        self.hired += 1

    def week(self) -> Week:
        """Let a week pass, and a pulse with it."""
        self._people_change()
        for person, point in self.mood.items():
            repeats = self.random.random() < REPEATS
            self.mood[person] = point if repeats else self._point()
        present = {person for person in self.mood if not self.back_in.get(person)}
        points = {
            person: point
            for person, point in self.mood.items()
            if person in present and self.random.random() < TAKES_PART
        }
        tree = Tree(Group(team, above, True) for team, above in self.parents.items())
        members = self._members(tree)
        released = self._released(tree, members, points)
        return Week(tree, members, points, present, released)

    def reorganise(self) -> None:
        """Move one team below another department, and some people between teams."""
        self.parents[TEAMS[0]] = DEPARTMENTS[1]
        people = list(self.group_of)
        for person in self.random.choice(people, MOVED, replace=False):
            self.group_of[int(person)] = int(self.random.choice(TEAMS))

    def _people_change(self) -> None:
        for person in list(self.group_of):
            if self.random.random() < LEAVES:
                self.hire(self.group_of.pop(person))
                del self.mood[person]
        for person in self.group_of:
            left = self.back_in.get(person, 0)
            goes = not left and self.random.random() < GOES_ON_HOLIDAY
            self.back_in[person] = HOLIDAY_WEEKS if goes else max(0, left - 1)

    def _point(self) -> int:
        return int(self.random.choice(POINTS, p=SHARES))

    def _members(self, tree: Tree) -> dict[int, list[int]]:
        homes = counting_groups(tree, Counter(self.group_of.values()), SMALLEST_GROUP)
        members: dict[int, list[int]] = {group: [] for group in self.parents}
        for person, team in self.group_of.items():
            members[homes[team]].append(person)
        return members

    def _released(
        self, tree: Tree, members: dict[int, list[int]], points: dict[int, int]
    ) -> dict[int, Figure]:
        ballots = [
            Ballot(group, {QUESTION: points[person]})
            for group, people in members.items()
            for person in people
            if person in points
        ]
        invited = {group: len(people) for group, people in members.items()}
        snapshot = Snapshot(tree, invited, SMALLEST_GROUP)
        counted = self.publish(ballots, snapshot, Source(self.random))
        return {
            figure.team_id: Figure(figure.share, figure.low, figure.high)
            for figure in counted.figures
            if figure.question == QUESTION
        }


@dataclass(frozen=True)
class Source:
    """numpy's generator, as the closing wants its random source."""

    random: Generator

    def randrange(self, limit: int, /) -> int:
        return int(self.random.integers(limit))


def lived(weeks: int, rounding: Rounding, seed: int) -> list[Week]:
    """Live so many weeks, with the figures of the product under a way of rounding."""
    publish = mutation.with_names(counting, round_at_random=rounding)["count_ballots"]
    life = Life(np.random.default_rng(seed), publish)
    life.begin()
    found = []
    for number in range(weeks):
        if number == weeks // 2:
            life.reorganise()
        found.append(life.week())
    return found
