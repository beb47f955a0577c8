"""What a workbook says of the look of its cells."""

import io

import pytest
import xlsxwriter

from engagement.files.cell_formats import book_of, percent_places
from engagement.files.workbooks import Workbook
from engagement.refusals import FileRefused, Reason
from tests.customers.wild import FOLDER

LARGEST = 1_000_000


def a_workbook(*codes: str, value: float = 0.825, **told: object) -> Workbook:
    """Return a workbook of one row, with the value in each of these formats."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, **told})
    page = book.add_worksheet("Été")
    for place, code in enumerate(codes):
        page.write_number(0, place, value, book.add_format({"num_format": code}))
    book.close()
    return Workbook(content.getvalue(), LARGEST)


def rows(book: Workbook) -> list[tuple[str, ...]]:
    return [*book.rows("Été", 10)]


@pytest.mark.parametrize(
    "code", ["0%", "0.00%", "0.0 %", '0"x"%', "0%;[Red]-0%", "#,##0.0%"]
)
def test_a_cell_that_shows_a_percentage_is_one(code: str) -> None:
    assert rows(a_workbook(code)) == [("82.5 %",)]
    assert rows(a_workbook(code, value=1)) == [("100 %",)]
    assert rows(a_workbook(code, value=-0.25)) == [("-25 %",)]


@pytest.mark.parametrize("code", ["General", "0.00", '0.0"%"', r"0.0\%"])
def test_a_sign_that_only_stands_beside_it_changes_no_number(code: str) -> None:
    assert rows(a_workbook(code)) == [("0.825",)]


def test_other_cells_are_as_they_are() -> None:
    assert rows(a_workbook("0%", "0.000", "0%")) == [("82.5 %", "0.825", "82.5 %")]


def test_workbooks_tell_where_their_days_begin() -> None:
    assert a_workbook("0", date_1904=True).is_1904
    assert not a_workbook("0").is_1904


@pytest.mark.parametrize(
    ("file", "is_1904"), [("279-xls-biff.xls", False), ("280-xls-1904.xls", True)]
)
def test_old_workbooks_tell_it_too(file: str, is_1904: bool) -> None:  # noqa: FBT001
    content = (FOLDER / "cases" / file).read_bytes()

    assert Workbook(content, LARGEST).is_1904 is is_1904


def test_a_workbook_without_styles_says_nothing_of_them() -> None:
    book = book_of(lambda _name: iter(()))

    assert (book.is_1904, book.parts, book.percent_styles) == (False, {}, frozenset())
    assert not percent_places(iter(()), frozenset({"1"}))


@pytest.mark.parametrize("page", [b"<!DOCTYPE a><c/>", b"<c", b"<c></d>"])
def test_what_is_no_plain_xml_is_refused(page: bytes) -> None:
    with pytest.raises(FileRefused) as caught:
        percent_places([page], frozenset({"1"}))

    assert caught.value.refusal.reason is Reason.BROKEN_WORKBOOK


def test_only_cells_with_a_place_are_told() -> None:
    page = b'<x:row s="1" r="7"><x:c r="AB3" s="1"/><c s="1"/><c r="A1" s="2"/></x:row>'

    places = percent_places([page], frozenset({"1"}))

    assert places == {2: {27}}
