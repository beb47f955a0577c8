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
    of_1904,
    seconds_in,
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
        "46083,5",
        "20260302",
        "20260302 09:12",
        "20260302T091233Z",
        "20260302091233",
        "lundi 2 mars 2026",
        "Mon Mar 02 2026 09:12:33 GMT+0100",
        "02/03/26",
        "2.3.26 9:00:00",
        "2-Mar-26",
        "2026 Mar 2",
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
        ("1980-01-01", DAY_FIRST, Reason.BAD_DATE),
        ("01/01/1904", DAY_FIRST, Reason.BAD_DATE),
        ("0", DAY_FIRST, Reason.BAD_DATE),
        ("0612345678", DAY_FIRST, Reason.BAD_DATE),
        ("6123456789", DAY_FIRST, Reason.BAD_DATE),
        ("20261302", DAY_FIRST, Reason.BAD_DATE),
        ("02/03/99", DAY_FIRST, Reason.BAD_DATE),
        ("02/03/26", DateOrder.UNCLEAR, Reason.TWO_DATES),
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
        (["2/3/26", "2/28/26"], MONTH_FIRST),
        (["02/03/26", "28.02.26"], DAY_FIRST),
        (["26/03/02", "26/03/20"], DateOrder.YEAR_FIRST),
        ([], DateOrder.UNCLEAR),
    ],
)
def test_a_file_may_show_its_order(days: list[str], order: DateOrder) -> None:
    assert date_order_of(days) is order


def test_a_year_of_two_digits_comes_first_where_it_can_stand_nowhere_else() -> None:
    assert day_in("26/03/02") == date(2026, 3, 2)
    assert day_in("26/03/20", DateOrder.YEAR_FIRST) == date(2026, 3, 20)


def test_old_macs_count_days_from_1904() -> None:
    assert day_in(of_1904("44621")) == day_in("46083") == date(2026, 3, 2)
    assert of_1904("2026-03-02") == "2026-03-02"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2026-03-02", 0),
        ("2026-03-02 10:15", 36_900),
        ("02/03/2026 10h15", 36_900),
        ("2026-03-02T10:15:30.25Z", 36_930),
        ("3/2/2026 1:05 PM", 47_100),
        ("3/2/2026 12:05 am", 300),
        ("46083.5", 43_200),
        ("46083,25", 21_600),
        ("1772447400", 37_800),
    ],
)
def test_a_day_may_have_its_time(text: str, seconds: int) -> None:
    assert seconds_in(text) == seconds


def test_only_some_days_have_two_meanings() -> None:
    assert has_two_meanings(["28/02/2026", "02/03/2026"])
    assert not has_two_meanings(["28/02/2026", "03/03/2026", "2026-02-03"])


@given(st.dates(date(2000, 1, 1), date(2199, 1, 1)))
def test_every_day_is_read_as_spreadsheets_write_it(day: date) -> None:
    assert day_in(day.isoformat()) == day
    assert day_in(f"{day:%d/%m/%Y}", DAY_FIRST) == day
    assert day_in(f"{day:%m/%d/%Y}", MONTH_FIRST) == day
