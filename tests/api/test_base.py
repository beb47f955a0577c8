"""What every address of the API shares."""

import pytest

from engagement.api import base
from engagement.web.problems import Fault


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
    assert list(base.faults_in(messages)) == [Fault(*fault) for fault in faults]


def test_digits_that_mean_nothing_are_left_out() -> None:
    told = {"r": 0.123456, "n": 7, "parts": [1.00001, "x"], "none": None}

    assert base.round_digits(told) == {
        "r": 0.1235, "n": 7, "parts": [1.0, "x"], "none": None,
    }  # fmt: skip
