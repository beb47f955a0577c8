import io
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.customers.files.recipe import Recipe
from engagement.customers.files.sheets import Limits, Sheet, letter_of, sheet_from
from engagement.customers.imports.refused import sheet_of
from engagement.files.workbooks import Format
from engagement.refusals import FileRefused, Reason
from tests.customers.corpus import a_file, a_workbook, an_opendocument

PLAIN = b"Team;Note\nlille;4,5\nnice;3\n"
TWO = Limits(1_000, 2)
cells = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1)
grids = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(cells, min_size=width, max_size=width), min_size=2, max_size=8
    )
)


def lines(sheet: Sheet) -> list[tuple[int, tuple[str, ...]]]:
    rows = sheet.frame.itertuples(name=None)
    return [(number, tuple(cells)) for number, *cells in rows]


def test_what_was_found_out_is_told() -> None:
    text = sheet_from(PLAIN)
    book = sheet_from(a_workbook(("Team", "Note"), ("lille", 4.5), above=2))

    assert text.format is Format.TEXT
    assert text.read == Recipe("utf-8-sig", ";", "", 1, 1, ",")
    assert lines(text) == [(2, ("lille", "4,5")), (3, ("nice", "3"))]
    assert book.format is Format.XLSX
    assert book.read == Recipe("", "", "Scores", 3, 1, ".")
    assert book.sheets == ("Cover", "Scores")
    assert lines(book) == [(4, ("lille", "4.5"))]


def test_every_finding_can_be_overruled() -> None:
    content = "a,b;c\né,1;2\nx,3;4\n".encode("mac-roman")
    reading = Recipe("mac-roman", ",", header_at=2, header_rows=2, decimal=".")

    sheet = sheet_from(content, reading)

    assert sheet.read == reading
    assert sheet.columns == ("é", "1;2")
    assert sheet.headers == (("é", "1;2"), ("x", "3;4"))


def test_another_sheet_of_a_workbook_can_be_chosen() -> None:
    book = a_workbook(("Team", "Note"), ("lille", 4))

    assert sheet_from(book, Recipe(sheet="Cover")).columns == ("Scores of the week",)
    assert sheet_from(book, Recipe(sheet="Gone")).read.sheet == "Scores"


@pytest.mark.parametrize("told", [Recipe(encoding="klingon"), Recipe(delimiter="x")])
def test_what_is_no_choice_is_found_out(told: Recipe) -> None:
    assert sheet_from(PLAIN, told).read == sheet_from(PLAIN).read


def test_columns_are_named_once_and_never_left_without_a_name() -> None:
    sheet = sheet_from(b"Note,,note,Team\n1,2,3,4\n")

    assert sheet.columns == ("Note", "B", "note (2)", "Team")


def test_the_names_of_all_header_rows_are_known() -> None:
    sheet = sheet_from(a_file("qualtrics.csv"))

    names = sheet.names_of("Q2")

    assert names[1] == "Overall how satisfied are you?"
    assert len(sheet.frame) == 4
    assert sheet.frame.index[0] == 4


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a,b\n" * 4, Reason.TOO_MANY_ROWS),
        (b"a,b\n" * 400, Reason.TOO_LARGE),
        (a_workbook(("a", "b"), *[("c", "d")] * 30), Reason.TOO_LARGE),
    ],
    ids=["rows", "bytes", "workbook"],  # its bytes differ from worker to worker
)
def test_more_than_the_limits_is_refused(content: bytes, reason: Reason) -> None:
    with pytest.raises(FileRefused) as caught:
        sheet_from(content, limits=TWO)

    assert caught.value.refusal.reason is reason


def test_too_many_rows_of_a_workbook_are_refused() -> None:
    with pytest.raises(FileRefused) as caught:
        sheet_from(a_workbook(*[("a", "b")] * 9), limits=Limits(100_000, 3))

    assert caught.value.refusal.reason is Reason.TOO_MANY_ROWS


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letter_of(place) for place in (0, 25, 26, 701, 702)] == [
        "A", "Z", "AA", "ZZ", "AAA"
    ]  # fmt: skip


def test_numbers_of_a_workbook_are_written_as_people_type_them() -> None:
    book = a_workbook(("a", "b", "c"), (0.1 + 0.2, 1e-7, 40.0), (True, "00123", -3))

    assert [row for _, row in lines(sheet_from(book))] == [
        ("0.3", "0.0000001", "40"),
        ("True", "00123", "-3"),
    ]


