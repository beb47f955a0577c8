import pytest

from engagement.statistics.findings import Interval, Reading


@pytest.mark.parametrize(
    ("low", "high", "reading"),
    [
        (0.1, 0.5, Reading.TOGETHER),
        (-0.5, -0.1, Reading.OPPOSITE),
        (-0.1, 0.5, Reading.UNCLEAR),
    ],
)
def test_an_interval_is_read_by_the_side_of_zero(
    low: float, high: float, reading: Reading
) -> None:
    assert Interval(low, high).reading is reading
