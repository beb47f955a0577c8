"""Within teams over time: what moves together, beyond what moves in all teams."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.between import FLAT, fisher_interval, is_flat, pearson
from engagement.statistics.deviations import (
    seasonal_deviations,
    team_deviations,
    two_way_deviations,
)
from engagement.statistics.findings import (
    INDICATIVE_BELOW,
    SEED,
    Direction,
    Indices,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)
from engagement.statistics.jackknife import reach_of
from engagement.statistics.sign_flips import FLIPS, flip

LEAST_TEAMS = 6
LEAST_PAIRS = 72
"""As many as 6 teams of 12 weeks have, however they come: many teams need fewer weeks.
"""
LEAST_WEEKS = 3
LEAST_WEEKS_OF_SEASONS = 60
"""A year, and a little of the next: else a season cannot be told from a drift."""
LEAST_TEAMS_TO_LEAVE_OUT = 15
CHANCE = 0.05
"""How often chance alone may look like a link."""


@dataclass(frozen=True)
class CorrelationOverTime:
    """Within teams: Pearson once every team's and every week's mean is taken away."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = (
        "two-way demeaned Pearson, sign flips of teams, jackknife over teams"
    )
    flips: ClassVar[int] = FLIPS
    seed: ClassVar[int] = SEED

    r: float
    interval: Interval | Withheld
    teams: int
    weeks: int
    pairs: int
    p: float
    """How often chance alone does as much, by flips of whole teams; never 0."""

    @property
    def is_indicative(self) -> bool:
        return self.teams < INDICATIVE_BELOW

    @property
    def direction(self) -> Direction:
        """What the flips allow; an interval, where there is one, must agree."""
        if self.p > CHANCE:
            return Direction.UNCLEAR
        if isinstance(self.interval, Interval):
            return self.interval.direction
        return Direction.TOGETHER if self.r > 0 else Direction.OPPOSITE

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        if not self.interval.is_shown:
            ends = {"interval": ends}
        counts = {"teams": self.teams, "weeks": self.weeks, "pairs": self.pairs}
        chance = {"p": self.p, "flips": self.flips, "seed": self.seed}
        return {"r": self.r, **ends, **counts, **chance}


@dataclass(frozen=True)
class RepeatedMeasures:
    """Pearson once every team's mean is taken away: a description, never a test.

    A shock to all teams is still in it, and weeks are taken for independent: of series
    that have nothing to do with one another, four in five look "significant".
    """

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "repeated-measures correlation"

    r: float
    interval: Interval
    df: int
    teams: int
    pairs: int

    def as_report(self) -> dict[str, object]:
        ends = self.interval.as_report()
        counts = {"df": self.df, "teams": self.teams, "pairs": self.pairs}
        return {"r": self.r, **ends, **counts}


class _Panel(NamedTuple):
    """Pairs by team and week, however they came; teams with one week left out."""

    columns: Numbers  # (2, pairs)
    teams: Indices
    weeks: Indices
    dates: Numbers
    """The weeks as they were given."""

    @property
    def size(self) -> tuple[int, int]:
        return int(self.teams.max(initial=-1)) + 1, int(self.weeks.max(initial=-1)) + 1


