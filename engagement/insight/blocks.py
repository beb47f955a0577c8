"""Both sides of every team with none below, over four weeks and the four before."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from engagement.customers.metrics import estimates
from engagement.insight.memory import remembered
from engagement.insight.series import WINDOWS, Sides, published_mean, sides, span_until
from engagement.insight.sight import Sight
from engagement.pulses import bank
from engagement.statistics.circle import Blocks
from engagement.statistics.findings import Indices, Numbers, Withheld
from engagement.statistics.shrinkage import Shrunk, shrink

BLOCK = WINDOWS[0]
HALVES = slice(0, BLOCK), slice(BLOCK, 2 * BLOCK)
MORE = np.array([4, 2, 2])
"""Customers, favourable and unfavourable that are added before an error is taken."""


@dataclass(frozen=True, eq=False)
class Company:
    """What all teams with none below say over eight weeks, and their customers."""

    both: Sides
    staff: Blocks
    customers: Blocks
    is_own_only: bool
    """Others are left out: of fewer than five, each could be told."""

    @property
    def now(self) -> Sides:
        return self.both.end(BLOCK)

    @property
    def weeks(self) -> int:
        """How many of the last four weeks have any staff figure."""
        return int((~np.isnan(self.now.share)).any(axis=0).sum())

    def standing(self) -> NDArray[np.bool]:
        """Return for each thing that is compared which teams are in it, (S, K)."""
        rows = ((one.before, one.now) for one in (self.staff, self.customers))
        known = np.isfinite(np.vstack([*chain.from_iterable(rows)]))
        return np.vstack(
            [known, [one & other for one, other in combinations(known, 2)]]
        )


def company(
    session: Session, team_ids: Sequence[int], metric: str, this_week: int, sight: Sight
) -> Company:
    """Read the eight weeks up to the last staff figure, once for the same data."""
    found = _read(session, team_ids, metric, this_week, sight, is_own_only=False)
    if not sight.has_few_others(team_ids, found.standing()):
        return found
    own = [one for one in team_ids if sight.names(one)]
    return _read(session, own, metric, this_week, sight, is_own_only=True)


def _read(  # noqa: PLR0913 - what is read, and for whom
    session: Session,
    team_ids: Sequence[int],
    metric: str,
    this_week: int,
    sight: Sight,
    *,
    is_own_only: bool,
) -> Company:
    def read() -> Company:
        span = span_until(session, bank.MOBILISATION, this_week, 2 * BLOCK)
        both = sides(
            session,
            team_ids,
            span,
            staff=bank.MOBILISATION,
            customer=metric,
            blanks=sight.blanks,
        )
        counts = np.stack([both.n, both.favourable, both.unfavourable])
        return Company(
            both,
            staff_blocks(both.share, both.variance),
            customer_blocks(metric, counts),
            is_own_only,
        )

    key = "blocks", tuple(team_ids), metric, this_week, sight.blanks, is_own_only
    return remembered(session, key, read)


def staff_blocks(share: Numbers, variance: Numbers) -> Blocks:
    """Average what was published in both blocks of eight weeks, (K, 8)."""
    (before, then), (now, last) = (
        published_mean(share[:, weeks], variance[:, weeks]) for weeks in HALVES
    )
    return Blocks(before, now, then**2, last**2)


def customer_blocks(metric: str, counts: Numbers) -> Blocks:
    """Take the customers of each block together, from counts (3, K, 8)."""
    (before, then), (now, last) = (
        customer_figures(metric, counts[..., weeks].sum(axis=-1)) for weeks in HALVES
    )
    return Blocks(before, now, then, last)


def customer_figures(metric: str, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Return figures and sampling variances of counts (3, ...), NaN under five.

    The variance is that of two more customers on each side, so that 0 or n of n is
    not certain: Agresti & Coull, The American Statistician 52 (1998) 119.
    """
    enough = counts[0] >= estimates.LEAST
    figures, variances = np.full((2, *counts.shape[1:]), np.nan)
    known = counts[:, enough]
    more = known + MORE[:, None]
    figures[enough] = estimates.values(metric, *known)
    spread = estimates.standard_errors(metric, *more) ** 2 * more[0]
    variances[enough] = spread / known[0]
    return figures, variances


def drawn(ids: Indices, values: Numbers, variances: Numbers) -> Shrunk | Withheld:
    """Draw the teams that have a value towards their mean."""
    known = np.isfinite(values)
    return shrink(ids[known], values[known], variances[known])
