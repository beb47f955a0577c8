"""What a tie between teams means: points that go with ten points, and their line."""

from dataclasses import dataclass

from engagement.insight.symmetry.correlation import CorrelationView
from engagement.measures import is_net
from engagement.statistics.claims import RegionReading
from engagement.statistics.findings import Direction, Withheld
from engagement.statistics.fitted import FittedLine, fitted_line

STEP = 0.1
"""Of the staff's share: ten points, beside which the customers' are told."""


@dataclass(frozen=True)
class Step:
    """How many points of customers go with ten of staff, between teams."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ClearTie:
    """Teams go together, or against each other."""

    step: Step
    line: FittedLine
    is_of_areas: bool
    """Teams of the same area do not show it: it may be the areas that differ."""


def clear_tie(view: CorrelationView) -> ClearTie | None:
    """Return what the tie between teams means; None: the figures tell of none.

    A tie that only teams of the same area show is none of all the teams in the picture.

    Points are of 100, as figures are shown, NPS included; the line is in their scale.
    """
    found, claims = view.between, view.found.claims
    is_clear = claims.between is not Direction.UNCLEAR
    if isinstance(found, Withheld) or not is_clear:
        return None
    if claims.regions is RegionReading.ONLY_INSIDE:
        return None
    points = STEP * (1 if is_net(view.customer) else 100)
    ends = found.slope_interval.times(points)
    staff = [dot.staff.value for dot in view.dots]
    customer = [dot.customer.value for dot in view.dots]
    return ClearTie(
        Step(found.slope * points, ends.low, ends.high),
        fitted_line(staff, customer, found.slope, found.slope_interval),
        claims.regions is RegionReading.ONLY_ACROSS,
    )
