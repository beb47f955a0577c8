"""What stands in the address, and what stands for it when it makes no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.scores.choices import BoardQuery, query_of
from engagement.customers.scores.periods import By
from engagement.web.lists import Order

SORTS = ("tree", "name", "csat")
NAMES = st.sampled_from(["by", "until", "sort", "order", "page", "other"])


def test_without_any_the_usual_ones_hold() -> None:
    found = query_of({}).among(SORTS)

    assert found == BoardQuery(
        By.MONTH, None, "tree", Order.ASCENDING, "", is_strange=False
    )


def test_all_can_be_chosen() -> None:
    address = {
        "by": "week", "until": "2026-W42", "sort": "csat", "order": "desc", "page": "2",
    }  # fmt: skip

    found = query_of(address).among(SORTS)

    assert found == BoardQuery(
        By.WEEK,
        weeks.week_from("2026-W42"),
        "csat",
        Order.DESCENDING,
        "2",
        is_strange=False,
    )


@pytest.mark.parametrize(
    "address",
    [{"by": "year"}, {"until": "2025-W53"}, {"sort": "nps"}, {"order": "up"}],
)
def test_what_does_not_exist_is_strange_and_the_usual_one_holds(
    address: dict[str, str],
) -> None:
    found = query_of(address).among(SORTS)

    assert found.is_strange
    assert found == BoardQuery(
        By.MONTH, None, "tree", Order.ASCENDING, "", is_strange=True
    )


@given(st.dictionaries(NAMES, st.text()))
def test_no_address_is_too_strange(address: dict[str, str]) -> None:
    assert query_of(address).among(SORTS).sort in SORTS
