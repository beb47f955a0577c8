"""Worlds whose truth is known: who cries wolf, and which intervals hold the truth.

Each world is the smallest that its interval allows; `make bench-stats` prints all.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from scipy.stats import binom, multinomial

from engagement.customers.metrics.estimates import bounds
from engagement.statistics.between import Correlation, between
from engagement.statistics.drivers import Drivers, drivers, relative_weights
from engagement.statistics.findings import Direction, Interval, Numbers, Withheld
from engagement.statistics.lags import Lag, LeadAndLag, lags
from engagement.statistics.latent import LatentCorrelation, latent
from engagement.statistics.shrinkage import Shrunk, expected_next, shrink, spread
from engagement.statistics.within import (
    CorrelationOverTime,
    RepeatedMeasures,
    rmcorr,
    within,
)

SEED = 1995
BEFORE = 30
"""Weeks after which a series has forgotten where it began."""

Random = np.random.Generator
Trial = tuple[Interval | Withheld, float]
"""An interval and the truth it should hold."""
World = Callable[[Random], Iterator[Trial]]


class Alarms(NamedTuple):
    """Share of worlds without any tie in which a method sees one, at the 5 % level."""

    within: float
    lags: float
    rmcorr: float


class Held(NamedTuple):
    """Share of intervals that hold the truth, of those that are given."""

    share: float
    given: int
    withheld: int


def autocorrelated(
    random: Random, teams: int, weeks: int, resemblance: float = 0.5
) -> Numbers:
    """Return AR(1) series of variance 1, (teams, weeks)."""
    series: Numbers = random.normal(size=(teams, BEFORE + weeks))
    fresh = np.sqrt(1 - resemblance**2)
    for week in range(1, BEFORE + weeks):
        series[:, week] = resemblance * series[:, week - 1] + fresh * series[:, week]
    return series[:, BEFORE:]


def false_alarms(runs: int, teams: int, weeks: int, shock: float) -> Alarms:
    """Look for a tie where there is none but a shock to the company, in both series."""
    random = np.random.default_rng(SEED)
    team, week = np.nonzero(np.ones((teams, weeks)))
    seen = np.zeros(3)
    for _ in range(runs):
        of_all = shock * random.normal(size=weeks)
        x, y = (
            (autocorrelated(random, teams, weeks) + of_all).ravel() for _ in range(2)
        )
        tested, lagged, described = (
            within(team, week, x, y), lags(team, week, x, y), rmcorr(team, x, y)
        )  # fmt: skip
        assert isinstance(tested, CorrelationOverTime)
        assert isinstance(lagged, LeadAndLag)
        assert isinstance(described, RepeatedMeasures)
        seen += (
            tested.p <= 0.05,
            any(
                isinstance(lag, Lag) and lag.stands_out for lag in lagged.lags.values()
            ),
            described.interval.direction is not Direction.UNCLEAR,
        )
    return Alarms(*(seen / runs).tolist())


def held(world: World, runs: int) -> Held:
    """Return how often the intervals of a world hold its truth."""
    random = np.random.default_rng(SEED)
    trials = [trial for _ in range(runs) for trial in world(random)]
    given = [
        (found, truth) for found, truth in trials if not isinstance(found, Withheld)
    ]
    inside = [found.low <= truth <= found.high for found, truth in given]
    return Held(float(np.mean(inside)), len(given), len(trials) - len(given))


def correlated(random: Random, count: int, rho: float) -> tuple[Numbers, Numbers]:
    x, rest = random.normal(size=(2, count))
    return x, rho * x + np.sqrt(1 - rho**2) * rest


def between_teams(teams: int, rho: float) -> World:
    def world(random: Random) -> Iterator[Trial]:
        found = between(*correlated(random, teams, rho))
        assert isinstance(found, Correlation)
        yield found.interval, rho

    return world


def latent_of(rho: float, reliability_of_both: float) -> World:
    def world(random: Random) -> Iterator[Trial]:
        noise = 1 / reliability_of_both - 1
        variances = noise * random.uniform(0.5, 1.5, size=(2, 8))
        values = correlated(random, 8, rho) + random.normal(0, np.sqrt(variances))
        found = latent(*values, *variances)
        yield found.interval if isinstance(found, LatentCorrelation) else found, rho

    return world


def over_time(slope: float, resemblance: float) -> World:
    def world(random: Random) -> Iterator[Trial]:
        team, week = np.nonzero(np.ones((15, 12)))
        x, rest = (autocorrelated(random, 15, 12, resemblance) for _ in range(2))
        shock = random.normal(size=12)
        found = within(
            team, week, (x + shock).ravel(), (slope * x + rest + shock).ravel()
        )
        assert isinstance(found, CorrelationOverTime)
        yield found.interval, slope / np.sqrt(1 + slope**2)

    return world


def repeated(random: Random) -> Iterator[Trial]:
    """What rmcorr supposes: weeks apart, and nothing that moves all teams."""
    team = np.repeat(np.arange(6), 12)
    x, y = correlated(random, 72, 0.3)
    found = rmcorr(team, x + team, y - team)
    assert isinstance(found, RepeatedMeasures)
    yield found.interval, 0.3


def support(spread: float) -> World:
    def world(random: Random) -> Iterator[Trial]:
        truths, variances = spread * random.normal(size=6), random.uniform(0.1, 0.4, 6)
        values = truths + random.normal(0, np.sqrt(variances))
        found = shrink(np.arange(6), values, variances)
        assert isinstance(found, Shrunk)
        reach = 1.96 * found.errors
        for middle, half, truth in zip(found.estimates, reach, truths, strict=True):
            yield Interval(middle - half, middle + half), truth

    return world


def regained(random: Random) -> Iterator[Trial]:
    """The next value of the weakest of 40 teams that nobody helps."""
    truths = random.normal(size=40)
    values, after = truths + random.normal(size=(2, 40))
    weakest = values.argmin()
    yield expected_next(values[weakest], 0, 0.5, (1, 1)).interval, after[weakest]


def fewer_answered(random: Random) -> Iterator[Trial]:
    """The next share of a team of which nothing changed, 80 answers before, 8 after."""
    truths = random.normal(0.7, 0.1, size=40).clip(0.1, 0.95)
    before = random.binomial(80, truths) / 80
    then = before * (1 - before) / 80
    after = random.binomial(8, truths[0]) / 8
    now = (after * 8 + 2) / 12 * (1 - (after * 8 + 2) / 12) / 8
    found = spread(before, then)
    reliability = found.variance / (found.variance + then[0])
    expected = expected_next(before[0], found.mean, reliability, (then[0], now))
    yield expected.interval, after


def importance(random: Random) -> Iterator[Trial]:
    """Four questions and mobilisation, 50 ballots beyond the teams' means."""
    truth = np.full((5, 5), 0.3) + 0.7 * np.eye(5)
    truth[-1, :4] = truth[:4, -1] = 0.5, 0.4, 0.3, 0.2
    ballots = random.multivariate_normal(np.zeros(5), truth, size=50)
    found = drivers([np.corrcoef(ballots.T)], [50], [1])
    weights = relative_weights(truth).tolist()
    for place, weight in enumerate(weights):
        yield (
            (found.weights[place].interval if isinstance(found, Drivers) else found),
            weight,
        )


