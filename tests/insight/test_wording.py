import pytest
from flask import Flask

from engagement.insight.wording import about, in_ten


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (0.0, "less than 1 chance in 10"),
        (0.1, "1 chance in 10"),
        (0.74, "7 chances in 10"),
        (1.0, "more than 9 chances in 10"),
    ],
)
def test_a_chance_is_told_in_ten(app: Flask, chance: float, told: str) -> None:
    with app.test_request_context():
        assert in_ten(chance) == told


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0"), (0.234, "0.23"), (1.4, "1"), (1_249, "1,200")]
)
def test_less_than_one_is_not_none(app: Flask, number: float, told: str) -> None:
    """One who leaves every fourth year costs money; nobody would not."""
    with app.test_request_context():
        assert about(number) == told
