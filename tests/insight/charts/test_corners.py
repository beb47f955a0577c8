"""Where each corner of the chart lies."""

import pytest

from engagement.insight.charts import corners

pytestmark = pytest.mark.usefixtures("inside_app")


def test_each_corner_has_its_name() -> None:
    [spec] = corners.name_corners([{"layer": [{"mark": "point"}], "height": 300}])

    layers = spec["layer"]
    assert isinstance(layers, list)
    first, *rest = layers
    assert first == {"mark": "point"}
    assert spec["height"] == 300
    places = {
        one["mark"]["text"]: (
            one["encoding"]["x"]["value"],
            one["encoding"]["y"]["value"],
        )
        for one in rest
    }
    assert places == {
        "Customers higher, staff lower": (0, 0),
        "Both sides higher": ("width", 0),
        "Both sides lower": (0, "height"),
        "Staff higher, customers lower": ("width", "height"),
    }


def test_without_a_chart_there_are_no_corners() -> None:
    assert corners.name_corners([]) == []
