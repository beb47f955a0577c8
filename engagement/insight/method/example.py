"""Eight teams that nobody works in, with every step of the arithmetic."""

from dataclasses import dataclass
from functools import cache
from typing import cast

import numpy as np
import scipy
from flask_babel import format_decimal

from engagement.customers.metrics.estimates import Estimate, csat, nps
from engagement.statistics.between import Correlation, between, pearson, ranks
from engagement.statistics.findings import Numbers, Z
from engagement.statistics.jackknife import LEAST
from engagement.statistics.shares import net_bounds
from engagement.statistics.shrinkage import Shrunk, shrink

ERROR = 6
"""Points by which each staff value may be off by chance: its standard error."""
CUSTOMERS = 50


@dataclass(frozen=True)
class MadeUpTeam:
    """A made-up team with both sides."""

    name: str
    staff: int
    """Mobilisation, in per cent."""
    promoters: int
    detractors: int
    satisfied: int

    @property
    def nps(self) -> int:
        return 100 * (self.promoters - self.detractors) // CUSTOMERS


TEAMS = (
    MadeUpTeam("A", 45, 20, 15, 36),
    MadeUpTeam("B", 50, 18, 16, 33),
    MadeUpTeam("C", 55, 24, 12, 40),
    MadeUpTeam("D", 60, 20, 14, 37),
    MadeUpTeam("E", 60, 26, 11, 42),
    MadeUpTeam("F", 65, 22, 13, 39),
    MadeUpTeam("G", 70, 28, 11, 43),
    MadeUpTeam("H", 75, 25, 11, 41),
)


@dataclass(frozen=True)
class Term:
    """What one team adds to r, and its ranks."""

    team: MadeUpTeam
    x: float
    """Less the mean, as y."""
    y: float
    x_rank: float
    y_rank: float


@dataclass(frozen=True)
class SumsOfProducts:
    """What the steps add up to."""

    xy: float
    xx: float
    yy: float


@dataclass(frozen=True)
class ScoreCheck:
    """An end of the score interval of NPS: both sides of its condition are equal."""

    s: float
    m: float
    delta: float
    u: float
    left: float
    right: float


@dataclass(frozen=True, eq=False)
class WorkedExample:
    """The table, the steps, and what the product's own functions say of them."""

    staff_error: int
    customers: int
    means: tuple[float, float]
    steps: tuple[Term, ...]
    sums: SumsOfProducts
    correlation: Correlation
    z_without: tuple[float, ...]
    """Of each team in turn, Fisher's z of the others."""
    nps: Estimate
    csat: Estimate
    shrunk: Shrunk

    @property
    def team(self) -> MadeUpTeam:
        """The one team of which more is computed: the lowest with its staff."""
        return self.steps[0].team

    @property
    def z(self) -> float:
        return float(np.arctanh(self.correlation.r))

    @property
    def errors(self) -> tuple[float, float]:
        """The jackknife's errors of z, down and up."""
        away, teams = np.array(self.z_without) - self.z, len(self.z_without)
        sides = np.minimum(away, 0), np.maximum(away, 0)
        down, up = (np.sqrt(2 * (teams - 1) / teams * (one @ one)) for one in sides)
        least = LEAST / np.sqrt(teams - 3)
        return max(float(down), float(least)), max(float(up), float(least))

    @property
    def t(self) -> float:
        return float(scipy.special.stdtrit(len(self.steps) - 2, 0.975))

    @property
    def fisher_reach(self) -> float:
        return Z / float(np.sqrt(len(self.steps) - 3))

    @property
    def widened(self) -> tuple[float, float, float]:
        """Difference and sum with 1.5 added to both counts, and the reach, of NPS."""
        n = self.customers
        p, d = self.team.promoters + 1.5, self.team.detractors + 1.5
        s, m = (p - d) / (n + 3), (p + d) / (n + 3)
        return s, m, Z * (1 + 1 / n) * float(np.sqrt((m - s * s) / (n + 3)))

    @property
    def nps_check(self) -> ScoreCheck:
        """Put the lower end of the NPS range into the formula that defines it."""
        n = self.customers
        low, _high = net_bounds(self.team.promoters, self.team.detractors, n)
        delta = float(low)
        s, m = self.nps.value / 100, (self.team.promoters + self.team.detractors) / n
        half = (m + s * delta) / 2
        u = half + float(np.sqrt(half**2 - s * delta + (1 - m) * delta**2))
        return ScoreCheck(s, m, delta, u, (s - delta) ** 2, Z**2 * (u - delta**2) / n)


def precise(value: float, digits: int = 4) -> str:
    """Write a step of the arithmetic so that a pocket calculator can go on from it."""
    pattern = "0." + "0" * digits if digits else "0"
    shown = round(value, digits) + 0.0  # never −0
    return str(format_decimal(shown, pattern)).replace("-", "−")


@cache
def example() -> WorkedExample:
    """Compute everything; the table never changes, so once is enough."""
    x, y = _columns()
    # Eight teams that differ: neither is withheld.
    found = cast("Correlation", between(x, y))
    drawn = cast("Shrunk", shrink(range(len(TEAMS)), x, _variances()))
    away_x, away_y = x - x.mean(), y - y.mean()
    first = TEAMS[0]
    return WorkedExample(
        staff_error=ERROR,
        customers=CUSTOMERS,
        means=(float(x.mean()), float(y.mean())),
        steps=_steps(away_x, away_y, ranks(x), ranks(y)),
        sums=SumsOfProducts(
            float(away_x @ away_y), float(away_x @ away_x), float(away_y @ away_y)
        ),
        correlation=found,
        z_without=tuple(
            float(np.arctanh(pearson(np.delete(x, one), np.delete(y, one))))
            for one in range(len(TEAMS))
        ),
        nps=nps(first.promoters, first.detractors, CUSTOMERS),
        csat=csat(first.satisfied, CUSTOMERS),
        shrunk=drawn,
    )


def _columns() -> Numbers:
    return np.array([[team.staff, team.nps] for team in TEAMS], float).T


def _variances() -> Numbers:
    return np.full(len(TEAMS), float(ERROR**2))


def _steps(*columns: Numbers) -> tuple[Term, ...]:
    return tuple(
        Term(team, *row)
        for team, row in zip(TEAMS, np.stack(columns, axis=1).tolist(), strict=True)
    )
