"""Sums by stretch, from rows of counts alone."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.customers.metrics.estimates import Estimate, csat
from engagement.customers.scores.global_index import NothingCounts
from engagement.customers.scores.tallies import (
    BEFORE,
    NOW,
    REST,
    YEAR,
    Change,
    Figure,
    SumRow,
    score,
    tallied,
)
from engagement.statistics.findings import Withheld, WithheldReason

SIZE = 4
counts = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))


@st.composite
def sum_rows(draw: st.DrawFn) -> list[SumRow]:
    rows: list[SumRow] = []
    for _ in range(draw(st.integers(0, 12))):
        up, between, down = draw(counts)
        at, stretch = draw(st.integers(0, SIZE - 1)), draw(st.integers(REST, NOW))
        rows.append((at, stretch, up + between + down, up, down))
    return rows


@given(sum_rows(), sum_rows())
def test_nobody_is_lost_or_counted_twice(
    one: list[SumRow], other: list[SumRow]
) -> None:
    found = tallied({"nps": one, "csat": other}, SIZE)

    for place, rows in enumerate((one, other)):
        for kind in range(3):
            for at in range(SIZE):
                mine = [row for row in rows if row[0] == at]
                for stretch in (REST, BEFORE, NOW):
                    told = sum(row[2 + kind] for row in mine if row[1] == stretch)
                    assert found.counts[stretch, kind, place, at] == told
                all_year = sum(row[2 + kind] for row in mine)
                assert found.counts[YEAR, kind, place, at] == all_year


@given(sum_rows(), sum_rows())
def test_what_rows_are_sorted_by_is_what_they_show(
    one: list[SumRow], other: list[SumRow]
) -> None:
    found = tallied({"nps": one, "csat": other}, SIZE)

    for at in range(SIZE):
        line = found.line(at, ("csat",), ("nps", "csat"))
        for metric, shown in zip(("nps", "csat"), line.scores, strict=True):
            value = shown.estimate.value if isinstance(shown, Figure) else math.nan
            key = float(found.values(metric)[at])
            assert key == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((0, 0, 0), Withheld(WithheldReason.NO_CUSTOMERS)),
        ((4, 2, 1), Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=5)),
        ((5, 2, 1), csat(2, 5)),
    ],
)
def test_a_score_of_fewer_than_five_is_withheld(
    counts: tuple[int, int, int], shown: Estimate | Withheld
) -> None:
    assert score("csat", counts) == shown


def test_a_change_is_told_only_when_it_is_more_than_noise() -> None:
    rows: list[SumRow] = [
        (0, BEFORE, 100, 90, 5), (0, NOW, 100, 50, 5),
        (1, BEFORE, 100, 90, 5), (1, NOW, 100, 88, 5),
    ]  # fmt: skip
    found = tallied({"csat": rows}, 2)

    changes = [found.line(at, (), ("csat",)).scores[0] for at in range(2)]

    clear = []
    for shown in changes:
        assert isinstance(shown, Figure)
        assert isinstance(shown.change, Change)
        clear.append(shown.change.is_clear)
    assert clear == [True, False]


def test_without_anything_there_are_no_metrics() -> None:
    found = tallied({}, 3)

    assert (found.metrics, found.answers(0)) == ((), {})
    assert found.line(0, (), ()).index == NothingCounts()
