"""Companies in which it is known what actions did: how often is evidence found?

People answer one by one, on a scale of standard deviations of one answer; what they
say is counted, withheld, rounded and told in ranges as a closing does it. Nothing of
the truth reaches the pages' own functions but that.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri
from scipy.stats import binom

from engagement.actions.kinds import ActionKind
from engagement.anonymity.groups import SMALLEST_GROUP
from engagement.anonymity.rounding import (
    respondents_range,
    rounding_variance,
    steps_for,
)
from engagement.insight.effect.comparable import Course
from engagement.insight.effect.figures import MeasureWeeks, of_customers, of_staff
from engagement.insight.effect.kinds import KindReading, kind_rows
from engagement.insight.effect.measured import (
    Helped,
    MeasureEffect,
    Window,
    measure_effect,
)
from engagement.insight.series.sides import COUNTS, STAFF, share_variance
from engagement.insight.sight import EVERYTHING
from engagement.pulses.bank import MOBILISATION
from engagement.statistics.effect import LOOKS, EffectVerdict
from engagement.statistics.findings import Indices, Numbers
from engagement.statistics.reliability import part_of_one
from tests.statistics.simulations import autocorrelated

SEED = 1995
KINDS = ActionKind.ROTA.value, ActionKind.TRAINING.value
PERSON, OF_A_WEEK, OF_A_QUESTION = 0.30, 0.15, 0.45
"""Variances of an answer within a team: of who answers, of their week, of the rest."""
ALIKE = (PERSON + OF_A_WEEK) / (PERSON + OF_A_WEEK + OF_A_QUESTION)
"""The correlation of two answers of one person, which is known."""
ANSWER = 0.65
"""Of those asked answer each week, each by a throw of their own."""
CUSTOMERS = 0.7
"""Favourable share of customers."""
CUSTOMERS_BETWEEN = 0.05
"""Variance of teams at their customers."""
Random = np.random.Generator
Whole = NDArray[np.intp]


@dataclass(frozen=True)
class ActionWorld:
    """What is true of a company, in standard deviations of one answer."""

    effect: float = 0.0
    """Of an action on the staff of its team, from its first week on."""
    on_customers: float = 0.0
    low: int = 0
    """Given to the teams that stood lowest over so many weeks before; 0: to any."""
    moved: int = 0
    """Given to those that fell most over these weeks, -1, or rose most, 1."""
    by_customers: bool = False
    """The lowest are those of the lowest customers."""
    actions: int = 3
    teams: int = 60
    people: int = 12
    unequal: float = 1.0
    """How many times the smallest team the largest is."""
    weeks: int = 26
    start: int = 13
    """Weeks before the first week of an action."""
    between: float = 0.08
    """Variance of teams; with that of their weeks an ICC of .10."""
    of_weeks: float = 0.02
    resemblance: float = 0.5
    """Of a team's week to the one before."""
    shock: float = 0.1
    """Standard deviation of the company's weeks."""
    level: float = 0.65
    """Favourable share of staff."""
    customers: int = 20
    questions: int = 3
    """Whose mean is looked at; 1: a dimension."""


@dataclass(frozen=True, eq=False)
class DrawnCompany:
    """What is published of a company, and which teams had an action."""

    world: ActionWorld
    staff: MeasureWeeks
    customers: MeasureWeeks
    helped: Indices

    def untouched(self, _first: int, _last: int) -> list[int]:
        return [one for one in range(self.world.teams) if one not in self.helped]


@dataclass
class Outcomes:
    """What was said of actions over their life, look by look."""

    actions: int = 0
    evidence: Counter[tuple[EffectVerdict, int]] = field(default_factory=Counter)
    """By verdict and the look that brought it."""
    sizes: list[float] = field(default_factory=list)

    def share(self, verdict: EffectVerdict | None = None, looks: int = 3) -> float:
        """Return in which share of actions evidence is found, in so many looks."""
        found = sum(
            count
            for (said, look), count in self.evidence.items()
            if verdict in {None, said} and look < looks
        )
        return found / self.actions


def outcomes(world: ActionWorld, runs: int, *, of_customers: bool = False) -> Outcomes:
    """Look at the actions of so many companies in one measure."""
    random, found = np.random.default_rng(SEED), Outcomes()
    for _ in range(runs):
        drawn = draw(world, random)
        for team in drawn.helped.tolist():
            note(found, judged(drawn, team, of_customers=of_customers))
    return found


def cries(
    world: ActionWorld, runs: int, rival: Callable[[DrawnCompany, int], bool]
) -> float:
    """Return in which share of the same actions something else finds evidence."""
    random, found = np.random.default_rng(SEED), []
    for _ in range(runs):
        drawn = draw(world, random)
        found += [rival(drawn, team) for team in drawn.helped.tolist()]
    return float(np.mean(found))


def judged(
    drawn: DrawnCompany, team: int, *, of_customers: bool = False
) -> MeasureEffect:
    measure = drawn.customers if of_customers else drawn.staff
    helped = Helped(team, Window(drawn.world.start), drawn.untouched)
    return measure_effect(measure, helped, EVERYTHING)


