"""How periods are written."""

from flask_babel import format_date

from engagement.customers.scores.periods import By, Period
from engagement.web import template_filters

PATTERNS = {By.MONTH: "LLLL y", By.QUARTER: "QQQQ y"}


def period_name(period: Period) -> str:
    """Name a period, as in “October 2026”."""
    if period.by is By.WEEK:
        return template_filters.week_name(period.first)
    return str(format_date(period.thursday, PATTERNS[period.by]))
