"""ISO weeks as whole numbers, in years of 52 and 53 weeks."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks

DAYS = st.dates(date(1971, 1, 4), date(2199, 12, 28))


@given(DAYS)
def test_a_week_is_the_one_of_the_calendar(day: date) -> None:
    year, number, _day = day.isocalendar()

    assert weeks.iso_week(weeks.week_of(day)) == f"{year}-W{number:02}"


@given(DAYS)
def test_what_is_written_is_read_back(day: date) -> None:
    week = weeks.week_of(day)

    assert weeks.week_from(weeks.iso_week(week)) == week
    assert weeks.week_of(weeks.monday_of(week)) == week
    assert weeks.monday_of(week).weekday() == 0


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-W42", "2026-W42"),
        (" 2026-s42 ", "2026-W42"),
        ("2026W1", "2026-W01"),
        ("2026-W53", "2026-W53"),
        ("2020-S53", "2020-W53"),
    ],
)
def test_weeks_are_read_as_people_write_them(text: str, written: str) -> None:
    week = weeks.week_from(text)

    assert week is not None
    assert weeks.iso_week(week) == written


@pytest.mark.parametrize(
    "text", ["", "2026", "2025-W53", "2026-W0", "2026-W54", "1812-W10", "42", "2026-42"]
)
def test_a_week_that_does_not_exist_is_none(text: str) -> None:
    assert weeks.week_from(text) is None


def test_the_week_begins_at_midnight_of_the_company() -> None:
    late_on_sunday = datetime(2026, 3, 8, 23, 30, tzinfo=UTC)

    in_paris = weeks.week_at(late_on_sunday, ZoneInfo("Europe/Paris"))
    in_london = weeks.week_at(late_on_sunday, ZoneInfo("Europe/London"))

    assert weeks.iso_week(in_paris) == "2026-W11"
    assert weeks.iso_week(in_london) == "2026-W10"