def note(found: Outcomes, told: MeasureEffect) -> None:
    found.actions += 1
    for at, look in enumerate(told.looks):
        if look.is_evidence:
            found.evidence[look.verdict, at] += 1
            break
    if len(told.looks) == len(LOOKS):
        found.sizes.append(told.looks[-1].value)


def draw(world: ActionWorld, random: Random) -> DrawnCompany:
    """Draw a company, choose the teams by what was published, and help them."""
    size = _sizes(world, random)
    staff, customers = _truths(world, random), _truths(world, random)
    staff += ndtri(world.level)
    customers *= np.sqrt(CUSTOMERS_BETWEEN / world.between)
    customers += ndtri(CUSTOMERS)
    crowd = _Crowd.drawn(world, size, random)
    counts = random.poisson(world.customers, customers.shape)
    throws = random.random(customers.shape)
    published = crowd.published(staff)
    helped = _chosen(world, published, _scores(counts, customers, throws), random)
    later = np.arange(world.weeks) >= world.start
    staff[np.ix_(helped, later)] += world.effect
    customers[np.ix_(helped, later)] += world.on_customers
    return DrawnCompany(
        world,
        of_staff(MOBILISATION, crowd.published(staff)),
        of_customers("csat", _scores(counts, customers, throws)),
        helped,
    )


def _truths(world: ActionWorld, random: Random) -> Numbers:
    """Return what moves the answers of each team and week, (K, W)."""
    teams, weeks = world.teams, world.weeks
    own = random.normal(0, np.sqrt(world.between), (teams, 1))
    moved = autocorrelated(random, teams, weeks, world.resemblance)
    of_all = world.shock * random.normal(size=weeks)
    found: Numbers = own + np.sqrt(world.of_weeks) * moved + of_all
    return found


def _sizes(world: ActionWorld, random: Random) -> Whole:
    steps = np.linspace(-0.5, 0.5, world.teams)
    sizes = world.people * world.unequal ** random.permutation(steps)
    return np.maximum(SMALLEST_GROUP + 1, np.round(sizes)).astype(np.intp)


@dataclass(frozen=True, eq=False)
class _Crowd:
    """Who is asked, who answers when, and what of each answer is chance."""

    world: ActionWorld
    size: Whole
    chance: Numbers
    """Of each question, team, person and week."""
    answers: NDArray[np.bool_]
    """Of each team, person and week."""
    throws: Numbers
    """For the rounding, of each question, team and week."""

    @classmethod
    def drawn(cls, world: ActionWorld, size: Whole, random: Random) -> "_Crowd":
        shape = world.teams, int(size.max()), world.weeks
        person = random.normal(0, np.sqrt(PERSON), (*shape[:2], 1))
        week = random.normal(0, np.sqrt(OF_A_WEEK), shape)
        rest = random.normal(0, np.sqrt(OF_A_QUESTION), (world.questions, *shape))
        is_there = np.arange(shape[1]) < size[:, None]
        answers = (random.random(shape) < ANSWER) & is_there[:, :, None]
        throws = random.random((world.questions, shape[0], shape[2]))
        return cls(world, size, person + week + rest, answers, throws)

    def published(self, truth: Numbers) -> pd.DataFrame:
        """Return a staff's side of what is published: R6, R7, the mean of questions."""
        n = self.answers.sum(axis=1)
        low, high, steps = _told(self.size, n)
        favourable = (self.chance + truth[:, None, :] > 0) & self.answers
        parts = favourable.sum(axis=2) * steps
        down, over = np.divmod(parts, np.maximum(n, 1))
        up = np.floor(self.throws * np.maximum(n, 1)) < over
        share = ((down + up) / steps).mean(axis=0)
        questions = self.world.questions
        alone = (low + high) / 2 / part_of_one(questions, ALIKE)
        rounding = np.vectorize(rounding_variance)(steps) / questions
        with np.errstate(divide="ignore", invalid="ignore"):
            variance = share_variance(share, alone, rounding)
        told = n >= SMALLEST_GROUP
        values = {"share": share, "variance": variance, "low": low, "high": high}
        return _side(
            {name: np.where(told, one, np.nan) for name, one in values.items()}, STAFF
        )


@cache
def _told_of(size: int) -> Whole:
    """Return low, high and steps for each number of respondents of so many asked."""
    rows = [(SMALLEST_GROUP, SMALLEST_GROUP, 3)] * SMALLEST_GROUP
    for n in range(SMALLEST_GROUP, size + 1):
        low, high = respondents_range(n, size, size)
        rows.append((low, high, steps_for(low)))
    return np.array(rows)


def _told(size: Whole, n: Whole) -> tuple[Whole, Whole, Whole]:
    rows = np.stack([_told_of(int(one))[of] for one, of in zip(size, n, strict=True)])
    return rows[..., 0], rows[..., 1], rows[..., 2]


