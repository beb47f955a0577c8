"""What was computed is computed again for other data, and only then."""

import pytest
from flask import Flask

from engagement.web import cache
from engagement.web.cache import cached


class Counter:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        return self.times


def test_a_second_look_computes_nothing(inside_app: Flask) -> None:
    compute = Counter()

    assert cached("it", 1, "key", compute) == 1
    assert cached("it", 1, "key", compute) == 1
    assert cached("it", 1, "another", compute) == 2


def test_other_data_and_another_subject_are_computed_anew(inside_app: Flask) -> None:
    compute = Counter()
    cached("it", 1, "key", compute)

    assert cached("another", 1, "key", compute) == 2
    assert cached("it", 2, "key", compute) == 3
    assert cached("another", 1, "key", compute) == 2


def test_what_was_asked_for_least_recently_makes_room(
    inside_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_KEPT", 2)
    compute = Counter()

    for key in "abaca":
        cached("it", 1, key, compute)

    assert compute.times == 3
    cached("it", 1, "b", compute)
    assert compute.times == 4
