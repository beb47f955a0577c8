"""The table of the correlation view, and the same as a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from engagement.csv_file import as_cell
from engagement.customers.metrics.wording import name_of
from engagement.insight.series import Result, Shown
from engagement.insight.symmetry.correlation import CorrelationView, Dot, LeftOut, Seen
from engagement.measures import is_net
from engagement.web.spreadsheets import delimited
from engagement.web.wording import rounded


@dataclass(frozen=True)
class NamedRow:
    """A team that the reader may look at."""

    team_id: int
    name: str
    staff: Result
    customer: Result


@dataclass(frozen=True)
class OtherRow:
    """Another team: where it stands, and nothing else."""

    staff: float
    customer: float


@dataclass(frozen=True)
class Listing:
    """The rows of the table under the chart."""

    named: tuple[NamedRow, ...]
    others: tuple[OtherRow, ...]


def listing(seen: Seen) -> Listing:
    """List the reader's teams by name, then the others by value."""
    teams: tuple[Dot | LeftOut, ...] = (*seen.named, *seen.left_out)
    rows = [
        NamedRow(team.team_id, team.name, team.staff, team.customer) for team in teams
    ]
    rows.sort(key=lambda row: row.name.casefold())
    return Listing(tuple(rows), tuple(OtherRow(*place) for place in seen.others))


def as_file(view: CorrelationView, listed: Listing) -> str:
    """Return the listing as delimited text, with the numbers that the page shows."""
    return delimited(_rows(view, listed))


def _rows(view: CorrelationView, listed: Listing) -> Iterator[list[str]]:
    measures = view.staff, view.customer
    yield _header(*measures)
    for row in listed.named:
        cells = [*_cells(row.staff, view.staff), *_cells(row.customer, view.customer)]
        yield [as_cell(row.name), *cells, _customers(row.customer)]
    for other in listed.others:
        staff, customer = map(rounded, (other.staff, other.customer), measures)
        yield [_("another team"), str(staff), "", "", str(customer), "", "", ""]


def _header(staff: str, customer: str) -> list[str]:
    cells = [_("Team")]
    for measure in (staff, customer):
        name = as_cell(name_of(measure))
        unit = name if is_net(measure) else f"{name}, %"
        cells += [unit, _("%(name)s, from", name=unit), _("%(name)s, to", name=unit)]
    return [*cells, _("Customers")]


def _cells(result: Result, measure: str) -> list[str]:
    if isinstance(result, Shown):
        return [
            str(rounded(v, measure)) for v in (result.value, result.low, result.high)
        ]
    return [_("not shown"), "", ""]


def _customers(result: Result) -> str:
    return str(result.most) if isinstance(result, Shown) else ""
