"""A reader who concludes all that can be concluded of who took part.

The most privileged reader sees every figure and knows the rule, everybody's counting
group, and how likely each person is to answer and to leave out a question. Knows no
answer of their own: where it would help, the figure is not shown to them. People of one
group are alike to such a reader, so the posterior is exact by enumeration: arrays have
an axis for each group, with how many of it answered.

Not used: the values of the shares, and at which team comments stand.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from random import Random

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.stats import binom

from engagement.anonymity.groups import SMALLEST_GROUP, Group, Tree

TAKES_PART, LEAVES_OUT = 0.75, 0.1
SURE = 0.95
MOST_IN_TEAM = 14
Floats = NDArray[np.float64]
Labels = NDArray[np.int64]
People = Mapping[int, int]
Among = frozenset[int] | None
"""The teams of which it is published who took part; None: of taking part itself."""
Publish = Callable[[Tree, People, People, int, Among], Mapping[int, tuple[int, int]]]
"""(tree, invited, respondents, k, among) to the published teams with their ranges."""


@dataclass(frozen=True)
class Rule:
    """A way to form groups at opening, and to publish at closing."""

    groups: Callable[[Tree, People, int], Mapping[int, int]]
    publish: Publish


@dataclass
class Found:
    """What the reader knows, each case weighted by how likely it is."""

    people: float = 0.0
    sure: float = 0.0
    """Over 95 % sure whether a person answered."""
    certain: float = 0.0
    answers: float = 0.0
    """A question and a person who answered."""
    sure_left_out: float = 0.0
    """Over 95 % sure that this person left this question out."""
    certain_left_out: float = 0.0
    """Certain that this person did, or did not."""

    def __add__(self, other: "Found") -> "Found":
        mine, others = vars(self), vars(other)
        return Found(**{name: mine[name] + others[name] for name in mine})

    def line(self, name: str) -> str:
        shares = (
            self.sure / self.people,
            self.certain / self.people,
            self.sure_left_out / self.answers,
            self.certain_left_out / self.answers,
        )
        return f"  {name:44}" + "".join(f" {share:10.4%}" for share in shares)


class Company:
    """A small company under a rule: everything that may happen, with its chance."""

    def __init__(
        self, tree: Tree, people: People, rule: Rule, k: int = SMALLEST_GROUP
    ) -> None:
        self.tree, self.rule, self.k = tree, rule, k
        homes = rule.groups(tree, people, k)
        invited: Counter[int] = Counter()
        for team, number in people.items():
            invited[homes[team]] += number
        self.invited = {team: n for team, n in sorted(invited.items()) if n}
        self.sizes = list(self.invited.values())
        self.shape = tuple(size + 1 for size in self.sizes)
        self.outcomes: dict[Among, tuple[Labels, list[frozenset[int]]]] = {}
        self.fits: dict[tuple[Among, int], Fit] = {}

    @cached_property
    def chances(self) -> Floats:
        """The chance of each combination of numbers who answered."""
        each = [binom.pmf(np.arange(n + 1), n, TAKES_PART) for n in self.sizes]
        return np.asarray(reduce(np.multiply.outer, each))

    def told(self, among: Among) -> tuple[Labels, list[frozenset[int]]]:
        """Number what may be published, by who answered; with each outcome's teams."""
        if among not in self.outcomes:
            found: dict[frozenset[tuple[int, tuple[int, int]]], int] = {}
            labels = np.empty(self.shape, np.int64)
            for numbers in np.ndindex(*self.shape):
                counts = dict(zip(self.invited, numbers, strict=True))
                ranges = self.rule.publish(
                    self.tree, self.invited, counts, self.k, among
                )
                outcome = frozenset(ranges.items())
                labels[numbers] = found.setdefault(outcome, len(found))
            teams = [frozenset(team for team, _ in outcome) for outcome in found]
            self.outcomes[among] = labels, teams
        return self.outcomes[among]

    def fit(self, among: Among, outcome: int) -> "Fit":
        if (among, outcome) not in self.fits:
            labels, _ = self.told(among)
            self.fits[among, outcome] = Fit(labels == outcome)
        return self.fits[among, outcome]

    def exhausted(self, only: int | None = None) -> Found:
        """Go through all that may be published of taking part and of one question.

        only: look at the people of this group alone.
        """
        labels, teams = self.told(None)
        found = Found()
        for among in set(teams):
            here = [at for at, one in enumerate(teams) if one == among]
            chances = np.where(np.isin(labels, here), self.chances, 0.0)
            for outcome in range(len(self.told(among)[1])):
                fit = self.fit(among, outcome)
                if (chances * fit.chance).any():
                    found += self._judged(chances, fit, labels, only)
        return found

    def drawn(self, questions: int, random: Generator) -> Found:
        """Draw a pulse of so many questions, and judge all that is published of it."""
        labels, teams = self.told(None)
        numbers = random.binomial(self.sizes, TAKES_PART)
        seen = labels[tuple(numbers)]
        among = teams[seen]
        of_question, _ = self.told(among)
        rated = [random.binomial(numbers, 1 - LEAVES_OUT) for _ in range(questions)]
        first, *others = [self.fit(among, of_question[tuple(n)]) for n in rated]
        chances = np.where(labels == seen, self.chances, 0.0)
        chances = reduce(np.multiply, [fit.chance for fit in others], chances)
        whole = float((chances * first.chance).sum())
        return self._judged(chances / whole, first, np.zeros_like(labels), None)

    def _judged(
        self, chances: Floats, fit: "Fit", labels: Labels, only: int | None
    ) -> Found:
        found = Found()
        for axis, group in enumerate(self.invited):
            if only in {None, group}:
                answered = along(axis, self.shape)
                numbers = (
                    chances * fit.chance * answered,
                    chances * fit.chance * (self.sizes[axis] - answered),
                    chances * fit.left_out(axis),
                    chances * fit.rated(axis),
                )
                found += judged(*(_by_outcome(labels, one) for one in numbers))
        return found


