"""Companies of known truth, less tidy than ours: what do the pages say of them?

Each draws the published figures of teams and the counts of their customers, as frames
that the pages compute from. `make bench-stats` counts how often a sentence is said.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from engagement.anonymity.rounding import rounding_variance, steps_for
from engagement.insight.series.sides import COUNTS, STAFF, Sides, share_variance
from engagement.insight.series.spans import Span
from engagement.statistics.findings import Indices, Numbers
from engagement.statistics.reliability import part_of_one

FIRST = 2_900
SEED = 1995
BEFORE = 30
"""Weeks after which a series has forgotten where it began."""
LEAST = 5
EDGE = 0.03
"""No true share comes closer to 0 or 1."""
FAR = -3.5
"""Where an outlier stands, in standard deviations of teams."""

Random = np.random.Generator


@dataclass(frozen=True)
class World:
    """What is true of a company; differences are in shares, 0 to 1."""

    teams: int = 60
    weeks: int = 26
    people: int = 12
    """In each team; of them `answer` answer each week."""
    answer: float = 0.65
    customers: int = 20
    """Of each team and week."""
    unequal: float = 1.0
    """How many times the smallest team the largest is; customers likewise."""
    staff_level: float = 0.65
    customer_level: float = 0.7
    differ: float = 0.1
    """Standard deviation of teams, on both sides."""
    between: float = 0.0
    """True r of teams."""
    region_share: float = 0.0
    """Of the variance of teams on both sides; five teams a region."""
    outlier: bool = False
    move: float = 0.06
    """Standard deviation of a team's weeks around its level, on both sides."""
    resemblance: float = 0.5
    """Of a week to the one before."""
    within: float = 0.0
    """True r of weeks."""
    lead: int = 0
    """By how many weeks staff come first; customers where negative."""
    shock: float = 0.03
    """Standard deviation of the company's weeks, the same on both sides."""
    drop: float = 0.0
    """By how much everybody falls in the last four weeks."""
    low: float = 0.0
    """Share of teams, the first ones, that stand lower than drawn on both sides."""
    low_by: float = 0.2
    low_weeks: int | None = None
    """For how many weeks they have; None: always."""
    silent: float = 0.0
    """Share of the unhappy of these teams who do not answer in these weeks."""
    questions: int = 3
    """Whose mean the staff's figure is."""
    phi: float = 0.5
    """Correlation of two answers of a person within their team, which is known."""
    imported: bool = False
    """From a history: nothing is rounded."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """What is published of a company."""

    world: World
    sides: Sides
    regions: Indices
    """The number of each team's region, (K,)."""
    people: Numbers
    """In each team, (K,)."""


def draw(world: World, random: Random) -> Drawn:
    """Draw a company once."""
    people, customers = _sizes(world, random)
    regions = np.arange(world.teams) // 5
    staff_true, customer_true = _truth(world, regions, random)
    span = Span(FIRST, FIRST + world.weeks - 1)
    part = part_of_one(world.questions, world.phi)
    staff = _staff(world, staff_true, people, random)
    counts = _customers(customer_true, customers, random)
    company = {name: counts[name].sum() for name in COUNTS}
    weeks = pd.Index(span.weeks, name="week")
    return Drawn(
        world,
        Sides(
            span,
            "csat",
            frozenset(),
            _frame(staff, STAFF, span),
            pd.concat(counts, axis=1)[COUNTS].set_axis(
                pd.MultiIndex.from_product([COUNTS, span.weeks]), axis=1
            ),
            pd.DataFrame(company).set_axis(weeks),
            pd.Series(part, weeks),
        ),
        regions,
        people,
    )


def autocorrelated(
    random: Random, teams: int, weeks: int, resemblance: float = 0.5
) -> Numbers:
    """Return AR(1) series of variance 1, (teams, weeks)."""
    series: Numbers = random.normal(size=(teams, BEFORE + weeks))
    fresh = np.sqrt(1 - resemblance**2)
    for week in range(1, BEFORE + weeks):
        series[:, week] = resemblance * series[:, week - 1] + fresh * series[:, week]
    return series[:, BEFORE:]


def _sizes(world: World, random: Random) -> tuple[Numbers, Numbers]:
    """Return people and customers of each team, (K,) each; large with large."""
    steps = np.linspace(0, 1, world.teams)
    size = world.unequal ** random.permutation(steps)
    if world.unequal == 1:
        return size * world.people, size * world.customers
    return np.round(8 * size), np.round(6 * size)


