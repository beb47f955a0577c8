import pytest
from flask import Flask

from engagement.insight.wording import in_ten


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
