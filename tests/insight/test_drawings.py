"""Places of small drawings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.insight.drawings import (
    CHART_HEIGHT,
    CHART_WIDTH,
    MOST_TICKS,
    THINNEST,
    bars,
    crosses,
    spark,
    trend,
)
from engagement.insight.shown import Result, Shown
from engagement.statistics.drivers import Measured
from engagement.statistics.findings import Interval, Withheld, WithheldReason
from engagement.statistics.value import Range

GAP = Withheld(WithheldReason.NOT_PUBLISHED)
SHARES = st.floats(0, 1)


def shown(value: float) -> Shown:
    return Shown(value, value, value, 8, 11)


def test_a_withheld_week_breaks_the_line() -> None:
    weeks: list[Result] = [
        shown(0.2),
        shown(0.4),
        GAP,
        shown(0.5),
        GAP,
        GAP,
        shown(0.3),
        shown(0.4),
    ]

    drawn = spark(weeks, 0.3, [])

    assert len(drawn.lines) == 2
    assert len(drawn.dots) == 5
    assert drawn.lines[0].count(",") == 2


def test_nothing_to_show_draws_the_mean_alone() -> None:
    drawn = spark([GAP] * 8, 0.3, [])

    assert not drawn.lines
    assert not drawn.dots
    assert 0 < drawn.mean < drawn.height


def test_lines_side_by_side_share_their_scale() -> None:
    low, high = [shown(0.2)] * 8, [shown(0.8)] * 8

    first, second = spark(low, 0.5, high), spark(high, 0.5, low)

    assert first.mean == second.mean
    assert first.dots[0][1] > first.mean > second.dots[0][1]


@given(st.lists(st.tuples(SHARES, SHARES), min_size=1), SHARES)
def test_every_cross_lies_inside_of_its_chart(
    values: list[tuple[float, float]], reach: float
) -> None:
    across, up = (
        [Measured(value, Interval(value - reach, value + reach)) for value in column]
        for column in zip(*values, strict=True)
    )

    drawn = crosses(across, up, (0.5, 0.5))

    for cross in drawn.crosses:
        assert 0 <= cross.left <= cross.at[0] <= cross.right <= CHART_WIDTH
        assert 0 <= cross.top <= cross.at[1] <= cross.bottom <= CHART_HEIGHT
    assert [cross.number for cross in drawn.crosses] == list(range(1, len(values) + 1))


def test_ticks_stand_at_round_shares() -> None:
    one = [Measured(0.5, Interval(0.11, 0.93))]

    drawn = crosses(one, one, (0.5, 0.5))

    assert [value for _, value in drawn.across] == pytest.approx([0.2, 0.4, 0.6, 0.8])
    places = [place for place, _ in drawn.up]
    assert places == sorted(places, reverse=True)


RANGES = st.tuples(st.floats(0, 1e12), st.floats(0, 1e12))


@given(st.lists(RANGES, min_size=1, max_size=4))
def test_bars_begin_at_nothing_and_stay_on_the_paper(
    ranges: list[tuple[float, float]],
) -> None:
    drawn = bars([Range(*sorted(one)) for one in ranges])

    assert all(one.left >= drawn.left for one in drawn.bars)
    ends = [one.left + one.length for one in drawn.bars]
    assert all(end <= drawn.right + THINNEST for end in ends)
    assert drawn.ticks[0] == (drawn.left, 0)
    assert len(drawn.ticks) <= MOST_TICKS + 1
    places = [place for place, _value in drawn.ticks]
    assert places == sorted(places)


def test_ticks_of_bars_are_round() -> None:
    drawn = bars([Range(2_250, 36_000)])

    assert [value for _place, value in drawn.ticks] == [0, 10_000, 20_000, 30_000]


def test_lines_of_a_trend_stand_on_one_scale_from_none_to_all() -> None:
    own: list[Result] = [shown(0.0), GAP, shown(0.5), shown(1.0)]
    company: list[Result] = [shown(0.5)] * 4

    drawn = trend([own, company])

    none, half, all_ = (place for place, _share in drawn.ticks)
    assert none > half > all_
    assert [y for _x, y in drawn.dots[0]] == [none, half, all_]
    assert {y for _x, y in drawn.dots[1]} == {half}
    assert [len(parts) for parts in drawn.lines] == [1, 1]
    assert drawn.left == drawn.dots[0][0][0]
    assert drawn.right == drawn.dots[0][-1][0]


def test_a_trend_of_one_week_is_a_dot() -> None:
    drawn = trend([[shown(0.3)]])

    assert len(drawn.dots[0]) == 1
    assert drawn.lines == ((),)
