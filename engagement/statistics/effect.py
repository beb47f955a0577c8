"""Whether help was followed by more than becomes of teams that have none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
import scipy

from engagement.statistics.adjusted import Line, Transformed, transformed
from engagement.statistics.findings import (
    Indices,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)
from engagement.statistics.multiplicity import share_as_large
from engagement.statistics.shrinkage import LEAST_TEAMS, spread

LEVEL = 0.05
LOOKS = (4, 8, 12)
"""Weeks with figures after which an effect is looked at; in between, and later, never.
"""
SPENT = (0.01, 0.01, 0.02)
"""Of false alarms at each look, 4 % together, so that 5 come out at most: chances of
few answers, in teams that were chosen for being low, are rough."""
LEAST_WEEKS_BEFORE = 4
LEAST_UNTOUCHED = 19
"""With fewer beside a helped team, being first among all is chance in over 5 %."""
MATCHES = 99
"""Untouched teams that are compared, those that stood nearest."""


class EffectVerdict(StrEnum):
    """What may be said of help, in the order in which it can be said."""

    TOO_EARLY = "too_early"  # too few weeks since
    NO_EVIDENCE = "no_evidence"  # no more than chance would bring
    IMPROVEMENT = "improvement"  # the team stands higher than it would without
    CONTRARY = "contrary"  # it stands lower


@dataclass(frozen=True, eq=False)
class WeeklyFigures:
    """What teams say week by week, as means of answers from 0 to 1; all (K, W)."""

    values: Numbers
    """NaN where there is none."""
    answers: Numbers
    """As how many independent answers of 0 or 1 each is as sure."""
    weights: Numbers
    """How much each week of a team counts for."""

    @property
    def counts(self) -> Indices:
        """How many weeks each team has, (K,)."""
        found: Indices = np.isfinite(self.values).sum(axis=1)
        return found

    def part(self, weeks: slice) -> "WeeklyFigures":
        return WeeklyFigures(
            self.values[:, weeks], self.answers[:, weeks], self.weights[:, weeks]
        )

    def levels(self) -> Transformed:
        """Return the level of each team over its weeks, rid of what the week explains.

        Every team has the mean of all weeks, and what it has on average beyond the
        mean of the teams in its own weeks: so a week that it misses costs it nothing.
        """
        known = np.isfinite(self.values)
        weights = np.where(known, self.weights, 0)
        of_week = _mean(np.where(known, self.values, 0), weights, axis=0)
        beyond = np.where(known, self.values - of_week, 0)
        answers = np.where(known, self.answers, 1)
        with np.errstate(invalid="ignore"):
            sure = weights.sum(axis=1) ** 2 / (weights**2 / answers).sum(axis=1)
        means = np.nanmean(of_week) + _mean(beyond, weights, axis=1)
        return transformed(np.clip(means, 0, 1), sure)


@dataclass(frozen=True)
class Difference:
    """How a helped team stands beside where it would be without help; shares of 1.

    Gaps are of the helped team less the mean of those it is compared with.
    """

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "difference in differences, adjusted for the baseline"

    before: float
    after: float
    expected: float
    """The gap after, had nothing been done: a low team regains part of its distance."""
    around: Interval
    """Where the gap after would be without help."""
    value: float
    """After less expected."""
    interval: Interval
    error: float
    p: float
    rank_p: float
    """The share of teams, the helped one among them, that moved as far."""
    compared: tuple[int, ...]
    """The rows of the untouched teams that it is compared with."""
    weeks: int
    spent: float

    @property
    def untouched(self) -> int:
        return len(self.compared)

    @property
    def change(self) -> float:
        """The plain difference in differences."""
        return self.after - self.before

    @property
    def regained(self) -> float:
        """What was expected of the change with no help at all."""
        return self.expected - self.before

    @property
    def can_be_evidence(self) -> bool:
        """Whether being first among all would be chance in 5 % of cases at most."""
        return self.untouched >= LEAST_UNTOUCHED

    @property
    def is_evidence(self) -> bool:
        is_far = self.p <= self.spent and self.rank_p <= LEVEL
        return is_far and self.can_be_evidence

    @property
    def verdict(self) -> EffectVerdict:
        if not self.is_evidence:
            return EffectVerdict.NO_EVIDENCE
        is_good = self.value > 0
        return EffectVerdict.IMPROVEMENT if is_good else EffectVerdict.CONTRARY


@dataclass(frozen=True)
class Effect:
    """What the looks at one measure of a helped team say, those taken so far.

    Each is of the weeks up to it alone, so that later ones change nothing of it.
    """

    looks: tuple[Difference, ...]

    @property
    def decides(self) -> Difference:
        """The first look that is evidence, else the last; there must be one."""
        return next((one for one in self.looks if one.is_evidence), self.looks[-1])

    @property
    def verdict(self) -> EffectVerdict:
        """What is said once is never taken back, nor is there another try for it."""
        return self.decides.verdict if self.looks else EffectVerdict.TOO_EARLY


def difference(
    before: WeeklyFigures, after: WeeklyFigures, helped: int, spent: float = LEVEL
) -> Difference | Withheld:
    """Compare a helped team with the untouched ones that stood nearest before.

    After is predicted from the empirical-Bayes baseline by the line of the untouched
    teams, y_g = a + b θ_g + δ D_g, on the scale on which shares of any size vary alike;
    a plain difference in differences holds b to be 1 and the baseline for exact, and
    calls it help where a low team had been unlucky (Daw & Hatfield, Health Services
    Research 53 (2018) 4138; Vickers & Altman, BMJ 323 (2001) 1123). p is that of t;
    beside it the rank of the helped team among all, each as if it had been helped
    (Fisher): changes may be less normal than answers are. The interval is of
    1 - `spent`, and without 0 where p is less.
    Rows of both, (K, W), are the same teams. Refused below 6 teams, with under 4 weeks
    before, or where nothing differs. Untouched teams need as many weeks before, and
    half of the helped one's after.
    """
    if (have := int(before.counts[helped])) < LEAST_WEEKS_BEFORE:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, have, LEAST_WEEKS_BEFORE)
    kept, at = _eligible(before, after, helped)
    if len(kept) < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, len(kept) - 1, LEAST_TEAMS - 1)
    x, y = before.levels().of(kept), after.levels().of(kept)
    of = spread(x.values, x.variances)
    trust = of.variance / (of.variance + x.variances)
    baseline = of.mean + trust * (x.values - of.mean)
    near = _nearest(baseline, at)
    noise = trust * x.variances + y.variances
    line = Line.through(baseline[near], y.values[near], noise[near])
    if line is None:
        return Withheld(WithheldReason.NO_VARIATION)
    rows = kept[near]
    x, y = x.of(near), y.of(near)
    return _told(line, (x, y), rows, helped, int(after.counts[helped]), spent)


def _told(  # noqa: PLR0913, PLR0917 - what a line says of one of its teams
    line: Line,
    of: tuple[Transformed, Transformed],
    rows: Indices,
    helped: int,
    weeks: int,
    spent: float,
) -> Difference:
    x, y = of
    at = int(np.searchsorted(rows, helped))
    t, freedom = line.studentised, line.freedom - 1
    predicted, error = line.predicted(at)
    reach = float(scipy.special.stdtrit(freedom, 1 - spent / 2)) * error
    expected, low, high = (
        float(Transformed.back(predicted + side)) for side in (0.0, -reach, reach)
    )
    others = np.delete(y.shares, at).mean()
    after = float(y.shares[at])
    sizes = np.abs(t)
    return Difference(
        before=float(x.shares[at] - np.delete(x.shares, at).mean()),
        after=float(after - others),
        expected=float(expected - others),
        around=Interval(float(low - others), float(high - others)),
        value=after - expected,
        interval=Interval(after - high, after - low),
        error=error * Transformed.slope(expected),
        p=float(2 * scipy.special.stdtr(freedom, -sizes[at])),
        rank_p=float(share_as_large(sizes[[at]], np.delete(sizes, at)[:, None])[0]),
        compared=tuple(np.delete(rows, at).tolist()),
        weeks=weeks,
        spent=spent,
    )


def _eligible(
    before: WeeklyFigures, after: WeeklyFigures, helped: int
) -> tuple[Indices, int]:
    """Return the teams with weeks enough on both sides, and where the helped one is."""
    least = max(1, int(after.counts[helped]) // 2)
    enough = (before.counts >= LEAST_WEEKS_BEFORE) & (after.counts >= least)
    kept = np.flatnonzero(enough)
    return kept, int(np.searchsorted(kept, helped))


def _nearest(baseline: Numbers, at: int) -> Indices:
    """Return the team at a place and the others that stood nearest to it, in order."""
    far = np.abs(baseline - baseline[at])
    far[at] = -1
    return np.sort(np.argsort(far, kind="stable")[: MATCHES + 1])


def _mean(values: Numbers, weights: Numbers, axis: int) -> Numbers:
    with np.errstate(invalid="ignore"):
        found: Numbers = (values * weights).sum(axis=axis) / weights.sum(axis=axis)
    return found
