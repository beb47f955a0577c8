"""Cells that reach too far are refused, however they are written."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.customers.files.recipe import Recipe
from engagement.customers.files.sheets import sheet_from
from engagement.files import open_document
from engagement.files.open_document import LEAST_BYTES, check_reach
from engagement.files.workbooks import Workbook
from engagement.refusals import FileRefused, Reason
from tests.customers.corpus import an_ods_of

CELL = '<table:table-cell office:value-type="float" office:value="1"/>'
FAR = 'table:number-columns-repeated="16384"'
IN_OTHER_MARKS = FAR.replace('"', "'").replace("=", " = ")
LONG = 'table:number-rows-repeated="1048570"'
REST = f"<table:table-row {LONG}><table:table-cell {FAR}/></table:table-row>"
"""What a spreadsheet writes below and beside everything."""
rows = st.lists(
    st.tuples(
        st.integers(1, 4),
        st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=4),
    ),
    max_size=5,
)


def a_table(*lines: str) -> str:
    return f'<table:table table:name="A">{"".join(lines)}</table:table>'


def a_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def refusal_of(tables: str) -> Reason:
    with pytest.raises(FileRefused) as caught:
        sheet_from(an_ods_of(tables))
    return caught.value.refusal.reason


def test_what_is_empty_at_the_ends_of_sheets_is_no_reach() -> None:
    row = a_row(CELL, CELL, f"<table:table-cell {FAR}/>")
    sheets = [a_table(row, row, REST).replace('"A"', f'"{name}"') for name in "ABC"]

    sheet = sheet_from(
        an_ods_of("".join(sheets)), Recipe(sheet="C", header_at=1, header_rows=1)
    )

    assert sheet.frame.to_numpy().tolist() == [["1", "1"]]


@pytest.mark.parametrize(
    "row",
    [
        a_row(f'<table:table-cell {FAR} office:value="1"/>', attributes=LONG),
        a_row(f"<table:table-cell {IN_OTHER_MARKS}/>", CELL, attributes=LONG),
        a_row(f'<table:table-cell x=">" {FAR}/>', CELL, attributes=LONG),
        a_row(f"<table:covered-table-cell {FAR}/>", CELL, attributes=LONG),
        a_row(f'<table:table-cell {FAR} table:formula="=1"/>', attributes=LONG),
        REST + a_row(f"<table:table-cell {FAR}/>", CELL),
        a_row(CELL, attributes='table:number-rows-repeated="-1"'),
        a_row(CELL, attributes=f'table:number-rows-repeated="{"9" * 5_000}"'),
        REST + a_row("<table:table-cell>", a_table(), "</table:table-cell>", CELL),
    ],
)  # fmt: skip
def test_cells_that_reach_too_far_are_refused(row: str) -> None:
    assert refusal_of(a_table(row)) is Reason.TOO_MUCH_INSIDE


@pytest.mark.parametrize(
    "tables",
    [
        "<table:table-cell " * 200_000,
        "<table:table-cell table:number-columns-repeated=" * 100_000,
        f'<table:table-row table:number-rows-repeated="1">{"x" * 1_900}' * 5_000,
        a_table(a_row(f'<table:table-cell x="<" {FAR} office:value="1"/>')),
        a_table(a_row("<table:table-cell>&unknown;</table:table-cell>")),
    ],
)
def test_what_a_reader_may_take_differently_is_refused(tables: str) -> None:
    assert refusal_of(tables) is Reason.BROKEN_WORKBOOK


def test_entities_are_refused() -> None:
    page = f'<!DOCTYPE a [<!ENTITY b "b">]><a>{open_document.MARK.decode()}</a>'

    with pytest.raises(FileRefused):
        check_reach([page.encode()], 10, 1_000)


def test_more_elements_than_a_sheet_can_have_are_refused() -> None:
    page = b"<a>" + b"<b/>" * 99 + b"</a>"

    check_reach([page], 10, 100 * LEAST_BYTES)
    with pytest.raises(FileRefused):
        check_reach([page], 10, 99 * LEAST_BYTES)


@given(rows)
def test_no_reader_makes_room_for_more_than_was_counted(
    rows: list[tuple[int, list[tuple[int, bool]]]],
) -> None:
    table = a_table(
        *(
            a_row(
                *(
                    CELL.replace("/>", f' table:number-columns-repeated="{times}"/>')
                    if is_filled
                    else f'<table:table-cell table:number-columns-repeated="{times}"/>'
                    for times, is_filled in cells
                ),
                attributes=f'table:number-rows-repeated="{more}"',
            )
            for more, cells in rows
        )
    )
    found = [*Workbook(an_ods_of(table), 10_000).rows("A", 100)]
    cells = sum(map(len, found))

    page = f"<a>{table}</a>".encode()
    if cells:
        check_reach([page], cells, 100_000)
        with pytest.raises(FileRefused):
            check_reach([page], cells - 1, 100_000)
    else:
        check_reach([page], 0, 100_000)


def test_a_percentage_is_told_wherever_it_is_repeated() -> None:
    percentage = (
        '<table:table-cell table:number-columns-repeated="2" office:value="0.825"'
        ' office:value-type="percentage"/>'
    )
    row = a_row(CELL + percentage, attributes='table:number-rows-repeated="2"')
    table = a_table(a_row(CELL), row)

    reach = check_reach([table.encode()], 10, 100_000)

    assert reach.percents == {"A": {1: {1, 2}, 2: {1, 2}}}


@given(st.data())
def test_it_does_not_matter_where_the_chunks_are_cut(data: st.DataObject) -> None:
    page = a_table(a_row(CELL * 3) * 3).encode()
    at = data.draw(st.integers(0, len(page)))
    chunks = [page[:at], page[at:]]

    check_reach(chunks, 9, 100_000)
    with pytest.raises(FileRefused):
        check_reach(chunks, 8, 100_000)


@given(st.binary())
def test_any_bytes_are_taken_or_refused(content: bytes) -> None:
    with suppress(FileRefused):
        check_reach([content], 10, 1_000)
