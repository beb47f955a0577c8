"""What may be said at once: each part by itself, and all of them as one family."""

import pytest

from engagement.statistics.between import Correlation, PartialCorrelation
from engagement.statistics.claims import Claims, RegionReading, claims
from engagement.statistics.findings import (
    Direction,
    Interval,
    Withheld,
    WithheldReason,
)
from engagement.statistics.lags import LeadAndLag, LeadOrder
from engagement.statistics.within import CorrelationOverTime

NONE = Withheld(WithheldReason.TOO_FEW_TEAMS, 3, 8)
UP, DOWN, WIDE = Interval(0.1, 0.6), Interval(-0.6, -0.1), Interval(-0.2, 0.4)
UNCLEAR = Direction.UNCLEAR


def across(interval: Interval, p: float, rests_on: int | None = None) -> Correlation:
    return Correlation(0.3, interval, p, UP, 0.3, 1.0, UP, 30, UP, rests_on)


def inside(interval: Interval, p: float) -> PartialCorrelation:
    return PartialCorrelation(0.3, interval, p, 30, 22)


def weeks(interval: Interval, p: float) -> CorrelationOverTime:
    return CorrelationOverTime(0.3, interval, 30, 26, 700, p)


def lead(staff_first: float, customers_first: float = 1.0) -> LeadAndLag:
    return LeadAndLag({}, staff_first, customers_first, 30, 26)


def test_one_question_needs_four_percent() -> None:
    found = claims(across(UP, 0.039), NONE, NONE, NONE)

    assert found == Claims(
        Direction.TOGETHER, RegionReading.AGREES, None, UNCLEAR, None
    )


def test_three_questions_share_the_four_percent() -> None:
    alone = claims(across(UP, 0.03), NONE, weeks(WIDE, 0.9), lead(0.9))
    first = claims(across(UP, 0.013), NONE, weeks(UP, 0.019), lead(0.039))

    assert alone.between is UNCLEAR
    assert first.between is first.within is Direction.TOGETHER
    assert first.order is LeadOrder.STAFF_FIRST


def test_customers_may_come_first() -> None:
    found = claims(NONE, NONE, NONE, lead(1.0, 0.01))

    assert found.order is LeadOrder.CUSTOMERS_FIRST


@pytest.mark.parametrize(
    ("whole", "part", "between", "regions"),
    [
        ((UP, 0.001), (UP, 0.001), Direction.TOGETHER, RegionReading.AGREES),
        ((UP, 0.001), (WIDE, 0.4), Direction.TOGETHER, RegionReading.ONLY_ACROSS),
        ((WIDE, 0.4), (DOWN, 0.001), Direction.OPPOSITE, RegionReading.ONLY_INSIDE),
        ((UP, 0.001), (DOWN, 0.001), Direction.OPPOSITE, RegionReading.ONLY_INSIDE),
        ((WIDE, 0.4), (WIDE, 0.4), UNCLEAR, RegionReading.AGREES),
    ],
)
def test_where_there_are_areas_the_teams_of_one_decide(
    whole: tuple[Interval, float],
    part: tuple[Interval, float],
    between: Direction,
    regions: RegionReading,
) -> None:
    found = claims(across(*whole), inside(*part), NONE, NONE)

    assert (found.between, found.regions) == (between, regions)


def test_opposite_is_said_only_where_both_are_clear() -> None:
    both = claims(across(UP, 0.001), NONE, weeks(DOWN, 0.001), NONE)
    one = claims(across(UP, 0.001), NONE, weeks(WIDE, 0.3), NONE)
    by_areas = claims(across(UP, 0.001), inside(WIDE, 0.3), weeks(DOWN, 0.001), NONE)

    assert both.are_opposite
    assert not one.are_opposite
    assert not by_areas.are_opposite


def test_the_team_that_makes_a_tie_is_told() -> None:
    assert claims(across(WIDE, 0.3, rests_on=4), NONE, NONE, NONE).rests_on == 4


def test_nothing_at_all_says_nothing() -> None:
    assert claims(NONE, NONE, NONE, NONE) == Claims(
        UNCLEAR, RegionReading.AGREES, None, UNCLEAR, None
    )
