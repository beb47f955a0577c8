"""Where a sheet holds answers: one in a row, or one in each of some of its columns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from engagement.customers.intake.rows import AnswerTexts, TotalTexts
from engagement.customers.reading.dates import names_a_week
from engagement.customers.reading.mapping import Condition, Kind, Mapping, Measure
from engagement.customers.reading.sheets import Sheet
from engagement.customers.reading.words import Role, folded


@dataclass(frozen=True)
class Group:
    """Picks one answer or total out of a row's cells and the constants behind them."""

    texts: Callable[[tuple[str, ...]], tuple[str, ...]]
    place: int
    """Of the cell without which there is none; -1: it must be there."""
    moment: str = ""
    """The touch point that its column stands for."""
    stands: tuple[int, ...] = ()
    """Where each of the texts stands."""


@dataclass(frozen=True)
class Layout:
    """How to go through the rows of a sheet."""

    groups: tuple[Group, ...]
    constants: tuple[str, ...]
    """What stands behind each row's cells, for groups to pick."""
    id_place: int
    """-1: the rows have no id."""
    kept: tuple[int, ...]
    """Places of the columns that are kept."""
    wanted: tuple[tuple[int, frozenset[str], bool], ...]

    def wants(self, cells: tuple[str, ...]) -> bool:
        return all(
            (folded(cells[place]) in words) == is_wanted
            for place, words, is_wanted in self.wanted
        )


class _Builder:
    """Collects constants while groups are laid out."""

    def __init__(self, sheet: Sheet, mapping: Mapping) -> None:
        self.places = {column: place for place, column in enumerate(sheet.columns)}
        self.mapping = mapping
        self.constants: list[str] = [""]

    def place_of(self, column: str) -> int:
        """Return a column's place; of no column that of an empty constant."""
        return self.places.get(column, len(self.places))

    def constant(self, text: str) -> int:
        self.constants.append(text)
        return len(self.places) + len(self.constants) - 1

    def basis(self) -> dict[str, int]:
        """Return where each text of a row stands, whichever group it is for."""
        roles, mapping = self.mapping.roles, self.mapping
        found = {role.value: self.place_of(column) for role, column in roles.items()}
        for role, text in (
            (Role.TEAM, mapping.team),
            (Role.METRIC, mapping.metric),
            (Role.MOMENT, mapping.moment),
            (Role.N, str(mapping.n) if mapping.n else ""),
        ):
            if text and role not in roles:
                found[role.value] = self.constant(text)
        if mapping.kind is Kind.RAW and Role.DATE not in roles and Role.WEEK in roles:
            found[Role.DATE.value] = found[Role.WEEK.value]
        return found

    def group(self, stands: dict[str, int], place: int = -1, moment: str = "") -> Group:
        kind = self.mapping.kind
        names = (AnswerTexts if kind is Kind.RAW else TotalTexts)._fields
        nowhere = len(self.places)
        places = tuple(stands.get(name, nowhere) for name in names)
        return Group(itemgetter(*places), place, moment, places)


def layout_of(sheet: Sheet, mapping: Mapping) -> Layout:
    builder = _Builder(sheet, mapping)
    if mapping.weeks_across:
        groups = tuple(_by_week(builder, sheet))
    elif mapping.measures:
        groups = tuple(_by_measure(builder))
    else:
        groups = (builder.group(builder.basis()),)
    # What customers wrote tells no row from another, and goes with no refused row.
    words = mapping.roles.get(Role.COMMENT)
    kept = [one for one in mapping.columns(sheet.columns) if one != words]
    id_column = mapping.roles.get(Role.ID, "")
    return Layout(
        groups,
        tuple(builder.constants),
        builder.places.get(id_column, -1),
        tuple(builder.places[column] for column in kept),
        tuple(_wanted(builder, one) for one in mapping.conditions),
    )


def _wanted(
    builder: _Builder, condition: Condition
) -> tuple[int, frozenset[str], bool]:
    place = builder.place_of(condition.column)
    return place, frozenset(condition.words), condition.is_wanted


def _by_week(builder: _Builder, sheet: Sheet) -> Iterator[Group]:
    basis = builder.basis()
    for column in sheet.columns:
        if names_a_week(column):
            place = builder.place_of(column)
            stands = {"value": place, "week": builder.constant(column)}
            yield builder.group({**basis, **stands}, place)


def _by_measure(builder: _Builder) -> Iterator[Group]:
    """Yield a group for each column of scores or values, or else for each metric."""
    basis, measures = builder.basis(), builder.mapping.measures
    leading = [one for one in measures if one.role in {Role.SCORE, Role.VALUE}]
    led = {one.metric for one in leading}
    others = {one.metric: one for one in measures if one.metric not in led}
    for one in [*leading, *others.values()]:
        stands = {**basis, "metric": builder.constant(one.metric)}
        stands |= _beside(builder, one)
        stands[one.role.value] = place = builder.place_of(one.column)
        if one.moment:
            stands["moment"] = builder.constant(one.moment)
        yield builder.group(stands, place, one.moment)


def _beside(builder: _Builder, measure: Measure) -> dict[str, int]:
    """Return where the counts behind a measure stand."""
    return {
        other.role.value: builder.place_of(other.column)
        for other in builder.mapping.measures
        if (other.metric, other.moment) == (measure.metric, measure.moment)
    }
