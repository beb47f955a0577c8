"""Files as the reader's spreadsheet expects them, and read back as written."""

import io
from collections.abc import Sequence

import pandas as pd
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from engagement.web.downloads import LONGEST, as_csv, as_workbook, download

# What no sheet can hold, and what readers turn into one line end.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="_")
)


def table(rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    return pd.DataFrame(rows[1:], columns=rows[0], dtype=object)


def read_back(content: bytes) -> list[list[object]]:
    found = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in found.get_sheet_by_index(0).to_python()]


@pytest.mark.parametrize(("language", "mark"), [("en", ","), ("fr", ";")])
def test_cells_are_cut_as_the_language_does(
    app: Flask, language: str, mark: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        text = as_csv(table([["été", f"a{mark}b"], ["1", 2]]))

    assert text == f'\ufeffété{mark}"a{mark}b"\r\n1{mark}2\r\n'


def test_no_cell_of_a_text_is_run(app: Flask) -> None:
    with app.test_request_context():
        text = as_csv(table([["=a", "b"], ["=1+1", -2], ["@x", ""]]))

    assert text == "\ufeff'=a,b\r\n'=1+1,-2\r\n'@x,\r\n"


def test_a_download_is_kept_under_its_name(app: Flask) -> None:
    response = download("a,b\r\n", "scores.csv")

    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == "attachment; filename=scores.csv"


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=5))
def test_text_stays_text(rows: list[list[str]]) -> None:
    rows = [["head", "of", "all"], *rows, ["and", "the", "end"]]

    found = read_back(as_workbook(table(rows)))

    assert found == rows


@given(st.text())
def test_no_text_breaks_a_workbook(text: str) -> None:
    assert len(read_back(as_workbook(table([["head"], [text], ["end"]])))) == 3


def test_numbers_are_numbers_and_formulas_are_not_run() -> None:
    rows: list[list[object]] = [
        list("abcdefgh"),
        [75, -40, 0.5, "007", "1e5", "=1+1", "-1+1", "+3"],
    ]

    assert read_back(as_workbook(table(rows)))[1] == [
        75, -40, 0.5, "007", "1e5", "=1+1", "-1+1", "+3",
    ]  # fmt: skip


def test_a_cell_has_its_longest_text() -> None:
    found = read_back(as_workbook(table([["head"], ["x" * 50_000]])))

    assert found == [["head"], ["x" * LONGEST]]


def test_the_same_table_is_the_same_file() -> None:
    rows = table([["a", "b"], ["x", 1]])

    assert as_workbook(rows) == as_workbook(rows)