def within(
    team: ArrayLike,
    week: ArrayLike,
    x: ArrayLike,
    y: ArrayLike,
    *,
    without_seasons: bool = False,
) -> CorrelationOverTime | Withheld:
    """Correlate what moves from week to week in teams, beyond what moves in all.

    Each pair is a team, a week and both values, in any order and unit; a team and a
    week make one pair. Teams with one week say nothing. Refused under 6 teams, 3 weeks
    or 72 pairs, or when nothing moves. r is Pearson's of the residuals of a regression
    on teams and weeks; p is `flip`'s, with Σxy of each team. The interval, from 15
    teams on, is `reach_of`'s, K - 1 degrees: each team is left out with all its weeks.
    Without seasons, each team's wave of a year is taken away too, from 60 weeks on;
    `week` then is in weeks from any day on.
    """
    panel = _panel(team, week, x, y)
    teams, weeks = panel.size
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    least = LEAST_WEEKS_OF_SEASONS if without_seasons else LEAST_WEEKS
    if weeks < least:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, weeks, least)
    pairs = len(panel.teams)
    if pairs < LEAST_PAIRS:
        return Withheld(WithheldReason.TOO_FEW_PAIRS, pairs, LEAST_PAIRS)
    if without_seasons:
        rest = seasonal_deviations(*panel)
    else:
        rest = two_way_deviations(panel.columns, panel.teams, panel.weeks)
    if any(map(is_flat, rest, panel.columns)):
        return Withheld(WithheldReason.NO_VARIATION)
    rest /= np.abs(rest).max(axis=1, keepdims=True)
    rest[np.abs(rest) <= FLAT] = 0  # rounding, in teams that do not move
    sums = _sums_per_team(rest, panel.teams)
    r = float(_r_of(sums.sum(axis=1)))
    p = float(flip(sums[:1].T).p[0])
    return CorrelationOverTime(r, _interval(r, sums), teams, weeks, pairs, p)


def rmcorr(team: ArrayLike, x: ArrayLike, y: ArrayLike) -> RepeatedMeasures | Withheld:
    """Describe how pairs, (N,) each, move together in teams; refused under 6 teams.

    r is Pearson's of values less their team's mean, df = N - K - 1, and the interval
    tanh(atanh r ± 1.96 / √(df - 1)); Bakdash & Marusich, Frontiers in Psychology 8
    (2017) 456. Teams with one pair say nothing.
    """
    teams, columns = _number(team), np.stack([np.asarray(v, float) for v in (x, y)])
    counted = np.bincount(teams)[teams] > 1
    teams, columns = _number(teams[counted]), columns[:, counted]
    have = int(teams.max(initial=-1)) + 1
    if have < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, have, LEAST_TEAMS)
    rest = team_deviations(columns, teams)
    if any(map(is_flat, rest, columns)):
        return Withheld(WithheldReason.NO_VARIATION)
    r, df = pearson(*rest), len(teams) - have - 1
    return RepeatedMeasures(r, fisher_interval(r, df + 2), df, have, len(teams))


def _panel(team: ArrayLike, week: ArrayLike, x: ArrayLike, y: ArrayLike) -> _Panel:
    teams, weeks = _number(team), _number(week)
    counted = np.bincount(teams)[teams] > 1
    teams, weeks = _number(teams[counted]), _number(weeks[counted])
    dates = np.asarray(week, float)[counted]
    columns = np.stack([np.asarray(x, float), np.asarray(y, float)])[:, counted]
    order = np.lexsort((weeks, teams))
    panel = _Panel(columns[:, order], teams[order], weeks[order], dates[order])
    if ((np.diff(panel.teams) == 0) & (np.diff(panel.weeks) == 0)).any():
        raise ValueError("a team has two pairs in a week")
    return panel


def _number(labels: ArrayLike) -> Indices:
    return np.unique(np.asarray(labels), return_inverse=True)[1]


def _sums_per_team(rest: Numbers, teams: Indices) -> Numbers:
    """Return rows Sxy, Sxx, Syy with a column for each team."""
    x, y = rest
    return np.stack([np.bincount(teams, weights=w) for w in (x * y, x * x, y * y)])


def _r_of(sums: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        r: Numbers = np.clip(sums[0] / np.sqrt(sums[1] * sums[2]), -1, 1)
    return r


def _interval(r: float, sums: Numbers) -> Interval | Withheld:
    teams = sums.shape[1]
    if teams < LEAST_TEAMS_TO_LEAVE_OUT:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS_TO_LEAVE_OUT)
    left_out = np.nan_to_num(_r_of(sums.sum(axis=1, keepdims=True) - sums))
    return reach_of(r, left_out, teams - 1, 0).interval
