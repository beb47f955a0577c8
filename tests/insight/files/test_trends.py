"""The file of trends: what is on the screen, as spreadsheets read it."""

import csv
import io

import pytest
from flask import Flask

from engagement.database import db
from engagement.insight.files.trends import trends_table
from engagement.insight.trends import trends
from engagement.insight.trends.heat_table import TrendsSort
from engagement.people.models import Team
from engagement.pulses.queries import NO_BLANKS
from engagement.web.downloads import as_csv
from engagement.web.lists import Order
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release


@pytest.fixture
def rows(app: Flask, company: dict[str, int], save: Save) -> list[list[str]]:
    save(a_release())
    save(
        a_figure(company["lille"], 0.625),
        a_figure(company["lille"], 8 / 12, question="answers", invited=12),
        a_figure(company["arras"], 0.4, question="trust"),
    )
    with app.test_request_context():
        db.session.get_one(Team, company["arras"]).name = "=cmd()"
        found = trends.trends(db.session(), "mobilisation", THIS_WEEK, NO_BLANKS)
        listing = found.listing(TrendsSort.NAME, Order.ASCENDING, 1)
        text = as_csv(trends_table(found, listing))
    return list(csv.reader(io.StringIO(text)))


def test_the_header_names_measures_and_weeks(rows: list[list[str]]) -> None:
    assert rows[0] == [
        "\ufeffTeam",
        "Mobilisation, %, 2026-W09",
        "Change",
        "Who answered",
        "Mobilisation, %, 2026-W06 to 2026-W09",
        "Trust, %, 2026-W06 to 2026-W09",
        "Participation, %, 2026-W09",
        "People who answered, from",
        "People who answered, to",
        "People asked",
    ]


def test_numbers_are_those_of_the_page(rows: list[list[str]]) -> None:
    found = next(row for row in rows if row[0] == "Lille")

    assert found[1:] == [
        "62", "fewer than 6 to compare", "", "62", "not shown", "67", "8", "11", "12",
    ]  # fmt: skip


def test_a_name_is_never_a_formula_and_nothing_withheld_is_told(
    rows: list[list[str]],
) -> None:
    hidden = "not shown"

    assert rows[2] == [
        "'=cmd()", hidden, "fewer than 6 to compare", "", hidden, "40",
        hidden, hidden, "", "",
    ]  # fmt: skip
