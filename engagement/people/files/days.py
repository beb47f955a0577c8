"""Days as files write them, pure: 2026-10-14, 14/10/2026, 14.10.2026."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(-?)(\d{2})\2(\d{2})(?:[ T].*)?")
_NUMBERS = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4})(?:[ T].*)?")
MONTHS = 12


class DayOrder(StrEnum):
    """Which of two numbers is the day; without one, both readings are tried."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


def order_of(texts: Iterable[str]) -> DayOrder | None:
    """Return the order in which a column writes its days, as far as its days tell."""
    for text in texts:
        if found := _NUMBERS.fullmatch(text):
            first, mark, second, _year = found.groups()
            if mark == "." or int(first) > MONTHS:
                return DayOrder.DAY_FIRST
            if int(second) > MONTHS:
                return DayOrder.MONTH_FIRST
    return None


def readings(text: str, order: DayOrder | None) -> list[date]:
    """Return the days that a text may be: none, one, or two."""
    if found := _ISO.fullmatch(text):
        year, month, day = (int(found[at]) for at in (1, 3, 4))
        return _days([(year, month, day)])
    if found := _NUMBERS.fullmatch(text):
        first, second, year = (int(found[at]) for at in (1, 3, 4))
        some = {
            DayOrder.DAY_FIRST: (year, second, first),
            DayOrder.MONTH_FIRST: (year, first, second),
        }
        return _days([some[order]] if order else some.values())
    return []


def _days(some: Iterable[tuple[int, int, int]]) -> list[date]:
    found: list[date] = []
    for year, month, day in some:
        try:
            one = date(year, month, day)
        except ValueError:
            continue
        if one not in found:
            found.append(one)
    return found
