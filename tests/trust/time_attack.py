"""An attacker who sees every release and knows everybody who was there.

Knows also how people answer (the shares of the points, how often they repeat and take
part) and how figures are rounded. Inside a group the posterior is exact:
all 2^n combinations of favourable and not are followed through all weeks, forwards and
backwards. The figures of the teams above are used as well, with the other groups in
them at what is known of each from its own figures.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.stats import binom

from engagement.anonymity.rounding import steps_for
from tests.trust.chain import Chain, Guess, Values, normal
from tests.trust.companies import line_up
from tests.trust.roundings import Rounding, chances
from tests.trust.weeks import TAKES_PART, Figure, Week

TELLING = 60
"""Figures of more people tell nothing of one of them."""
CLOSE = 1e-9


@dataclass(frozen=True)
class Attacker:
    """What is known beside the releases."""

    rounding: Rounding
    knows_who_answered: bool
    """More than anybody should: the product keeps it from all. Else: who was there."""

    def attack(self, weeks: Sequence[Week]) -> list[Guess]:
        """Guess every answer that was given."""
        groups = sorted({group for week in weeks for group in week.members})
        sums = {
            group: self._chain(weeks, group, self._likelihoods(weeks, group)).sums()
            for group in groups
        }
        guesses = []
        for group in groups:
            seen = self._likelihoods(weeks, group, sums)
            guesses += self._chain(weeks, group, seen).guesses()
        return guesses

    def counted(self, week: Week) -> Collection[int]:
        """Return those whose answers may be in the figures, as far as is known."""
        return week.points if self.knows_who_answered else week.present

    def _chain(
        self, weeks: Sequence[Week], group: int, likelihoods: Sequence[Values]
    ) -> Chain:
        return Chain(weeks, group, [self.counted(week) for week in weeks], likelihoods)

    def _likelihoods(
        self,
        weeks: Sequence[Week],
        group: int,
        sums: dict[int, list[Values]] | None = None,
    ) -> list[Values]:
        """Return, for each week, how well each number of favourable fits the figures.

        sums: what is known of the other groups; None: only the group's own figures.
        """
        return [
            self._likelihood(
                week, group, None if sums is None else {g: sums[g][at] for g in sums}
            )
            for at, week in enumerate(weeks)
        ]

    def _likelihood(
        self, week: Week, group: int, sums: dict[int, Values] | None
    ) -> Values:
        sizes = {
            other: len(set(members) & set(self.counted(week)))
            for other, members in week.members.items()
        }
        own = sizes[group]
        fit = np.ones(own + 1)
        for team in line_up(week.tree, group):
            inside = [g for g in sizes if g != group and team in line_up(week.tree, g)]
            whole = own + sum(sizes[other] for other in inside)
            is_of_others = any(sizes[other] for other in inside)
            if team not in week.released or (is_of_others and sums is None):
                continue
            rest = np.ones(1)
            for other in inside:
                rest = np.convolve(rest, (sums or {})[other])
            value = self._fits(week.released[team], whole)
            fit *= [value[n : n + len(rest)] @ rest for n in range(own + 1)]
        return normal(fit)

    def _fits(self, figure: Figure, whole: int) -> Values:
        """Return the figure's chance for each number of favourable among so many."""
        if self.knows_who_answered:
            return _published(self.rounding, figure, whole)
        return _thinned(self.rounding, figure, whole)


@cache
def _published(rounding: Rounding, figure: Figure, whole: int) -> Values:
    """Return the chance of a figure for each number of favourable respondents."""
    steps = steps_for(figure.low)
    return np.array(
        [
            sum(
                float(chance)
                for value, chance in chances(rounding, part, whole, steps).items()
                if abs(value / steps - figure.share) < CLOSE
            )
            for part in range(whole + 1)
        ]
    )


@cache
def _thinned(rounding: Rounding, figure: Figure, present: int) -> Values:
    """Return the same for each number of favourable among those present.

    Each of them takes part or not, so the respondents are some of them; how many, the
    range beside the figure tells.
    """
    if present > TELLING:
        return np.ones(present + 1)
    found = np.zeros(present + 1)
    for whole in range(figure.low, min(figure.high, present) + 1):
        told = _published(rounding, figure, whole)
        for favourable in range(present + 1):
            others = present - favourable
            parts = np.arange(max(0, whole - others), min(whole, favourable) + 1)
            both = _take_part(favourable)[parts] * _take_part(others)[whole - parts]
            found[favourable] += both @ told[parts]
    return found


@cache
def _take_part(people: int) -> Values:
    """Return the chance of each number of respondents among so many people."""
    numbers = np.arange(people + 1)
    return np.asarray(binom.pmf(numbers, people, TAKES_PART))
