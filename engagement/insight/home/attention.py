"""Who needs support now, and why; and which teams stand apart from the others.

Everything is computed over all teams with none below; nothing here has a name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.series.measures_in_use import main_metric
from engagement.insight.series.periods import TwoPeriods, drawn, two_periods
from engagement.insight.series.sides import Sides, weeks_of
from engagement.insight.series.spans import Span
from engagement.insight.series.team_values import customer_values, staff_values
from engagement.insight.series.team_weeks import customer_line, staff_line
from engagement.insight.shown import Result
from engagement.insight.sight import EVERYTHING, Sight
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.statistics.findings import SEED, Withheld, WithheldReason
from engagement.statistics.shrinkage import DRAWS, LEAST_TEAMS, Shrunk
from engagement.statistics.support import Need, first_to_support
from engagement.statistics.team_groups import TeamGroup, team_groups


@dataclass(frozen=True)
class Called:
    """A team to support first, and both its sides over eight weeks."""

    need: Need
    staff: tuple[Result, ...]
    customer: tuple[Result, ...]


@dataclass(frozen=True)
class Grouping:
    """Which teams stand apart on one side, and around what mean."""

    is_shown: ClassVar[bool] = True

    mean: float
    teams: Mapping[TeamGroup, tuple[int, ...]]

    def as_report(self) -> dict[str, object]:
        return {group.value: len(ids) for group, ids in self.teams.items()}


@dataclass(frozen=True)
class Level:
    """A team where there are too few to compare: its own figures and ranges."""

    team: int
    staff: Result
    customer: Result


@dataclass(frozen=True)
class Attention:
    """What is said of all teams; it names none of them."""

    seed: ClassVar[int] = SEED
    draws: ClassVar[int] = DRAWS

    span: Span
    """The eight weeks; what is said is of their last four."""
    weeks: int
    """How many of those four have staff figures."""
    metric: str
    first: tuple[Called, ...] | Withheld
    is_fall_known: bool
    """Whether there are customers of the four weeks before to compare with."""
    groupings: tuple[tuple[str, Grouping | Withheld], ...]
    """By measure, the staff's first."""
    levels: tuple[Level, ...]
    """Of the few teams of a side on which there are too few to compare."""
    is_own_only: bool
    """Others are left out: of fewer than five, each could be told."""

    def as_report(self, nodes: Sequence[people.Node]) -> dict[str, object]:
        keys = {node.id: node.key for node in nodes}
        first = self.first
        return {
            "metric": self.metric,
            "weeks": self.weeks,
            "seed": SEED,
            "first": first.as_report()
            if isinstance(first, Withheld)
            else [_need_report(called.need, keys) for called in first],
            "groups": {
                measure: grouping.as_report() for measure, grouping in self.groupings
            },
        }


def report(session: Session, this_week: int) -> dict[str, object]:
    """Return the numbers of the overview, with the keys of the teams to support."""
    nodes = people.nodes(session)
    return attention(session, nodes, this_week, EVERYTHING).as_report(nodes)


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield a report as lines of text."""
    first = found["first"]
    if isinstance(first, Mapping):
        yield f"withheld: {first['withheld']}"
    else:
        yield "support first: " + (", ".join(map(_line, first)) or "nobody stands out")
    for measure, grouped in found["groups"].items():
        counts = ", ".join(f"{name} {value}" for name, value in grouped.items())
        yield f"{measure}: {counts}"


def _line(need: Mapping[str, Any]) -> str:
    return f"{need['team']} {need['probability']:.2f}"


def attention(
    session: Session, nodes: Sequence[people.Node], this_week: int, sight: Sight
) -> Attention:
    """Compute it for all teams with none below; once for the same data."""
    above = {node.parent_id for node in nodes}
    ids = tuple(node.id for node in nodes if node.id not in above)
    metric = main_metric(session)
    of = two_periods(session, ids, metric, this_week, sight)
    teams = tuple(of.team_ids)
    key = "attention", teams, metric, this_week, sight.blanks, of.is_own_only
    return cached(session, key, lambda: _compute(of))


def _compute(of: TwoPeriods) -> Attention:
    both, people_say, customers_say = of.both, of.staff, of.customers
    staff = drawn(people_say["now"], people_say["variance_now"])
    customers = drawn(customers_say["now"], customers_say["variance_now"])
    change = drawn(
        customers_say["now"] - customers_say["before"],
        customers_say["variance_before"] + customers_say["variance_now"],
    )
    return Attention(
        both.span,
        of.weeks,
        both.metric,
        _first(both, staff, customers, change),
        isinstance(change, Shrunk),
        (
            (bank.MOBILISATION, _grouping(staff)),
            (both.metric, _grouping(customers)),
        ),
        _levels(of, staff, customers),
        of.is_own_only,
    )


def _first(
    both: Sides,
    staff: Shrunk | Withheld,
    customers: Shrunk | Withheld,
    change: Shrunk | Withheld,
) -> tuple[Called, ...] | Withheld:
    if isinstance(staff, Withheld):
        return staff if staff.have else Withheld(WithheldReason.NOT_PUBLISHED)
    if isinstance(customers, Withheld):
        return customers if customers.have else Withheld(WithheldReason.NO_CUSTOMERS)
    together = len(set(staff.teams.tolist()) & set(customers.teams.tolist()))
    if together < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, together, LEAST_TEAMS)
    needs = first_to_support(staff, customers, change)
    return tuple(_call_of(both, need) for need in needs)


def _call_of(both: Sides, need: Need) -> Called:
    blank = {week for team, week in both.blanks if team == need.team}
    return Called(
        need,
        staff_line(weeks_of(both.staff, need.team), blank),
        customer_line(both.metric, weeks_of(both.customers, need.team)),
    )


def _grouping(side: Shrunk | Withheld) -> Grouping | Withheld:
    if isinstance(side, Withheld):
        return side
    return Grouping(side.spread.mean, team_groups(side))


def _levels(of: TwoPeriods, *compared: Shrunk | Withheld) -> tuple[Level, ...]:
    """Return the teams of a side on which there are too few to compare."""
    few = {
        team
        for side, found in zip((of.staff, of.customers), compared, strict=True)
        if isinstance(found, Withheld)
        for team in side["now"].dropna().index
    }
    both = of.now
    rows = zip(of.team_ids, staff_values(both), customer_values(both), strict=True)
    return tuple(Level(*row) for row in rows if row[0] in few)


def _need_report(need: Need, keys: Mapping[int, str]) -> dict[str, object]:
    return {
        "team": keys[need.team],
        "probability": need.probability,
        "grounds": {one.cause.value: one.probability for one in need.grounds},
    }
