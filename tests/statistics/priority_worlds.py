"""Companies whose teams' own troubles are known: how often is one named, and rightly?

`make bench-stats` prints all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

from engagement.anonymity.rounding import rounding_variance, steps_for
from engagement.insight.series.sides import share_variance
from engagement.insight.series.team_weeks import ASKED
from engagement.statistics.findings import Indices, Numbers
from engagement.statistics.priorities import (
    FIRST,
    Additive,
    additive,
    least_chance,
    own_chances,
)
from tests.statistics.simulations import autocorrelated

SEED = 1995
QUESTIONS = 11
A_WEEK = 2
LEAST = 5
LEVEL, DIFFER = 0.65, 0.1
EDGE = 0.03

Random = np.random.Generator
Rule = Callable[[Numbers, Numbers, Numbers], list[Indices]]
"""From shares, variances, (D, K, W), and importance to the questions named, a team."""


@dataclass(frozen=True)
class Company:
    """What is true of a company; standard deviations are of shares, 0 to 1."""

    teams: int = 60
    own: float = 0.0
    """Of what is a team's own at a question."""
    move: float = 0.06
    """Of a team's weeks around its level, at all questions alike."""
    resemblance: float = 0.5
    """Of a week to the one before."""
    unequal: float = 1.0
    """How many times the smallest team the largest is."""
    people: int = 12
    answer: float = 0.65
    weeks: int = 26
    mood: float = 0.3
    """Part of an answer that is the person's week."""


class Named(NamedTuple):
    """Of all teams, how many have a question named; of questions named, how many true.

    True is what is among the team's two first in truth, by what is its own and matters.
    """

    share: float
    right: float


def draw(company: Company, random: Random) -> tuple[Numbers, Numbers, Numbers]:
    """Return shares and variances, (D, K, W), and what is a team's own, (D, K)."""
    teams, weeks = company.teams, company.weeks
    own = company.own * random.normal(size=(QUESTIONS, teams))
    level = LEVEL + DIFFER * random.normal(size=(QUESTIONS, 1)) + own
    level = level + DIFFER * random.normal(size=teams)
    moved = company.move * autocorrelated(random, teams, weeks, company.resemblance)
    steps = np.linspace(0, 1, teams)
    people = company.people * company.unequal ** random.permutation(steps)
    shares = np.full((QUESTIONS, teams, weeks), np.nan)
    variances = shares.copy()
    for week in range(weeks):
        asked = (A_WEEK * week + np.arange(A_WEEK)) % QUESTIONS
        true = np.clip(level[asked] + moved[:, week], EDGE, 1 - EDGE)
        shares[asked, :, week], variances[asked, :, week] = _publish(
            company, true, people.astype(int), random
        )
    later = np.isfinite(shares)[:, :, ::-1].cumsum(axis=2)[:, :, ::-1] > ASKED
    shares[later], variances[later] = np.nan, np.nan
    return shares, variances, own


def _publish(
    company: Company, true: Numbers, people: Indices, random: Random
) -> tuple[Numbers, Numbers]:
    """Return rounded shares of a week and their variances; true: (questions, K)."""
    size = people.max()
    n = random.binomial(people, company.answer)
    person = np.sqrt(company.mood) * random.normal(size=(len(people), size))
    apart = np.sqrt(1 - company.mood) * random.normal(size=(len(true), *person.shape))
    answers = (person + apart < ndtri(true)[..., None]) & (np.arange(size) < n[:, None])
    told = n >= LEAST
    steps = np.vectorize(steps_for)(np.maximum(n, LEAST))
    share = answers.sum(axis=2) / np.maximum(n, 1)
    share = np.floor(share * steps + random.random(share.shape)) / steps
    rounding = np.vectorize(rounding_variance)(steps)
    variance = share_variance(share, np.maximum(n, 1), rounding)
    return np.where(told, share, np.nan), np.where(told, variance, np.nan)


def by_chance(
    shares: Numbers, variances: Numbers, importance: Numbers
) -> list[Indices]:
    """Name as pages do: the first two whose chance is a half or more."""
    model = additive(shares, variances)
    if not isinstance(model, Additive):
        return [np.array([], int)] * shares.shape[1]
    named = []
    for team in range(shares.shape[1]):
        of_team = shares[:, team], variances[:, team]
        chances = own_chances(model, *of_team, importance)
        known = max(1, np.isfinite(chances).sum())
        first = np.argsort(-np.nan_to_num(chances))[:FIRST]
        named.append(first[chances[first] >= least_chance(known)])
    return named


def count(company: Company, runs: int, rule: Rule = by_chance) -> Named:
    """Return how often a rule names, and how often it is right; the same each time."""
    random = np.random.default_rng(SEED)
    teams = named = questions = right = 0
    for _ in range(runs):
        shares, variances, own = draw(company, random)
        importance = random.uniform(0.05, 0.15, QUESTIONS)
        true = importance[:, None] * (own - own.mean(axis=0))
        firsts = np.argsort(true, axis=0)[:FIRST].T
        for first, found in zip(
            firsts, rule(shares, variances, importance), strict=True
        ):
            teams += 1
            named += len(found) > 0
            questions += len(found)
            right += np.isin(found, first).sum()
    return Named(named / teams, right / questions if questions else np.nan)
