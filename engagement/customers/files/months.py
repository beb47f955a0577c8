"""Months that stand beside weeks, and whether both can be true."""

import re
from datetime import date, timedelta
from functools import lru_cache

from engagement.customers.files.dates import A_MONTH, MONTH_NAMES
from engagement.customers.files.words import folded
from engagement.weeks import DAYS

MONTH = re.compile(rf"(?P<name>{A_MONTH})|0?(?P<number>[1-9]|1[0-2])(?: 0)?")
SOME_YEARS = range(2000, 2028)
"""After as many years days and weeks fall alike again."""


def month_in(text: str) -> int | None:
    """Return the month that a text names without a year; None for any other text."""
    found = MONTH.fullmatch(folded(text))
    if not found:
        return None
    return MONTH_NAMES.get(found["name"]) or int(found["number"])


def has_a_day_in(number: int, month: int, year: int | None) -> bool:
    """Tell whether a week of a year has a day in a month; of any year, if None."""
    years = SOME_YEARS if year is None else (year,)
    return any(month in _months_of(one, number) for one in years)


@lru_cache(maxsize=2048)
def _months_of(year: int, number: int) -> frozenset[int]:
    """Return the months of a week's days; none where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return frozenset()
    return frozenset({monday.month, (monday + timedelta(days=DAYS - 1)).month})
