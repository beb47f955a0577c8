"""An attacker with everything released and exact arithmetic.

The worst case: every range of respondents is taken for the exact number, every share
for the exact number of favourable answers, and the attacker knows who took part and in
which group. What then follows is exactly the row space of the released sums, with one
unknown for each (question, point, group): a group's answers are only ever added up, so
nothing smaller than a group can be in it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from itertools import combinations

from engagement.anonymity.groups import SMALLEST_GROUP, Tree
from engagement.pulses.bank import ANSWERS, FAVOURABLE, MOBILISATION, POINTS, WEEKLY
from engagement.pulses.closing.counting import Counted
from tests.trust.companies import QUESTIONS, Company, line_up
from tests.trust.row_space import Row, RowSpace

Cell = tuple[int, bool]
"""A counting group, and whether it is the reader alone in it."""
Release = tuple[Tree, Counted]
KINDS = {"figures", "distributions", "comments", "cohesion"}
"""What a closing releases; comments are no sums, nor is the company's cohesion."""
TAKING_PART = (0,)
CLASSES = (1, FAVOURABLE)
"""Where only the favourable are counted, these two points stand for all."""


@dataclass(frozen=True)
class Found:
    """A group that is too small and whose answers can be computed."""

    question: str
    people: int


def found_by_anybody(company: Company, releases: Sequence[Release]) -> list[Found]:
    """Return the groups of one to four that everything released gives away."""
    return Attacker(company, releases).found()


def found_by_leads(company: Company, releases: Sequence[Release]) -> list[Found]:
    """Return what leads find out in their own teams, knowing their own answers.

    Not who leads the whole company: nobody is above them, and they know one answer
    of five, as every member of a group does.
    """
    found = []
    for team, lead in company.leads.items():
        if company.tree.parent_of(team) is not None:
            found += Attacker(company, releases, team, lead).found()
    return found


class Attacker:
    """Knows a company's people; sees what was released, from one team down."""

    def __init__(
        self,
        company: Company,
        releases: Sequence[Release],
        top: int | None = None,
        reader: int | None = None,
    ) -> None:
        self.releases, self.top, self.reader = releases, top, reader
        self.points: dict[str, tuple[int, ...]] = dict.fromkeys(QUESTIONS, CLASSES)
        self.points[ANSWERS] = TAKING_PART
        for _, released in releases:
            for question, _ in released.distributions:
                self.points[question] = POINTS
        self.present = {question: Counter[Cell]() for question in self.points}
        """question to how many people of each cell answered it"""
        for answer in company.answers:
            cell = answer.ballot.group_id, answer.person == reader
            for question in (ANSWERS, *answer.ballot.ratings):
                self.present[question][cell] += 1

    def found(self) -> list[Found]:
        """Return every union of cells under five people that the sums determine.

        Cells from which nobody answered are left out of the rows, as if the attacker
        knew that they were empty; so these unions are all there are.
        """
        own = [cell for cell in self.present[ANSWERS] if cell[1]]
        if self.top is not None and not any(self._is_below(cell) for cell in own):
            return []  # who is counted elsewhere knows nothing that helps here
        known: list[Row] = [
            {(question, point, cell): 1}
            for question, points in self.points.items()
            for point in points
            for cell in own
        ]
        space = RowSpace([*self._rows(), *known])
        return [
            Found(question, sum(self.present[question][cell] for cell in union))
            for question in self.points
            for union in self._small_unions(question)
            if self._is_told(space, question, union)
        ]

    def _small_unions(self, question: str) -> Iterator[tuple[Cell, ...]]:
        sizes = self.present[question]
        small = [c for c in sizes if sizes[c] < SMALLEST_GROUP and not c[1]]
        for number in range(1, SMALLEST_GROUP):
            for union in combinations(small, number):
                if sum(sizes[cell] for cell in union) < SMALLEST_GROUP:
                    yield union

    def _is_told(self, space: RowSpace, question: str, union: tuple[Cell, ...]) -> bool:
        """Tell whether a number is known: who answered, the favourable, any point."""
        points = self.points[question]
        parts = {points, _favourable(points), *((point,) for point in points)}
        return any(
            {(question, point, cell): 1 for point in part for cell in union} in space
            for part in parts
            if part
        )

    def _rows(self) -> Iterator[Row]:
        for tree, released in self.releases:
            assert {kind.name for kind in fields(released)} <= KINDS, (
                "Something new is released: give its sums here."
            )
            for figure in released.figures:
                yield from self._figure(tree, figure.question, figure.team_id)
            for question, team in released.distributions:
                for point in POINTS:
                    yield self._sum(tree, question, team, [point])

    def _figure(self, tree: Tree, question: str, team: int) -> Iterator[Row]:
        if question == MOBILISATION:
            yield self._index(tree, team)
        else:
            points = self.points[question]
            yield self._sum(tree, question, team, points)
            yield self._sum(tree, question, team, _favourable(points))

    def _index(self, tree: Tree, team: int) -> Row:
        """Return the mean of the shares of the weekly questions."""
        row: dict[Hashable, Fraction] = {}
        for question in WEEKLY:
            people = sum(
                number
                for cell, number in self.present[question].items()
                if team in line_up(tree, cell[0])
            )
            favourable = _favourable(self.points[question])
            for at in self._sum(tree, question, team, favourable):
                row[at] = Fraction(1, people * len(WEEKLY))
        return row

    def _sum(self, tree: Tree, question: str, team: int, points: Iterable[int]) -> Row:
        """Return a released sum; nothing, where the reader may not look."""
        if self.top is not None and self.top not in line_up(tree, team):
            return {}
        inside = [c for c in self.present[question] if team in line_up(tree, c[0])]
        return {(question, point, cell): 1 for point in points for cell in inside}

    def _is_below(self, cell: Cell) -> bool:
        return any(
            team == self.top
            for tree, _ in self.releases
            for team in line_up(tree, cell[0])
        )


def _favourable(points: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(point for point in points if point >= FAVOURABLE)
