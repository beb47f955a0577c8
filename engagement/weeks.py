"""ISO weeks as whole numbers: 0 is the week of Monday 5 January 1970."""

import re
from datetime import date, datetime, timedelta, tzinfo

FIRST_MONDAY = date(1970, 1, 5)
DAYS = 7
WRITTEN = re.compile(r"(\d{4})-?[WS](\d{1,2})", re.IGNORECASE)
YEARS = range(1970, 2200)


def week_of(day: date) -> int:
    return (day - FIRST_MONDAY).days // DAYS


def week_at(moment: datetime, zone: tzinfo) -> int:
    """Return the company's week at an aware moment."""
    return week_of(moment.astimezone(zone).date())


def monday_of(week: int) -> date:
    return FIRST_MONDAY + timedelta(weeks=week)


def iso_week(week: int) -> str:
    """Return the ISO form, `2026-W42`."""
    year, number, _ = monday_of(week).isocalendar()
    return f"{year}-W{number:02}"


def week_from(text: str) -> int | None:
    """Read `2026-W42` or the French `2026-S42`; None for a week that does not exist."""
    match = WRITTEN.fullmatch(text.strip())
    if not match or int(match[1]) not in YEARS:
        return None
    try:
        return week_of(date.fromisocalendar(int(match[1]), int(match[2]), 1))
    except ValueError:
        return None
