from collections.abc import Callable

import pytest
from flask import Flask

from engagement.customers.models import OwnMetric
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


def test_a_metric_of_the_companys_own_is_called_as_it_says(
    app: Flask, save: Callable[..., None]
) -> None:
    clean = OwnMetric(
        key="clean", name="Propreté", lowest=1, highest=5,
        favourable=4, unfavourable=2, is_turned=False,
    )  # fmt: skip
    save(clean)

    for path in ("/", "/?language=fr"):
        with app.test_request_context(path):
            assert wording.name_of("clean") == "Propreté"
            assert wording.written(0.825, "clean") == "82%"
    with app.app_context():
        assert wording.name_of("clean") == "Propreté"


def test_values_are_written_in_their_scale(app: Flask) -> None:
    with app.test_request_context():
        assert wording.written(0.625, "trust") == "62%"
        assert wording.written(-12, "nps") == "−12"
    assert wording.axis_format("nps") == "+d"
    assert wording.axis_format("csat") == ".0%"