def test_a_hidden_sheet_is_not_offered() -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    book.add_worksheet("Shown").write(0, 0, "x")
    hidden = book.add_worksheet("Hidden")
    hidden.write(0, 0, "secret")
    hidden.hide()
    book.close()

    assert sheet_from(content.getvalue()).sheets == ("Shown",)


@given(grids, st.sampled_from(";,"))
def test_what_we_export_we_read_back(rows: list[list[str]], delimiter: str) -> None:
    told = Recipe(delimiter=delimiter, header_at=1, header_rows=1)

    sheet = sheet_from(sheet_of(rows, delimiter), told)

    shown = [tuple(f"'{c}" if c[0] in "=+-@" else c for c in row) for row in rows]
    assert sheet.headers == (shown[0],)
    assert [cells for _, cells in lines(sheet)] == shown[1:]


@settings(max_examples=40)
@given(grids)
def test_what_a_workbook_holds_as_text_is_read_as_it_is(rows: list[list[str]]) -> None:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            page.write_string(number, place, cell)
    book.close()

    sheet = sheet_from(content.getvalue(), Recipe(header_at=1, header_rows=1))

    assert [cells for _, cells in lines(sheet)] == [tuple(row) for row in rows[1:]]


@given(st.binary(), st.integers(0, 2_000), st.sampled_from(["xlsx", "ods"]))
def test_a_damaged_workbook_is_read_or_refused(
    scratch: bytes, at: int, kind: str
) -> None:
    rows = (("Team", "Note"), ("lille", "4"))
    book = a_workbook(*rows) if kind == "xlsx" else an_opendocument(*rows)
    at %= len(book)

    with suppress(FileRefused):
        sheet_from(book[:at] + scratch + book[at + len(scratch) :])


readings = st.builds(
    Recipe,
    encoding=st.sampled_from(["", "utf-16", "cp1252", "utf-8-sig"]),
    delimiter=st.sampled_from(["", ";", ","]),
    header_at=st.integers(0, 5),
    header_rows=st.integers(0, 4),
    decimal=st.sampled_from(["", ",", "."]),
)


@given(st.binary() | st.text().map(str.encode), readings)
def test_any_bytes_give_a_sheet_or_a_refusal(content: bytes, told: Recipe) -> None:
    with suppress(FileRefused):
        sheet = sheet_from(content, told)

        assert sheet.frame.notna().all(axis=None)
        assert len(set(sheet.columns)) == len(sheet.columns)


@pytest.mark.parametrize("again", ["Week;Store;NPS;N", "Magasin;Note;Semaine;"])
def test_a_table_below_another_is_refused(again: str) -> None:
    first = "Week;Store;CSAT;N\n2026-W42;lille;80;50\n"
    content = f"{first};;;\n{again}\n2026-W43;lille;40;60\n"

    sheet = sheet_from(content.encode())

    assert lines(sheet) == [(2, ("2026-W42", "lille", "80", "50"))]
    assert [(one.row, one.reason) for one in sheet.refused] == [
        (4, Reason.ANOTHER_TABLE),
        (5, Reason.ANOTHER_TABLE),
    ]


@pytest.mark.parametrize("row", ["Boutique;CSAT;80;50", "Service;Note;;"])
def test_a_row_with_words_of_headers_is_a_row(row: str) -> None:
    sheet = sheet_from(f"Team;Metric;Value;N\n{row}\nlille;nps;4;5\n".encode())

    assert len(sheet.frame) == 2


def test_what_stands_above_the_header_and_the_name_of_the_sheet_are_its_title() -> None:
    text = sheet_from(b"NPS 2025;;\nTeam;Note;N\nlille;4,5;2\n")
    book = sheet_from(a_workbook(("Team", "Note"), ("lille", 4.5)))

    assert (text.title, book.title) == ("NPS 2025", "Scores")


def test_a_header_of_one_row_may_repeat_a_metric_beside_a_blank_cell() -> None:
    sheet = sheet_from(b",CSAT,n,CSAT,n\nLille,80 %,100,90 %,50\n")

    assert sheet.columns == ("A", "CSAT", "n", "CSAT (2)", "n (2)")
    assert lines(sheet) == [(2, ("Lille", "80 %", "100", "90 %", "50"))]
