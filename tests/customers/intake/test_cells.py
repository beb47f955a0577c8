import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.files.dates import DateOrder
from engagement.customers.files.numbers import Unit, bare
from engagement.customers.files.recipe import Kind, Recipe
from engagement.customers.files.sheets import framed
from engagement.customers.files.words import Role
from engagement.customers.intake.cells import Cell, Tally
from engagement.customers.intake.intake import Intake, Vocabulary
from engagement.customers.intake.read import intake_of
from engagement.files.csv_file import as_cell
from engagement.refusals import Reason

W10 = weeks.week_from("2026-W10") or 0
ANSWER = {
    "date": "2026-03-02", "team": "lille", "metric": "csat", "score": "4",
    "moment": "",
}  # fmt: skip
TOTAL = {
    "team": "lille", "week": "2026-W10", "metric": "csat", "n": "40",
    "favourable": "", "unfavourable": "", "value": "", "moment": "",
}  # fmt: skip
Texts = dict[str, str]


def read(*rows: Texts, **told: object) -> Intake:
    """Read rows whose columns are called as what they say."""
    columns = list(rows[0])
    kind = Kind.RAW if "score" in columns else Kind.AGGREGATED
    recipe = Recipe(kind=kind, roles={Role(name): name for name in columns}, **told)  # type: ignore[arg-type]
    sheet = framed([list(row.values()) for row in rows], columns)
    return intake_of(sheet, recipe, Vocabulary({"lille": 7}), W10)


def answer(**given: str) -> tuple[Cell, int]:
    """Return where one answer counts, and its score."""
    found = read(ANSWER | given)
    assert not found.refused
    (cell,) = found.cells()
    return cell, int(found.said["score"].iloc[0])


def refusal_of(row: Texts) -> tuple[Reason, dict[str, str | int]]:
    (refused,) = read(row).refused
    return refused.refusal.reason, dict(refused.refusal.values)


def test_an_answer_counts_for_its_team_in_its_week() -> None:
    assert answer(metric="CSAT", moment="till") == (Cell(7, W10, "csat", "till"), 4)


@pytest.mark.parametrize(
    ("written", "monday"),
    [
        ("2026-03-01", "2026-02-23"),
        ("2026-02-23", "2026-02-23"),
        ("27/02/2026", "2026-02-23"),
        ("02/02/2026", "2026-02-02"),
        ("2/2/2026", "2026-02-02"),
    ],
)
def test_a_day_belongs_to_its_week(written: str, monday: str) -> None:
    cell, _ = answer(date=written)

    assert weeks.monday_of(cell.week).isoformat() == monday


def test_a_day_that_could_be_another_is_read_in_the_file_s_order() -> None:
    found = read(ANSWER | {"date": "02/03/2026"}, date_order=DateOrder.DAY_FIRST)

    assert [cell.week for cell in found.cells()] == [W10]


