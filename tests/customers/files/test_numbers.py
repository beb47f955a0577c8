import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.customers.files.numbers import (
    Unit,
    count_in,
    decimal_of,
    number_in,
    percentage_in,
    unit_of,
)


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("82,5", "", 82.5),
        ("82.5", "", 82.5),
        ("−12,5", "", -12.5),
        ("1\u202f234,5", "", 1234.5),
        ("1.234,5", "", 1234.5),
        ("1,234.5", "", 1234.5),
        ("1,234", "", 1.234),
        ("1,234", ".", 1234),
        ("1,234", ",", 1.234),
        ("1.234", ",", 1234),
        ("82.5", ",", 82.5),
        ("75*", "", 75),
        ("82¹", "", 82),
        ("1'204", "", 1204),
        ("2’000.5", "", 2000.5),
        ("(12)", "", -12),
        ("(12,5 %)", "", -12.5),
        ("12-", "", -12),
        ("–12", "", -12),
        ("18500.00", "", 18500),
    ],
)
def test_numbers_are_written_in_many_ways(
    text: str, decimal: str, number: float
) -> None:
    assert number_in(text, decimal) == pytest.approx(number)


@pytest.mark.parametrize(
    "text", ["", "four", "1e5", "²", "٣", "1,2,3", "9" * 30, "NaN"]
)
def test_what_is_no_number_is_not_a_number(text: str) -> None:
    assert math.isnan(number_in(text))


@pytest.mark.parametrize(
    "text", ["1234", "1 234", "1.234", "1,234", "1'234", "1’234", "1234,0", "1 234*"]
)
def test_every_mark_in_a_count_parts_thousands(text: str) -> None:
    assert count_in(text) == 1234


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["82,5 %", "4"], ","),
        (["82.5", "4"], "."),
        (["82.5", "4,5"], ""),
        (["1,234", "2026-03-02", ""], ""),
    ],
)
def test_numbers_show_their_decimal_mark(texts: list[str], mark: str) -> None:
    assert decimal_of(texts) == mark


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        (["82", "1"], Unit.PERCENT),
        (["82,5 %"], Unit.PERCENT),
        (["0.82", "1"], Unit.SHARE),
        (["4.3", "5"], Unit.MEAN),
        (["4", "5"], Unit.MEAN),
        (["0", "1"], Unit.SHARE),
        (["0"], Unit.PERCENT),
        (["0,5 %", "82"], Unit.PERCENT),
        (["many"], Unit.PERCENT),
        ([], Unit.PERCENT),
    ],
)
def test_values_look_like_what_they_are(values: list[str], unit: Unit) -> None:
    assert unit_of(values) is unit


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        (["0.5", "-0.25"], Unit.SHARE),
        (["1"], Unit.SHARE),
        (["0.4", "33"], Unit.PERCENT),
        (["8.4", "7.9"], Unit.MEAN),
        (["8.4", "-12"], Unit.PERCENT),
        (["7", "9"], Unit.PERCENT),
        (["0"], Unit.PERCENT),
    ],
)
def test_values_of_nps_look_like_what_they_are(values: list[str], unit: Unit) -> None:
    assert unit_of(values, is_net=True) is unit


def test_a_percentage_has_its_sign() -> None:
    assert percentage_in("82,5 %") == 82.5
    assert percentage_in("62%*") == 62
    assert math.isnan(percentage_in("82"))


@given(st.text(), st.sampled_from(["", ",", "."]))
def test_any_text_is_a_number_or_none(text: str, decimal: str) -> None:
    assert isinstance(number_in(text, decimal), float)
    assert isinstance(count_in(text), float)
