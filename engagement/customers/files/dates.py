"""Days as files write them; each text is one of them, or refused."""

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from engagement import weeks
from engagement.customers.files.words import folded
from engagement.refusals import Reason, RowRefused

SAID = 50_000
"""Texts remembered; files repeat themselves."""
FIRST_DAY = date(2000, 1, 1)
"""Earlier ones are the zero of some clock, 1904, 1970 or 1980."""
SHORT_YEARS = range(2015, 2041)
"""What two digits can stand for."""
CLOCK = r"(?:[T ,]+[0-9]{1,2}[:hH][0-9]{2}[0-9:.,hms apmAPMZzUTCGM()+-]*)?"
TIME = re.compile(
    r"[T ,]([0-9]{1,2})[:hH]([0-9]{2})(?::([0-9]{2}))?[0-9.,]*(?: ?([aApP])[mM])?"
)
A_DAY = 86_400
"""Seconds."""
YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + CLOCK)
YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})" + CLOCK)
COMPACT = re.compile(
    rf"(20[0-9]{{2}})([0-9]{{2}})([0-9]{{2}})(?:T?(?:[0-9]{{4}}|[0-9]{{6}})Z?|{CLOCK})"
)
SERIAL = re.compile(r"([0-9]{5})([.,][0-9]+)?")
SERIALS = range(36_526, 73_051)
"""Days of a spreadsheet, from 2000 to 2100."""
DAY_ZERO = date(1899, 12, 30)
FROM_1904 = 1462
"""Days between the two zeros that spreadsheets count from."""
UNIX = re.compile(r"(1[0-9]{9})(?:[0-9]{3}|\.[0-9]+)?")
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
A_WEEKDAY = (
    "(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|lun|mar|mer|jeu|ven|sam|dim|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*) )?"
)
ORDINAL = "(?:er|st|nd|rd|th)?"
NAMED = (
    re.compile(
        rf"{A_WEEKDAY}(?P<day>[0-9]{{1,2}}){ORDINAL} (?P<month>{A_MONTH}) "
        r"(?P<year>[0-9]{4}(?= |$)|[0-9]{2}$).*"
    ),
    re.compile(
        rf"{A_WEEKDAY}(?P<month>{A_MONTH}) (?P<day>[0-9]{{1,2}}){ORDINAL} "
        r"(?P<year>[0-9]{4})\b.*"
    ),
    re.compile(rf"(?P<year>[0-9]{{4}}) (?P<month>{A_MONTH}) (?P<day>[0-9]{{1,2}})\b.*"),
)
"""Days whose month is a word."""


class DateOrder(StrEnum):
    """What 03/04/2026 means."""

    UNCLEAR = ""
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"  # of two digits


def is_day(text: str) -> bool:
    """Tell whether a text has the form of a day, be it one or not."""
    return bool(
        YEAR_FIRST.fullmatch(text)
        or YEAR_LAST.fullmatch(text)
        or COMPACT.fullmatch(text)
        or _named(text)
        or is_serial(text)
        or UNIX.fullmatch(text)
    )


def is_serial(text: str, from_1904: int = 0) -> bool:
    """Tell whether a text is a day as spreadsheets count them."""
    found = SERIAL.fullmatch(text)
    return bool(found) and int(text[:5]) + from_1904 in SERIALS


def of_1904(text: str) -> str:
    """Return a serial number of a workbook that counts from 1904 as others count."""
    if not is_serial(text, FROM_1904):
        return text
    return f"{int(text[:5]) + FROM_1904}{text[5:]}"


def _named(text: str) -> re.Match[str] | None:
    words = folded(text)
    found = (pattern.fullmatch(words) for pattern in NAMED)
    return next(filter(None, found), None)


