"""What a form corrects: only what was changed, and never anything that cannot be."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement.customers.files.recipe import (
    Alias,
    Kind,
    Measure,
    Recipe,
    What,
    recipe_from,
)
from engagement.customers.files.sheets import Sheet, sheet_from
from engagement.customers.files.words import Role
from engagement.customers.intake import read
from engagement.customers.intake.guess import guess
from engagement.customers.intake.intake import Vocabulary
from engagement.customers.metrics.catalogue import METRICS, own_metric
from engagement.customers.metrics.own_scales import OwnScale
from engagement.customers.review.column_meanings import (
    Shape,
    meaning_of,
    meanings,
    shape_of,
)
from engagement.customers.review.corrections import corrected
from engagement.refusals import FileRefused
from tests.customers.corpus import TEAMS, W10, a_file, intake_of

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


def shown(sheet: Sheet) -> Recipe:
    return guess(sheet)[0]


def correct(content: bytes, **posted: str) -> Recipe:
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

    assert recipe_from(json.loads(json.dumps(chosen.as_json()))) == chosen
    words = Vocabulary(TEAMS, KNOWN)
    with suppress(FileRefused):  # cut otherwise, it may have no rows
        assert read.read(WIDE, words, W10, chosen).recipe.aliases == chosen.aliases


def test_nothing_posted_corrects_nothing() -> None:
    sheet = sheet_from(WIDE)

    assert corrected(shown(sheet), sheet, {}) == shown(sheet)


def test_a_meaning_belongs_to_one_column() -> None:
    chosen = correct(b"team,shop,week,nps,n\na,b,2026-W10,1,9\n", column_1="role:team")

    assert chosen.roles[Role.TEAM] == "shop"
    assert meaning_of(chosen, "team") == ""


TWO = b"date,team,Satisfaction,After delivery\n2026-03-02,lille,5,2\n"


def test_a_second_column_of_a_metric_is_of_another_moment() -> None:
    chosen = correct(TWO, column_3="score:csat")

    assert {*chosen.measures} == {
        Measure("Satisfaction", "csat", Role.SCORE),
        Measure("After delivery", "csat", Role.SCORE, "After delivery"),
    }


def test_the_moments_of_columns_are_called_as_one_likes() -> None:
    posted = {"column-3": "score:csat", "moment-2": " At the  till ", "moment-3": "van"}
    sheet = sheet_from(TWO)

    chosen = corrected(shown(sheet), sheet, posted)

    assert [(one.column, one.moment) for one in chosen.measures] == [
        ("Satisfaction", "At the till"),
        ("After delivery", "van"),
    ]
    found = intake_of(TWO, told=chosen)
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

    assert after.measures == (Measure("Satisfaction", "nps", Role.SCORE, "till"),)


def test_totals_become_answers() -> None:
    chosen = correct(WIDE, shape="raw")

    assert chosen.kind is Kind.RAW
    assert chosen.measures[0] == Measure("NPS", "nps", Role.SCORE)
    assert chosen.roles[Role.DATE] == "Semaine"
    assert Role.N not in chosen.roles


def test_answers_become_totals_by_week() -> None:
    text = b"date,team,metric,score,2026-W09\n2026-03-02,lille,csat,5,9\n"

    chosen = correct(text, shape="weeks")

    assert shape_of(chosen) is Shape.WEEKS
    assert meaning_of(chosen, "2026-W09") == "of-a-week"
    assert Role.WEEK not in chosen.roles


def test_a_condition_can_be_lifted() -> None:
    sheet = sheet_from(a_file("qualtrics.csv"))
    place = sheet.columns.index("Finished")
    assert meaning_of(shown(sheet), "Finished") == "condition"

    chosen = corrected(shown(sheet), sheet, {f"column-{place}": ""})

    assert [one.column for one in chosen.conditions] == ["Status"]


@pytest.mark.parametrize(
    ("posted", "decision"),
    [
        ({"team-1": "skip"}, Alias(What.SKIP)),
        ({"team-1": "7"}, Alias(What.IS, 7)),
        ({"team-1": "7", "new-1": "y"}, Alias(What.BELOW, 7)),
        ({"team-1": "", "new-1": "y"}, None),
    ],
)
def test_a_team_is_decided_on(posted: dict[str, str], decision: Alias) -> None:
    chosen = correct(WIDE, **{"unknown-1": "Rome", **posted})

    assert chosen.aliases.get("Rome") == decision


@pytest.mark.parametrize("name", ["=1+1", "x" * 101])
def test_a_name_that_no_team_can_have_creates_none(name: str) -> None:
    posted = {"unknown-1": name, "team-1": "7", "new-1": "y"}

    assert correct(WIDE, **posted).aliases == {}
