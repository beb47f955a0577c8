"""Weeks of helped and untouched teams, before and after help began."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engagement.statistics.findings import Indices, Numbers

Truths = NDArray[np.bool_]

NEVER = np.iinfo(np.intp).max


@dataclass(frozen=True)
class Gap:
    """Helped less untouched teams, beside their gap before; week 0 is help's first."""

    week: int
    value: float


@dataclass(frozen=True, eq=False)
class BeforeAfter:
    """Rows of teams and weeks, (N,), and the starts of help, one for each helped team.

    Teams are numbered in the order of their ids, so that the order of rows, or of
    starts, changes nothing.
    """

    teams: Indices
    weeks: Indices
    values: Numbers
    helped: Indices
    """(H,): numbers of teams, and their first weeks of help."""
    starts: Indices

    @property
    def count(self) -> int:
        return int(self.teams.max()) + 1 if len(self.teams) else 0

    @property
    def untouched(self) -> int:
        return self.count - len(self.helped)

    @property
    def week_numbers(self) -> Indices:
        return np.unique(self.weeks, return_inverse=True)[1]

    @property
    def start_of_row(self) -> Indices:
        """The start of each row's team, (N,), far away for untouched ones."""
        starts = np.full(self.count, NEVER)
        starts[self.helped] = self.starts
        return starts[self.teams]

    def weeks_around_starts(self) -> tuple[Indices, Indices]:
        """Return how many weeks each team has before and after each start, (K, H)."""
        after = np.stack([self._sums(self.weeks >= at) for at in self.starts], axis=1)
        whole = np.bincount(self.teams, minlength=self.count)[:, None]
        return (whole - after).astype(np.intp), after.astype(np.intp)

    def changes(self, rest: Numbers) -> Numbers:
        """Return means after each start less those before, (K, H), from rows (N,)."""
        before, after = self.weeks_around_starts()
        later = np.stack(
            [self._sums((self.weeks >= at) * rest) for at in self.starts], axis=1
        )
        earlier = self._sums(rest)[:, None] - later
        return later / after - earlier / before

    def comparable(self) -> "BeforeAfter":
        """Return the panel without untouched teams that lack a side of any start."""
        before, after = self.weeks_around_starts()
        kept = np.array(np.minimum(before, after).min(axis=1) > 0)
        kept[self.helped] = True
        rows = kept[self.teams]
        number = np.cumsum(kept) - 1
        return BeforeAfter(
            number[self.teams[rows]], self.weeks[rows], self.values[rows],
            number[self.helped], self.starts,
        )  # fmt: skip

    def gaps(self) -> tuple[Gap, ...]:
        """Return helped less untouched teams by weeks since the start, in order."""
        level = self._sums(self.values) / np.bincount(self.teams)
        moved = self.values - level[self.teams]
        number, start = self.week_numbers, self.start_of_row
        alone = start == NEVER
        many = np.bincount(number[alone], minlength=number.max() + 1)
        sums = np.bincount(number[alone], moved[alone], minlength=number.max() + 1)
        rows = ~alone & (many[number] > 0)
        gap = moved[rows] - sums[number[rows]] / many[number[rows]]
        since = self.weeks[rows] - start[rows]
        weeks, at = np.unique(since, return_inverse=True)
        gap -= self._mean_before(self.teams[rows], gap, since)
        means = np.bincount(at, gap) / np.bincount(at)
        return tuple(map(Gap, weeks.tolist(), means.tolist()))

    def _mean_before(self, teams: Indices, gap: Numbers, since: Indices) -> Numbers:
        early = since < 0
        many = np.bincount(teams[early], minlength=self.count)
        sums = np.bincount(teams[early], gap[early], minlength=self.count)
        means: Numbers = (sums / np.maximum(many, 1))[teams]
        return means

    def _sums(self, rows: Numbers | Truths) -> Numbers:
        sums = np.bincount(self.teams, np.asarray(rows, float), self.count)
        return sums.astype(float)


def before_after(
    team: ArrayLike, week: ArrayLike, values: ArrayLike, starts: Mapping[int, int]
) -> BeforeAfter:
    """Order rows (N,) by team and week; starts of teams without rows do not count."""
    ids, weeks = np.asarray(team, np.intp), np.asarray(week, np.intp)
    order = np.lexsort((weeks, ids))
    known, teams = np.unique(ids[order], return_inverse=True)
    helped = np.array([at for at, id_ in enumerate(known.tolist()) if id_ in starts])
    helped = helped.astype(np.intp)
    firsts = np.array([starts[int(id_)] for id_ in known[helped]], np.intp)
    return BeforeAfter(
        teams, weeks[order], np.asarray(values, float)[order], helped, firsts
    )
