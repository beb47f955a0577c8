from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.csv_file import csv_lines
from engagement.customers.reading import columns
from engagement.customers.reading.columns import Body, Written, written

cells = st.sampled_from(["", " ", "a", " a", "b", "c"]) | st.text(max_size=3)
rows = st.lists(st.lists(cells, max_size=4), max_size=30)


def a_body(lines: list[list[str]], width: int = 2, most: int = 100) -> Body:
    body = Body(width)
    body.extend(Written(iter(lines)), 1, most)
    return body


@given(rows, st.integers(1, 3))
@pytest.mark.parametrize("at_a_time", [3, 50_000])
def test_rows_are_what_was_put_in_without_blanks(
    at_a_time: int, lines: list[list[str]], width: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "CHUNK", at_a_time)
        body = a_body(lines, width)

    plain = [
        (number, tuple(cell.strip() for cell in line))
        for number, line in enumerate(lines, start=1)
        if any(cell.strip() for cell in line)
    ]
    cut = [
        (number, line if any(line[width:]) else line[:width]) for number, line in plain
    ]
    assert body.rows() == [row for row in cut if len(row[1]) == width]
    assert body.crooked == {no: line for no, line in cut if len(line) != width}


texts = st.text(st.sampled_from('a1 ,;\n\r"\t\x1f\u2028é'), max_size=80)
plain = st.lists(
    st.sampled_from(["a,b", " a ,b", "a,b\r", "", ",", ",b", "a", "a,b,", "a,b,c"]),
    max_size=40,
).map("\n".join)


@given(texts | plain, st.integers(1, 3), st.integers(0, 2))
def test_plain_text_is_cut_as_the_csv_module_cuts_it(
    text: str, width: int, skipped: int
) -> None:
    found, expected = Body(width), Body(width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "BLOCK", 10)
        for body, rows in (
            (found, written(text, ",")),
            (expected, Written(csv_lines(text, ","))),
        ):
            taken = len(list(islice(rows.rows, skipped)))
            body.extend(rows, taken + 1, 100)

    assert found.rows() == expected.rows()
    assert found.crooked == expected.crooked


def test_a_text_that_comes_again_is_kept_once() -> None:
    (column,) = a_body([["lille"], [" lille "], ["nice"], ["lille"]], 1).rows().columns

    assert column.texts == ["lille", "nice"]
    assert column.codes.tolist() == [0, 0, 1, 0]


def test_a_column_of_ids_is_not_compared_row_by_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(columns, "CHUNK", 2)
    monkeypatch.setattr(columns, "TRIED", 2)

    (column,) = a_body([["1"], ["2"], ["3"], ["3 "]], 1).rows().columns

    assert column.texts == ["1", "2", "3", "3"]


def test_no_more_is_read_than_is_needed_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(columns, "CHUNK", 2)

    assert len(a_body([["a"]] * 9, 1, most=3)) == 4


def test_rows_can_be_had_one_by_one_and_by_place() -> None:
    found = a_body([["a", "b"], ["c", "d"], ["e", "f"]]).rows()

    assert found[1] == (2, ("c", "d"))
    assert found[:2] == [(1, ("a", "b")), (2, ("c", "d"))]
    assert len(found) == 3
