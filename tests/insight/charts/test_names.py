"""Names beside dots: none lies on another, on a dot or outside."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.insight.charts.names import (
    DOT,
    GAP,
    LETTER,
    LINE,
    WIDTHS,
    Spot,
    names,
)

HEIGHT = 300
parts = st.floats(0.02, 0.98)
spots_of = st.lists(
    st.builds(Spot, parts, parts, st.text("abc", max_size=14), st.booleans()),
    max_size=60,
)
Box = tuple[float, float, float, float]


def boxes(spots: list[Spot], width: float) -> list[Box]:
    """Return from where to where, and from top to bottom, each name is."""
    found = []
    for at, told in names(spots, HEIGHT):
        spot = spots[at]
        if width >= float(str(told["least"])):
            x, y = spot.x * width, (1 - spot.y) * HEIGHT
            long = LETTER * len(spot.name)
            start = x - GAP - long if told["side"] == "left" else x + GAP
            found.append((start, start + long, y - LINE / 2 + 1, y + LINE / 2 - 1))
    return found


def over(one: Box, other: Box) -> bool:
    return (one[0] < other[1] and other[0] < one[1] and one[2] < other[3]) and other[
        2
    ] < one[3]


@pytest.mark.parametrize("width", WIDTHS)
@given(spots_of)
def test_no_name_lies_on_another_nor_outside(width: float, spots: list[Spot]) -> None:
    found = boxes(spots, width)

    assert all(start >= 0 and end <= width for start, end, *_ in found)
    assert not any(
        over(one, other) for at, one in enumerate(found) for other in found[:at]
    )


@pytest.mark.parametrize("width", WIDTHS)
@given(spots_of)
def test_no_name_lies_on_a_dot(width: float, spots: list[Spot]) -> None:
    dots = [(spot.x * width, (1 - spot.y) * HEIGHT) for spot in spots]
    half = DOT - 2

    assert not any(
        over(one, (x - DOT, x + DOT, y - half, y + half))
        for one in boxes(spots, width)
        for x, y in dots
    )


def test_far_dots_are_named_first_and_more_where_there_is_room() -> None:
    row = [Spot(0.5 + 0.07 * at, 0.5, "Valenciennes") for at in range(-3, 4)]

    found = list(names(row, HEIGHT))

    assert {row[at].x for at, _ in found} >= {row[0].x, row[-1].x}
    leasts = [told["least"] for _, told in found]
    assert all(one <= other for one, other in pairwise(map(int, map(str, leasts))))


def test_a_name_gives_way_to_a_tail() -> None:
    sides = [
        told["side"]
        for is_right_taken in (True, False)
        for _, told in names([Spot(0.5, 0.5, "Nice", is_right_taken)], HEIGHT)
    ]

    assert sides == ["left", "right"]


def test_a_dot_without_a_name_gets_none() -> None:
    assert list(names([Spot(0.5, 0.5)], HEIGHT)) == []
