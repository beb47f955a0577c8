"""What a page shows of teams and moments, as a file: a row for each."""

from collections.abc import Iterator

import pandas as pd
from flask_babel import gettext as _

from engagement.customers.metrics.wording import name_of
from engagement.customers.scores.board import Board, BoardPage
from engagement.customers.scores.global_index import Incomplete, Index, NothingCounts
from engagement.customers.scores.tallies import BoardLine, PeriodScore, ScoreChange
from engagement.customers.scores.wording import period_name
from engagement.measures import is_net
from engagement.statistics.findings import Withheld
from engagement.web.wording import round_points

INDEX = "index"
Cells = list[int | str]


def board_table(board: Board, page: BoardPage) -> pd.DataFrame:
    """Return a page with the numbers that it shows: a row for each team and moment.

    Columns are called in the reader's language: which of the two, its name, the index
    with its ends and customers, then those of each metric and its change; in percent,
    or points of NPS.
    """
    columns = [_("Team or moment"), _("Name"), *_header(board)]
    return pd.DataFrame(_rows(board, page), columns=columns, dtype=object)


def _rows(board: Board, page: BoardPage) -> Iterator[Cells]:
    for row in (*page.company, *page.teams):
        yield [_("Team"), row.node.name, *_cells(board, row.line)]
    for moment in page.moments:
        name = moment.moment or _("no moment named")
        yield [_("Moment"), name, *_cells(board, moment.line)]


def _header(board: Board) -> list[str]:
    period = period_name(board.period)
    cells = _columns(_("Global index, %(unit)s, 52 weeks", unit="%"))
    cells[-1] = _("Fewest customers of a measure")
    for metric in board.columns:
        unit = "" if is_net(metric) else ", %"
        cells += _columns(f"{name_of(metric)}{unit}, {period}")
        cells.append(
            _("Change from %(period)s", period=period_name(board.period.before))
        )
    return cells


def _columns(name: str) -> list[str]:
    ends = _("%(name)s, from", name=name), _("%(name)s, to", name=name)
    return [name, *ends, _("Customers")]


def _cells(board: Board, line: BoardLine) -> Cells:
    scores = zip(board.columns, line.scores, strict=True)
    told = [cell for metric, found in scores for cell in _score(metric, found)]
    return [*_index(line.index), *told]


def _index(found: Index | Incomplete | NothingCounts) -> Cells:
    if isinstance(found, Index):
        values = found.value, found.low, found.high
        return [*(round_points(one, INDEX) for one in values), found.least]
    return [_("not shown"), "", "", ""]


def _score(metric: str, found: PeriodScore | Withheld) -> Cells:
    if isinstance(found, Withheld):
        return [_("not shown"), "", "", "", ""]
    one = found.estimate
    values = [round_points(value, metric) for value in (one.value, one.low, one.high)]
    return [*values, one.n, _change(metric, found.change)]


def _change(metric: str, change: ScoreChange | Withheld) -> int | str:
    if isinstance(change, Withheld):
        return str(_("not shown"))
    if not change.is_clear:
        return str(_("no clear change"))
    return round_points(change.points, metric)
