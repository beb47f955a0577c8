import pytest
from flask import Flask

from engagement.customers.metrics.catalogue import METRICS
from engagement.measures import STAFF_ONLY
from engagement.web import wording


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
        assert wording.standard_name(measure) == name


def test_values_are_written_in_their_scale(app: Flask) -> None:
    with app.test_request_context():
        assert wording.write_value(0.625, "trust") == "62%"
        assert wording.write_value(-12, "nps") == "−12"
    assert wording.axis_format("nps") == "+d"
    assert wording.axis_format("csat") == ".0%"


def test_every_measure_of_the_product_has_a_name() -> None:
    assert wording.NAMES.keys() == STAFF_ONLY | METRICS.keys()


def test_what_is_net_is_below_zero_at_worst() -> None:
    assert [key for key, metric in METRICS.items() if metric.is_net] == [
        key for key, metric in METRICS.items() if metric.low < 0
    ]
