"""How two sides go together: numbers in, numbers or a reason out.

Between teams and within teams over time are two different questions with two different
answers; neither says what causes what.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]

LEAST_TEAMS = 8
"""Between teams: no r below."""
INDICATIVE_BELOW = 20
LEAST_TEAMS_OVER_TIME = 6
LEAST_WEEKS = 12
LEAST_TEAMS_TO_RESAMPLE = 15
Z = 1.959964
RESAMPLES = 999
SEED = 2026
"""Of the resampling; fixed, so that the same data give the same page."""
CHUNK = 2_000_000
"""Numbers held at a time while resampling."""
STILL = 1e-10
MOST_ROUNDS = 500
FLAT = 1e-9
"""A column that varies by less, relative to its size, does not vary."""


class Reason(StrEnum):
    """Why there is no number."""

    NOT_PUBLISHED = "not_published"  # fewer than five answers, or too new a team
    NO_CUSTOMERS = "no_customers"  # nobody was asked, or nobody answered
    TOO_FEW_CUSTOMERS = "too_few_customers"  # values: need
    TOO_FEW_TEAMS = "too_few_teams"  # values: have, need
    TOO_FEW_WEEKS = "too_few_weeks"  # values: have, need
    NO_VARIATION = "no_variation"  # every team, or every week, is the same


@dataclass(frozen=True)
class Withheld:
    """No number, and why."""

    is_shown: ClassVar[bool] = False

    reason: Reason
    have: int = 0
    need: int = 0

    def as_report(self) -> dict[str, object]:
        return {"withheld": self.reason.value}


class Reading(StrEnum):
    """What a coefficient and its interval let us say."""

    TOGETHER = "together"  # the whole interval is above zero
    OPPOSITE = "opposite"  # the whole interval is below zero
    UNCLEAR = "unclear"  # zero is inside


@dataclass(frozen=True)
class Interval:
    """Where a coefficient may lie, with 95 % confidence."""

    is_shown: ClassVar[bool] = True

    low: float
    high: float

    @property
    def reading(self) -> Reading:
        if self.low > 0:
            return Reading.TOGETHER
        return Reading.OPPOSITE if self.high < 0 else Reading.UNCLEAR

    def as_report(self) -> dict[str, object]:
        return {"low": self.low, "high": self.high}


@dataclass(frozen=True)
class Correlation:
    """Between teams: Pearson with Fisher's interval, and Spearman."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "Pearson, Fisher z"

    r: float
    interval: Interval
    spearman: float
    teams: int

    @property
    def is_indicative(self) -> bool:
        return self.teams < INDICATIVE_BELOW

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        return {"r": self.r, **ends, "spearman": self.spearman, "teams": self.teams}


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


def between(x: ArrayLike, y: ArrayLike) -> Correlation | Withheld:
    """Correlate the values of teams.

    Fisher's interval is tanh(atanh r ± 1.96 / √(K - 3)); Fisher, Metron 1 (1921) 3.
    """
    first, second = np.asarray(x, float), np.asarray(y, float)
    teams = len(first)
    if teams < LEAST_TEAMS:
        return Withheld(Reason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if is_flat(first - first.mean(), first) or is_flat(second - second.mean(), second):
        return Withheld(Reason.NO_VARIATION)
    r = pearson(first, second)
    spearman = pearson(ranks(first), ranks(second))
    return Correlation(r, fisher_interval(r, teams), spearman, teams)


def fisher_interval(r: float, n: int) -> Interval:
    with np.errstate(divide="ignore"):  # atanh of 1 is infinite, its tanh 1 again
        middle, reach = np.arctanh(r), Z / np.sqrt(n - 3)
    low, high = np.tanh(middle - reach), np.tanh(middle + reach)
    return Interval(min(float(low), r), max(float(high), r))


def pearson(x: Numbers, y: Numbers) -> float:
    """Return r of two columns of which neither is flat."""
    # Scaled first: the squares of very small or large numbers would be 0 or infinite.
    a, b = x - x.mean(), y - y.mean()
    a, b = a / np.abs(a).max(), b / np.abs(b).max()
    return float(np.clip(a @ b / np.sqrt((a @ a) * (b @ b)), -1, 1))


def is_flat(rest: Numbers, column: Numbers) -> bool:
    """Tell whether what is left of a column is no more than rounding."""
    return bool(np.abs(rest).max() <= FLAT * np.abs(column).max())


def ranks(values: Numbers) -> Numbers:
    """Return ranks from 1 on, (K,); ties share their mean rank.

    Two lines of numpy, since importing scipy.stats takes over a second at each start.
    """
    _, place, times = np.unique(values, return_inverse=True, return_counts=True)
    mean_ranks: Numbers = times.cumsum() - (times - 1) / 2
    return mean_ranks[place]


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
    if have_teams < LEAST_TEAMS_OVER_TIME:
        return Withheld(Reason.TOO_FEW_TEAMS, have_teams, LEAST_TEAMS_OVER_TIME)
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
