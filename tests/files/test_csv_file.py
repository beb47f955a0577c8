"""Delimited text from strangers, in the shapes that spreadsheets write."""

import codecs
import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.files import csv_file
from engagement.files.csv_file import as_cell, is_formula, table_from
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


def refusal_of(content: bytes) -> Reason:
    with pytest.raises(FileRefused) as caught:
        table_from(content)
    return caught.value.refusal.reason


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_spreadsheets_write_is_read(
    delimiter: str, encoding: str, end: str
) -> None:
    table = table_from(written(SHEET, delimiter, end).encode(encoding))

    assert table.columns == ("équipe", "nom", "note")
    assert table.rows == [(2, SHEET[1]), (3, SHEET[2])]


def test_a_first_line_may_name_the_delimiter() -> None:
    table = table_from(b"sep=|\r\na|b;c;d\r\n1|2;3;4\r\n")

    assert table.columns == ("a", "b;c;d")


def test_column_names_are_folded() -> None:
    table = table_from(b" Lead_Of ;E-MAIL\n1;2\n")

    assert table.columns == ("lead of", "e-mail")
    assert list(table.records()) == [(2, {"lead of": "1", "e-mail": "2"})]


def test_empty_lines_count_as_in_a_sheet_and_bring_nothing() -> None:
    table = table_from(b"a,b\n\n1,2\n , \n3,4\n")

    assert table.rows == [(3, ["1", "2"]), (5, ["3", "4"])]


def test_a_row_with_other_cells_than_the_header_is_refused_by_number() -> None:
    table = table_from(b"a,b\n1,2\n1\n1,2,3\n")

    assert [(no.row, no.reason) for no in table.refused] == [
        (3, Reason.WRONG_NUMBER_OF_CELLS),
        (4, Reason.WRONG_NUMBER_OF_CELLS),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY_FILE),
        (b" \r\n \n", Reason.EMPTY_FILE),
        (b"PK\3\4\0\0\0\0", Reason.NOT_TEXT),
        (b"team\x81,\x8d\n", Reason.NOT_TEXT),
        (codecs.BOM_UTF16_LE + b"\x00\xd8x", Reason.NOT_TEXT),
        (b'a,b\n1,"' + b"x" * 200_000, Reason.NOT_TEXT),
    ],
)
def test_what_is_no_table_is_refused_whole(content: bytes, reason: Reason) -> None:
    assert refusal_of(content) is reason


def test_a_file_over_the_limits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal_of(b"x" * (csv_file.LARGEST_FILE + 1)) is Reason.TOO_LARGE

    monkeypatch.setattr(csv_file, "MOST_ROWS", 3)
    assert table_from(b"a,b\n1,2\n1,2\n1,2\n").rows
    assert refusal_of(b"a,b\n1,2\n1,2\n1\n1,2\n") is Reason.TOO_MANY_ROWS


def test_missing_columns_are_named() -> None:
    table = table_from(b"team,name\n1,2\n")

    with pytest.raises(FileRefused) as caught:
        table.require("team", "week", "metric")

    assert caught.value.refusal.values == {"columns": "week, metric"}


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=20))
def test_what_we_write_we_read_back(rows: list[tuple[str, str]]) -> None:
    sheet = written([["a", "b"], *(list(row) for row in rows)], ";")

    table = table_from(sheet.encode("utf-8-sig"))

    assert [tuple(cells) for _, cells in table.rows] == rows
    assert table.refused == []


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_refusal(content: bytes) -> None:
    with suppress(FileRefused):
        table = table_from(content)
        assert all(len(cells) == len(table.columns) for _, cells in table.rows)


@pytest.mark.parametrize("text", ["=1+1", "+33", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_kept_as_text(text: str) -> None:
    assert is_formula(text)
    assert as_cell(text) == f"'{text}"
    assert not is_formula(as_cell(text))


@pytest.mark.parametrize("text", ["", "Lille", "1-2", "a@example.org"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert as_cell(text) == text
