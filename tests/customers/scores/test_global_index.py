"""The global index, from counts alone."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.customers.metrics.estimates import csat
from engagement.customers.scores.global_index import (
    MEASURES,
    Incomplete,
    Index,
    NothingCounts,
    counting,
    index,
    index_values,
)
from engagement.measures import DIMENSIONS

TWO = ("csat", "trust")
counts = st.integers(0, 500).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))
rows = st.lists(counts, min_size=1, max_size=len(MEASURES))


def test_it_is_the_mean_of_the_shares() -> None:
    found = index(TWO, [100, 20], [80, 8])

    assert isinstance(found, Index)
    assert found.value == pytest.approx((0.8 + 0.4) / 2)
    assert (found.least, found.most) == (20, 100)


def test_its_ends_are_the_means_of_the_ends() -> None:
    one, other = csat(80, 100), csat(8, 20)

    found = index(TWO, [100, 20], [80, 8])

    assert isinstance(found, Index)
    assert found.low == pytest.approx((one.low + other.low) / 2)
    assert found.high == pytest.approx((one.high + other.high) / 2)


def test_of_satisfaction_alone_it_is_satisfaction() -> None:
    found, alone = index(("csat",), [40], [30]), csat(30, 40)

    assert isinstance(found, Index)
    assert (found.value, found.low, found.high) == pytest.approx(
        (alone.value, alone.low, alone.high)
    )


@given(rows)
def test_it_is_shown_where_every_measure_has_five_answers(
    row: list[tuple[int, int]],
) -> None:
    n, favourable = zip(*row, strict=True)
    measures = MEASURES[: len(row)]

    found = index(measures, n, favourable)

    few = tuple(one for one, size in zip(measures, n, strict=True) if size < 5)
    if few:
        assert found == Incomplete(few)
    else:
        assert isinstance(found, Index)
        assert 0 <= found.low <= found.value <= found.high <= 1
        assert found.is_thin == (min(n) < 20)


@given(rows)
def test_what_rows_are_sorted_by_is_what_is_shown(row: list[tuple[int, int]]) -> None:
    n, favourable = zip(*row, strict=True)

    found = index(MEASURES[: len(row)], n, favourable)
    key = float(index_values(pd.DataFrame([n]), pd.DataFrame([favourable])).iloc[0])

    shown = found.value if isinstance(found, Index) else math.nan
    assert key == pytest.approx(shown, nan_ok=True)


def test_without_measures_there_is_none_and_nothing_to_sort_by() -> None:
    assert index((), [], []) == NothingCounts()
    nothing = pd.DataFrame(index=range(3))
    assert index_values(nothing, nothing).isna().tolist() == [True] * 3


def test_twenty_answers_in_the_company_make_a_measure_count() -> None:
    answers = {"csat": 20, "trust": 19, "nps": 900, "ces": 900, "rtf": 900, "own": 900}

    assert counting(answers) == ("csat",)
    assert counting(dict.fromkeys(DIMENSIONS, 20)) == DIMENSIONS


@pytest.mark.parametrize("same", [True, False])
def test_the_range_holds_the_truth_whether_or_not_the_same_customers_answered(
    *, same: bool
) -> None:
    draw, truth, n, tries = np.random.default_rng(2026), (0.9, 0.7, 0.5), 30, 2000
    shape = (tries, n, 1 if same else 3)
    moods = draw.random(shape) * np.ones((tries, n, 3))
    favourable = (moods < truth).sum(axis=1)

    found = [index(MEASURES[:3], [n] * 3, one) for one in favourable.tolist()]

    inside = [
        one.low <= np.mean(truth) <= one.high for one in found if isinstance(one, Index)
    ]
    assert len(inside) == tries
    assert np.mean(inside) > 0.94
