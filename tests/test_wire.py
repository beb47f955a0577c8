"""What every address of the API shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import wire
from engagement.problems import Fault

parts = st.lists(st.integers() | st.text(max_size=20), max_size=5)


@given(parts)
def test_a_cursor_comes_back_as_it_went(key: list[str | int]) -> None:
    assert wire.key_in(wire.cursor_of(key)) == key


@given(st.text(max_size=60))
def test_any_text_at_all_is_a_cursor_or_none(text: str) -> None:
    wire.key_in(text)


def test_a_cursor_of_thousands_of_brackets_is_none() -> None:
    assert wire.key_in("W1tb" * 50_000) is None


@pytest.mark.parametrize(
    ("messages", "faults"),
    [
        ({"limit": ["no"]}, [("limit", "no")]),
        ({"b": ["no"], "a": ["no", "never"]}, [("a", "no"), ("b", "no")]),
        ({"_schema": ["no"]}, [("rows", "no")]),
        ({"a": {0: {"b": ["no"]}}}, [("a[0].b", "no")]),
        ({}, []),
        ("no", []),
    ],
)
def test_faults_are_told_by_their_paths(
    messages: object, faults: list[tuple[str, str]]
) -> None:
    assert list(wire.faults_in(messages)) == [Fault(*fault) for fault in faults]


def test_digits_that_mean_nothing_are_left_out() -> None:
    told = {"r": 0.123456, "n": 7, "parts": [1.00001, "x"], "none": None}

    assert wire.rounded(told) == {
        "r": 0.1235, "n": 7, "parts": [1.0, "x"], "none": None,
    }  # fmt: skip
