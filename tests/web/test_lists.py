"""Order and pages, from numbers alone."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.web.lists import Order, Part, sort

keys = st.lists(st.one_of(st.floats(0, 1), st.just(math.nan)), min_size=1, max_size=30)


@given(keys, st.sampled_from(Order))
def test_whatever_has_no_value_comes_last(values: list[float], order: Order) -> None:
    keys = pd.Series(values, dtype=float)

    found = keys.loc[sort(keys, order)]

    known = found[~np.isnan(found)]
    rising = known if order is Order.ASCENDING else known[::-1]
    assert np.isnan(found[len(known) :]).all()
    assert (np.diff(rising) >= 0).all()


@pytest.mark.parametrize("order", Order)
def test_equal_values_stay_in_the_order_of_the_tree(order: Order) -> None:
    places = np.array([3, 1, 0, 2])

    assert sort(pd.Series(0.5, places), order) == [3, 1, 0, 2]


@given(st.integers(0, 2000), st.integers(1, 300))
def test_pages_cover_every_row_once(total: int, size: int) -> None:
    pages = [Part(number, total, size) for number in Part(1, total, size).numbers]

    rows = [row for page in pages for row in range(page.first, page.last + 1)]
    assert rows == list(range(1, total + 1))
    assert all(page.last - page.first < size for page in pages)


@given(st.integers(1, 4000), st.integers(1, 4000))
def test_the_linked_pages_are_few_and_lead_everywhere(total: int, number: int) -> None:
    part = Part.asked_for(str(number), total, 2)

    linked = part.linked

    assert linked == sorted(set(linked))
    assert {1, part.number, part.numbers[-1]} <= set(linked)
    assert set(range(part.number - 1, part.number + 2)) & set(part.numbers) <= set(
        linked
    )
    assert len(linked) <= 12


@pytest.mark.parametrize("number", ["", "0", "-1", "5", "one", "1.0", "٣", "²"])
def test_a_page_that_does_not_exist_is_the_first(number: str) -> None:
    assert Part.asked_for(number, 9, 3).number == 1
