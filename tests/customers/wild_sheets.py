"""Small sheets by chance, and plain references of what they count."""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import pytest
import xlsxwriter
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.customers.wild import Counts, Outcome
from tests.customers.wild_doors import Company, Site, in_turn

SHOPS = {
    "lille": "Lille", "arras": "Arras", "lens": "Lens", "nice": "Nice",
    "nimes": "Nîmes", "stetienne": "Saint-Étienne",
}  # fmt: skip
REGIONS = {"north": ("lille", "arras", "lens"), "south": ("nice", "nimes", "stetienne")}
FIRST, LAST = date(2026, 1, 5), date(2026, 11, 15)
PERCENT = "percent"
FORMATS = {PERCENT: "0.0%", "day": "dd/mm/yyyy"}

shops = st.sampled_from(list(SHOPS))
days = st.dates(FIRST, LAST)
mondays = days.map(lambda day: date.fromisocalendar(*day.isocalendar()[:2], 1))


class Percent(NamedTuple):
    """A number in a cell whose format shows it as a percentage."""

    share: float


Cell = str | float | date | Percent | None
Columns = Mapping[str, Sequence[Cell]]
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class File:
    """What is sent, and the rows that were written into it."""

    name: str
    rows: Rows
    content: bytes = field(repr=False)


class Total(NamedTuple):
    """Answers of one team and week, as a sheet of totals has them."""

    team: str
    monday: date
    n: int
    up: int
    down: int = 0

    @property
    def week(self) -> str:
        return week_of(self.monday)

    @property
    def percentage(self) -> float:
        return round(self.up / self.n * 100, 4)

    @property
    def nps(self) -> float:
        return round((self.up - self.down) / self.n * 100, 4)


@st.composite
def totals(draw: st.DrawFn, least: int = 1, most: int = 4) -> list[Total]:
    """Draw totals, at most one of each team and week."""
    cells = draw(st.lists(st.tuples(shops, mondays), min_size=least, max_size=most,
                          unique=True))  # fmt: skip
    found = []
    for team, monday in cells:
        n = draw(st.integers(20, 400))
        up = draw(st.integers(n // 5, n - 5))
        found.append(Total(team, monday, n, up, draw(st.integers(0, n - up))))
    return found


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def answers(metric: str, rows: Iterable[tuple[str, date, int]]) -> Counts:
    """Count answers, each of a team and a day, as good (1), neither or bad (-1)."""
    found: dict[str, list[int]] = defaultdict(list)
    for team, day, sign in rows:
        found[f"{team} {week_of(day)} {metric}"].append(sign)
    return {cell: [len(signs), _value(metric, len(signs), signs.count(1),
                                      signs.count(-1))]
            for cell, signs in found.items()}  # fmt: skip


def counted(metric: str, rows: Iterable[Total]) -> Counts:
    """Add up totals."""
    found: dict[str, list[int]] = {}
    for one in rows:
        cell = found.setdefault(f"{one.team} {one.week} {metric}", [0, 0, 0])
        for place, number in enumerate((one.n, one.up, one.down)):
            cell[place] += number
    return {cell: [n, _value(metric, n, up, down)]
            for cell, (n, up, down) in found.items()}  # fmt: skip


def _value(metric: str, n: int, up: int, down: int) -> float:
    return (up - down * (metric == "nps")) / n * 100


def are_alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether the same counts, but for the rounding of what is printed."""
    return one.keys() == other.keys() and all(
        n == other[cell][0] and abs(value - other[cell][1]) <= ROUNDING
        for cell, (n, value) in one.items()
    )


ROUNDING = 0.06


def check(outcome: Outcome, *right: Counts, before: Counts | None = None) -> None:
    """Fail where anything counts that is not right, or nothing and nobody is asked."""
    if not any(are_alike(outcome.counts, one) for one in right):
        assert outcome.counts == (before or {}), (outcome, right)
        assert outcome.is_stopped, (outcome, right)


class Doors:
    """The doors of a company; each file goes through one of them."""

    def __init__(self, company: Company, pages: Site) -> None:
        self.by_name: Mapping[str, Callable[[bytes, str], Outcome]] = {
            "command": lambda *sent: in_turn(company, sent)[0],
            "page": pages.by_page,
            "folder": pages.by_folder,
        }

    def take(self, door: str, file: File) -> Outcome:
        return self.by_name[door](file.content, file.name)


doors = st.sampled_from(["command", "page", "folder"])


Test = Callable[..., None]


def neighbour(test: Test, examples: int = 12) -> Test:
    """Run a property with a few sheets."""
    few = settings(
        max_examples=examples,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    return few(test)


def neighbours(name: str, ways: Mapping[str, Any]) -> Callable[[Test], Test]:
    """Run a property with a few sheets in each of some ways."""

    def decorated(test: Test) -> Test:
        params = [pytest.param(way, id=key) for key, way in ways.items()]
        parametrized: Test = pytest.mark.parametrize(name, params)(neighbour(test, 4))
        return parametrized

    return decorated


def as_csv(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([[_written(cell) for cell in row] for row in rows])
    return text.getvalue().encode(encoding)


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Percent):
        return f"{cell.share * 100:g} %"
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


def as_xlsx(*sheets: tuple[str, Rows], is_1904: bool = False) -> bytes:
    """Return a workbook; days and percentages are cells of that format."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "date_1904": is_1904})
    formats = {key: book.add_format({"num_format": said})
               for key, said in FORMATS.items()}  # fmt: skip
    for name, rows in sheets:
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, Percent):
                    page.write_number(number, place, cell.share, formats[PERCENT])
                elif isinstance(cell, date):
                    page.write_datetime(number, place, cell, formats["day"])
                elif cell is not None:
                    page.write(number, place, cell)
    book.close()
    return content.getvalue()


def a_text(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> File:
    return File("file.csv", rows, as_csv(rows, delimiter, encoding))


def a_workbook(rows: Rows, *, is_1904: bool = False) -> File:
    return File("file.xlsx", rows, as_xlsx(("Sheet", rows), is_1904=is_1904))


kinds: st.SearchStrategy[Callable[[Rows], File]] = st.sampled_from([a_text, a_workbook])


def rows_of(columns: Columns) -> Rows:
    return [list(columns), *zip(*columns.values(), strict=True)]


@st.composite
def files(
    draw: st.DrawFn, columns: Columns, kinds: Sequence[str] = ("csv", "xlsx")
) -> File:
    """Draw a file of these columns, in an order and a kind of its own."""
    names = draw(st.permutations(list(columns)))
    rows = rows_of({name: columns[name] for name in names})
    if draw(st.sampled_from(kinds)) == "xlsx":
        return a_workbook(rows)
    delimiter = draw(st.sampled_from([",", ";", "\t"]))
    return a_text(rows, delimiter)
