"""A group through the weeks: all combinations of favourable and not, exactly."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from engagement.pulses.bank import FAVOURABLE
from tests.trust.weeks import BASE, REPEATS, Week

Values = NDArray[np.float64]
STAY = REPEATS + (1 - REPEATS) * BASE
COME = (1 - REPEATS) * BASE
MOVE = np.array([[1 - COME, COME], [1 - STAY, STAY]])
"""From (not favourable, favourable) to the same a week later."""
PRIOR = np.array([1 - BASE, BASE])
PEOPLE_MOST = 17
"""More cannot be followed exactly."""


@dataclass(frozen=True)
class Guess:
    """What the attacker holds of one person's answer in one week."""

    favourable: float
    is_favourable: bool
    groups_mean: float
    """The same for everybody who answered in the group, on average."""
    is_first: bool
    """Their first answer in this group: the week in which they change its figure."""


class Chain:
    """One group through the weeks: people come and go, each of them favourable or not.

    A week's table has an axis of two for each member, present or not.
    """

    def __init__(
        self,
        weeks: Sequence[Week],
        group: int,
        counted: Sequence[Collection[int]],
        likelihoods: Sequence[Values],
    ) -> None:
        self.weeks, self.counted = weeks, counted
        self.people = [week.members[group] for week in weeks]
        assert max(map(len, self.people)) <= PEOPLE_MOST
        seen = [self._seen(at, likelihoods[at]) for at in range(len(weeks))]
        before = self._swept(range(len(weeks)), seen)
        after = self._swept(range(len(weeks) - 1, -1, -1), seen)
        self.tables = [
            normal(b * s * a / self._prior(at))
            for at, (b, s, a) in enumerate(zip(before, seen, after, strict=True))
        ]

    def sums(self) -> list[Values]:
        """Return, for each week, how likely each number of favourable answers is."""
        return [
            np.bincount(
                self._numbers(at).ravel(),
                table.ravel(),
                sum(one in self.counted[at] for one in self.people[at]) + 1,
            ).astype(np.float64)
            for at, table in enumerate(self.tables)
        ]

    def guesses(self) -> list[Guess]:
        found, met = [], set[int]()
        for at, (week, table) in enumerate(zip(self.weeks, self.tables, strict=True)):
            held = {
                person: float(np.moveaxis(table, axis, 0)[1].sum())
                for axis, person in enumerate(self.people[at])
                if person in week.points
            }
            mean = sum(held.values()) / max(1, len(held))
            found += [
                Guess(
                    favourable,
                    week.points[person] >= FAVOURABLE,
                    mean,
                    at > 0 and person not in met,
                )
                for person, favourable in held.items()
            ]
            met |= held.keys()
        return found

    def _swept(self, order: range, seen: list[Values]) -> list[Values]:
        """Return what the weeks before (in this order) tell of each week.

        The chain is the same in both directions.
        """
        told = {order[0]: self._prior(order[0])}
        for past, at in pairwise(order):
            known = normal(told[past] * seen[past])
            told[at] = self._moved(known, self.people[past], self.people[at])
        return [told[at] for at in range(len(seen))]

    def _moved(self, table: Values, old: list[int], new: list[int]) -> Values:
        gone = tuple(axis for axis, person in enumerate(old) if person not in new)
        table = table.sum(axis=gone)
        stayed = [person for person in old if person in new]
        for axis in range(len(stayed)):
            table = np.moveaxis(np.tensordot(MOVE, table, ([0], [axis])), 0, axis)
        come = [person for person in new if person not in old]
        for _ in come:
            table = table[..., None] * PRIOR
        order = stayed + come
        return np.transpose(table, [order.index(person) for person in new])

    def _prior(self, at: int) -> Values:
        table = np.ones(())
        for _ in self.people[at]:
            table = table[..., None] * PRIOR
        return table

    def _numbers(self, at: int) -> NDArray[np.int64]:
        """Return how many respondents are favourable in each cell of the table."""
        people = self.people[at]
        total = np.zeros((2,) * len(people), dtype=np.int64)
        for axis, person in enumerate(people):
            if person in self.counted[at]:
                shape = [1] * len(people)
                shape[axis] = 2
                total = total + np.array([0, 1]).reshape(shape)
        return total

    def _seen(self, at: int, likelihood: Values) -> Values:
        found: Values = likelihood[self._numbers(at)]
        return found


def normal(table: Values) -> Values:
    divided: Values = table / table.sum()
    return divided
