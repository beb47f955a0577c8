"""Weekly values laid out by team and week, and how two of them go weeks apart."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import scipy
from numpy.typing import NDArray

from engagement.statistics.between import FLAT
from engagement.statistics.deviations import two_way_deviations
from engagement.statistics.findings import SEED, Indices, Numbers

FARTHEST = 4
APART = range(-FARTHEST, FARTHEST + 1)
"""Weeks from the staff's week to the customers'."""
PERMUTATIONS = 999
BLOCK = 64


class Panel(NamedTuple):
    """A column without its team and week means, laid out by team and week."""

    rest: Numbers  # (K, W), 0 where there is no value, at most 1
    known: Numbers  # (K, W), 1 where there is a value, else 0


def panels(team: Indices, week: Indices, columns: Numbers) -> list[Panel]:
    """Lay out columns, (m, n): the staff's, then one or more of the customers'.

    A team needs two values of the staff, and two of a customers' column to be in that.
    """
    order = np.lexsort((week, team))
    team, week, columns = team[order], week[order], columns[:, order]
    if ((np.diff(team) == 0) & (np.diff(week) == 0)).any():
        raise ValueError("a team has two rows in a week")
    finite = np.isfinite(columns)
    usable = np.stack([np.bincount(team, weights=row) > 1 for row in finite])
    usable &= usable[0] & usable[1:].any(axis=0)
    known = finite & usable[:, team]
    places = (usable[0].cumsum() - 1)[team], _close_together(week)
    return [_panel(*one, *places) for one in zip(columns, known, strict=True)]


def _close_together(week: Indices) -> Indices:
    """Return weeks from 0 on; gaps too wide for any lag shrink.

    So a stray date does not fill the memory.
    """
    found, places = np.unique(week, return_inverse=True)
    steps = np.minimum(np.diff(found, prepend=found[:1]), FARTHEST + 1)
    numbered: Indices = steps.cumsum()[places]
    return numbered


def _panel(
    column: Numbers, known: NDArray[np.bool_], teams: Indices, weeks: Indices
) -> Panel:
    size = teams.max(initial=-1) + 1, weeks.max(initial=-1) + 1
    rest, there = np.zeros(size), np.zeros(size)
    if known.any():
        column, teams, weeks = column[known], teams[known], weeks[known]
        numbered = (np.unique(by, return_inverse=True)[1] for by in (teams, weeks))
        left = two_way_deviations(column[None], *numbered)[0]
        left[np.abs(left) <= FLAT * np.abs(column).max()] = 0
        rest[teams, weeks] = left / (np.abs(left).max() or 1)
        there[teams, weeks] = 1
    return Panel(rest, there)


def own_sums(staff: Panel, customers: Panel) -> Numbers:
    """Return Σxy, Σx², Σy² and pairs of each team at each lag, (4, K, lags)."""
    x, y = _factors(staff, customers)
    return np.stack(
        [
            np.einsum("fgt,fgt->fg", x[..., early], y[..., late])
            for early, late in _shifts(staff, APART)
        ],
        axis=-1,
    )


def permuted_sums(
    staff: Panel,
    customers: Iterable[Panel],
    apart: range = APART,
    permutations: int = PERMUTATIONS,
) -> list[Numbers]:
    """Return Σxy, Σx², Σy² of each permutation and lag, (3, B, lags) for each metric.

    The customers of a team move as one: every metric is permuted alike.
    """
    shifts = _shifts(staff, apart)
    random = np.random.default_rng(SEED)
    factors = [_factors(staff, panel) for panel in customers]
    totals = [np.zeros((permutations, 3 * len(apart))) for _ in factors]
    teams = len(staff.rest)
    for block in np.array_split(random.permutation(teams), -(-teams // BLOCK)):
        picks = _picks(random, len(block), permutations)
        for i, (x, y) in enumerate(factors):
            totals[i] += picks @ _products(x[:3, block], y[:3, block], shifts)
    return [np.stack(np.split(total, 3, axis=1)) for total in totals]


def _picks(
    random: np.random.Generator, teams: int, permutations: int
) -> "scipy.sparse.csr_array":
    """Return which pairs of teams each permutation puts together, (B, teams²).

    A sparse product adds what is picked without ever holding it all.
    """
    partners = np.tile(np.arange(teams), (permutations, 1))
    random.permuted(partners, axis=1, out=partners)
    places = (partners + teams * np.arange(teams)).ravel()
    starts = np.arange(0, len(places) + 1, teams)
    shape = (permutations, teams * teams)
    return scipy.sparse.csr_array((np.ones(len(places)), places, starts), shape=shape)


def r_of(sums: Numbers) -> Numbers:
    """Return r from Σxy, Σx², Σy², and 0 where one side does not move."""
    size = np.sqrt(sums[1] * sums[2])
    r = np.divide(sums[0], size, out=np.zeros_like(size), where=size > 0)
    inside: Numbers = np.clip(r, -1, 1)
    return inside


def _factors(staff: Panel, customers: Panel) -> tuple[Numbers, Numbers]:
    """Return what is multiplied and added for Σxy, Σx², Σy² and pairs, (4, K, W)."""
    (x, x_known), (y, y_known) = staff, customers
    return (
        np.stack([x, x * x, x_known, x_known]),
        np.stack([y, y_known, y * y, y_known]),
    )


def _shifts(panel: Panel, lags: range) -> list[tuple[slice, slice]]:
    """Return the staff's and the customers' weeks that meet at each lag."""
    weeks = panel.rest.shape[1]
    return [(_from(-apart, weeks), _from(apart, weeks)) for apart in lags]


def _from(first: int, weeks: int) -> slice:
    """Return the weeks from a first one on, or as many fewer of the others."""
    return slice(max(0, first), max(0, weeks + min(0, first)))


def _products(x: Numbers, y: Numbers, shifts: list[tuple[slice, slice]]) -> Numbers:
    """Return sums over weeks of any team's x and any team's y, (K², 3 lags)."""
    turned = y.transpose(0, 2, 1)
    sums = np.stack([x[..., a] @ turned[:, b] for a, b in shifts], axis=1)
    return sums.transpose(2, 3, 0, 1).reshape(-1, sums.shape[0] * sums.shape[1])
