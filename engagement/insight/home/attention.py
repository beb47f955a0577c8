"""Who needs support now, and why; and which teams stand apart from the others.

Everything is computed over all teams with none below; nothing here has a name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.series.measures_in_use import main_metric
from engagement.insight.series.periods import TwoPeriods, figures, two_periods
from engagement.insight.series.sides import Sides, weeks_of
from engagement.insight.series.team_values import customer_values, staff_values
from engagement.insight.series.team_weeks import customer_line, staff_line
from engagement.insight.shown import Result
from engagement.insight.sight import EVERYTHING, Sight
from engagement.measures import is_net
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.peers import Tails, change_tails, level_tails
from engagement.statistics.support import FALSE_SHARE, Need, first_to_support
from engagement.statistics.team_groups import TeamGroup, team_groups


@dataclass(frozen=True)
class Called:
    """A team to support first, and both its sides, week by week."""

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


@dataclass(frozen=True, eq=False)
class Attention:
    """What is said of all teams; it names none of them."""

    both: Sides
    """All weeks that are spoken of."""
    weeks: int
    """How many of them have staff figures."""
    needs: tuple[Need, ...] | Withheld
    is_fall_known: bool
    """Whether there are customers of the four weeks before to compare with."""
    groupings: tuple[tuple[str, Grouping | Withheld], ...]
    """By measure, the staff's first."""
    levels: tuple[Level, ...]
    """Of the few teams of a side on which there are too few to compare."""
    is_own_only: bool
    """Others are left out: of fewer than five, each could be told."""

    @property
    def metric(self) -> str:
        return self.both.metric

    @property
    def most_false(self) -> float:
        """How many of the teams to support are expected there by chance, at most."""
        return (
            0 if isinstance(self.needs, Withheld) else expected_false(len(self.needs))
        )

    def called(self, need: Need) -> Called:
        both = self.both
        blank = {week for team, week in both.blanks if team == need.team}
        return Called(
            need,
            staff_line(weeks_of(both.staff, need.team), blank),
            customer_line(both.metric, weeks_of(both.customers, need.team)),
        )

    def as_report(self, nodes: Sequence[people.Node]) -> dict[str, object]:
        keys = {node.id: node.key for node in nodes}
        needs = self.needs
        return {
            "metric": self.metric,
            "weeks": self.weeks,
            "first": needs.as_report()
            if isinstance(needs, Withheld)
            else [_need_report(need, keys) for need in needs],
            "false_at_most": self.most_false,
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
    return f"{need['team']} (by chance: {need['chance']:.4f})"


def attention(
    session: Session, nodes: Sequence[people.Node], this_week: int, sight: Sight
) -> Attention:
    """Compute it for all teams with none below; once for the same data."""
    ids = tuple(people.lowest(nodes))
    metric = main_metric(session)
    of = two_periods(session, ids, metric, this_week, sight)
    teams = tuple(of.team_ids)
    key = "attention", teams, metric, this_week, sight.blanks, of.is_own_only
    return cached(session, key, lambda: attention_of(of))


def expected_false(named: int) -> float:
    """Return how many of so many teams are expected to be named by chance, at most."""
    return FALSE_SHARE * named


def attention_of(of: TwoPeriods) -> Attention:
    """Compute it from both sides of all teams."""
    metric = of.both.metric
    staff = level_tails(figures(bank.MOBILISATION, of.staff, "level"))
    customers = level_tails(figures(metric, of.customers, "level"))
    change = change_tails(
        *(figures(metric, of.customers, period) for period in ("before", "now"))
    )
    teams = of.team_ids
    return Attention(
        of.both,
        of.weeks,
        _needs(teams, staff, customers, change),
        isinstance(change, Tails),
        (
            (bank.MOBILISATION, _grouping(bank.MOBILISATION, teams, staff)),
            (metric, _grouping(metric, teams, customers)),
        ),
        _levels(of, staff, customers),
        of.is_own_only,
    )


def _needs(
    teams: Sequence[int],
    staff: Tails | Withheld,
    customers: Tails | Withheld,
    change: Tails | Withheld,
) -> tuple[Need, ...] | Withheld:
    if isinstance(staff, Withheld):
        return staff if staff.have else Withheld(WithheldReason.NOT_PUBLISHED)
    if isinstance(customers, Withheld):
        return customers if customers.have else Withheld(WithheldReason.NO_CUSTOMERS)
    needs = first_to_support(staff, customers, change)
    if isinstance(needs, Withheld):
        return needs
    return tuple(replace(need, team=teams[need.team]) for need in needs)


def _grouping(
    measure: str, teams: Sequence[int], side: Tails | Withheld
) -> Grouping | Withheld:
    if isinstance(side, Withheld):
        return side
    mean = 100 * (2 * side.mean - 1) if is_net(measure) else side.mean
    groups = team_groups(side).items()
    return Grouping(
        mean, {group: tuple(teams[at] for at in places) for group, places in groups}
    )


def _levels(of: TwoPeriods, *compared: Tails | Withheld) -> tuple[Level, ...]:
    """Return the teams of a side on which there are too few to compare."""
    few = {
        team
        for side, found in zip((of.staff, of.customers), compared, strict=True)
        if isinstance(found, Withheld)
        for team in side["level", "figure"].dropna().index
    }
    both = of.both
    rows = zip(of.team_ids, staff_values(both), customer_values(both), strict=True)
    return tuple(Level(*row) for row in rows if row[0] in few)


def _need_report(need: Need, keys: Mapping[int, str]) -> dict[str, object]:
    return {
        "team": keys[need.team],
        "chance": need.chance,
        "grounds": {one.cause.value: one.chance for one in need.grounds},
    }
