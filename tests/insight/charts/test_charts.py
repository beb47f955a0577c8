import json
from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.insight.charts import lines
from engagement.insight.charts.specs import Spec
from engagement.insight.series.spans import Span
from engagement.insight.shown import Result, Shown
from engagement.statistics.findings import Withheld, WithheldReason
from tests.insight.measured import THIS_WEEK, Save, rising, shops

SignIn = Callable[[str], FlaskClient]
WEEK = THIS_WEEK - 1
NAMED = {"x", "y", "n", "team", "staff", "customer", "href"}
OTHER = {"x", "y", "team"}
TAIL, NAME = {"x", "y", "x2", "y2"}, {"x", "y", "team", "side", "least"}
LINE = {"x", "y", "low", "high"}
WEEKLY = {"week", "name", "value", "low", "high", "text"}


@pytest.fixture
def many(company: dict[str, int], save: Save) -> dict[str, int]:
    ids = shops(save, 10, parent_id=company["south"])
    rising(save, [company["lille"], *ids], n_weeks=6)
    return company


@pytest.fixture
def request_inside(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def specs(client: FlaskClient, path: str) -> list[Spec]:
    soup = BeautifulSoup(client.get(path).text, "html.parser")
    return [json.loads(str(data.string)) for data in soup.select("[data-chart] script")]


def data_sets(spec: Spec) -> list[list[dict[str, object]]]:
    """Return the rows of each layer, once it is sure that no others are sent."""
    layers, sets = spec["layer"], spec["datasets"]
    assert isinstance(layers, list)
    assert isinstance(sets, dict)
    sent = [layer["data"] for layer in layers]
    names = [data["name"] for data in sent if data != {"values": [{}]}]
    assert set(names) == set(sets)
    return [sets[name] for name in names]


@pytest.mark.parametrize("path", ["/", "/symmetry"])
def test_hr_is_sent_every_name_and_only_what_is_drawn(
    sign_in: SignIn, many: dict[str, int], path: str
) -> None:
    scatter, *_lines = specs(sign_in("hana"), path)

    assert many
    band, line, across, up, others, tails, named, names = data_sets(scatter)
    assert band == line
    assert all(set(row) == LINE for row in line)
    assert [set(row) for row in (*across, *up)] == [{"x", "y"}] * 2
    assert others == []
    assert all(set(row) == NAMED for row in named)
    assert len(named) == 11
    assert all(set(row) == TAIL for row in tails)
    assert all(set(row) == NAME for row in names)
    assert {row["team"] for row in names} <= {row["team"] for row in named}


@pytest.mark.parametrize("path", ["/", "/symmetry"])
def test_a_manager_is_sent_the_place_of_other_teams_alone(
    sign_in: SignIn, many: dict[str, int], path: str
) -> None:
    scatter, *_lines = specs(sign_in("alice"), path)

    _band, _line, _across, _up, others, tails, named, names = data_sets(scatter)
    assert [row["team"] for row in names] == ["Lille"]
    assert len(tails) == 1
    assert [row["team"] for row in named] == ["Lille"]
    assert named[0]["href"] == f"/teams/{many['lille']}"
    assert len(others) == 10
    assert all(set(row) == OTHER for row in others)
    assert {row["team"] for row in others} == {"Another team"}
    assert "Shop" not in json.dumps(scatter)


def test_among_others_the_shape_tells_as_well(
    sign_in: SignIn, many: dict[str, int]
) -> None:
    assert many
    own, *_ = specs(sign_in("alice"), "/symmetry")
    all_named, *_ = specs(sign_in("hana"), "/symmetry")

    assert own["layer"][6]["mark"]["shape"] == "diamond"  # type: ignore[index]
    assert all_named["layer"][6]["mark"]["shape"] == "circle"  # type: ignore[index]


def test_every_layer_has_the_same_scale(sign_in: SignIn, many: dict[str, int]) -> None:
    assert many
    scatter, *_ = specs(sign_in("hana"), "/symmetry")

    scales = [
        json.dumps(encoding["scale"])
        for layer in scatter["layer"]  # type: ignore[attr-defined]
        for channel, encoding in layer["encoding"].items()
        if channel == "x" and "scale" in encoding
    ]
    assert len(scales) == 7
    assert len(set(scales)) == 1
    assert json.loads(scales[0])["zero"] is False


@pytest.mark.parametrize("path", ["/symmetry", "/teams/1"])
def test_a_chart_has_one_name_for_screen_readers(
    sign_in: SignIn, many: dict[str, int], path: str
) -> None:
    assert many
    for spec in specs(sign_in("hana"), path):
        assert "The same numbers stand in the table below." in str(spec["description"])
        assert spec["config"]["aria"] is False  # type: ignore[index]
        assert spec["width"] == "container"


@pytest.mark.usefixtures("request_inside")
def test_a_withheld_week_breaks_the_line() -> None:
    own: list[Result] = [
        Shown(0.5, 0.25, 0.75, 8, 11),
        Withheld(WithheldReason.NOT_PUBLISHED),
    ]

    spec = lines.line("mobilisation", "staff", Span(WEEK - 1, WEEK), own)

    band, company, line, points, *starts = data_sets(spec)
    assert band == line == points
    assert company == []
    assert starts == [[], []]
    assert all(set(row) == WEEKLY for row in line)
    assert line[0]["text"] == "50% (25% to 75%)"
    assert line[1] == {
        "week": "2026-02-23",
        "name": "week 9 of 2026",
        "value": None,
        "low": None,
        "high": None,
        "text": None,
    }


@pytest.mark.usefixtures("request_inside")
def test_nps_is_written_on_its_own_scale() -> None:
    own = [Shown(30, 10, 50, 20, 20)]

    spec = lines.line("nps", "customers", Span(WEEK, WEEK), own)

    assert data_sets(spec)[2][0]["text"] == "+30 (+10 to +50)"
    assert '"format": "+d"' in json.dumps(spec)


@pytest.mark.usefixtures("request_inside")
def test_a_line_of_gaps_alone_is_still_a_chart() -> None:
    spec = lines.line(
        "nps", "customers", Span(WEEK, WEEK), [Withheld(WithheldReason.NO_CUSTOMERS)]
    )

    assert data_sets(spec)[2][0]["value"] is None


@pytest.mark.parametrize(("language", "ordinal"), [("fr", True), ("en", False)])
def test_in_french_the_first_of_a_month_is_1er(
    app: Flask, language: str, *, ordinal: bool
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        spec = lines.line("nps", "customers", Span(WEEK, WEEK), [Shown(1, 0, 2, 5, 5)])

    axis = spec["layer"][2]["encoding"]["x"]["axis"]  # type: ignore[index]
    assert ("'1er'" in axis.get("labelExpr", "")) is ordinal


def test_a_line_goes_through_the_dots_where_there_is_a_tie(
    sign_in: SignIn, many: dict[str, int]
) -> None:
    assert many
    scatter, *_ = specs(sign_in("hana"), "/symmetry?weeks=all")
    sets = scatter["datasets"]
    assert isinstance(sets, dict)

    across = [row["x"] for row in sets["named"]]
    line = sets["line"]
    assert (line[0]["x"], line[-1]["x"]) == (min(across), max(across))
    assert all(row["low"] <= row["y"] <= row["high"] for row in line)


def test_where_nothing_is_tied_there_is_no_line(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    rising(save, shops(save, 5, parent_id=company["south"]), n_weeks=6)

    scatter, *_ = specs(sign_in("hana"), "/symmetry")

    assert scatter["datasets"]["line"] == []  # type: ignore[index]
