from collections.abc import Callable

from flask import Flask

from engagement.customers.metrics.wording import name_of
from engagement.customers.models import OwnMetric
from engagement.web.wording import write_value


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
            assert name_of("clean") == "Propreté"
            assert write_value(0.825, "clean") == "82%"
    with app.app_context():
        assert name_of("clean") == "Propreté"
