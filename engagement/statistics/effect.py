"""Whether help was followed by more than happened to teams that had none."""

import itertools
import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.before_after import BeforeAfter, Gap, before_after
from engagement.statistics.between import is_flat
from engagement.statistics.deviations import two_way_deviations
from engagement.statistics.findings import (
    SEED,
    Indices,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)
from engagement.statistics.multiplicity import share_as_large
from engagement.statistics.regression import clustered_error
from engagement.statistics.shrinkage import Shrunk

LEVEL = 0.05
LEAST_TEAMS = 6
LEAST_WEEKS_BEFORE = 4
LEAST_WEEKS_AFTER = 4
MATCHES = 19
"""Untouched teams for each helped one: with fewer, p could never reach 5 %."""
NEAR = 2
"""Posterior errors within which two teams cannot be told apart."""
ASSIGNMENTS = 1_999
"""Up to so many are all tried; of more, so many are drawn."""
CHUNK = 2_000_000


class Verdict(StrEnum):
    """What may be said of help, in the order in which it can be said."""

    TOO_EARLY = "too_early"  # too few weeks since
    NO_EVIDENCE = "no_evidence"  # no more than chance would bring
    EVIDENCE = "evidence"  # more than chance would; its sign tells for good or ill


@dataclass(frozen=True)
class Difference:
    """By how much helped teams changed more than untouched ones."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "difference in differences, randomisation over teams"
    seed: ClassVar[int] = SEED

    value: float
    interval: Interval
    robust_error: float
    p: float
    smallest_p: float
    """What p cannot go below, however large the effect: 1/K with one helped team."""

    @property
    def can_be_evidence(self) -> bool:
        return self.smallest_p <= LEVEL


@dataclass(frozen=True)
class Effect:
    """What became of helped teams, beside untouched ones."""

    is_shown: ClassVar[bool] = True

    verdict: Verdict
    difference: Difference | Withheld
    gaps: tuple[Gap, ...]
    """Before the start they should wave around 0: teams went the same way."""
    helped: int
    untouched: int
    weeks: int


def difference_in_differences(
    team: ArrayLike, week: ArrayLike, values: ArrayLike, starts: Mapping[int, int]
) -> Effect | Withheld:
    """Compare helped teams with untouched ones, over rows (N,) of team, week, value.

    `starts` holds each helped team's first week of help; teams without rows do not
    count. d of y_gt = a_g + g_t + d D_gt; its error is clustered by team, but that is
    too small with few helped teams, so the interval is that of the teams' changes, t
    with K - 2 degrees (Donald & Lang, Review of Economics and Statistics 89 (2007)
    221), and p comes from giving the starts to other teams (Fisher; Bertrand, Duflo &
    Mullainathan, Quarterly Journal of Economics 119 (2004) 249).
    Refused below 6 teams, without a helped or an untouched one, or with under 4 weeks
    before a start. Under 4 weeks after it is too early.
    """
    panel = before_after(team, week, values, starts)
    refusal = _too_few_teams(panel)
    if refusal is not None:
        return refusal
    before, after = (
        int(weeks[panel.helped].diagonal().min())
        for weeks in panel.weeks_around_starts()
    )
    if before < LEAST_WEEKS_BEFORE:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, before, LEAST_WEEKS_BEFORE)
    if after < LEAST_WEEKS_AFTER:
        early = Withheld(WithheldReason.TOO_FEW_WEEKS, after, LEAST_WEEKS_AFTER)
        return _effect(panel, Verdict.TOO_EARLY, early)
    panel = panel.comparable()
    refusal = _too_few_teams(panel)
    return refusal if refusal is not None else _judge(panel)


def match_controls(baseline: Shrunk, helped: Collection[int]) -> tuple[int, ...]:
    """Choose untouched teams whose baseline was like that of a helped one.

    For each helped team the 19 nearest by empirical-Bayes value, none farther than two
    of its posterior errors: teams that had as much bad luck regain as much. Where that
    leaves too few for evidence, there is none to be had; comparing the lowest of 100
    teams with all others would be "evidence" in up to 15 % of cases without any help.
    Returns ids in ascending order; `baseline` is of the weeks before help.
    """
    is_helped = np.isin(baseline.teams, list(helped))
    free, found = np.flatnonzero(~is_helped), set()
    for at in np.flatnonzero(is_helped):
        far = np.abs(baseline.estimates[free] - baseline.estimates[at])
        near = np.argsort(far, kind="stable")[:MATCHES]
        found.update(free[near[far[near] <= NEAR * baseline.errors[at]]].tolist())
    return tuple(baseline.teams[sorted(found)].tolist())


def _too_few_teams(panel: BeforeAfter) -> Withheld | None:
    if not len(panel.helped):
        return Withheld(WithheldReason.NOBODY_HELPED)
    if not panel.untouched:
        return Withheld(WithheldReason.NOBODY_UNTOUCHED)
    if panel.count < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, panel.count, LEAST_TEAMS)
    return None


def _effect(
    panel: BeforeAfter, verdict: Verdict, difference: Difference | Withheld
) -> Effect:
    weeks = len(np.unique(panel.weeks))
    helped, untouched = len(panel.helped), panel.untouched
    return Effect(verdict, difference, panel.gaps(), helped, untouched, weeks)


def _judge(panel: BeforeAfter) -> Effect | Withheld:
    treated = (panel.weeks >= panel.start_of_row).astype(float)
    numbers = panel.week_numbers
    columns = np.stack([panel.values, treated])
    rest, given = two_way_deviations(columns, panel.teams, numbers)
    if is_flat(rest, panel.values):
        return Withheld(WithheldReason.NO_VARIATION)
    value = float(given @ rest / (given @ given))
    residuals = rest - value * given
    parameters = panel.count + int(numbers.max()) + 1
    error = clustered_error(given, residuals, panel.teams, parameters)
    reach = _reach(panel, panel.changes(residuals))
    interval = Interval(value - reach, value + reach)
    p, smallest_p = _randomise(panel, panel.changes(rest))
    verdict = Verdict.EVIDENCE if p <= LEVEL else Verdict.NO_EVIDENCE
    found = Difference(value, interval, error, p, smallest_p)
    return _effect(panel, verdict, found)


def _reach(panel: BeforeAfter, changes: Numbers) -> float:
    """Return half the interval, from how unlike the changes of teams are."""
    own = changes[panel.helped].diagonal()
    alone = np.delete(changes, panel.helped, axis=0).mean(axis=1)
    freedom = panel.count - 2
    squares = len(own) * own.var() + len(alone) * alone.var()
    error = math.sqrt(squares / freedom * (1 / len(own) + 1 / len(alone)))
    return float(scipy.special.stdtrit(freedom, 0.975)) * error


def _randomise(panel: BeforeAfter, changes: Numbers) -> tuple[float, float]:
    """Return p, and the least it could be, giving the starts to other teams."""
    teams, starts = panel.count, len(panel.helped)
    ways = math.perm(teams, starts)
    same = math.prod(map(math.factorial, Counter(panel.starts.tolist()).values()))
    if ways <= ASSIGNMENTS:
        others = np.array(list(itertools.permutations(range(teams), starts)))
        others = others[(others != panel.helped).any(axis=1)]
        least = same / ways
    else:
        others = _draw_starts(teams, starts)
        least = max(same / ways, 1 / (1 + ASSIGNMENTS))
    columns = np.arange(starts)
    drawn = np.abs(changes[others, columns].mean(axis=1))
    size = np.abs(changes[panel.helped, columns].mean())
    return float(share_as_large(np.array([size]), drawn[:, None])[0]), least


def _draw_starts(teams: int, starts: int) -> Indices:
    """Return teams drawn for the starts, (ASSIGNMENTS, H), no team twice."""
    random = np.random.default_rng(SEED)
    step = max(1, CHUNK // teams)
    parts = [
        random.random((min(step, ASSIGNMENTS - done), teams)).argsort(axis=1)
        for done in range(0, ASSIGNMENTS, step)
    ]
    return np.concatenate([part[:, :starts] for part in parts])
