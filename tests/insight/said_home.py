"""What the overview and the circle of a team page say of a drawn company."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import pandas as pd

from engagement.insight.home.attention import Attention, Grouping, attention_of
from engagement.insight.home.overview import ChangeOfWindow, change
from engagement.insight.series.periods import (
    PERIOD,
    SEASON,
    TwoPeriods,
    customer_periods,
    staff_periods,
    teams_with_figures,
)
from engagement.insight.series.sides import published_mean
from engagement.insight.series.team_weeks import pool
from engagement.insight.shown import Result, shown_share
from engagement.insight.team.movements import circles_of
from engagement.statistics.circle import Circle, Turn
from engagement.statistics.findings import Withheld
from engagement.statistics.team_groups import TeamGroup
from tests.insight.worlds import Drawn


@lru_cache(1)
def periods_of(drawn: Drawn) -> TwoPeriods:
    both = drawn.sides.end(SEASON)
    staff = staff_periods(both.staff)
    customers = customer_periods(both.metric, both.customers)
    return TwoPeriods(
        both, staff, customers, teams_with_figures(staff, customers), is_own_only=False
    )


@lru_cache(1)
def overview(drawn: Drawn) -> Attention:
    return attention_of(periods_of(drawn))


def called(drawn: Drawn) -> tuple[int, ...]:
    """Return the teams to support first."""
    needs = overview(drawn).needs
    return () if isinstance(needs, Withheld) else tuple(need.team for need in needs)


def apart(drawn: Drawn, side: int) -> int:
    """Return how many teams are placed apart, with their staff (0) or customers (1)."""
    grouping = overview(drawn).groupings[side][1]
    if not isinstance(grouping, Grouping):
        return 0
    return len(drawn.regions) - len(grouping.teams[TeamGroup.ALIKE])


@lru_cache(1)
def circles(drawn: Drawn) -> tuple[Circle | Withheld, ...] | Withheld:
    return circles_of(periods_of(drawn))


def turning(drawn: Drawn, turn: Turn) -> tuple[int, ...]:
    """Return the teams of which a circle is told."""
    found = circles(drawn)
    if isinstance(found, Withheld):
        return ()
    return tuple(
        team
        for team, one in enumerate(found)
        if isinstance(one, Circle) and one.turn is turn
    )


def company_moves(drawn: Drawn) -> tuple[float, ...]:
    """Return the clear moves of the whole company in points, the staff's first."""
    both = drawn.sides
    now, before = both.end(PERIOD), both.end(2 * PERIOD)
    weeks = before.span.weeks[:PERIOD]
    earlier = before.staff.loc[:, before.staff.columns.get_level_values(1).isin(weeks)]
    staff = change("mobilisation", _all_staff(earlier), _all_staff(now.staff))
    customers = change(
        both.metric, pool(both.metric, before.company.head(PERIOD)),
        pool(both.metric, now.company),
    )  # fmt: skip
    return tuple(
        one.points if isinstance(one, ChangeOfWindow) and one.is_clear else 0.0
        for one in (staff, customers)
    )


def _all_staff(staff: pd.DataFrame) -> Result:
    """Take the staff of all teams together, as a figure of the whole company is."""
    share, variance = staff["share"], staff["variance"]
    means = published_mean(share, variance).dropna()
    error = float(np.sqrt((means["error"] ** 2).sum()) / len(means))
    return shown_share(float(means["mean"].mean()), error, 1, 1)


SAID: dict[str, Callable[[Drawn], bool]] = {
    "support first: some team": lambda drawn: called(drawn) != (),
    "staff: some team is apart": lambda drawn: apart(drawn, 0) > 0,
    "customers: some team is apart": lambda drawn: apart(drawn, 1) > 0,
    "both sides of some team fall": lambda drawn: turning(drawn, Turn.VICIOUS) != (),
    "both sides of some team rise": lambda drawn: turning(drawn, Turn.VIRTUOUS) != (),
    "the whole company has moved": lambda drawn: any(company_moves(drawn)),
}
