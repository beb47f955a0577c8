"""Weekly values laid out by team and week, and how two of them go weeks apart."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engagement.statistics.between import FLAT
from engagement.statistics.deviations import two_way_deviations
from engagement.statistics.findings import Indices, Numbers

FARTHEST = 4
APART = range(-FARTHEST, FARTHEST + 1)
"""Weeks from the staff's week to the customers'."""


class Panel(NamedTuple):
    """A column without its team and week means, laid out by team and week."""

    rest: Numbers  # (K, W), 0 where there is no value, at most 1
    known: Numbers  # (K, W), 1 where there is a value, else 0
    noise: float  # mean variance of the sampling of values, in the squared unit of rest

    @property
    def carried(self) -> float:
        """Up to how much of a tie of one week the four weeks around repeat, 0 to 4.

        Σ of the four autocovariances of what is true of weeks, over its variance; both
        as the weeks have them, less what sampling adds, and moved to the careful side
        by half of what chance leaves open of either: 1/√N and √(1/2N) of the whole.
        """
        pairs = self.known.sum()
        whole = float((self.rest**2).sum() / pairs)
        apart = sum(self._covariance(weeks) for weeks in range(1, FARTHEST + 1))
        true = whole - self.noise - whole / np.sqrt(2 * pairs)
        most = apart + whole / np.sqrt(pairs)
        return float(np.clip(most / max(true, FLAT), 0, FARTHEST))

    def _covariance(self, weeks: int) -> float:
        sums, pairs = (
            float((one[:, weeks:] * one[:, :-weeks]).sum())
            for one in (self.rest, self.known)
        )
        return sums / max(pairs, 1)


def panels(
    team: Indices, week: Indices, columns: Numbers, variances: Numbers
) -> list[Panel]:
    """Lay out columns, (2, n), the staff's and the customers', with their variances.

    A team needs two values of each.
    """
    order = np.lexsort((week, team))
    team, week = team[order], week[order]
    columns, variances = columns[:, order], variances[:, order]
    if ((np.diff(team) == 0) & (np.diff(week) == 0)).any():
        raise ValueError("a team has two rows in a week")
    finite = np.isfinite(columns)
    counts = np.stack([np.bincount(team, weights=row) for row in finite])
    usable: NDArray[np.bool_] = np.all(counts > 1, axis=0)
    known = finite & usable[team]
    places = (usable.cumsum() - 1)[team], _close_together(week)
    return [
        _panel(*one, *places) for one in zip(columns, variances, known, strict=True)
    ]


def _close_together(week: Indices) -> Indices:
    """Return weeks from 0 on; gaps too wide for any lag shrink.

    So a stray date does not fill the memory.
    """
    found, places = np.unique(week, return_inverse=True)
    steps = np.minimum(np.diff(found, prepend=found[:1]), FARTHEST + 1)
    numbered: Indices = steps.cumsum()[places]
    return numbered


def _panel(
    column: Numbers,
    variances: Numbers,
    known: NDArray[np.bool_],
    teams: Indices,
    weeks: Indices,
) -> Panel:
    size = teams.max(initial=-1) + 1, weeks.max(initial=-1) + 1
    rest, there, noise = np.zeros(size), np.zeros(size), 0.0
    if known.any():
        column, teams, weeks = column[known], teams[known], weeks[known]
        numbered = (np.unique(by, return_inverse=True)[1] for by in (teams, weeks))
        left = two_way_deviations(column[None], *numbered)[0]
        left[np.abs(left) <= FLAT * np.abs(column).max()] = 0
        unit = float(np.abs(left).max()) or 1
        rest[teams, weeks] = left / unit
        there[teams, weeks] = 1
        noise = float(variances[known].mean()) / unit**2
    return Panel(rest, there, noise)


def own_sums(staff: Panel, customers: Panel) -> Numbers:
    """Return Σxy, Σx², Σy² and pairs of each team at each lag, (4, K, lags)."""
    x, y = _factors(staff, customers)
    return np.stack(
        [
            np.einsum("fgt,fgt->fg", x[..., early], y[..., late])
            for early, late in _shifts(staff)
        ],
        axis=-1,
    )


def r_of(sums: Numbers) -> Numbers:
    """Return r from Σxy, Σx², Σy², and 0 where one side does not move."""
    size = np.sqrt(sums[1] * sums[2])
    r = np.divide(sums[0], size, out=np.zeros_like(size), where=size > 0)
    inside: Numbers = np.clip(r, -1, 1)
    return inside


def _factors(staff: Panel, customers: Panel) -> tuple[Numbers, Numbers]:
    """Return what is multiplied and added for Σxy, Σx², Σy² and pairs, (4, K, W)."""
    (x, x_known, _), (y, y_known, _) = staff, customers
    return (
        np.stack([x, x * x, x_known, x_known]),
        np.stack([y, y_known, y * y, y_known]),
    )


def _shifts(panel: Panel) -> list[tuple[slice, slice]]:
    """Return the staff's and the customers' weeks that meet at each lag."""
    weeks = panel.rest.shape[1]
    return [(_from(-apart, weeks), _from(apart, weeks)) for apart in APART]


def _from(first: int, weeks: int) -> slice:
    """Return the weeks from a first one on, or as many fewer of the others."""
    return slice(max(0, first), max(0, weeks + min(0, first)))
