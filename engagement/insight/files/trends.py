"""The three tables of trends as one file: a row for each team on the screen."""

from collections.abc import Iterable

import pandas as pd
from flask_babel import gettext as _

from engagement import weeks
from engagement.customers.metrics.wording import name_of
from engagement.insight.trends.course import Course
from engagement.insight.trends.heat_table import HeatCell
from engagement.insight.trends.rows import (
    RespondentRange,
    TrendsPage,
    TrendsRow,
)
from engagement.insight.trends.trends import Trends
from engagement.insight.wording import change_told, point_name
from engagement.pulses import bank
from engagement.statistics.findings import Withheld
from engagement.web.wording import round_points

Cells = list[int | str]


def trends_table(
    trends: Trends, page: TrendsPage, course: Course | None = None
) -> pd.DataFrame:
    """Return the page with the numbers that it shows: a row for each team.

    Months of the course stand in place of weeks where it is long.

    Columns are called in the reader's language: the team, its weeks, its change, its
    questions and who took part; shares in percent.
    """
    months = course if course and course.is_monthly else None
    rows = [_cells(row, months) for row in page.rows]
    return pd.DataFrame(rows, columns=_header(trends, months), dtype=object)


def _header(trends: Trends, months: Course | None) -> list[str]:
    weekly = map(weeks.iso_week, trends.history.weeks)
    spans = map(point_name, months.points) if months else weekly
    recent = trends.recent
    last = _(
        "%(first)s to %(last)s",
        first=weeks.iso_week(recent.span.first),
        last=weeks.iso_week(recent.span.last),
    )
    return [
        _("Team"),
        *_columns(trends.measure, spans),
        _("Change"),
        _("Who answered"),
        *(one for key in recent.questions for one in _columns(key, [last])),
        *_columns(bank.ANSWERS, map(weeks.iso_week, recent.weeks)),
        _("%(name)s, from", name=_("People who answered")),
        _("%(name)s, to", name=_("People who answered")),
        _("People asked"),
    ]


def _columns(measure: str, spans: Iterable[str]) -> list[str]:
    return [f"{name_of(measure)}, %, {span}" for span in spans]


def _cells(row: TrendsRow, months: Course | None) -> Cells:
    return [
        row.node.name,
        *map(_share, months.cells(row.node.id) if months else row.weeks),
        change_told(row.change),
        _("participation moved as well") if row.is_moved_with_participation else "",
        *map(_share, (*row.questions, *row.rates)),
        *_people(row.people),
    ]


def _share(cell: HeatCell | Withheld) -> int | str:
    if isinstance(cell, Withheld):
        return str(_("not shown"))
    return round_points(cell.share, bank.MOBILISATION)


def _people(people: RespondentRange | Withheld) -> Cells:
    if isinstance(people, Withheld):
        return [_("not shown"), "", ""]
    return [people.least, people.most, people.invited or ""]
