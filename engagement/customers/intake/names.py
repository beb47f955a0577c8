"""The ids that rows give their answers, many at once."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from engagement.customers.intake.fingerprints import fingerprints
from engagement.customers.intake.rows import LONGEST_ID, named
from engagement.customers.reading.columns import Column
from engagement.customers.reading.numbers import bare

Numbers = NDArray[np.uint64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Names:
    """What tells the answers of each row from all others."""

    hashes: Numbers
    is_given: Mask
    """Whether there is an id."""
    is_clear: Mask
    """Whether nothing is to be said against it."""


def nameless(rows: int) -> Names:
    nothing = np.zeros(rows, np.uint64)
    return Names(nothing, nothing > 0, nothing == 0)


@dataclass(frozen=True)
class Ids:
    """A column of ids."""

    column: Column

    def at(self, moment: str) -> Names:
        """Return what tells the answers of one moment apart."""
        if not moment:
            return self._plain
        return replace(self._plain, hashes=self._hashes(moment))

    @cached_property
    def _plain(self) -> Names:
        lengths = self._lengths[self.column.codes]
        return Names(self._hashes(""), lengths > 0, lengths <= LONGEST_ID)

    def _hashes(self, moment: str) -> Numbers:
        names = self._texts
        if moment:
            names = [named(name, moment) for name in names]
        return fingerprints(names)[self.column.codes]

    @cached_property
    def _lengths(self) -> NDArray[np.int64]:
        return np.fromiter(map(len, self._texts), np.int64)

    @cached_property
    def _texts(self) -> list[str]:
        """The ids; nearly always they are as they stand there."""
        texts = self.column.texts
        if any(map(str.startswith, texts, repeat("'"))):
            return list(map(bare, texts))
        return texts
