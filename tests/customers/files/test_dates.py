from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.files.dates import (
    DateOrder,
    date_order_of,
    day_in,
    has_two_meanings,
    names_a_week,
    week_in,
)
from engagement.refusals import Reason, RowRefused

W10 = weeks.week_from("2026-W10") or 0
DAY_FIRST, MONTH_FIRST = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02",
        "2026-03-02T23:59:59Z",
        "2026-03-02 09:12",
        "2026/3/2 9:12:33 AM GMT+1",
        "02/03/2026",
        "2/3/2026 09h12",
        "02.03.2026",
        "02-03-2026, 9:12 PM",
        "2 mars 2026",
        "Mar 2, 2026, 9:12 AM",
        "March 2nd, 2026",
        "46083",
        "46083.5",
        "1772442000",
        "1772442000123",
    ],
)
def test_a_day_is_written_in_many_ways(text: str) -> None:
    assert day_in(text, DAY_FIRST) == date(2026, 3, 2)


def test_the_order_of_a_file_settles_its_days() -> None:
    assert day_in("03/02/2026", MONTH_FIRST) == date(2026, 3, 2)
    assert day_in("25/02/2026") == day_in("02/25/2026") == date(2026, 2, 25)


@pytest.mark.parametrize(
    ("text", "order", "reason"),
    [
        ("02/03/2026", DateOrder.UNCLEAR, Reason.TWO_DATES),
        ("25/02/2026", MONTH_FIRST, Reason.BAD_DATE),
        ("30/02/2026", DAY_FIRST, Reason.BAD_DATE),
        ("2 brumaire 2026", DAY_FIRST, Reason.BAD_DATE),
        ("2026-03-02 or later", DAY_FIRST, Reason.BAD_DATE),
        ("99999", DAY_FIRST, Reason.BAD_DATE),
        ("1969-12-31", DAY_FIRST, Reason.BAD_DATE),
        ("soon", DAY_FIRST, Reason.BAD_DATE),
    ],
)
def test_what_is_no_day_is_refused(text: str, order: DateOrder, reason: Reason) -> None:
    with pytest.raises(RowRefused) as caught:
        day_in(text, order)

    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["02/03/2026", "28/02/2026"], DAY_FIRST),
        (["02/03/2026", "02/28/2026"], MONTH_FIRST),
        (["28/02/2026", "02/28/2026"], DateOrder.UNCLEAR),
        (["02/03/2026"], DateOrder.UNCLEAR),
        (["2026-02-28"], DateOrder.UNCLEAR),
        ([], DateOrder.UNCLEAR),
    ],
)
def test_a_file_may_show_its_order(days: list[str], order: DateOrder) -> None:
    assert date_order_of(days) is order


def test_only_some_days_have_two_meanings() -> None:
    assert has_two_meanings(["28/02/2026", "02/03/2026"])
    assert not has_two_meanings(["28/02/2026", "03/03/2026", "2026-02-03"])


@pytest.mark.parametrize(
    "text",
    [
        "2026-W10", "2026-S10", "2026S10", "S10 2026", "W10-2026", "Semaine 10 2026",
        "2026 sem. 10", "S10", "10", "Week 10", "2026-03-02", "2026-03-08",
        "semaine du 02/03/2026", "Week of 2026-03-04", "46083",
    ],
)  # fmt: skip
def test_a_week_is_written_in_many_ways(text: str) -> None:
    assert week_in(text, W10, DAY_FIRST) == W10


def test_a_week_without_its_year_is_the_latest_that_has_begun() -> None:
    assert weeks.written(week_in("S11", W10)) == "2025-W11"
    assert weeks.written(week_in("W53", W10)) == "2020-W53"


@pytest.mark.parametrize("text", ["S54", "0", "2026-W54", "2026-10", "10/2026", "all"])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(RowRefused) as caught:
        week_in(text, W10)

    assert caught.value.reason is Reason.BAD_WEEK


def test_columns_may_be_named_as_weeks() -> None:
    assert all(map(names_a_week, ["2026-S10", "S10", "S10 2026", "2026-03-02"]))
    assert not any(map(names_a_week, ["Semaine", "NPS", "Q1", "10", "week"]))


@given(st.text(), st.sampled_from(DateOrder))
def test_any_text_is_a_week_or_refused(text: str, order: DateOrder) -> None:
    with suppress(RowRefused):
        assert week_in(text, W10, order) >= 0


@given(st.dates(date(1970, 1, 5), date(2199, 1, 1)))
def test_every_day_is_read_as_spreadsheets_write_it(day: date) -> None:
    assert day_in(day.isoformat()) == day
    assert day_in(f"{day:%d/%m/%Y}", DAY_FIRST) == day
    assert day_in(f"{day:%m/%d/%Y}", MONTH_FIRST) == day