@pytest.mark.parametrize(
    ("given", "reason", "values"),
    [
        ({"date": ""}, Reason.MISSING_VALUE, {"column": "date"}),
        ({"team": ""}, Reason.MISSING_VALUE, {"column": "team"}),
        ({"team": "nice"}, Reason.UNKNOWN_TEAM, {"team": "nice"}),
        ({"metric": "glow"}, Reason.UNKNOWN_METRIC, {"metric": "glow"}),
        ({"metric": "ces"}, Reason.UNKNOWN_SCALE, {"metric": "ces"}),
        ({"date": "2026-02-30"}, Reason.BAD_DATE, {"date": "2026-02-30"}),
        ({"date": "2026-W10"}, Reason.BAD_DATE, {"date": "2026-W10"}),
        ({"date": "1969-12-31"}, Reason.BAD_DATE, {"date": "1969-12-31"}),
        ({"date": "0000-00-00"}, Reason.BAD_DATE, {"date": "0000-00-00"}),
        ({"date": "02/03/2026"}, Reason.TWO_DATES, {"date": "02/03/2026"}),
        ({"date": "30/02/2026"}, Reason.BAD_DATE, {"date": "30/02/2026"}),
        ({"date": "2026-03-09"}, Reason.FUTURE_WEEK, {"week": "2026-W11"}),
        ({"score": "6"}, Reason.OUT_OF_SCALE, {"text": "6", "low": 1, "high": 5}),
        ({"score": "0"}, Reason.OUT_OF_SCALE, {"text": "0", "low": 1, "high": 5}),
        ({"score": "4,5"}, Reason.OUT_OF_SCALE, {"text": "4,5", "low": 1, "high": 5}),
        ({"score": "good"}, Reason.BAD_NUMBER, {"column": "score", "text": "good"}),
        ({"moment": "=1+1"}, Reason.FORMULA, {"text": "=1+1"}),
        ({"moment": "x" * 61}, Reason.TOO_LONG, {"column": "moment", "most": 60}),
    ],
)
def test_an_answer_that_cannot_count_is_refused(
    given: dict[str, str], reason: Reason, values: dict[str, str | int]
) -> None:
    assert refusal_of(ANSWER | given) == (reason, values)


def test_nps_answers_have_their_own_scale() -> None:
    assert answer(metric="nps", score="0")[1] == 0
    assert answer(metric="nps", score="10,0")[1] == 10

    refusal = refusal_of(ANSWER | {"metric": "nps", "score": "11"})

    assert refusal == (Reason.OUT_OF_SCALE, {"text": "11", "low": 0, "high": 10})


@pytest.mark.parametrize(
    ("given", "tally"),
    [
        ({"favourable": "30"}, Tally(40, 30, 0)),
        ({"favourable": "30", "unfavourable": "4"}, Tally(40, 30, 4)),
        ({"favourable": "40.0"}, Tally(40, 40, 0)),
        ({"n": "1 200", "favourable": "1\u202f000"}, Tally(1200, 1000, 0)),
        ({"value": "82"}, Tally(40, 33, 0)),
        ({"value": "82 %"}, Tally(40, 33, 0)),
        ({"value": "82,5\u00a0%"}, Tally(40, 33, 0)),
        ({"value": "0"}, Tally(40, 0, 0)),
        ({"value": "1 %"}, Tally(40, 0, 0)),
        ({"value": "100"}, Tally(40, 40, 0)),
        ({"favourable": "30", "value": "10"}, Tally(40, 30, 0)),
        ({"metric": "nps", "value": "50"}, Tally(40, 30, 10)),
        ({"metric": "nps", "value": "−25"}, Tally(40, 15, 25)),
        ({"metric": "nps", "value": "+0,5 %"}, Tally(40, 20.1, 19.9)),
        ({"favourable": "82,5 %"}, Tally(40, 33, 0)),
        (
            {"metric": "nps", "favourable": "62%", "unfavourable": "38 %"},
            Tally(40, 24.8, 15.2),
        ),
        ({"metric": "nps", "value": "-100"}, Tally(40, 0, 40)),
        (
            {"metric": "nps", "favourable": "20", "unfavourable": "5"},
            Tally(40, 20, 5),
        ),
        ({"metric": "nps", "favourable": "20", "value": "50"}, Tally(40, 30, 10)),
    ],
)
def test_totals_are_counts_or_the_counts_of_a_figure(
    given: dict[str, str], tally: Tally
) -> None:
    ((cell, found),) = read(TOTAL | given).cells().items()

    assert cell == Cell(7, W10, given.get("metric", "csat"), "")
    assert found == pytest.approx(tally)


