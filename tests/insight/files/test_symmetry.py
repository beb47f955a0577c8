import csv
import io

import pytest
from flask import Flask

from engagement.database import db
from engagement.insight.files.symmetry import symmetry_table
from engagement.insight.shown import Shown
from engagement.insight.sight import EVERYTHING
from engagement.insight.symmetry import correlation
from engagement.insight.symmetry.correlation import Dot, Seen, UnplacedTeam
from engagement.insight.symmetry.table import OtherRow, team_table
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.quadrants import TeamQuadrant
from engagement.web.downloads import as_csv
from tests.insight.measured import THIS_WEEK

STAFF = Shown(0.625, 0.4, 0.8, 8, 11)
NPS = Shown(-12.5, -30.2, 5.7, 40, 40)
CHANCES = dict(zip(TeamQuadrant, (0.1, 0.2, 0.05, 0.65), strict=True))
SEEN = Seen(
    (
        Dot(2, "Nice", STAFF, NPS, (0.605, -10.0), CHANCES),
        Dot(1, "=cmd()", STAFF, NPS),
    ),
    (UnplacedTeam(3, "arras", Withheld(WithheldReason.NOT_PUBLISHED), NPS),),
    ((0.1, -50), (0.2, 20)),
)


@pytest.fixture
def rows(app: Flask) -> list[list[str]]:
    with app.test_request_context():
        view = correlation.view(
            db.session(),
            staff="mobilisation",
            customer="nps",
            weeks=4,
            moment=None,
            this_week=THIS_WEEK,
            sight=EVERYTHING,
        )
        text = as_csv(symmetry_table(view, team_table(SEEN)))
    return list(csv.reader(io.StringIO(text)))


def test_teams_come_by_name_then_others_by_value() -> None:
    listed = team_table(SEEN)

    assert [row.name for row in listed.named] == ["=cmd()", "arras", "Nice"]
    assert listed.others == (OtherRow(0.1, -50), OtherRow(0.2, 20))


def test_the_header_names_the_unit(rows: list[list[str]]) -> None:
    assert rows[0] == [
        "\ufeffTeam",
        "Mobilisation, %",
        "Mobilisation, %, from",
        "Mobilisation, %, to",
        "Recommendation (NPS)",
        "Recommendation (NPS), from",
        "Recommendation (NPS), to",
        "Customers",
        "both sides higher, %",
        "staff higher, customers lower, %",
        "customers higher, staff lower, %",
        "both sides lower, %",
        "Mobilisation, moved in four weeks, points",
        "Recommendation (NPS), moved in four weeks, points",
    ]


def test_numbers_are_those_of_the_page(rows: list[list[str]]) -> None:
    cells = ["Nice", "62", "40", "80", "-12", "-30", "6", "40"]
    assert rows[3] == [*cells, "10", "20", "5", "65", "2", "-2"]


def test_a_name_is_never_a_formula(rows: list[list[str]]) -> None:
    assert rows[1][0] == "'=cmd()"


def test_what_is_withheld_is_said_and_not_counted(rows: list[list[str]]) -> None:
    cells = ["arras", "not shown", "", "", "-12", "-30", "6", "40"]
    assert rows[2] == [*cells, *[""] * 6]


def test_other_teams_have_a_place_and_nothing_else(rows: list[list[str]]) -> None:
    assert rows[4:] == [
        ["another team", "10", "", "", "-50", *[""] * 9],
        ["another team", "20", "", "", "20", *[""] * 9],
    ]
