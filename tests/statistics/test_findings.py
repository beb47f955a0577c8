import pytest

from engagement.statistics.findings import Direction, Interval


@pytest.mark.parametrize(
    ("low", "high", "direction"),
    [
        (0.1, 0.5, Direction.TOGETHER),
        (-0.5, -0.1, Direction.OPPOSITE),
        (-0.1, 0.5, Direction.UNCLEAR),
    ],
)
def test_an_interval_is_read_by_the_side_of_zero(
    low: float, high: float, direction: Direction
) -> None:
    assert Interval(low, high).direction is direction