@lru_cache(SAID)
def day_in(text: str, order: DateOrder = DateOrder.UNCLEAR) -> date:
    """Return the day of a text; raises `RowRefused` when it is none, or could be two.

    Of an instant the day as it is written; of Unix time the day in UTC.
    """
    try:
        day = _day(text, order)
    except (ValueError, OverflowError, LookupError):
        raise RowRefused(Reason.BAD_DATE, date=text) from None
    if day is None:
        raise RowRefused(Reason.TWO_DATES, date=text)
    if day < FIRST_DAY:
        raise RowRefused(Reason.BAD_DATE, date=text)
    return day


def _day(text: str, order: DateOrder) -> date | None:
    """Return the day, None where it could be two; or raise ValueError."""
    if found := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := YEAR_LAST.fullmatch(text):
        readings = _readings(*found.groups())
        if order is DateOrder.UNCLEAR:
            if _is_unclear(readings):
                return None
            order = next(iter(readings), order)
        return readings[order]
    if is_serial(text):
        return DAY_ZERO + timedelta(days=int(text[:5]))
    if found := UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), UTC).date()
    if found := _named(text):
        month = MONTH_NAMES[found["month"]]
        return date(_year(found["year"]), month, int(found["day"]))
    raise ValueError(text)


def _year(digits: str) -> int:
    """Return a year of four digits or of two; raises ValueError."""
    short = 2
    if len(digits) > short:
        return int(digits)
    if (year := 2000 + int(digits)) not in SHORT_YEARS:
        raise ValueError(digits)
    return year


@lru_cache(SAID)
def _readings(first: str, second: str, last: str) -> dict[DateOrder, date]:
    """Return the days that three numbers can be, by their order."""
    parts = {
        DateOrder.DAY_FIRST: (last, second, first),
        DateOrder.MONTH_FIRST: (last, first, second),
    }
    if len(last) == len("26"):
        parts[DateOrder.YEAR_FIRST] = (first, second, last)
    found = {}
    for order, (year, month, day) in parts.items():
        with suppress(ValueError):
            found[order] = date(_year(year), int(month), int(day))
    return found


def _order_of(possible: Collection[DateOrder]) -> DateOrder:
    """Return the one order that is possible; the year comes first if nothing else."""
    usual = {DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST} & {*possible}
    if len(usual) == 1:
        return usual.pop()
    return DateOrder.YEAR_FIRST if possible and not usual else DateOrder.UNCLEAR


def date_order_of(texts: Iterable[str]) -> DateOrder:
    """Return the order that a file's own days show; unclear when they show none."""
    found = {frozenset(readings) for readings in map(_readings_of, texts) if readings}
    return _order_of(frozenset.intersection(*found)) if found else DateOrder.UNCLEAR


def has_two_meanings(texts: Iterable[str]) -> bool:
    """Tell whether any of the days could be another one."""
    return any(_is_unclear(readings) for readings in map(_readings_of, texts))


def _readings_of(text: str) -> dict[DateOrder, date]:
    found = YEAR_LAST.fullmatch(text)
    return _readings(*found.groups()) if found else {}


def _is_unclear(readings: dict[DateOrder, date]) -> bool:
    day, month = (
        readings.get(order) for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    )
    return None not in {day, month} and day != month


def seconds_in(text: str) -> int:
    """Return the time of a day that can be read; 0 where the text has none."""
    if found := UNIX.fullmatch(text):
        return int(found[1]) % A_DAY
    if (found := SERIAL.fullmatch(text)) and found[2]:
        return round(float(f"0.{found[2][1:]}") * A_DAY)
    if not (found := TIME.search(text)):
        return 0
    hours, minutes, seconds, half = found.groups()
    if half:
        hours = int(hours) % 12 + 12 * (half[0] in "pP")
    return (int(hours) * 60 + int(minutes)) * 60 + int(seconds or 0)


@lru_cache(SAID)
def week_of_day(text: str, order: DateOrder = DateOrder.UNCLEAR) -> int:
    return weeks.week_of(day_in(text, order))
