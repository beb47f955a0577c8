"""What programs read: what is published, page by page, narrowed as they like."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from engagement.api.fields import cursor_of
from tests.api.conftest import Programs
from tests.api.living import Program
from tests.insight.measured import THIS_WEEK, a_figure, a_release, a_score

Save = Callable[..., None]


def everything(reader: Program, path: str) -> Iterator[dict[str, Any]]:
    """Yield the items of all pages."""
    mark = "&" if "?" in path else "?"
    cursor = ""
    while True:
        page = reader.get(f"{path}{mark}{cursor}limit=2").get_json()
        assert len(page["items"]) <= 2
        yield from page["items"]
        if not page["next"]:
            return
        cursor = f"cursor={page['next']}&"


@pytest.fixture
def reader(save: Save, company: dict[str, int], program: Programs) -> Program:
    lille, nice = company["lille"], company["nice"]
    save(a_release())
    save(
        a_figure(lille, 0.5, week=THIS_WEEK - 1),
        a_figure(lille, 0.75, week=THIS_WEEK - 2),
        a_figure(nice, 0.25, week=THIS_WEEK - 1),
        a_figure(nice, 1, week=THIS_WEEK - 1, question="pride"),
        a_figure(nice, 1, week=THIS_WEEK - 1, question="answers", rounding=0),
        a_score(lille, 20, 15, week=THIS_WEEK - 1),
        a_score(lille, 4, 4, week=THIS_WEEK - 2),
        a_score(nice, 50, 30, unfavourable=10, metric="nps"),
        a_score(nice, 20, 10, moment="till"),
        a_score(nice, 20, 10, moment="hotline"),
    )
    return program()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 5),
        ("?team=lille", 2),
        ("?measure=pride", 1),
        ("?measure=answers", 1),
        ("?from=2026-W09", 4),
        ("?to=2026-W08", 1),
        ("?from=2026-W09&to=2026-W08", 0),
        ("?team=lille&measure=mobilisation&from=2026-W08&to=2026-W08", 1),
        ("?measure=energy", 0),
        ("?team=arras", 0),
    ],
)
def test_figures_are_narrowed(reader: Program, query: str, found: int) -> None:
    items = list(everything(reader, f"/releases{query}"))

    assert len(items) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 5),
        ("?team=nice", 3),
        ("?metric=nps", 1),
        ("?metric=csat&from=2026-W09", 3),
        ("?to=2026-W08", 1),
        ("?metric=ces", 0),
    ],
)
def test_scores_are_narrowed(reader: Program, query: str, found: int) -> None:
    items = list(everything(reader, f"/scores{query}"))

    assert len(items) == found


@pytest.mark.parametrize("path", ["/releases", "/scores"])
def test_pages_hold_each_row_once(reader: Program, path: str) -> None:
    whole = reader.get(path).get_json()

    assert whole["next"] is None
    assert list(everything(reader, path)) == whole["items"]


def test_a_figure_is_told_as_it_was_published(reader: Program) -> None:
    (item,) = reader.get("/releases?team=lille&to=2026-W08").get_json()["items"]

    assert item == {
        "week": "2026-W08",
        "team": "lille",
        "measure": "mobilisation",
        "share": 0.75,
        "rounding": 0.0104,
        "respondents": {"from": 8, "to": 11},
    }


def test_few_customers_are_withheld_as_on_the_pages(reader: Program) -> None:
    (item,) = reader.get("/scores?team=lille&to=2026-W08").get_json()["items"]

    assert item["withheld"] == "too_few_customers"
    assert not item.keys() & {"n", "value", "low", "high"}


def test_nps_has_its_own_scale(reader: Program) -> None:
    (item,) = reader.get("/scores?metric=nps").get_json()["items"]

    assert (item["value"], item["n"]) == (40, 50)
    assert -100 <= item["low"] < 40 < item["high"] <= 100


@pytest.mark.parametrize(
    ("path", "status", "field"),
    [
        ("/releases?team=lile", 404, "team"),
        ("/releases?measure=joy", 404, "measure"),
        ("/releases?cursor=abc", 404, "cursor"),
        ("/releases?cursor=WyJ4IiwgMSwgMSwgIiJd", 404, "cursor"),  # one of scores
        ("/scores?metric=joy", 404, "metric"),
        ("/scores?cursor=%5B%5B%5B", 404, "cursor"),
        ("/scores?from=2026-W54", 422, "from"),
        ("/scores?from=2026-53", 422, "from"),
        ("/scores?from=2025-W53", 422, "from"),
        ("/scores?limit=0", 422, "limit"),
        ("/scores?limit=1001", 422, "limit"),
        ("/scores?limit=ten", 422, "limit"),
        ("/scores?team=%00", 422, "team"),
        ("/scores?team=", 422, "team"),
        ("/scores?teams=lille", 422, "teams"),
        ("/correlation?measure=joy", 404, "measure"),
        ("/correlation?metric=joy", 404, "metric"),
        ("/correlation?weeks=5", 422, "weeks"),
    ],
)
def test_a_slip_of_the_pen_is_told_and_filters_nothing(
    reader: Program, path: str, status: int, field: str
) -> None:
    response = reader.get(path)

    assert response.status_code == status
    assert response.get_json()["field"] == field


def test_the_correlation_is_that_of_the_command(living: Program) -> None:
    usual = living.get("/correlation").get_json()
    every_week = living.get("/correlation?weeks=all&moment=checkout").get_json()

    assert (usual["measure"], usual["metric"]) == ("mobilisation", "csat")
    assert usual["between"]["r"] == pytest.approx(0.8943)
    assert every_week["teams"] == 1
    assert every_week["between"] == {"withheld": "too_few_teams"}


def test_an_empty_company_is_told_so(app: Flask, program: Programs) -> None:
    reader = program()

    assert reader.get("/releases").get_json() == {"items": [], "next": None}
    assert reader.get("/scores").get_json() == {"items": [], "next": None}
    assert reader.get("/correlation").get_json()["teams"] == 0


def test_a_period_is_read_team_by_team(reader: Program) -> None:
    found = list(everything(reader, "/customers"))

    assert [row["team"] for row in found] == [
        "company", "north", "arras", "lille", "south", "nice",
    ]  # fmt: skip
    lille, nice = found[3], found[5]
    assert lille["scores"]["csat"]["n"] == 24
    assert lille["scores"]["nps"] == {"withheld": "no_customers"}
    assert nice["scores"]["nps"]["value"] == 40
    assert nice["index"]["n"] == [40, 40]


def test_a_period_is_that_of_its_week(reader: Program) -> None:
    month = reader.get("/customers").get_json()
    week = reader.get("/customers?by=week&until=2026-W08").get_json()
    quarter = reader.get("/customers?by=quarter&until=2026-W08").get_json()

    assert (month["from"], month["to"]) == ("2026-W06", "2026-W09")
    assert [row["moment"] for row in month["moments"]] == ["", "hotline", "till"]
    assert (week["from"], week["to"]) == ("2026-W08", "2026-W08")
    assert week["items"][0]["scores"]["csat"] == {"withheld": "too_few_customers"}
    assert quarter["to"] == "2025-W52"


def test_a_page_beyond_the_last_team_is_empty(reader: Program) -> None:
    for place in (-5, 6, 2**31 - 1):
        found = reader.get(f"/customers?cursor={cursor_of([place])}&limit=6").get_json()

        assert len(found["items"]) == (6 if place < 0 else 0)
        assert found["next"] is None
