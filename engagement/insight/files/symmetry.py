"""The table of the correlation view as a file."""

from collections.abc import Iterator

import pandas as pd
from flask_babel import gettext as _

from engagement.customers.metrics.wording import name_of
from engagement.insight.shown import Result, Shown
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.insight.symmetry.table import NamedRow, TeamTable
from engagement.insight.wording import quadrant_name
from engagement.measures import is_net
from engagement.statistics.quadrants import TeamQuadrant
from engagement.web.wording import round_points

Cells = list[int | str]
NOTHING = [""] * (len(TeamQuadrant) + 2)
"""Of another team, what is told of the reader's own alone."""


def symmetry_table(view: CorrelationView, teams: TeamTable) -> pd.DataFrame:
    """Return the table with the numbers that the page shows: a row for each team.

    Columns are called in the reader's language: the team, then a value and its ends of
    each side, in percent or points of NPS, and the customers.
    """
    return pd.DataFrame(_rows(view, teams), columns=_header(view), dtype=object)


def _rows(view: CorrelationView, teams: TeamTable) -> Iterator[Cells]:
    measures = view.staff, view.customer
    for row in teams.named:
        cells = [*_cells(row.staff, view.staff), *_cells(row.customer, view.customer)]
        n = row.customer.most if isinstance(row.customer, Shown) else ""
        yield [row.name, *cells, n, *_chances(row), *_moved(row, measures)]
    for other in teams.others:
        staff, customer = map(round_points, (other.staff, other.customer), measures)
        yield [_("another team"), staff, "", "", customer, "", "", "", *NOTHING]


def _header(view: CorrelationView) -> list[str]:
    cells = [_("Team")]
    for measure in (view.staff, view.customer):
        name = name_of(measure)
        unit = name if is_net(measure) else f"{name}, %"
        cells += [unit, _("%(name)s, from", name=unit), _("%(name)s, to", name=unit)]
    return [
        *cells,
        _("Customers"),
        *(f"{quadrant_name(one)}, %" for one in TeamQuadrant),
        *(
            _("%(name)s, moved in four weeks, points", name=name_of(measure))
            for measure in (view.staff, view.customer)
        ),
    ]


def _chances(row: NamedRow) -> Cells:
    """Return how probable each field is, in percent."""
    if row.chances is None:
        return [""] * len(TeamQuadrant)
    return [round(100 * row.chances[one]) for one in TeamQuadrant]


def _moved(row: NamedRow, measures: tuple[str, str]) -> Cells:
    if row.moved is None:
        return ["", ""]
    return [*map(round_points, row.moved, measures)]


def _cells(result: Result, measure: str) -> Cells:
    if isinstance(result, Shown):
        return [
            round_points(v, measure) for v in (result.value, result.low, result.high)
        ]
    return [_("not shown"), "", ""]