def _scores(n: Whole, truth: Numbers, throws: Numbers) -> pd.DataFrame:
    """Return a customers' side: the count of so many that a throw leads to."""
    favourable: Numbers = np.asarray(binom.ppf(throws, n, ndtr(truth)))
    known = n.astype(float)
    values = {"n": known, "favourable": favourable, "unfavourable": known - favourable}
    return _side(values, COUNTS)


def _side(values: dict[str, Numbers], names: Sequence[str]) -> pd.DataFrame:
    weeks = range(next(iter(values.values())).shape[1])
    frames = {name: pd.DataFrame(values[name], columns=weeks) for name in names}
    return pd.concat(frames, axis=1)


def _chosen(
    world: ActionWorld, staff: pd.DataFrame, customers: pd.DataFrame, random: Random
) -> Indices:
    """Return the teams that are given an action, by what was published before."""
    if not world.low:
        return np.asarray(random.choice(world.teams, world.actions, replace=False))
    before = slice(world.start - world.low, world.start - 1)
    if world.by_customers:
        parts = [customers[name].loc[:, before].sum(axis=1) for name in COUNTS[:2]]
        stood = parts[1] / parts[0]
    else:
        stood = staff["share"].loc[:, before].mean(axis=1)
    if world.moved:
        earlier = staff["share"].loc[:, : world.start - world.low - 1].mean(axis=1)
        stood = -world.moved * (stood - earlier)
    return np.asarray(stood.sort_values(kind="stable").index[: world.actions])


def kinds_said(world: ActionWorld, runs: int) -> float:
    """Return in which share of companies any of two kinds of action is said to help.

    Or to do harm: every other action is of the one kind.
    """
    random, found = np.random.default_rng(SEED), 0
    for _ in range(runs):
        drawn = draw(world, random)
        ids, weeks = drawn.helped.tolist(), (world.start, world.weeks)
        courses = [
            Course(team, team, MOBILISATION, KINDS[at % 2], *weeks, world.start)
            for at, team in enumerate(ids)
        ]
        rows = kind_rows(courses, {team: judged(drawn, team) for team in ids})
        found += any(row.reading is not KindReading.UNCLEAR for row in rows)
    return found / runs


SHAM = ActionWorld()
LOWEST = ActionWorld(low=4)
WORLDS = {
    "sham, any team": SHAM,
    "sham, the lowest of 4 weeks": LOWEST,
    "sham, the lowest of 13 weeks": replace(LOWEST, low=13),
    "sham, the lowest of 2 weeks": replace(LOWEST, low=2),
    "the lowest, with only 4 weeks before": replace(LOWEST, start=4, weeks=17),
    "the lowest, largest team 10 times the smallest": replace(
        LOWEST, unequal=10.0, people=20
    ),
    "the lowest, weeks that resemble by .95": replace(
        LOWEST, resemblance=0.95, of_weeks=0.05
    ),
    "those that fell most, the same weeks": replace(
        LOWEST, moved=-1, resemblance=0.95, of_weeks=0.05
    ),
    "those that rose most, the same weeks": replace(
        LOWEST, moved=1, resemblance=0.95, of_weeks=0.05
    ),
    "the lowest, 85 % favourable": replace(LOWEST, level=0.85),
    "the lowest of 24 teams": replace(LOWEST, teams=24),
    "the lowest of 200 teams": replace(LOWEST, teams=200),
    "the lowest, teams that hardly differ": replace(
        LOWEST, between=0.005, of_weeks=0.01
    ),
    "the lowest in one question": replace(LOWEST, questions=1),
    "the lowest, everybody moved by 10 points": replace(LOWEST, shock=0.3),
}
"""In which nothing is done."""
HELPED = {
    "0.5 sd, any team": replace(SHAM, effect=0.5),
    "0.5 sd, the lowest of 4 weeks": replace(LOWEST, effect=0.5),
    "0.25 sd, any team": replace(SHAM, effect=0.25),
    "-0.5 sd, any team": replace(SHAM, effect=-0.5),
    "0.5 sd, in one question": replace(SHAM, effect=0.5, questions=1),
    "0.5 sd, 24 teams": replace(SHAM, effect=0.5, teams=24),
    "0.5 sd, 200 teams": replace(SHAM, effect=0.5, teams=200),
}
"""In which something is."""
AT_CUSTOMERS = {
    "customers: sham, any team": SHAM,
    "customers: sham, the lowest of 4 weeks": replace(LOWEST, by_customers=True),
    "customers: sham, 7 a week": replace(SHAM, customers=7),
    "customers: sham, the team is lowest": LOWEST,
    "customers: 0.5 sd, any team": replace(SHAM, on_customers=0.5),
    "customers: 0.25 sd, any team": replace(SHAM, on_customers=0.25),
}
BY_KIND = {
    "kinds: 12 sham actions, the lowest teams": replace(LOWEST, actions=12),
    "kinds: 12 actions of 0.25 sd": replace(SHAM, actions=12, effect=0.25),
}