def csat_held(n: int) -> Numbers:
    """Return how often the interval of CSAT holds each of 999 shares, exactly."""
    shares = np.arange(1, 1000) / 1000
    counts = np.arange(n + 1)[:, None]
    low, high = bounds("csat", n, counts, 0)
    chances: Numbers = np.asarray(binom.pmf(counts, n, shares))
    inside: Numbers = (chances * ((low <= shares) & (shares <= high))).sum(axis=0)
    return inside


def nps_held(n: int, customers: int) -> Numbers:
    """Return how often the interval of NPS holds each of some NPS, exactly.

    Any mixture of promoters and detractors is as likely.
    """
    random = np.random.default_rng(SEED)
    shares = random.dirichlet([1, 1, 1], customers)
    counts = np.array([(p, d) for p in range(n + 1) for d in range(n + 1 - p)])
    low, high = bounds("nps", n, counts[:, 0], counts[:, 1])
    whole = np.column_stack([counts, n - counts.sum(axis=1)])
    chances = multinomial.pmf(whole[:, None], n, shares)
    truth = 100 * (shares[:, 0] - shares[:, 1])
    inside: Numbers = (
        chances * ((low[:, None] <= truth) & (truth <= high[:, None]))
    ).sum(axis=0)
    return inside


WORLDS: dict[str, World] = {
    "between, 8 teams, r 0": between_teams(8, 0),
    "between, 8 teams, r .33": between_teams(8, 0.33),
    "between, 8 teams, r .7": between_teams(8, 0.7),
    "between, 20 teams, r .33": between_teams(20, 0.33),
    "latent, 8 teams, reliability .7, r 0": latent_of(0, 0.7),
    "latent, 8 teams, reliability .7, r .35": latent_of(0.35, 0.7),
    "latent, 8 teams, reliability .7, r .7": latent_of(0.7, 0.7),
    "latent, 8 teams, reliability .5, r .35": latent_of(0.35, 0.5),
    "within, 15 teams x 12 weeks, r 0": over_time(0, 0.5),
    "within, 15 teams x 12 weeks, r .37": over_time(0.4, 0.5),
    "within, 15 teams x 12 weeks, r .37, slow": over_time(0.4, 0.8),
    "rmcorr, 6 teams x 12 weeks, as it supposes": repeated,
    "support, 6 teams that are alike": support(0),
    "support, 6 teams that differ by .3": support(0.3),
    "support, 6 teams that differ by 1": support(1),
    "regression to the mean, 80 answers then 8": fewer_answered,
    "regression to the mean, weakest of 40": regained,
    "drivers, 50 ballots, 4 questions": importance,
}
