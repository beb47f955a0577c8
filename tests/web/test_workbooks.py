"""Workbooks that are read back as they were written."""

import io

from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from engagement.web.workbooks import LONGEST, NUMBER, workbook

# What no sheet can hold, and what readers turn into one line end.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="_")
).filter(lambda text: not NUMBER.fullmatch(text))


def read_back(content: bytes) -> list[list[object]]:
    found = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in found.get_sheet_by_index(0).to_python()]


@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=5))
def test_text_stays_text(rows: list[list[str]]) -> None:
    rows = [["head", "of", "all"], *rows, ["and", "the", "end"]]

    assert read_back(workbook(rows)) == rows


@given(st.text())
def test_no_text_breaks_a_workbook(text: str) -> None:
    assert len(read_back(workbook([["head"], [text], ["end"]]))) == 3


def test_plain_numbers_are_numbers_and_formulas_are_not_run() -> None:
    rows = [["75", "-40", "0.5", "007", "1e5", "=1+1", "-1+1", "+3"]]

    assert read_back(workbook(rows)) == [
        [75, -40, 0.5, "007", "1e5", "=1+1", "-1+1", "+3"]
    ]


def test_a_cell_has_its_longest_text() -> None:
    assert read_back(workbook([["x" * 50_000]])) == [["x" * LONGEST]]


def test_the_same_table_is_the_same_file() -> None:
    assert workbook([["a", "1"]]) == workbook([["a", "1"]])