@pytest.mark.parametrize(
    ("given", "reason", "values"),
    [
        ({}, Reason.MISSING_VALUE, {"column": "favourable"}),
        ({"n": ""}, Reason.MISSING_VALUE, {"column": "n"}),
        (
            {"n": "0", "value": "80"},
            Reason.BAD_NUMBER,
            {"column": "n", "text": "0"},
        ),
        ({"n": "4,5"}, Reason.BAD_NUMBER, {"column": "n", "text": "4,5"}),
        ({"n": "1.234,5"}, Reason.BAD_NUMBER, {"column": "n", "text": "1.234,5"}),
        ({"n": "9" * 400}, Reason.BAD_NUMBER, {"column": "n", "text": "9" * 60}),
        ({"n": "9" * 10}, Reason.BAD_NUMBER, {"column": "n", "text": "9" * 10}),
        (
            {"favourable": "-1"},
            Reason.BAD_NUMBER,
            {"column": "favourable", "text": "-1"},
        ),
        ({"favourable": "41"}, Reason.MORE_THAN_ALL, {}),
        ({"favourable": "30", "unfavourable": "11"}, Reason.MORE_THAN_ALL, {}),
        (
            {"metric": "nps", "favourable": "30"},
            Reason.MISSING_VALUE,
            {"column": "unfavourable"},
        ),
        (
            {"metric": "nps", "value": "101"},
            Reason.OUT_OF_SCALE,
            {"text": "101", "low": -100, "high": 100},
        ),
        (
            {"value": "-1"},
            Reason.OUT_OF_SCALE,
            {"text": "-1", "low": 0, "high": 100},
        ),
        ({"value": "0,82"}, Reason.SHARE_NOT_PERCENT, {"text": "0,82"}),
        ({"value": "%"}, Reason.BAD_NUMBER, {"column": "value", "text": ""}),
        ({"week": "2026-W54"}, Reason.BAD_WEEK, {"week": "2026-W54"}),
        ({"week": "mars 2026"}, Reason.BAD_WEEK, {"week": "mars 2026"}),
        ({"week": "2026-S11"}, Reason.FUTURE_WEEK, {"week": "2026-W11"}),
    ],
)
def test_totals_that_cannot_count_are_refused(
    given: dict[str, str], reason: Reason, values: dict[str, str | int]
) -> None:
    assert refusal_of(TOTAL | given) == (reason, values)


@pytest.mark.parametrize("figure", ["", "0", "n.d."])
def test_a_total_of_no_answers_is_left_out(figure: str) -> None:
    found = read(TOTAL | {"n": "0", "value": figure})

    assert (found.rows, found.left_out, found.refused) == (0, 1, [])


def test_a_one_among_shares_is_not_taken_for_one_percent() -> None:
    other = TOTAL | {"week": "2026-W09", "value": "0.9"}

    found = read(TOTAL | {"value": "1"}, other)

    reasons = {one.refusal.reason for one in found.refused}
    assert (len(found.refused), reasons) == (2, {Reason.SHARE_NOT_PERCENT})
    assert read(TOTAL | {"value": "1"}, other, unit=Unit.SHARE).rows == 2


def test_a_refusal_names_the_column_as_the_file_does() -> None:
    columns = ["réponses" if name == "n" else name for name in TOTAL]
    roles = dict(zip(map(Role, TOTAL), columns, strict=True))
    sheet = framed([list((TOTAL | {"n": "many"}).values())], columns)
    recipe = Recipe(kind=Kind.AGGREGATED, roles=roles)

    (refused,) = intake_of(sheet, recipe, Vocabulary({"lille": 7}), W10).refused

    assert refused.refusal.values["column"] == "réponses"


@given(st.text())
def test_what_a_download_guards_comes_back_bare(text: str) -> None:
    written = as_cell(text)

    assert written in {text, f"'{text}"}
    assert written == text or bare(written) == text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("1001", "1001.0", 1), ("v1", "v1.0", 0), ("1001", "1001.5", 0)],
)
def test_an_id_is_the_same_with_the_decimals_of_a_spreadsheet(
    one: str, other: str, same: int
) -> None:
    assert read(ANSWER | {"id": one}, ANSWER | {"id": other}).same == same
