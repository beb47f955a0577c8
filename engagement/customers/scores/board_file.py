"""What a page shows of teams and moments, as a file: a row for each."""

from collections.abc import Iterator

from flask_babel import gettext as _

from engagement.csv_file import as_cell
from engagement.customers.metrics.wording import name_of
from engagement.customers.scores.board import Board, Listing
from engagement.customers.scores.global_index import Incomplete, Index, NothingCounts
from engagement.customers.scores.tallies import Change, Figure, Line
from engagement.customers.scores.wording import period_name
from engagement.measures import is_net
from engagement.statistics.findings import Withheld
from engagement.web.wording import rounded

INDEX = "index"


def rows(board: Board, listing: Listing) -> Iterator[list[str]]:
    """Yield the listing for a file, with the numbers that the page shows."""
    yield [_("Team or moment"), _("Name"), *_header(board)]
    for row in (*listing.company, *listing.teams):
        yield [_("Team"), as_cell(row.node.name), *_cells(board, row.line)]
    for moment in listing.moments:
        name = as_cell(moment.moment) or _("no moment named")
        yield [_("Moment"), name, *_cells(board, moment.line)]


def _header(board: Board) -> list[str]:
    period = period_name(board.period)
    cells = _columns(_("Global index, %(unit)s, 52 weeks", unit="%"))
    cells[-1] = _("Fewest customers of a measure")
    for metric in board.columns:
        unit = "" if is_net(metric) else ", %"
        cells += _columns(f"{as_cell(name_of(metric))}{unit}, {period}")
        cells.append(
            _("Change from %(period)s", period=period_name(board.period.before))
        )
    return cells


def _columns(name: str) -> list[str]:
    ends = _("%(name)s, from", name=name), _("%(name)s, to", name=name)
    return [name, *ends, _("Customers")]


def _cells(board: Board, line: Line) -> list[str]:
    scores = zip(board.columns, line.scores, strict=True)
    told = [cell for metric, found in scores for cell in _score(metric, found)]
    return [*_index(line.index), *told]


def _index(found: Index | Incomplete | NothingCounts) -> list[str]:
    if isinstance(found, Index):
        values = found.value, found.low, found.high
        return [*(str(rounded(one, INDEX)) for one in values), str(found.least)]
    return [_("not shown"), "", "", ""]


def _score(metric: str, found: Figure | Withheld) -> list[str]:
    if isinstance(found, Withheld):
        return [_("not shown"), "", "", "", ""]
    one = found.estimate
    values = [str(rounded(value, metric)) for value in (one.value, one.low, one.high)]
    return [*values, str(one.n), _change(metric, found.change)]


def _change(metric: str, change: Change | Withheld) -> str:
    if isinstance(change, Withheld):
        return str(_("not shown"))
    if not change.is_clear:
        return str(_("no clear change"))
    return str(rounded(change.points, metric))
