"""Which rows of a file are meant: of several sheets, hidden, below merged cells."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from engagement import weeks
from engagement.customers.files.recipe import NOTHING_TOLD, Recipe
from engagement.customers.files.sheets import ALL_SHEETS
from engagement.customers.intake import read
from engagement.customers.intake.asks import COUNTED, NOT_COUNTED, About
from engagement.customers.intake.intake import Intake, Vocabulary
from engagement.customers.intake.rows_to_choose import ABOVE, NOBODY

TEAMS = {"lille": 1, "nice": 2}
W10 = weeks.week_from("2026-W10") or 0
HEADER = ("date", "team", "csat")
JANUARY = (HEADER, ("2026-01-05", "lille", 5), ("2026-01-06", "nice", 4))
FEBRUARY = (HEADER, ("2026-02-02", "lille", 1), ("2026-02-03", "rome", 1))
Rows = tuple[tuple[object, ...], ...]


def workbook(
    sheets: dict[str, Rows], change: Callable[[Worksheet], object] = lambda _page: None
) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        change(page)
    book.close()
    return content.getvalue()


def intake(
    content: bytes, told: Recipe = NOTHING_TOLD, answers: dict[str, str] | None = None
) -> Intake:
    found = read.read(content, Vocabulary(TEAMS), W10, told)
    if answers:
        return intake(content, replace(found.recipe, answers=answers))
    return found


TWO = workbook(
    {"Notes": (("To whom it may concern",),), "Jan": JANUARY, "Feb": FEBRUARY}
)


def test_which_of_several_sheets_are_meant_is_asked() -> None:
    found = intake(TWO)

    assert [(one.about, one.readings) for one in found.asks] == [
        (About.SHEETS, (ALL_SHEETS, "Jan", "Feb"))
    ]
    assert (found.rows, found.held) == (0, 2)


@pytest.mark.parametrize(
    ("answer", "scores", "refused"),
    [(ALL_SHEETS, [5, 4, 1], [6]), ("Jan", [5, 4], []), ("Feb", [1], [3])],
)
def test_the_rows_of_the_sheets_that_are_meant_count(
    answer: str, scores: list[int], refused: list[int]
) -> None:
    found = intake(TWO, answers={"sheets": answer})

    assert not found.asks
    assert found.said["score"].tolist() == scores
    assert [row.refusal.row for row in found.refused] == refused


def test_a_sheet_that_was_named_before_is_asked_about_where_it_is_not() -> None:
    told = replace(intake(TWO).recipe, answers={"sheets": "Jan"})

    found = intake(workbook({"Mar": JANUARY, "Apr": FEBRUARY}), told)

    assert [one.about for one in found.asks] == [About.SHEETS]


def test_sheets_with_other_columns_are_read_one_at_a_time() -> None:
    other = (("week", "team", "n", "csat"), ("2026-W05", "nice", 20, "80 %"))
    content = workbook({"Answers": JANUARY, "Totals": other})

    found = intake(content, answers={"sheets": "Totals"})

    assert ALL_SHEETS not in found.questions[0].readings
    assert found.said["n"].tolist() == [20]


@pytest.mark.parametrize(("answer", "rows"), [(COUNTED, 2), (NOT_COUNTED, 1)])
def test_whether_hidden_rows_count_is_asked(answer: str, rows: int) -> None:
    content = workbook(
        {"Jan": JANUARY}, lambda page: page.set_row(1, None, None, {"hidden": True})
    )
    found = intake(content)

    assert [(one.about, one.examples) for one in found.asks] == [(About.HIDDEN, ("2",))]
    assert found.rows == 0
    assert intake(content, answers={"hidden": answer}).rows == rows


def test_a_hidden_column_or_an_empty_hidden_row_is_no_question() -> None:
    def hide(page: Worksheet) -> None:
        page.set_column(5, 5, None, None, {"hidden": True})
        page.set_row(9, None, None, {"hidden": True})

    assert not intake(workbook({"Jan": JANUARY}, hide)).asks


def test_merged_cells_are_those_of_each_of_their_rows() -> None:
    rows = (HEADER, ("2026-01-05", None, 5), ("2026-01-06", None, 4))
    content = workbook({"Jan": rows}, lambda page: page.merge_range("B2:B3", "lille"))

    found = intake(content)

    assert (found.rows, found.asks) == (2, ())


BLANK = b"date,team,csat\n2026-01-05,lille,5\n2026-01-06,,4\n2026-01-07,nice,1\n"


@pytest.mark.parametrize(("answer", "rows"), [(ABOVE, 3), (NOBODY, 2)])
def test_whether_blank_cells_are_like_those_above_is_asked(
    answer: str, rows: int
) -> None:
    found = intake(BLANK)

    assert [(one.about, one.columns) for one in found.asks] == [
        (About.MERGED, ("team",))
    ]
    assert found.rows == 0
    assert intake(BLANK, answers={"merged-team": answer}).rows == rows


def test_a_team_that_somebody_forgot_is_refused_and_not_asked_about() -> None:
    found = intake(
        b"date,team,csat\n2026-01-05,lille,5\n2026-01-06,lille,5\n2026-01-06,,4\n"
    )

    assert (found.rows, found.asks) == (2, ())
    assert [row.refusal.row for row in found.refused] == [4]


def held(content: bytes, answers: dict[str, str]) -> tuple[int, list[About]]:
    """Return how many rows go in, and what is asked meanwhile."""
    found = intake(content, answers=answers)
    return found.rows, [one.about for one in found.asks]


def test_rows_whose_state_says_that_they_are_no_answers_are_asked() -> None:
    content = (
        b"date,team,csat,statut\n2026-01-05,lille,5,publi\xc3\xa9\n"
        b"2026-01-06,lille,1,refus\xc3\xa9\n2026-01-07,lille,2,Test\n"
    )

    assert held(content, {}) == (0, [About.STATES])
    assert held(content, {"states-statut": NOT_COUNTED}) == (1, [])
    assert held(content, {"states-statut": COUNTED}) == (3, [])


@pytest.mark.parametrize(
    ("column", "cells"),
    [("poids", ("0.8", "2.1")), ("effectif", ("12", "8")), ("max score", ("10", "10"))],
)
def test_what_may_change_how_a_row_counts_is_asked(
    column: str, cells: tuple[str, str]
) -> None:
    first, second = cells
    content = (
        f"date,team,csat,{column}\n2026-01-05,lille,5,{first}\n"
        f"2026-01-06,lille,4,{second}\n"
    ).encode()

    assert held(content, {}) == (0, [About.ASIDE])
    assert held(content, {f"aside-{column}": COUNTED}) == (2, [])


@pytest.mark.parametrize(
    "column", ["statut,ouvert,clos", "effectif,1,2", "weight,1,1", "max score,,"]
)
def test_a_plain_column_beside_answers_is_no_question(column: str) -> None:
    name, first, second = column.split(",")
    content = (
        f"date,team,csat,{name}\n2026-01-05,lille,5,{first}\n"
        f"2026-01-06,lille,4,{second}\n"
    ).encode()

    assert held(content, {}) == (2, [])


def test_a_total_among_moments_is_asked() -> None:
    content = (
        b"team,week,channel,nps,n\nlille,2026-W02,Phone,50,100\n"
        b"lille,2026-W02,Web,20,50\nlille,2026-W02,All,40,150\n"
    )

    assert held(content, {}) == (0, [About.STATES])
    assert held(content, {"states-channel": NOT_COUNTED}) == (2, [])


def test_weeks_beside_a_month_are_asked_and_those_with_their_year_are_not() -> None:
    of_month = b"month,week,team,nps,n\nOctober,2,lille,45,100\n"
    plain = b"month,week,team,nps,n\nOctober,2026-W02,lille,45,100\n"

    assert About.OTHER_PERIOD in held(of_month, {})[1]
    assert held(plain, {}) == (1, [])


@pytest.mark.parametrize(
    "row",
    ["octobre,42", "Oct,S40", "10,44", "10,Semaine 41", "octobre,", ",42", "Dec,1"],
)
def test_a_month_beside_a_week_that_lies_in_it_is_no_question(row: str) -> None:
    content = f"month,week,team,nps,n\n{row},lille,45,100\noctobre,43,nice,45,9\n"

    assert About.OTHER_PERIOD not in held(content.encode(), {})[1]


@pytest.mark.parametrize(
    "row", ["octobre,2", "octobre,46", "Q4,42", "10/2023,42", "octobre,99"]
)
def test_a_month_that_contradicts_a_week_or_tells_its_year_is_asked(row: str) -> None:
    content = f"month,week,team,nps,n\n{row},lille,45,100\noctobre,43,nice,45,9\n"

    assert About.OTHER_PERIOD in held(content.encode(), {})[1]


def test_weeks_that_may_be_counted_from_the_beginning_of_a_month_are_asked() -> None:
    content = b"month,week,team,nps,n\nJanuary,1,lille,45,100\nJanuary,2,lille,45,9\n"

    assert About.OTHER_PERIOD in held(content, {})[1]


@pytest.mark.parametrize(("year", "is_asked"), [("2025", False), ("2021", True)])
def test_a_week_and_a_month_agree_in_the_year_beside_them(
    year: str, *, is_asked: bool
) -> None:
    """Week 18 began on 28 April 2025, and on 3 May 2021."""
    content = f"month,year,week,team,nps,n\navril,{year},18,lille,45,100\n".encode()

    assert (About.OTHER_PERIOD in held(content, {})[1]) is is_asked


@pytest.mark.parametrize("year", ["2026", "12"])
def test_a_week_beside_a_fiscal_year_is_asked_all_the_same(year: str) -> None:
    content = f"fy,week,team,nps,n\n{year},50,lille,45,100\n".encode()

    assert About.OTHER_PERIOD in held(content, {})[1]
