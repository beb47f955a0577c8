from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.files.dates import DateOrder
from engagement.customers.files.periods import (
    Period,
    latest_year,
    names_a_week,
    period_of,
    week_in,
)
from engagement.refusals import Reason, RowRefused

W10 = weeks.week_from("2026-W10") or 0
DAY_FIRST = DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    "text",
    [
        "2026-W10", "2026-S10", "2026S10", "S10 2026", "W10-2026", "Semaine 10 2026",
        "2026 sem. 10", "S10", "10", "Week 10", "2026-03-02", "2026-03-08",
        "semaine du 02/03/2026", "Week of 2026-03-04", "46083", "202610", "2026/10",
        "10/2026", "10.2026", "10.0", "2026-10", "2026-03-02 - 2026-03-08",
        "02/03/2026 – 06/03/2026", "du 2 au 8 mars 2026", "2 mars au 8 mars 2026",
    ],
)  # fmt: skip
def test_a_week_is_written_in_many_ways(text: str) -> None:
    assert week_in(text, DAY_FIRST, 2026) == W10


def test_a_week_between_two_days_tells_their_order() -> None:
    assert week_in("02/03/2026 - 08/03/2026") == W10
    assert week_in("03/02/2026 - 03/08/2026") == W10


def test_the_latest_year_is_one_of_which_that_week_has_begun() -> None:
    assert latest_year(10, W10) == 2026
    assert latest_year(11, W10) == 2025
    assert latest_year(53, W10) == 2020
    assert latest_year(54, W10) == 0


@pytest.mark.parametrize(
    "text",
    [
        "S54",
        "0",
        "2026-W54",
        "54/2026",
        "all",
        "2026-03-01 - 2026-03-07",
        "2026-03-02 - 2026-03-09",
        "janvier 2026",
        "T1 2026",
    ],
)
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(RowRefused) as caught:
        week_in(text, DAY_FIRST, 2026)

    assert caught.value.reason is Reason.BAD_WEEK


def test_a_week_without_a_year_is_refused() -> None:
    with pytest.raises(RowRefused):
        week_in("S10")


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        ("2026-S10 S14 14 W01 S01-2026", Period.WEEK),
        ("2026-03-02 46083 20260302 02/03/26", Period.DAY),
        ("1 12 2025/26 2026-01 202601 01/2026 1.2026", Period.MONTH_NUMBER),
        ("S1 S2 s1-2026 2026-S2", Period.HALF),
        (
            "janvier Jan-26 T1 Q4-2026 2026-T1 H1 P01 P1-2026 2026 2026-P13",
            Period.LONGER,
        ),
        ("Lille Total 3,5", Period.NONE),
    ],
)
def test_a_text_has_the_form_of_a_period(texts: str, period: Period) -> None:
    assert {period_of(text) for text in texts.split()} == {period}


@pytest.mark.parametrize("text", ["1er semestre", "2e trimestre 2026", "Semestre 1"])
def test_parts_of_a_year_may_be_words(text: str) -> None:
    assert period_of(text) is Period.LONGER


def test_columns_may_be_named_as_weeks() -> None:
    assert all(map(names_a_week, ["2026-S10", "S10", "S10 2026", "2026-03-02"]))
    assert not any(map(names_a_week, ["Semaine", "NPS", "Q1", "10", "week"]))


@given(st.text(), st.sampled_from(DateOrder))
def test_any_text_is_a_week_or_refused(text: str, order: DateOrder) -> None:
    with suppress(RowRefused):
        assert week_in(text, order, 2026) >= 0
