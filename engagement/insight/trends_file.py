"""The three tables of trends as one file: a row for each team on the screen."""

from collections.abc import Iterable

from flask_babel import gettext as _

from engagement import weeks
from engagement.csv_file import as_cell
from engagement.customers.metrics.wording import name_of
from engagement.insight.heat import Cell
from engagement.insight.trends import Listing, People, Row, Trends
from engagement.insight.wording import change_told
from engagement.pulses import bank
from engagement.statistics.findings import Withheld
from engagement.web.spreadsheets import delimited
from engagement.web.wording import rounded


def as_file(trends: Trends, listing: Listing) -> str:
    """Return the listing as delimited text, with the numbers that the page shows."""
    return delimited([_header(trends), *map(_cells, listing.rows)])


def _header(trends: Trends) -> list[str]:
    recent = trends.recent
    last = _(
        "%(first)s to %(last)s",
        first=weeks.written(recent.span.first),
        last=weeks.written(recent.span.last),
    )
    return [
        _("Team"),
        *_columns(trends.measure, map(weeks.written, trends.course.weeks)),
        _("Change"),
        *(one for key in recent.questions for one in _columns(key, [last])),
        *_columns(bank.ANSWERS, map(weeks.written, recent.weeks)),
        _("%(name)s, from", name=_("People who answered")),
        _("%(name)s, to", name=_("People who answered")),
        _("People asked"),
    ]


def _columns(measure: str, spans: Iterable[str]) -> list[str]:
    return [as_cell(f"{name_of(measure)}, %, {span}") for span in spans]


def _cells(row: Row) -> list[str]:
    return [
        as_cell(row.node.name),
        *map(_share, row.weeks),
        change_told(row.change),
        *map(_share, (*row.questions, *row.rates)),
        *_people(row.people),
    ]


def _share(cell: Cell | Withheld) -> str:
    if isinstance(cell, Withheld):
        return str(_("not shown"))
    return str(rounded(cell.share, bank.MOBILISATION))


def _people(people: People | Withheld) -> list[str]:
    if isinstance(people, Withheld):
        return [_("not shown"), "", ""]
    return [str(people.least), str(people.most), str(people.invited or "")]
