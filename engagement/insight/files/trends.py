"""The three tables of trends as one file: a row for each team on the screen."""

from collections.abc import Iterable

import pandas as pd
from flask_babel import gettext as _

from engagement import weeks
from engagement.customers.metrics.wording import name_of
from engagement.insight.trends.heat_table import HeatCell
from engagement.insight.trends.trends import (
    RespondentRange,
    Trends,
    TrendsPage,
    TrendsRow,
)
from engagement.insight.wording import change_told
from engagement.pulses import bank
from engagement.statistics.findings import Withheld
from engagement.web.wording import round_points

Cells = list[int | str]


def trends_table(trends: Trends, page: TrendsPage) -> pd.DataFrame:
    """Return the page with the numbers that it shows: a row for each team.

    Columns are called in the reader's language: the team, its weeks, its change, its
    questions and who took part; shares in percent.
    """
    rows = map(_cells, page.rows)
    return pd.DataFrame(rows, columns=_header(trends), dtype=object)


def _header(trends: Trends) -> list[str]:
    recent = trends.recent
    last = _(
        "%(first)s to %(last)s",
        first=weeks.iso_week(recent.span.first),
        last=weeks.iso_week(recent.span.last),
    )
    return [
        _("Team"),
        *_columns(trends.measure, map(weeks.iso_week, trends.history.weeks)),
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


def _cells(row: TrendsRow) -> Cells:
    return [
        row.node.name,
        *map(_share, row.weeks),
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
