"""Days and weeks as files write them; each text is one of them, or refused."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from engagement import weeks
from engagement.customers.files.words import folded
from engagement.refusals import Reason, RowRefused

MONTHS = 12
SAID = 50_000
"""Texts remembered; files repeat themselves."""
CLOCK = r"(?:[T ,]+[0-9]{1,2}[:hH][0-9]{2}[0-9:.,hms apmAPMZzUTCGM()+-]*)?"
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + CLOCK)
YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})" + CLOCK)
SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
SERIALS = range(25_569, 73_051)
"""Days of a spreadsheet, from 1970 to 2100."""
DAY_ZERO = date(1899, 12, 30)
UNIX = re.compile(r"([0-9]{10})(?:[0-9]{3}|\.[0-9]+)?")
MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "jan janv january janvier", "feb fev fevr february fevrier",
            "mar mars march", "apr avr april avril", "may mai", "jun juin june",
            "jul juil july juillet", "aug aout august", "sep sept september septembre",
            "oct october octobre", "nov november novembre",
            "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
A_MONTH = rf"({'|'.join(MONTH_NAMES)})"
MONTH_NAMED = re.compile(
    rf"([0-9]{{1,2}})(?:er|st|nd|rd|th)? {A_MONTH} ([0-9]{{4}})\b.*"
)
NAME_FIRST = re.compile(rf"{A_MONTH} ([0-9]{{1,2}})(?:st|nd|rd|th)? ([0-9]{{4}})\b.*")
WEEK_WORD = r"(?:w|wk|week|s|sem|semaine)"
WEEK_THEN_YEAR = re.compile(WEEK_WORD + r" ?([0-9]{1,2}) ([0-9]{4})")
YEAR_THEN_WEEK = re.compile(r"([0-9]{4}) ?" + WEEK_WORD + r" ?([0-9]{1,2})")
WEEK_ALONE = re.compile(r"(?:" + WEEK_WORD + r" ?)?([0-9]{1,2})")
WEEK_OF = re.compile(r"(?:semaine du|week of|sem du|lundi|monday)\s+", re.IGNORECASE)
YEARS_BACK = 7
"""One of them has a week 53."""


class DateOrder(StrEnum):
    """What 03/04/2026 means."""

    UNCLEAR = ""
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def is_day(text: str) -> bool:
    """Tell whether a text has the form of a day, be it one or not."""
    return bool(
        YEAR_FIRST.fullmatch(text)
        or YEAR_LAST.fullmatch(text)
        or MONTH_NAMED.fullmatch(folded(text))
        or NAME_FIRST.fullmatch(folded(text))
        or _is_serial(text)
        or UNIX.fullmatch(text)
    )


def _is_serial(text: str) -> bool:
    found = SERIAL.fullmatch(text)
    return bool(found) and int(text[:5]) in SERIALS


@lru_cache(SAID)
def day_in(text: str, order: DateOrder = DateOrder.UNCLEAR) -> date:
    """Return the day of a text; raises `RowRefused` when it is none, or could be two.

    Of an instant the day as it is written; of Unix time the day in UTC.
    """
    if (local := YEAR_LAST.fullmatch(text)) and _is_unclear(local, order):
        raise RowRefused(Reason.TWO_DATES, date=text)
    try:
        day = _day(text, order)
    except (ValueError, OverflowError):
        raise RowRefused(Reason.BAD_DATE, date=text) from None
    if day < weeks.FIRST_MONDAY:
        raise RowRefused(Reason.BAD_DATE, date=text)
    return day


def _day(text: str, order: DateOrder) -> date:
    """Return the day, or raise ValueError."""
    if found := YEAR_FIRST.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        is_month_first = order is DateOrder.MONTH_FIRST or (
            order is DateOrder.UNCLEAR and second > MONTHS
        )
        return (
            date(year, first, second) if is_month_first else date(year, second, first)
        )
    if _is_serial(text):
        return DAY_ZERO + timedelta(days=int(text[:5]))
    if found := UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), UTC).date()
    words = folded(text)
    if found := MONTH_NAMED.fullmatch(words):
        return date(int(found[3]), MONTH_NAMES[found[2]], int(found[1]))
    if found := NAME_FIRST.fullmatch(words):
        return date(int(found[3]), MONTH_NAMES[found[1]], int(found[2]))
    raise ValueError(text)


def _is_unclear(local: re.Match[str], order: DateOrder) -> bool:
    first, second = int(local[1]), int(local[2])
    is_told = order is not DateOrder.UNCLEAR or first > MONTHS or second > MONTHS
    return not is_told and first != second


def date_order_of(texts: Iterable[str]) -> DateOrder:
    """Return the order that a file's own days show; unclear when they show none."""
    found = [local for text in texts if (local := YEAR_LAST.fullmatch(text))]
    is_day_first = any(int(local[1]) > MONTHS for local in found)
    is_month_first = any(int(local[2]) > MONTHS for local in found)
    if is_day_first == is_month_first:
        return DateOrder.UNCLEAR
    return DateOrder.DAY_FIRST if is_day_first else DateOrder.MONTH_FIRST


def has_two_meanings(texts: Iterable[str]) -> bool:
    """Tell whether any of the days could be another one."""
    return any(
        _is_unclear(local, DateOrder.UNCLEAR)
        for text in texts
        if (local := YEAR_LAST.fullmatch(text))
    )


def has_clock(texts: Collection[str]) -> bool:
    """Tell whether the days have times, so that rows differ by the minute at least."""
    return bool(texts) and all(":" in text or UNIX.fullmatch(text) for text in texts)


@lru_cache(SAID)
def week_of_day(text: str, order: DateOrder = DateOrder.UNCLEAR) -> int:
    return weeks.week_of(day_in(text, order))


@lru_cache(SAID)
def week_in(text: str, this_week: int, order: DateOrder = DateOrder.UNCLEAR) -> int:
    """Return the week of a text, which may also be any of its days.

    A week without its year is the latest of that number that has begun.
    """
    if (week := weeks.week_from(text)) is not None:
        return week
    day = WEEK_OF.sub("", text)
    if is_day(day):
        return week_of_day(day, order)
    words = folded(text)
    if found := WEEK_THEN_YEAR.fullmatch(words):
        return _week(found[2], found[1], text)
    if found := YEAR_THEN_WEEK.fullmatch(words):
        return _week(found[1], found[2], text)
    if found := WEEK_ALONE.fullmatch(words):
        return _latest(int(found[1]), this_week, text)
    raise RowRefused(Reason.BAD_WEEK, week=text)


def _week(year: str, number: str, text: str) -> int:
    week = weeks.week_from(f"{year}-W{number}")
    if week is None:
        raise RowRefused(Reason.BAD_WEEK, week=text)
    return week


def _latest(number: int, this_week: int, text: str) -> int:
    year = weeks.monday_of(this_week).isocalendar().year
    for back in range(YEARS_BACK):
        week = weeks.week_from(f"{year - back}-W{number}")
        if week is not None and week <= this_week:
            return week
    raise RowRefused(Reason.BAD_WEEK, week=text)


def names_a_week(text: str) -> bool:
    """Tell whether a column's name is a week, so that its cells are of that week."""
    words = folded(text)
    return bool(
        weeks.week_from(text) is not None
        or WEEK_THEN_YEAR.fullmatch(words)
        or YEAR_THEN_WEEK.fullmatch(words)
        or re.fullmatch(WEEK_WORD + r" ?[0-9]{1,2}", words)
        or (YEAR_FIRST.fullmatch(text) or YEAR_LAST.fullmatch(text))
    )
