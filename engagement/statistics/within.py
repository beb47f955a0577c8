"""Within teams over time: what moves together, beyond what moves in all teams."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.between import is_flat
from engagement.statistics.findings import (
    INDICATIVE_BELOW,
    SEED,
    Indices,
    Interval,
    Numbers,
    Reason,
    Withheld,
)

LEAST_TEAMS = 6
LEAST_WEEKS = 12
LEAST_TEAMS_TO_RESAMPLE = 15
RESAMPLES = 999
CHUNK = 2_000_000
"""Numbers held at a time while resampling."""
STILL = 1e-10
MOST_ROUNDS = 500


@dataclass(frozen=True)
class CorrelationOverTime:
    """Within teams: Pearson once every team's and every week's mean is taken away."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "two-way demeaned Pearson, team-cluster bootstrap"
    seed: ClassVar[int] = SEED

    r: float
    interval: Interval | Withheld
    teams: int
    weeks: int
    pairs: int

    @property
    def is_indicative(self) -> bool:
        return self.teams < INDICATIVE_BELOW

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        if not self.interval.is_shown:
            ends = {"interval": ends}
        counts = {"teams": self.teams, "weeks": self.weeks, "pairs": self.pairs}
        return {"r": self.r, **ends, **counts}


def within(
    team: ArrayLike, week: ArrayLike, x: ArrayLike, y: ArrayLike
) -> CorrelationOverTime | Withheld:
    """Correlate what moves from week to week in teams, beyond what moves in all.

    Each pair is a team, a week and both values; teams with one week say nothing.
    """
    teams, weeks = _numbered(team), _numbered(week)
    counted = np.bincount(teams)[teams] > 1
    teams, weeks = _numbered(teams[counted]), _numbered(weeks[counted])
    have_teams, have_weeks = _how_many(teams), _how_many(weeks)
    if have_teams < LEAST_TEAMS:
        return Withheld(Reason.TOO_FEW_TEAMS, have_teams, LEAST_TEAMS)
    if have_weeks < LEAST_WEEKS:
        return Withheld(Reason.TOO_FEW_WEEKS, have_weeks, LEAST_WEEKS)
    columns = np.stack([np.asarray(x, float)[counted], np.asarray(y, float)[counted]])
    rest = two_way_demeaned(columns, teams, weeks)
    if any(is_flat(left, column) for left, column in zip(rest, columns, strict=True)):
        return Withheld(Reason.NO_VARIATION)
    sums = _sums_per_team(rest / np.abs(rest).max(axis=1, keepdims=True), teams)
    r = float(_r_of(sums.sum(axis=1)))
    return CorrelationOverTime(
        r, _resampled(sums, r), have_teams, have_weeks, len(teams)
    )


def two_way_demeaned(columns: Numbers, teams: Indices, weeks: Indices) -> Numbers:
    """Take away team and week means, in turn until neither is left."""
    scale = np.abs(columns).max(axis=1)
    rest = columns.copy()
    for _ in range(MOST_ROUNDS):
        moved = 0.0
        for groups in (teams, weeks):
            size = np.bincount(groups)
            for row in range(len(rest)):
                means = np.bincount(groups, weights=rest[row]) / size
                rest[row] -= means[groups]
                moved = max(moved, float(np.abs(means).max()) / (scale[row] or 1.0))
        if moved < STILL:
            break
    return rest


def _sums_per_team(rest: Numbers, teams: Indices) -> Numbers:
    """Return rows Sxy, Sxx, Syy with a column for each team."""
    x, y = rest
    return np.stack([np.bincount(teams, weights=w) for w in (x * y, x * x, y * y)])


def _r_of(sums: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        r: Numbers = np.clip(sums[0] / np.sqrt(sums[1] * sums[2]), -1, 1)
    return r


def _resampled(sums: Numbers, r: float) -> Interval | Withheld:
    """Draw teams with replacement; a team comes with all its weeks.

    With sums per team, a resample is a vector of how often each team was drawn.
    """
    teams = sums.shape[1]
    if teams < LEAST_TEAMS_TO_RESAMPLE:
        return Withheld(Reason.TOO_FEW_TEAMS, teams, LEAST_TEAMS_TO_RESAMPLE)
    random = np.random.default_rng(SEED)
    step = max(1, CHUNK // teams)
    drawn = np.concatenate(
        [
            _r_of(sums @ _draws(random, min(step, RESAMPLES - done), teams).T)
            for done in range(0, RESAMPLES, step)
        ]
    )
    # A resample of teams that never move has no r.
    low, high = np.quantile(drawn[np.isfinite(drawn)], [0.025, 0.975])
    return Interval(min(float(low), r), max(float(high), r))


def _draws(random: np.random.Generator, resamples: int, teams: int) -> Numbers:
    picked = random.integers(0, teams, size=(resamples, teams))
    picked += teams * np.arange(resamples)[:, None]
    counts = np.bincount(picked.ravel(), minlength=resamples * teams)
    return counts.reshape(resamples, teams).astype(float)


def _numbered(labels: ArrayLike) -> Indices:
    return np.unique(np.asarray(labels), return_inverse=True)[1]


def _how_many(numbered: Indices) -> int:
    return int(numbered.max()) + 1 if len(numbered) else 0
