"""Within teams over time: what moves together, beyond what moves in all teams."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.between import FLAT, fisher_interval, is_flat, pearson
from engagement.statistics.deviations import team_deviations, two_way_deviations
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
from engagement.statistics.multiplicity import share_as_large
from engagement.statistics.panels import Panel, permuted_sums
from engagement.statistics.resampling import percentile_interval

LEAST_TEAMS = 6
LEAST_WEEKS = 12
LEAST_TEAMS_TO_RESAMPLE = 15
PERMUTATIONS = 1_999
CHANCE = 0.05
"""How often chance alone may look like a link."""


@dataclass(frozen=True)
class CorrelationOverTime:
    """Within teams: Pearson once every team's and every week's mean is taken away."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = (
        "two-way demeaned Pearson, permutation of teams, team-cluster bootstrap"
    )
    permutations: ClassVar[int] = PERMUTATIONS
    seed: ClassVar[int] = SEED

    r: float
    interval: Interval | Withheld
    teams: int
    weeks: int
    pairs: int
    p: float
    """How often staff beside other teams' customers give an r as large; never 0."""

    @property
    def is_indicative(self) -> bool:
        return self.teams < INDICATIVE_BELOW

    @property
    def direction(self) -> Direction:
        """What the permutations allow; an interval, where there is one, must agree."""
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
        chance = {"p": self.p, "permutations": self.permutations, "seed": self.seed}
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

    teams: Indices
    weeks: Indices
    columns: Numbers  # (2, pairs)

    @property
    def size(self) -> tuple[int, int]:
        return int(self.teams.max(initial=-1)) + 1, int(self.weeks.max(initial=-1)) + 1


def within(
    team: ArrayLike, week: ArrayLike, x: ArrayLike, y: ArrayLike
) -> CorrelationOverTime | Withheld:
    """Correlate what moves from week to week in teams, beyond what moves in all.

    Each pair is a team, a week and both values, in any order and unit; a team and a
    week make one pair. Teams with one week say nothing. Refused under 6 teams or 12
    weeks, or when nothing moves. r is Pearson's of the residuals of a regression on
    teams and weeks. For p, a team's customers are put beside another team's staff,
    B = 1,999 times, over the weeks in common: p = (1 + #{|r*| ≥ |r|}) / (1 + B);
    Phipson & Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) 39. Teams are exchanged
    within blocks of 64 drawn at random; as such exchanges are a group, the test is as
    exact as with all permutations: Hemerik & Goeman, TEST 27 (2018) 811. Where weeks
    are missing, other teams have fewer in common and p is on the careful side. The
    interval, from 15 teams on, draws teams with all their weeks.
    """
    panel = _panel(team, week, x, y)
    teams, weeks = panel.size
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if weeks < LEAST_WEEKS:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, weeks, LEAST_WEEKS)
    rest = two_way_deviations(panel.columns, panel.teams, panel.weeks)
    if any(map(is_flat, rest, panel.columns)):
        return Withheld(WithheldReason.NO_VARIATION)
    rest /= np.abs(rest).max(axis=1, keepdims=True)
    rest[np.abs(rest) <= FLAT] = 0  # rounding, in teams that do not move
    sums = _sums_per_team(rest, panel.teams)
    r = float(_r_of(sums.sum(axis=1)))
    p = _p_of(r, panel._replace(columns=rest))
    return CorrelationOverTime(
        r, _bootstrap_interval(sums), teams, weeks, len(panel.teams), p
    )


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
    columns = np.stack([np.asarray(x, float), np.asarray(y, float)])[:, counted]
    order = np.lexsort((weeks, teams))
    panel = _Panel(teams[order], weeks[order], columns[:, order])
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


def _bootstrap_interval(sums: Numbers) -> Interval | Withheld:
    teams = sums.shape[1]
    if teams < LEAST_TEAMS_TO_RESAMPLE:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS_TO_RESAMPLE)
    return percentile_interval(sums, _r_of)


def _p_of(r: float, rest: _Panel) -> float:
    x, y, known = np.zeros((3, *rest.size))
    x[rest.teams, rest.weeks], y[rest.teams, rest.weeks] = rest.columns
    known[rest.teams, rest.weeks] = 1
    staff, customers = Panel(x, known), Panel(y, known)
    (sums,) = permuted_sums(staff, [customers], range(1), PERMUTATIONS)
    chance = np.abs(_r_of(sums[..., 0]))
    # Exchanged teams without a week in common have no r, and count against ours.
    chance[np.isnan(chance)] = 1
    return float(share_as_large(np.abs([r]), chance[:, None])[0])
