"""What a form corrects: only what was changed, and never anything that cannot be."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement.customers.check.correcting import (
    Choices,
    Decision,
    What,
    choices_from,
    corrected,
)
from engagement.customers.check.meanings import Shape, meaning_of, meanings, shape_of
from engagement.customers.intake.from_sheet import intake
from engagement.customers.intake.guessing import guessed
from engagement.customers.metrics.catalogue import METRICS, own_metric
from engagement.customers.metrics.own_scales import OwnScale
from engagement.customers.reading.mapping import Kind, Measure
from engagement.customers.reading.sheets import Sheet, sheet_from
from engagement.customers.reading.words import Role
from engagement.refusals import FileRefused
from tests.customers.corpus import TEAMS, W10, a_file

WIDE = a_file("bi-wide.csv")
OWN = own_metric("clean", "Propreté", OwnScale(0, 20, 15, 9).scale)
KNOWN = {**METRICS, OWN.key: OWN}
FIELDS = [
    *(f"column-{place}" for place in range(6)),
    *(f"moment-{place}" for place in range(6)),
    *("shape", "team", "metric", "moment", "n", "date_order", "profile"),
    *("unit-nps", "unit-csat", "unit-clean"),
    *(
        "scale-csat",
        "scale-ces",
        "scale-clean",
        "asked-ces",
        "team-1",
        "unknown-1",
        "new-1",
    ),
    *("reading-header_at", "reading-header_rows", "reading-delimiter"),
]
VALUES = [
    *(
        "",
        "0",
        "3",
        "99999999999",
        "skip",
        "nps",
        "1-7",
        "0-20",
        "clean",
        "share",
        "mean",
        "day_first",
    ),
    *(meaning for shape in Shape for meaning in meanings(shape, KNOWN)),
    *Shape,
]


def shown(sheet: Sheet) -> Choices:
    return Choices(mapping=guessed(sheet).mapping)


def correct(content: bytes, **posted: str) -> Choices:
    sheet = sheet_from(content)
    named = {key.replace("_", "-", 1): said for key, said in posted.items()}
    return corrected(shown(sheet), sheet, {**posted, **named})


@given(
    some.dictionaries(
        some.sampled_from(FIELDS), some.one_of(some.sampled_from(VALUES), some.text())
    )
)
def test_whatever_is_posted_can_be_kept_and_read_with(posted: dict[str, str]) -> None:
    sheet = sheet_from(WIDE)

    chosen = corrected(shown(sheet), sheet, posted, KNOWN)

    assert choices_from(json.loads(json.dumps(chosen.as_json()))) == chosen
    again = guessed(sheet, KNOWN, chosen.mapping)
    try:
        intake(sheet, again.mapping, TEAMS, KNOWN, W10)
    except FileRefused:
        assert again.missing


def test_nothing_posted_corrects_nothing() -> None:
    sheet = sheet_from(WIDE)

    assert corrected(shown(sheet), sheet, {}) == shown(sheet)


def test_a_meaning_belongs_to_one_column() -> None:
    chosen = correct(b"team,shop,week,nps,n\na,b,2026-W10,1,9\n", column_1="role:team")

    assert chosen.mapping
    assert chosen.mapping.roles[Role.TEAM] == "shop"
    assert meaning_of(chosen.mapping, "team") == ""


TWO = b"date,team,Satisfaction,After delivery\n2026-03-02,lille,5,2\n"


def test_a_second_column_of_a_metric_is_of_another_moment() -> None:
    chosen = correct(TWO, column_3="score:csat")

    assert chosen.mapping
    assert {*chosen.mapping.measures} == {
        Measure("Satisfaction", "csat", Role.SCORE),
        Measure("After delivery", "csat", Role.SCORE, "After delivery"),
    }


def test_the_moments_of_columns_are_called_as_one_likes() -> None:
    posted = {"column-3": "score:csat", "moment-2": " At the  till ", "moment-3": "van"}
    sheet = sheet_from(TWO)

    chosen = corrected(shown(sheet), sheet, posted)

    assert chosen.mapping
    assert [(one.column, one.moment) for one in chosen.mapping.measures] == [
        ("Satisfaction", "At the till"),
        ("After delivery", "van"),
    ]
    found = intake(sheet, chosen.mapping, TEAMS, METRICS, W10)
    assert {(cell.moment, tally) for cell, tally in found.cells().items()} == {
        ("At the till", (1, 1, 0)),
        ("van", (1, 0, 1)),
    }


def test_two_columns_are_never_of_the_same_moment() -> None:
    sheet = sheet_from(TWO)
    before = corrected(shown(sheet), sheet, {"column-3": "score:csat"})

    after = corrected(before, sheet, {"moment-2": "till", "moment-3": "till"})

    assert after == before


def test_a_column_keeps_its_moment_when_it_holds_something_else() -> None:
    sheet = sheet_from(TWO)
    before = corrected(shown(sheet), sheet, {"moment-2": "till"})

    after = corrected(before, sheet, {"column-2": "score:nps"})

    assert after.mapping
    assert after.mapping.measures == (
        Measure("Satisfaction", "nps", Role.SCORE, "till"),
    )


def test_totals_become_answers() -> None:
    chosen = correct(WIDE, shape="raw")

    assert chosen.mapping
    assert chosen.mapping.kind is Kind.RAW
    assert chosen.mapping.measures[0] == Measure("NPS", "nps", Role.SCORE)
    assert chosen.mapping.roles[Role.DATE] == "Semaine"
    assert Role.N not in chosen.mapping.roles


def test_answers_become_totals_by_week() -> None:
    text = b"date,team,metric,score,2026-W09\n2026-03-02,lille,csat,5,9\n"

    chosen = correct(text, shape="weeks")

    assert chosen.mapping
    assert shape_of(chosen.mapping) is Shape.WEEKS
    assert meaning_of(chosen.mapping, "2026-W09") == "of-a-week"
    assert Role.WEEK not in chosen.mapping.roles


def test_a_condition_can_be_lifted() -> None:
    sheet = sheet_from(a_file("qualtrics.csv"))
    place = sheet.columns.index("Finished")
    assert meaning_of(guessed(sheet).mapping, "Finished") == "condition"

    chosen = corrected(shown(sheet), sheet, {f"column-{place}": ""})

    assert chosen.mapping
    assert [one.column for one in chosen.mapping.conditions] == ["Status"]


@pytest.mark.parametrize(
    ("posted", "decision"),
    [
        ({"team-1": "skip"}, Decision(What.SKIP)),
        ({"team-1": "7"}, Decision(What.IS, 7)),
        ({"team-1": "7", "new-1": "y"}, Decision(What.BELOW, 7)),
        ({"team-1": "", "new-1": "y"}, None),
    ],
)
def test_a_team_is_decided_on(posted: dict[str, str], decision: Decision) -> None:
    chosen = correct(WIDE, **{"unknown-1": "Rome", **posted})

    assert chosen.teams.get("Rome") == decision


@pytest.mark.parametrize("name", ["=1+1", "x" * 101])
def test_a_name_that_no_team_can_have_creates_none(name: str) -> None:
    posted = {"unknown-1": name, "team-1": "7", "new-1": "y"}

    assert correct(WIDE, **posted).teams == {}
