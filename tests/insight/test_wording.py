import pytest
from flask import Flask

from engagement.insight import wording


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("mobilisation", "Mobilisation"),
        ("csat", "Satisfaction (CSAT)"),
        ("11a", "11a"),
    ],
)
def test_measures_have_names(app: Flask, measure: str, name: str) -> None:
    with app.test_request_context():
        assert wording.name_of(measure) == name


def test_values_are_written_in_their_scale(app: Flask) -> None:
    with app.test_request_context():
        assert wording.written(0.625, "trust") == "62%"
        assert wording.written(-12, "nps") == "−12"
    assert wording.axis_format("nps") == "+d"
    assert wording.axis_format("csat") == ".0%"