def _by_outcome(labels: Labels, numbers: Floats) -> Floats:
    return np.bincount(labels.ravel(), numbers.ravel()).astype(np.float64)


class Fit:
    """How well a question's outcome fits each combination of numbers who answered."""

    def __init__(self, is_outcome: NDArray[np.bool_]) -> None:
        self.is_outcome = is_outcome.astype(np.float64)
        self.chance = self._expected({})

    def left_out(self, axis: int) -> Floats:
        """Return the same times the number in a group who left the question out."""
        numbers = np.arange(self.is_outcome.shape[axis])
        return self._expected({axis: np.maximum(numbers[:, None] - numbers, 0)})

    def rated(self, axis: int) -> Floats:
        return self._expected({axis: np.arange(self.is_outcome.shape[axis])})

    def _expected(self, times: Mapping[int, Labels]) -> Floats:
        """Sum over the numbers who rated it, on some axes times something of them."""
        seen: Floats = self.is_outcome
        for at, length in enumerate(self.is_outcome.shape):
            table = ratings(length) * times.get(at, 1)
            summed = np.tensordot(table, seen, ([1], [at]))
            seen = np.asarray(np.moveaxis(summed, 0, at), np.float64)
        return seen


@cache
def ratings(length: int) -> Floats:
    """Return the chance of each number who rated (along), by who answered (down)."""
    numbers = np.arange(length)
    return np.asarray(binom.pmf(numbers, numbers[:, None], 1 - LEAVES_OUT))


def along(axis: int, shape: tuple[int, ...]) -> Floats:
    """Return for each combination how many of one group answered."""
    numbers: Floats = np.indices(shape)[axis].astype(np.float64)
    return numbers


def judged(yes: Floats, no: Floats, left_out: Floats, rated: Floats) -> Found:
    """Judge each outcome by how many people of a group answered, or did not, in it.

    Certain is exact: a sum of what is never negative is zero only where each part is.
    """
    people, answers = yes + no, left_out + rated
    return Found(
        float(people.sum()),
        float(people[np.maximum(yes, no) > SURE * people].sum()),
        float(people[(yes == 0) | (no == 0)].sum()),
        float(answers.sum()),
        float(answers[left_out > SURE * answers].sum()),
        float(answers[(left_out == 0) | (rated == 0)].sum()),
    )


def companies(number: int, combinations: int) -> list[tuple[Tree, dict[int, int]]]:
    """Return companies in which no more combinations of numbers may have answered.

    With people by the team in which they count under the lead rule: one or two
    departments, each of one to four teams of up to fourteen; leads one level up.
    """
    random = Random(1)
    found: list[tuple[Tree, dict[int, int]]] = []
    while len(found) < number:
        tree, people = _company(random)
        if np.prod([n + 1 for n in people.values()]) <= combinations:
            found.append((tree, people))
    return found


def _company(random: Random) -> tuple[Tree, dict[int, int]]:
    groups, people = [Group(0, None, True)], {0: random.randint(0, 6)}
    for _ in range(random.randint(1, 2)):
        department = len(groups)
        groups.append(Group(department, 0, True))
        people[0] += 1
        people[department] = random.choice((0, 0, random.randint(1, 8)))
        for _ in range(random.randint(1, 4)):
            people[len(groups)] = random.randint(1, MOST_IN_TEAM)
            groups.append(Group(len(groups), department, True))
            people[department] += 1
    return Tree(groups), people
