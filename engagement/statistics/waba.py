"""Within and between analysis: at which level two things go together."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.between import LEAST_TEAMS, fisher_interval, is_flat
from engagement.statistics.findings import (
    Indices,
    Interval,
    Numbers,
    Reason,
    Withheld,
)


@dataclass(frozen=True)
class WithinAndBetween:
    """One raw correlation taken apart: raw = ηx ηy r_B + √(1-ηx²) √(1-ηy²) r_W.

    Eta is the share of a column's spread that lies between teams.
    """

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "within and between analysis, Fisher z"

    raw: float
    eta_x: float
    eta_y: float
    between: float
    between_interval: Interval
    within: float
    within_interval: Interval
    teams: int
    n: int


def within_and_between(
    team: ArrayLike, x: ArrayLike, y: ArrayLike
) -> WithinAndBetween | Withheld:
    """Take the correlation of two columns of answers apart, (n,) each, by team.

    Between is the correlation of the teams' means, each counted for every answer;
    within, that of what is left without them; Dansereau, Alutto & Yammarino (1984).
    Intervals are Fisher's, with K teams and with N - K + 1 answers. Refused under eight
    teams, or where a column does not vary between or within them.
    """
    place = np.unique(np.asarray(team), return_inverse=True)[1]
    columns = np.stack([np.asarray(x, float), np.asarray(y, float)])
    n, teams = columns.shape[1], len(np.unique(place))
    if teams < LEAST_TEAMS:
        return Withheld(Reason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if n < 2 * teams:
        return Withheld(Reason.TOO_FEW_BALLOTS, n, 2 * teams)
    means, rest = _apart(columns, place)
    parts = (*zip(means, columns, strict=True), *zip(rest, columns, strict=True))
    if any(is_flat(part, column) for part, column in parts):
        return Withheld(Reason.NO_VARIATION)
    eta = [
        _norm(part) / np.hypot(_norm(part), _norm(left))
        for part, left in zip(means, rest, strict=True)
    ]
    between, within = _cosine(*means), _cosine(*rest)
    return WithinAndBetween(
        _cosine(*(means + rest)),
        float(eta[0]),
        float(eta[1]),
        between,
        fisher_interval(between, teams),
        within,
        fisher_interval(within, n - teams + 1),
        teams,
        n,
    )


def _apart(columns: Numbers, place: Indices) -> tuple[Numbers, Numbers]:
    """Return the teams' means around the common mean, and what they leave."""
    size = np.bincount(place)
    sums = np.stack([np.bincount(place, weights=column) for column in columns])
    means = (sums / size)[:, place]
    return means - columns.mean(axis=1, keepdims=True), columns - means


def _norm(column: Numbers) -> float:
    largest = float(np.abs(column).max())
    return largest * float(np.linalg.norm(column / largest))


def _cosine(x: Numbers, y: Numbers) -> float:
    cosine = (x / _norm(x)) @ (y / _norm(y))
    return float(np.clip(cosine, -1, 1))
