"""Months and quarters of whole weeks, in years of 52 and of 53."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.scores.periods import (
    By,
    Period,
    choose,
    holding,
    last_complete,
)

A_WEEK = st.integers(0, 10_000)


def told(period: Period) -> tuple[str, str]:
    return weeks.iso_week(period.first), weeks.iso_week(period.last)


def week(text: str) -> int:
    found = weeks.week_from(text)
    assert found is not None
    return found


@given(A_WEEK, st.sampled_from(By))
def test_every_week_is_in_the_period_that_holds_it(at: int, by: By) -> None:
    found = holding(by, at)

    assert found.first <= at <= found.last
    assert holding(by, found.first) == holding(by, found.last) == found


@given(A_WEEK, st.sampled_from(By))
def test_periods_follow_one_another_without_a_gap(at: int, by: By) -> None:
    found = holding(by, at)

    assert found.before.last + 1 == found.first
    assert found.after.first == found.last + 1
    assert found.before.after == found


@given(A_WEEK, st.sampled_from([By.MONTH, By.QUARTER]))
def test_a_week_belongs_to_the_month_of_its_thursday(at: int, by: By) -> None:
    found, months = holding(by, at), 1 if by is By.MONTH else 3

    thursdays = [
        weeks.monday_of(one) + timedelta(days=3)
        for one in range(found.first, found.last + 1)
    ]

    assert {(day.year, (day.month - 1) // months) for day in thursdays} == {
        (thursdays[0].year, (thursdays[0].month - 1) // months)
    }
    assert len(thursdays) in {By.MONTH: (4, 5), By.QUARTER: (12, 13, 14)}[by]


@pytest.mark.parametrize(
    ("by", "at", "first", "last"),
    [
        (By.WEEK, "2026-W42", "2026-W42", "2026-W42"),
        (By.MONTH, "2026-W42", "2026-W40", "2026-W44"),
        (By.MONTH, "2026-W01", "2026-W01", "2026-W05"),
        (By.QUARTER, "2026-W42", "2026-W40", "2026-W53"),
        # 2020 and 2026 have 53 weeks, and their last one ends in January.
        (By.MONTH, "2020-W53", "2020-W49", "2020-W53"),
        (By.MONTH, "2021-W01", "2021-W01", "2021-W04"),
        (By.QUARTER, "2021-W01", "2021-W01", "2021-W12"),
    ],
)
def test_periods_of_known_years(by: By, at: str, first: str, last: str) -> None:
    assert told(holding(by, week(at))) == (first, last)


@pytest.mark.parametrize("year", range(2019, 2036))
def test_a_year_is_twelve_months_and_four_quarters(year: int) -> None:
    first, following = (
        weeks.week_of(date.fromisocalendar(one, 1, 1)) for one in (year, year + 1)
    )

    for by, number in ((By.MONTH, 12), (By.QUARTER, 4)):
        begins = {holding(by, at).first for at in range(first, following)}
        assert len(begins) == number
        assert min(begins) == first
        steps = [b - a for a, b in pairwise([*sorted(begins), following])]
        assert sum(steps) == following - first


@given(A_WEEK, st.sampled_from(By))
def test_the_last_complete_period_is_over_and_the_next_is_not(at: int, by: By) -> None:
    found = last_complete(by, at)

    assert found.last < at <= found.after.last


def test_a_month_is_complete_on_the_monday_after_its_last_week() -> None:
    assert told(last_complete(By.MONTH, week("2026-W44")))[1] == "2026-W39"
    assert told(last_complete(By.MONTH, week("2026-W45")))[1] == "2026-W44"


@given(A_WEEK, A_WEEK, st.sampled_from(By))
def test_no_period_is_chosen_that_is_not_over(until: int, at: int, by: By) -> None:
    found = choose(by, until, at)

    assert found.last < at
    assert found in {holding(by, until), last_complete(by, at)}


def test_the_year_of_a_period_ends_with_it_and_has_52_weeks() -> None:
    found = holding(By.MONTH, week("2026-W53"))

    assert weeks.iso_week(found.first_of_year) == "2026-W02"
    assert found.thursday == date(2026, 12, 3)
