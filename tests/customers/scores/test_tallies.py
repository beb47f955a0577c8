"""Sums by stretch, from rows of counts alone."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.customers.metrics.estimates import Estimate, csat
from engagement.customers.scores.global_index import NothingCounts
from engagement.customers.scores.tallies import (
    BEFORE,
    COUNTS,
    NOW,
    REST,
    PeriodScore,
    ScoreChange,
    Tallies,
    score,
    tally,
)
from engagement.statistics.findings import Withheld, WithheldReason

SIZE = 4
SumRow = tuple[int, int, float, float, float]
"""Place of a row, stretch, customers, favourable, unfavourable."""
counts = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))


@st.composite
def sum_rows(draw: st.DrawFn) -> list[SumRow]:
    rows: list[SumRow] = []
    for _ in range(draw(st.integers(0, 12))):
        up, between, down = draw(counts)
        at, stretch = draw(st.integers(0, SIZE - 1)), draw(st.integers(REST, NOW))
        rows.append((at, stretch, up + between + down, up, down))
    return rows


def tallies(rows: Mapping[str, Sequence[SumRow]], size: int) -> Tallies:
    sums = [(metric, *row) for metric, found in rows.items() for row in found]
    columns = ["metric", "row", "stretch", *COUNTS]
    frame = pd.DataFrame.from_records(sums, columns=columns)
    return tally(frame, range(size), list(rows))


@given(sum_rows(), sum_rows())
def test_nobody_is_lost_or_counted_twice(
    one: list[SumRow], other: list[SumRow]
) -> None:
    found = tallies({"nps": one, "csat": other}, SIZE)

    for metric, rows in (("nps", one), ("csat", other)):
        for kind, count in enumerate(COUNTS):
            for at in range(SIZE):
                mine = [row for row in rows if row[0] == at]
                for stretch, sums in ((BEFORE, found.before), (NOW, found.now)):
                    told = sum(row[2 + kind] for row in mine if row[1] == stretch)
                    assert sums.loc[at, (metric, count)] == told
                all_year = sum(row[2 + kind] for row in mine)
                assert found.year.loc[at, (metric, count)] == all_year


@given(sum_rows(), sum_rows())
def test_what_rows_are_sorted_by_is_what_they_show(
    one: list[SumRow], other: list[SumRow]
) -> None:
    found = tallies({"nps": one, "csat": other}, SIZE)

    for at, line in enumerate(found.lines(range(SIZE), ("csat",), ("nps", "csat"))):
        for metric, shown in zip(("nps", "csat"), line.scores, strict=True):
            value = shown.estimate.value if isinstance(shown, PeriodScore) else math.nan
            key = float(found.values(metric).loc[at])
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
    found = tallies({"csat": rows}, 2)

    changes = [line.scores[0] for line in found.lines(range(2), (), ("csat",))]

    clear = []
    for shown in changes:
        assert isinstance(shown, PeriodScore)
        assert isinstance(shown.change, ScoreChange)
        clear.append(shown.change.is_clear)
    assert clear == [True, False]


def test_without_anything_there_are_no_metrics() -> None:
    found = tallies({}, 3)

    assert found.answers(0) == {}
    assert [line.index for line in found.lines([0], (), ())] == [NothingCounts()]
