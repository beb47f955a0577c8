"""Files of rows from strangers, in the shapes that spreadsheets write."""

import codecs
import csv
import io
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from engagement.files import tables
from engagement.files.csv_file import LARGEST_FILE
from engagement.files.tables import Table
from engagement.refusals import FileRefused, Reason

SHEET = [["Équipe", "Nom", "Note"], ["001", "L’été; à, Nice", "4,5"], ["NA", "b", "3"]]
CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]),
    min_size=1,
    max_size=12,
)


def written(rows: list[list[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=delimiter, lineterminator=end).writerows(rows)
    return sheet.getvalue()


NAMES = {"team": ("equipe", "magasin"), "e-mail": ("courriel",), "lead of": ()}


def read(content: bytes, *kinds: tuple[str, ...]) -> Table:
    return tables.table_from(content, NAMES, *kinds)


def refusal_of(content: bytes) -> Reason:
    with pytest.raises(FileRefused) as caught:
        read(content)
    return caught.value.refusal.reason


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_write_is_read(
    delimiter: str, encoding: str, end: str
) -> None:
    table = read(written(SHEET, delimiter, end).encode(encoding))

    assert table.columns == ("team", "nom", "note")
    assert table.header == tuple(SHEET[0])
    assert table.rows == [(2, SHEET[1]), (3, SHEET[2])]


def test_a_first_line_may_name_the_delimiter() -> None:
    table = read(b"sep=|\r\na|b;c;d\r\n1|2;3;4\r\n")

    assert table.header == ("a", "b;c;d")


def test_column_names_are_folded() -> None:
    table = read(b" Lead_Of ;E-MAIL\n1;2\n")

    assert table.columns == ("lead of", "e-mail")
    assert list(table.records()) == [(2, {"lead of": "1", "e-mail": "2"})]


def test_empty_lines_count_as_in_a_sheet_and_bring_nothing() -> None:
    table = read(b"a,b\n\n1,2\n , \n3,4\n")

    assert table.rows == [(3, ["1", "2"]), (5, ["3", "4"])]


def test_a_row_with_other_cells_than_the_header_is_refused_by_number() -> None:
    table = read(b"a,b\n1,2\n1\n1,2,3\n")

    assert [(no.row, no.reason) for no in table.refused] == [
        (3, Reason.WRONG_NUMBER_OF_CELLS),
        (4, Reason.WRONG_NUMBER_OF_CELLS),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY_FILE),
        (b" \r\n \n", Reason.EMPTY_FILE),
        (b"PK\3\4\0\0\0\0", Reason.BROKEN_WORKBOOK),
        (b"team\x81,\x8d\n", Reason.NOT_TEXT),
        (codecs.BOM_UTF16_LE + b"\x00\xd8x", Reason.NOT_TEXT),
        (b'a,b\n1,"' + b"x" * 200_000, Reason.NOT_TEXT),
    ],
)
def test_what_is_no_table_is_refused_whole(content: bytes, reason: Reason) -> None:
    assert refusal_of(content) is reason


def test_a_file_over_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal_of(b"x" * (LARGEST_FILE + 1)) is Reason.TOO_LARGE

    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    assert read(b"a,b\n1,2\n1,2\n1,2\n").rows
    assert refusal_of(b"a,b\n1,2\n1,2\n1\n1,2\n") is Reason.TOO_MANY_ROWS


def test_missing_columns_are_named_and_so_are_those_that_are_there() -> None:
    table = read(b"team,name\n1,2\n")

    with pytest.raises(FileRefused) as caught:
        table.require("team", "week", "metric")

    values = {"columns": "week, metric", "seen": "team, name"}
    assert caught.value.refusal.values == values


def test_empty_cells_at_the_end_make_no_row_crooked() -> None:
    table = read(b"a;b\n1;2;;\n3;4\n5;6; ;7\n")

    assert table.rows == [(2, ["1", "2"]), (3, ["3", "4"])]
    assert [one.row for one in table.refused] == [4]


def workbook(sheets: dict[str, list[list[object]]], *hidden: str) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name in hidden:
                sheet.hide()
    return file.getvalue()


def test_a_workbook_is_rows_of_text_too() -> None:
    content = workbook({"Cover": [["Staff"]], "List": [["Équipe", "n"], ["x", 12]]})

    table = read(content, ("team", "n"))

    assert (table.columns, table.sheet) == (("team", "n"), "List")
    assert [(row, list(cells)) for row, cells in table.rows] == [(2, ["x", "12"])]


def test_the_sheet_is_named_on_which_columns_are_missing() -> None:
    table = read(workbook({"Cover": [["Staff"]], "List": [["Shop"], ["x"]]}), ("team",))

    with pytest.raises(FileRefused) as caught:
        table.require("team")

    assert caught.value.refusal.values == {
        "columns": "team",
        "seen": "Shop",
        "sheet": "List",
    }


def test_of_several_sheets_that_could_be_meant_none_is_taken() -> None:
    rows: list[list[object]] = [["team"], ["x"]]

    with pytest.raises(FileRefused) as caught:
        read(workbook({"May": rows, "June": rows, "Old": rows}, "Old"), ("team",))

    assert caught.value.refusal.values == {"sheets": "May, June"}


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=20))
def test_what_we_write_we_read_back(rows: list[tuple[str, str]]) -> None:
    sheet = written([["a", "b"], *(list(row) for row in rows)], ";")

    table = read(sheet.encode("utf-8-sig"))

    assert [tuple(cells) for _, cells in table.rows] == rows
    assert table.refused == []


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_refusal(content: bytes) -> None:
    with suppress(FileRefused):
        table = read(content)
        assert all(len(cells) == len(table.columns) for _, cells in table.rows)
