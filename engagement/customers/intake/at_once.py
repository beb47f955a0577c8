"""Answers of many rows read at once: every text once, and then numbers alone.

Only rows of which nothing is left to be said are taken so. Whatever has a reason, or an
id that comes again, is gone through row by row, as if there were no other way.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from engagement.customers.intake.bulk import Bulk, Mask, Places, numbered, together
from engagement.customers.intake.fingerprints import salt
from engagement.customers.intake.groups import Group, Layout
from engagement.customers.intake.names import Ids, Names, nameless
from engagement.customers.intake.rows import Cell, LeftOut, RowReader
from engagement.customers.reading.columns import Column, Rows
from engagement.customers.reading.words import folded
from engagement.refusals import RowRefused

Key = TypeVar("Key")
Value = TypeVar("Value", bound=int | str)
Codes = NDArray[np.int32]

UNCLEAR = -1
"""Stands for a text of which there is something to be said."""


@dataclass(frozen=True)
class AtOnce:
    """What was read at once, and what was not."""

    answers: Bulk
    singly: Places
    """The rows that are still to be gone through."""
    left_out: int
    """Rows that are not wanted."""


@dataclass(frozen=True)
class _Said(Generic[Value]):
    """What a column says: some values, and which of them each row has."""

    values: list[Value]
    codes: Codes

    @property
    def is_clear(self) -> Mask:
        is_clear: Mask = self.codes != UNCLEAR
        return is_clear


@dataclass(frozen=True)
class _Read:
    """What one group says of every row."""

    team: _Said[int]
    week: _Said[int]
    metric: _Said[str]
    moment: _Said[str]
    score: _Said[int]
    is_there: Mask
    names: Names

    @cached_property
    def is_clear(self) -> Mask:
        """Whether there is nothing to be said against it."""
        said = (self.team, self.week, self.metric, self.moment, self.score)
        is_clear: Mask = np.logical_and.reduce([one.is_clear for one in said])
        return ~self.is_there | (is_clear & self.names.is_clear)

    def keys(self, which: Mask) -> NDArray[np.uint64]:
        """Return what makes answers of clear rows the same, given once more."""
        salts = np.array([salt("", one) for one in self.metric.values], np.uint64)
        return self.names.hashes[which] ^ salts[self.metric.codes[which]]

    def bulk(self, which: Mask) -> Bulk:
        parts = (self.metric, self.week, self.team, self.moment)
        both = np.zeros(np.count_nonzero(which), np.int64)
        for part in parts:
            both = both * len(part.values) + part.codes[which]
        given, at = numbered(both)
        columns = []
        for part in reversed(parts):
            given, codes = np.divmod(given, max(1, len(part.values)))
            columns.append([part.values[code] for code in codes.tolist()])
        moment, team, week, metric = columns
        return Bulk(
            list(map(Cell._make, zip(team, week, metric, moment, strict=True))),
            np.flatnonzero(which),
            at,
            np.array(self.score.values, np.int64)[self.score.codes[which]],
            self.names.hashes[which],
            self.names.is_given[which],
        )


@dataclass(frozen=True)
class _Columns:
    """The columns of a sheet, and behind them its constants."""

    rows: Rows
    layout: Layout
    reader: RowReader

    def __getitem__(self, place: int) -> Column:
        width = len(self.rows.columns)
        if place < width:
            return self.rows.columns[place]
        nowhere = np.zeros(len(self.rows), np.int32)
        return Column([self.layout.constants[place - width]], nowhere)

    def where(self, place: int, is_so: Callable[[str], bool]) -> Mask:
        column = self[place]
        of_texts = np.fromiter(map(is_so, column.texts), np.bool_, len(column.texts))
        return of_texts[column.codes]

    def wanted(self) -> Mask:
        found = np.ones(len(self.rows), np.bool_)
        for place, words, is_wanted in self.layout.wanted:
            found &= self.where(place, partial(_is_one_of, words)) == is_wanted
        return found

    def read(self, group: Group) -> _Read:
        day, team, metric, score, moment = (self[place] for place in group.stands)
        of = self.reader
        keys = _said(metric, _filled(of.keys.__getitem__))
        is_there = np.ones(len(self.rows), np.bool_)
        if group.place >= 0:
            is_there = self.where(group.place, bool)
        return _Read(
            _said(team, _filled(of.ids.__getitem__)),
            _said(day, _filled(of.days.__getitem__)),
            keys,
            _said(moment, of.moments.__getitem__),
            self._scores(keys, score),
            is_there,
            self.names(group.moment),
        )

    def _scores(self, metric: _Said[str], column: Column) -> _Said[int]:
        """Read each score once for each metric that it is given to."""
        many = len(column.texts)
        both = (metric.codes - UNCLEAR) * np.int64(many) + column.codes
        given, codes = numbered(both)

        def read(both: int) -> int:
            key, text = both // many + UNCLEAR, column.texts[both % many]
            if key == UNCLEAR or not text:
                raise LeftOut
            return self.reader.scores[metric.values[key], text]

        return _coded(given.tolist(), codes, read)

    def names(self, moment: str) -> Names:
        if self.layout.id_place < 0:
            return nameless(len(self.rows))
        return self._ids.at(moment)

    @cached_property
    def _ids(self) -> Ids:
        return Ids(self[self.layout.id_place])


def _is_one_of(words: frozenset[str], text: str) -> bool:
    return folded(text) in words


def answers_at_once(rows: Rows, layout: Layout, reader: RowReader) -> AtOnce:
    """Read the answers of all rows of which nothing else is to be said."""
    columns = _Columns(rows, layout, reader)
    is_wanted = columns.wanted()
    groups = [columns.read(group) for group in layout.groups]
    is_clear = is_wanted & np.logical_and.reduce([one.is_clear for one in groups])
    is_clear &= np.logical_or.reduce([one.is_there for one in groups])
    is_clear &= ~_come_again(groups, is_clear, is_wanted)
    return AtOnce(
        together([one.bulk(is_clear & one.is_there) for one in groups]),
        np.flatnonzero(is_wanted & ~is_clear),
        int(np.count_nonzero(~is_wanted)),
    )


def _come_again(groups: Sequence[_Read], is_clear: Mask, is_wanted: Mask) -> Mask:
    """Tell of which clear rows an answer may be given by another row too."""
    found = np.zeros_like(is_clear)
    named = [one.is_there & one.names.is_given for one in groups]
    keys = [one.keys(is_clear & has) for one, has in zip(groups, named, strict=True)]
    ordered = np.sort(np.concatenate(keys))
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    unclear = [
        one.names.hashes[is_wanted & ~is_clear & one.names.is_given] for one in groups
    ]
    others = np.concatenate(unclear)
    for one, has, some in zip(groups, named, keys, strict=True):
        which = np.flatnonzero(is_clear & has)
        if twice.size:
            found[which[np.isin(some, twice)]] = True
        if others.size:
            found[which[np.isin(one.names.hashes[which], others)]] = True
    return found


def _said(column: Column, read: Callable[[str], Value]) -> _Said[Value]:
    return _coded(column.texts, column.codes, read)


def _coded(
    given: Iterable[Key], codes: NDArray[np.integer], read: Callable[[Key], Value]
) -> _Said[Value]:
    """Read everything that is given once; `codes` tell which of it each row has.

    The values come in order, so that cells do: so the database takes them faster.
    """
    values: dict[Value, int] = {}
    table = [_code(values, one, read) for one in given]
    ordered = sorted(values)
    ranks = np.full(len(ordered) + 1, UNCLEAR, np.int32)  # the last is for UNCLEAR
    ranks[[values[one] for one in ordered]] = np.arange(len(ordered))
    return _Said(ordered, ranks[np.array(table, np.int32)][codes])


def _code(values: dict[Value, int], given: Key, read: Callable[[Key], Value]) -> int:
    try:
        return values.setdefault(read(given), len(values))
    except (RowRefused, LeftOut):
        return UNCLEAR


def _filled(read: Callable[[str], Value]) -> Callable[[str], Value]:
    def filled(text: str) -> Value:
        if not text:
            raise LeftOut
        return read(text)

    return filled