def _truth(world: World, regions: Indices, random: Random) -> tuple[Numbers, Numbers]:
    """Return the true shares of both sides, (K, W) each."""
    own, other = _levels(world, regions, random)
    teams, weeks = world.teams, world.weeks
    ahead = abs(world.lead)
    leading = autocorrelated(random, teams, weeks + ahead, world.resemblance)
    first, second = leading[:, ahead:], leading[:, :weeks]
    if world.lead < 0:
        first, second = second, first
    rest = autocorrelated(random, teams, weeks, world.resemblance)
    second = world.within * second + np.sqrt(1 - world.within**2) * rest
    of_all = world.shock * random.normal(size=weeks)
    of_all[-4:] -= world.drop
    lower = world.low_by * _is_low(world)
    staff = world.staff_level + world.differ * own[:, None] + world.move * first
    customer = world.customer_level + world.differ * other[:, None]
    customer = customer + world.move * second
    return (
        np.clip(staff + of_all - lower, EDGE, 1 - EDGE),
        np.clip(customer + of_all - lower, EDGE, 1 - EDGE),
    )


def _is_low(world: World) -> Numbers:
    """Return 1 for the teams and weeks that stand lower or are silent, (K, W)."""
    low = np.zeros((world.teams, world.weeks))
    low[: round(world.low * world.teams), -(world.low_weeks or world.weeks) :] = 1
    return low


def _levels(world: World, regions: Indices, random: Random) -> Numbers:
    """Return the levels of teams on both sides in standard deviations, (2, K)."""
    own = random.normal(size=(2, world.teams))
    own[1] = world.between * own[0] + np.sqrt(1 - world.between**2) * own[1]
    of_region = random.normal(size=(2, regions.max() + 1))[:, regions]
    share = world.region_share
    levels: Numbers = np.sqrt(1 - share) * own + np.sqrt(share) * of_region
    if world.outlier:
        levels[:, 0] = FAR
    return levels


def _staff(
    world: World, true: Numbers, people: Numbers, random: Random
) -> dict[str, Numbers]:
    """Return what is published of the mean of the questions; (K, W) each."""
    silent = world.silent * _is_low(world)
    heard = true + (1 - true) * (1 - silent)
    asked = people.astype(int)[:, None]
    n = random.binomial(asked, world.answer * heard, size=true.shape)
    told = n >= LEAST
    # As many single answers have the variance of the mean of the questions.
    alone = n / part_of_one(world.questions, world.phi)
    answers = np.maximum(1, np.round(alone)).astype(int)
    steps = np.vectorize(steps_for)(n)
    rounding = np.vectorize(rounding_variance)(steps) / world.questions
    rounding *= not world.imported
    share = random.binomial(answers, true / heard) / answers
    share = share + random.normal(size=share.shape) * np.sqrt(rounding)
    share = np.clip(share, 0, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = share_variance(share, alone, rounding)
    values = {"share": share, "variance": variance, "low": n, "high": n}
    return {name: np.where(told, one, np.nan) for name, one in values.items()}


def _customers(
    true: Numbers, customers: Numbers, random: Random
) -> dict[str, pd.DataFrame]:
    n = random.poisson(customers[:, None], size=true.shape)
    favourable = random.binomial(n, true)
    counts = {"n": n, "favourable": favourable, "unfavourable": n - favourable}
    teams = pd.RangeIndex(len(true), name="team")
    return {
        name: pd.DataFrame(one.astype(float), teams) for name, one in counts.items()
    }


def _frame(values: dict[str, Numbers], names: list[str], span: Span) -> pd.DataFrame:
    columns = pd.MultiIndex.from_product([names, span.weeks])
    teams = pd.RangeIndex(len(values[names[0]]), name="team")
    return pd.DataFrame(np.hstack([values[name] for name in names]), teams, columns)


def usual_worlds(teams: int) -> dict[str, World]:
    """Return the worlds in which nothing is to be said of a tie, by name."""
    none = World(teams=teams)
    return {
        "no tie": none,
        "unequal sizes": replace(none, unequal=20.0),
        "very unequal sizes": replace(none, unequal=100.0),
        "one outlier team": replace(none, outlier=True),
        "regions that differ": replace(none, region_share=0.5),
        "the company drops": replace(none, drop=0.1),
        "slow weeks": replace(none, resemblance=0.95),
        "imported history": replace(none, questions=8, phi=0.35, imported=True),
    }


def rates(
    world: World, said: Mapping[str, Callable[[Drawn], bool]], runs: int
) -> dict[str, float]:
    """Return in which share of companies each sentence is said; the same each time."""
    random = np.random.default_rng(SEED)
    counts = dict.fromkeys(said, 0)
    for _ in range(runs):
        drawn = draw(world, random)
        for name, is_said in said.items():
            counts[name] += is_said(drawn)
    return {name: count / runs for name, count in counts.items()}
