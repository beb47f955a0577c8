"""What dissatisfied customers and departures of staff may cost, from assumptions.

Every figure is a product of assumptions none of which is negative, so that it is least
where all of them are least, and highest where all are highest: both ends are exact, and
wider than what is likely. Nothing here is estimated from data.
"""

from dataclasses import dataclass

POINT = 0.01
"""By how much fewer customers are dissatisfied, in "what if"."""


@dataclass(frozen=True)
class Range:
    """From the least to the most that is thought possible, neither below 0."""

    low: float
    high: float

    def __mul__(self, other: "Range") -> "Range":
        return Range(self.low * other.low, self.high * other.high)


@dataclass(frozen=True)
class Assumptions:
    """What is assumed of a year; shares from 0 to 1, money in one currency."""

    customers: Range
    """Of a year."""
    dissatisfied: Range
    """Share of the customers."""
    satisfied: Range
    """Share of the customers."""
    never_again: Range
    """Share of the dissatisfied who do not come back."""
    treated: Range
    """Share of those who do not come back that leaves for how they were treated."""
    price: Range
    """Money that a customer brings in a year."""
    tells_good: Range
    """People whom a satisfied customer tells."""
    tells_ill: Range
    """People whom a dissatisfied customer tells."""
    staff: Range
    """People."""
    leaving: Range
    """Share of the staff that leaves in a year; some places have more than all."""
    replacing: Range
    """Money that one departure costs."""


@dataclass(frozen=True)
class Worth:
    """What follows for a year: people, and money in the assumptions' currency."""

    lost: Range
    """Customers who do not come back."""
    lost_price: Range
    treated: Range
    """Those of the lost who leave for how they were treated."""
    treated_price: Range
    hear_good: Range
    """People who are told something good, or ill; many are told twice."""
    hear_ill: Range
    departures: Range
    departures_price: Range
    kept: Range
    """Customers who would come back, were one point fewer dissatisfied."""
    kept_price: Range


def worth(of: Assumptions) -> Worth:
    """Return what follows from assumptions, each figure from its least to its most.

    Our own arithmetic: lost = customers x dissatisfied x never again; told = customers
    x share x told by each; departures = staff x leaving; each times its price.
    """
    dissatisfied = of.customers * of.dissatisfied
    lost = dissatisfied * of.never_again
    treated = lost * of.treated
    departures = of.staff * of.leaving
    fewer = Range(
        *(min(POINT, one) for one in (of.dissatisfied.low, of.dissatisfied.high))
    )
    kept = of.customers * fewer * of.never_again
    return Worth(
        lost=lost,
        lost_price=lost * of.price,
        treated=treated,
        treated_price=treated * of.price,
        hear_good=of.customers * of.satisfied * of.tells_good,
        hear_ill=dissatisfied * of.tells_ill,
        departures=departures,
        departures_price=departures * of.replacing,
        kept=kept,
        kept_price=kept * of.price,
    )
