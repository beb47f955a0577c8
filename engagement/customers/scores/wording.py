"""How periods and figures of the page are written."""

from flask_babel import format_date

from engagement.customers.scores.periods import By, Period
from engagement.web import template_filters

NPS, INDEX = "nps", "index"
PATTERNS = {By.MONTH: "LLLL y", By.QUARTER: "QQQQ y"}


def period_name(period: Period) -> str:
    """Name a period, as in “October 2026”."""
    if period.by is By.WEEK:
        return template_filters.week_name(period.first)
    return str(format_date(period.thursday, PATTERNS[period.by]))


def rounded(value: float, metric: str) -> int:
    """Return points of NPS, or percent of everything else, as they are shown."""
    return round(value if metric == NPS else 100 * value)


def written(value: float, metric: str) -> str:
    points = rounded(value, metric)
    return (
        template_filters.signed(points)
        if metric == NPS
        else template_filters.percent(points / 100)
    )
