"""Chance, from turning round the sign of what whole teams say."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np

from engagement.statistics.findings import SEED, Numbers
from engagement.statistics.multiplicity import EQUAL

FLIPS = 1_999
ALL_UP_TO = 11
"""Teams of which every flip is tried: 1,024 of 11."""
CHUNK = 2_000_000
"""Signs held at a time."""


class Chance(NamedTuple):
    """What flips say of m statistics of one family."""

    p: Numbers
    """(m,): how often the largest of the family is as large; adjusted for it."""
    band: Numbers
    """(m,): below this |Σs| the whole family stays in 95 of 100 flips."""


def flip(sums: Numbers) -> Chance:
    """Test whether sums over teams, (K, m), are zero but for chance.

    Without a tie, a team's Σxy is as likely to be negative as positive, however large
    the team is: teams need not be alike, as they must for an exchange of teams. T =
    |Σ s| / √Σ s² does not change its size with the signs, so the largest T of the
    family is compared; p = (1 + #{max T* ≥ T}) / (1 + B), B = 1,999, exact where all
    flips are tried. Cameron, Gelbach & Miller, Review of Economics and Statistics 90
    (2008) 414; Westfall & Young, Resampling-Based Multiple Testing, Wiley (1993) ch. 2.
    A statistic that no team moves has p 1.
    """
    size = _size(sums)
    observed, drawn_t = flips_of(sums)
    largest = drawn_t.max(axis=1)
    reached = (largest[:, None] >= observed * (1 - EQUAL)).sum(axis=0)
    drawn = len(sums) > ALL_UP_TO  # else the observed one is among all
    p = (drawn + reached) / (drawn + len(largest))
    return Chance(np.where(size > 0, p, 1.0), np.quantile(largest, 0.95) * size)


def flips_of(sums: Numbers) -> tuple[Numbers, Numbers]:
    """Return T of m statistics, (m,), and of every flip of their teams, (B, m)."""
    size = _size(sums)
    scaled = np.divide(sums, size, out=np.zeros_like(sums), where=size > 0)
    drawn = [np.abs(signs @ scaled) for signs in _signs(len(sums))]
    return np.abs(scaled.sum(axis=0)), np.concatenate(drawn)


def _size(sums: Numbers) -> Numbers:
    size: Numbers = np.sqrt((sums**2).sum(axis=0))
    return size


def _signs(teams: int) -> Iterator[Numbers]:
    """Yield signs of teams, (some flips, K); turning all of them round adds nothing."""
    if teams <= ALL_UP_TO:
        rest = product((1.0, -1.0), repeat=teams - 1)
        yield np.array([(1.0, *signs) for signs in rest])
        return
    random = np.random.default_rng(SEED)
    step = max(1, CHUNK // teams)
    for done in range(0, FLIPS, step):
        count = min(step, FLIPS - done)
        yield np.where(random.integers(0, 2, size=(count, teams)), 1.0, -1.0)
