"""Lead and lag: whether staff or customers tend to move first."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import SEED, Numbers, Withheld, WithheldReason
from engagement.statistics.panels import (
    APART,
    FARTHEST,
    Panel,
    own_sums,
    panels,
    r_of,
)
from engagement.statistics.sign_flips import FLIPS, flip
from engagement.statistics.within import LEAST_TEAMS, LEAST_WEEKS

LEAST_PAIRS = 48
"""What 6 teams of 12 weeks still have four weeks apart."""
SURE = 0.95


class LeadOrder(StrEnum):
    """Who tends to move first."""

    STAFF_FIRST = "staff_first"
    CUSTOMERS_FIRST = "customers_first"


@dataclass(frozen=True)
class Lag:
    """Staff of a week beside customers of some weeks later or earlier."""

    is_shown: ClassVar[bool] = True

    r: float
    pairs: int
    p: float  # adjusted for the whole family
    band: float  # chance alone leaves the |r| of all lags inside, 95 times in 100

    @property
    def stands_out(self) -> bool:
        return self.p <= 1 - SURE

    def as_report(self) -> dict[str, object]:
        return {"r": self.r, "pairs": self.pairs, "p": self.p, "band": self.band}


@dataclass(frozen=True)
class LeadAndLag:
    """A metric at every lag; above 0 the customers' week is the later one."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "two-way demeaned Pearson, max-T over sign flips of teams"
    seed: ClassVar[int] = SEED
    flips: ClassVar[int] = FLIPS

    lags: dict[int, Lag | Withheld]
    staff_first: float
    """p that later weeks hold no more than the same and the earlier ones explain."""
    customers_first: float
    teams: int
    weeks: int

    @property
    def p(self) -> float:
        """Of whichever side rather comes first."""
        return min(self.staff_first, self.customers_first)

    @property
    def order(self) -> LeadOrder:
        """Whichever side rather comes first; `p` says whether it does."""
        is_staff = self.staff_first <= self.customers_first
        return LeadOrder.STAFF_FIRST if is_staff else LeadOrder.CUSTOMERS_FIRST

    @property
    def weeks_ahead(self) -> int:
        """By how many weeks whichever side comes first rather does: where |r| peaks."""
        sign = 1 if self.order is LeadOrder.STAFF_FIRST else -1
        shown = {
            apart * sign: abs(lag.r)
            for apart, lag in self.lags.items()
            if isinstance(lag, Lag) and apart * sign > 0
        }
        return max(shown, key=shown.__getitem__, default=1)

    def as_report(self) -> dict[str, object]:
        lags = {str(apart): lag.as_report() for apart, lag in self.lags.items()}
        leads = {
            "staff_first": self.staff_first,
            "customers_first": self.customers_first,
        }
        counts = {"teams": self.teams, "weeks": self.weeks}
        return {**leads, "lags": lags, **counts}


def lags(
    team: ArrayLike,
    week: ArrayLike,
    x: ArrayLike,
    y: ArrayLike,
    *,
    variances: tuple[ArrayLike, ArrayLike] = (0.0, 0.0),
) -> LeadAndLag | Withheld:
    """Correlate staff (x) with customers (y) of the same team, -4 to 4 weeks apart.

    Rows are a team, a week (a whole number) and values, NaN where one is missing; a
    team and a week make one row. With x and y rid of team and week means, r at lag k is
    Σ x_gt y_g,t+k / √(Σ x² Σ y²) over the pairs there are; its p is `flip`'s, with all
    lags as one family.

    Staff come first where the four later lags together hold more than the same week
    and the earlier ones explain. Where both move in the same week and slowly, later
    and earlier lags are alike, and no more than c times the same week together, c what
    `Panel.carried` says of the slower side. Per team
    d = Σ_{k>0} s_k - w c s_0 - (1 - w) Σ_{k<0} s_k with w = 4 / (4 + c²), the weight
    that leaves the least noise; both directions are one family of `flip`. The
    `variances` of x and y are those of sampling, which is no part of what is carried.
    Sims, American Economic Review 62 (1972) 540, for later and earlier weeks together.
    Refused: under 6 teams or 3 weeks, or flat; a lag under 48 pairs.
    """
    teams = np.unique(np.asarray(team), return_inverse=True)[1]
    columns = np.array([x, y], float)
    errors = np.array([np.broadcast_to(v, len(teams)) for v in variances], float)
    staff, customers = panels(teams, np.asarray(week, int), columns, errors)
    sums = own_sums(staff, customers)
    refused = _refusal(staff, customers, sums)
    return refused or _finding(sums, max(staff.carried, customers.carried), staff)


def _refusal(staff: Panel, customers: Panel, sums: Numbers) -> Withheld | None:
    teams = len(staff.rest)
    weeks = min(int(one.known.any(axis=0).sum()) for one in (staff, customers))
    if teams < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS)
    if weeks < LEAST_WEEKS:
        return Withheld(WithheldReason.TOO_FEW_WEEKS, weeks, LEAST_WEEKS)
    if not staff.rest.any() or not customers.rest.any():
        return Withheld(WithheldReason.NO_VARIATION)
    pairs = int(sums[3].sum(axis=0).max())
    if pairs < LEAST_PAIRS:
        return Withheld(WithheldReason.TOO_FEW_PAIRS, pairs, LEAST_PAIRS)
    return None


def _finding(sums: Numbers, carried: float, staff: Panel) -> LeadAndLag:
    whole = sums.sum(axis=1)
    r, pairs, size = r_of(whole), whole[3], np.sqrt(whole[1] * whole[2])
    enough = pairs >= LEAST_PAIRS
    chance = flip(sums[0] * enough)
    band = np.divide(chance.band, size, out=np.zeros_like(size), where=size > 0)
    lags = {
        apart: Lag(float(r[i]), int(pairs[i]), float(chance.p[i]), float(band[i]))
        if enough[i]
        else Withheld(WithheldReason.TOO_FEW_PAIRS, int(pairs[i]), LEAST_PAIRS)
        for i, apart in enumerate(APART)
    }
    weeks = int(staff.known.any(axis=0).sum())
    return LeadAndLag(lags, *_leads(sums[0] * enough, carried), len(staff.rest), weeks)


def _leads(products: Numbers, carried: float) -> tuple[float, float]:
    """Return p of staff first and of customers first, from Σxy by team and lag."""
    same = APART.index(0)
    earlier, later = products[:, :same].sum(axis=1), products[:, same + 1 :].sum(axis=1)
    weight = FARTHEST / (FARTHEST + carried**2)
    explained = weight * carried * products[:, same]
    beyond = np.stack(
        [
            later - explained - (1 - weight) * earlier,
            earlier - explained - (1 - weight) * later,
        ],
        axis=1,
    )
    blocks = np.stack([later, earlier], axis=1).sum(axis=0)
    larger = np.abs(blocks) > np.abs(blocks[::-1])
    leads = larger & (beyond.sum(axis=0) * blocks > 0)
    first, second = np.where(leads, flip(beyond).p, 1.0).tolist()
    return first, second
