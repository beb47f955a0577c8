"""Single answers by the million: where each counts, and how, side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engagement.customers.intake.fingerprints import fingerprints, salt
from engagement.customers.intake.rows import Answer, Cell, Tally

Places = NDArray[np.int64]
Mask = NDArray[np.bool_]

FEW = 4
"""Times as many numbers as there are, up to which a place is made for each."""


class Single(NamedTuple):
    """An answer of the row at a place, and its id, if it has one."""

    place: int
    answer: Answer
    name: str


@dataclass(frozen=True, eq=False)
class Bulk:
    """Answers in the order of their rows."""

    cells: list[Cell]
    """Where they count, each cell once."""
    places: Places
    """Of their rows."""
    at: Places
    """Which of the cells each counts in."""
    scores: Places
    names: NDArray[np.uint64]
    """Fingerprints of their ids."""
    named: Mask
    """Whether they have ids."""

    def __len__(self) -> int:
        return len(self.places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bulk) and self._listed() == other._listed()

    __hash__ = None  # type: ignore[assignment]  # two may be equal

    def _listed(self) -> list[object]:
        ids, places = self.ids("").tolist(), self.places.tolist()
        return [*zip(places, ids, self.first(len(self)), strict=True)]

    def first(self, most: int) -> Iterator[Answer]:
        some = zip(self.at[:most].tolist(), self.scores[:most].tolist(), strict=True)
        return (Answer(self.cells[cell], score) for cell, score in some)

    def rows(self, which: Mask) -> dict[int, Cell]:
        """Return the places of rows, and where the first answer of each counts."""
        pairs = zip(self.places[which].tolist(), self.at[which].tolist(), strict=True)
        found: dict[int, Cell] = {}
        for place, at in pairs:
            found.setdefault(place, self.cells[at])
        return found

    def ids(self, source: str) -> Places:
        """Return by what each is known that has an id; 0 for the others."""
        metrics, of_answers = self._metrics
        salts = np.array([salt(source, metric) for metric in metrics], np.uint64)
        return np.where(self.named, self.names ^ salts[of_answers], 0).view(np.int64)

    def tallied(
        self, which: Mask, parts: Callable[[str, int], tuple[bool, bool]]
    ) -> dict[Cell, Tally]:
        """Return what some of the answers add to their cells.

        `parts` tells of a metric and score whether it is favourable or unfavourable.
        """
        at, (metrics, of_answers) = self.at[which], self._metrics
        given, kinds = numbered(of_answers[which] + len(metrics) * self.scores[which])
        said = [
            parts(metrics[one % len(metrics)], one // len(metrics)) for one in given
        ]
        is_up, is_down = np.array(said, np.bool_).reshape(len(said), 2).T
        counts = (
            np.bincount(some, minlength=len(self.cells)).tolist()
            for some in (at, at[is_up[kinds]], at[is_down[kinds]])
        )
        tallies = zip(self.cells, map(Tally, *counts), strict=True)
        return {cell: tally for cell, tally in tallies if tally.n}

    @cached_property
    def _metrics(self) -> tuple[list[str], Places]:
        """The metrics, and which of them each answer is about."""
        metrics = list(dict.fromkeys(cell.metric for cell in self.cells))
        place_of = {metric: place for place, metric in enumerate(metrics)}
        of_cells = [place_of[cell.metric] for cell in self.cells]
        return metrics, np.array(of_cells, np.int64)[self.at]


def numbered(given: Places) -> tuple[Places, Places]:
    """Return the different numbers in order, and which of them each is.

    As `numpy.unique` does, but without sorting where they are small.
    """
    if not len(given) or given.min() < 0 or given.max() > FEW * len(given):
        return np.unique(given, return_inverse=True)
    is_there = np.bincount(given) > 0
    return np.flatnonzero(is_there), (np.cumsum(is_there) - 1)[given]


def one_by_one(singles: Sequence[Single]) -> Bulk:
    """Return answers that were read singly."""
    cells = list(dict.fromkeys(one.answer.cell for one in singles))
    place_of = {cell: place for place, cell in enumerate(cells)}
    names = [one.name for one in singles]
    return Bulk(
        cells,
        np.array([one.place for one in singles], np.int64),
        np.array([place_of[one.answer.cell] for one in singles], np.int64),
        np.array([one.answer.score for one in singles], np.int64),
        fingerprints(names),
        np.array(list(map(bool, names)), np.bool_),
    )


NOTHING = one_by_one(())


def together(parts: Sequence[Bulk]) -> Bulk:
    """Return all answers in the order of their rows, those of one row as they come."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:  # noqa: PLR2004 - nothing to put together
        return parts[0] if parts else NOTHING
    places = np.concatenate([part.places for part in parts])
    order = np.argsort(places, kind="stable")
    cells = dict.fromkeys(cell for part in parts for cell in part.cells)
    place_of = {cell: place for place, cell in enumerate(cells)}
    at = [np.array([place_of[cell] for cell in one.cells])[one.at] for one in parts]
    return Bulk(
        list(cells),
        places[order],
        np.concatenate(at)[order],
        np.concatenate([part.scores for part in parts])[order],
        np.concatenate([part.names for part in parts])[order],
        np.concatenate([part.named for part in parts])[order],
    )
