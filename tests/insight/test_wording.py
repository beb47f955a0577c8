import pytest
from flask import Flask

from engagement.insight.wording import about, answers_in, in_ten


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


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.0, "hardly any answers"),
        (0.1, "about 1 answer in 10"),
        (0.33, "about 1 answer in 3"),
        (0.5, "about half of the answers"),
        (0.583, "about 3 answers in 5"),
        (0.75, "about 3 answers in 4"),
        (0.95, "about 9 answers in 10"),
        (1.0, "nearly all answers"),
    ],
)
def test_a_share_is_told_as_people_say_it(app: Flask, share: float, told: str) -> None:
    """None and all are as rounded as any other, so nobody is told that all said so."""
    with app.test_request_context():
        assert answers_in(share) == told
