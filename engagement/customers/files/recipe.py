"""How a file is read: kept as a profile for the next file like it."""

import hashlib
from collections import abc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from engagement.customers.files.dates import DateOrder
from engagement.customers.files.numbers import Unit
from engagement.customers.files.periods import names_a_week
from engagement.customers.files.words import Role, folded

A_WEEK = "a week"
SKIP = -1
"""Stands for a team whose rows are left out on purpose."""


class Kind(StrEnum):
    """What a row of the file is."""

    RAW = "raw"  # one customer's answer, or one's answers to several questions
    AGGREGATED = "aggregated"  # the answers of a team and week, counted elsewhere


BELONGS = {
    Kind.RAW: {
        *(Role.DATE, Role.TEAM, Role.METRIC, Role.SCORE, Role.MOMENT, Role.ID),
        Role.COMMENT,
    },
    Kind.AGGREGATED: {
        *(Role.YEAR, Role.WEEK, Role.TEAM, Role.METRIC, Role.N, Role.MOMENT),
        *(Role.FAVOURABLE, Role.BETWEEN, Role.UNFAVOURABLE, Role.VALUE),
    },
}
"""What columns can say of a row of each kind."""


@dataclass(frozen=True)
class Measure:
    """A column that holds one metric's scores, values or counts."""

    column: str
    metric: str
    role: Role = Role.SCORE
    moment: str = ""


@dataclass(frozen=True)
class Condition:
    """Which rows count: those whose cell is one of the words, or none of them."""

    column: str
    words: tuple[str, ...]
    """Folded."""
    is_wanted: bool = True


class What(StrEnum):
    """What to do with rows of a team that is not known."""

    IS = "is"  # another name of a team
    BELOW = "below"  # a new team, below one
    SKIP = "skip"


@dataclass(frozen=True)
class Alias:
    """What a person decided about a team that is not known."""

    what: What
    team_id: int = 0


@dataclass(frozen=True)
class Recipe:
    """How rows become scores. Columns that it does not name are never kept."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_at: int = 0
    """The number of the first header row."""
    header_rows: int = 0
    decimal: str = ""
    """Point or comma; empty too when the numbers show none.

    Of these six, whatever is empty or 0 is found out."""
    kind: Kind | None = None
    """None: what the columns mean is guessed."""
    roles: abc.Mapping[Role, str] = field(default_factory=dict)
    """Which column says what of its row."""
    measures: tuple[Measure, ...] = ()
    """Columns of one metric each, where no column names it."""
    weeks_across: bool = False
    """Whether columns named as weeks hold the values of these weeks."""
    conditions: tuple[Condition, ...] = ()
    team: str = ""
    """The team of the whole file, as it or a person calls it."""
    metric: str = ""
    """The metric of the whole file."""
    moment: str = ""
    """The touch point of rows that name none."""
    n: int = 0
    """Answers behind each value, where the file does not tell; 0: it must."""
    scales: abc.Mapping[str, str] = field(default_factory=dict)
    """The key of a metric's scale, where it is not the usual one."""
    date_order: DateOrder = DateOrder.UNCLEAR
    unit: Unit = Unit.UNCLEAR
    """What the values of shares are; unclear: percent, and suspicious ones refused."""
    units: abc.Mapping[str, Unit] = field(default_factory=dict)
    """The same of single metrics, where a person told."""
    means: tuple[str, ...] = ()
    """Metrics whose figures are averages, so that their rows are refused knowingly."""
    aliases: abc.Mapping[str, Alias] = field(default_factory=dict)
    """What was decided about teams that are not known, by what the file calls them."""
    answers: abc.Mapping[str, str] = field(default_factory=dict)
    """What somebody answered beyond these settings, by `Ask.key`."""
    source: str = ""
    """By what the ids of its files are told from others'; empty: nobody named it."""
    name: str | None = None
    """Under which files like it are remembered; empty: they are not; None: nothing
    was said."""

    @property
    def cut(self) -> "Recipe":
        """How the bytes are cut into cells, and nothing else."""
        return Recipe(**{name: getattr(self, name) for name in OF_BYTES})

    def cut_as(self, other: "Recipe") -> "Recipe":
        """Return the recipe for bytes that are cut otherwise."""
        return replace(self, **{name: getattr(other, name) for name in OF_BYTES})

    def unit_of(self, metric: str) -> Unit:
        return self.units.get(metric, self.unit)

    @property
    def missing(self) -> tuple[Role, ...]:
        """What no column says and nothing fixed stands in for."""
        has = {*self.roles}
        has |= {Role.TEAM} if self.team else set()
        has |= {Role.METRIC} if self.metric or self.measures else set()
        has |= {Role.N} if self.n else set()
        has |= {measure.role for measure in self.measures}
        if self.weeks_across:
            has |= {Role.WEEK, Role.VALUE}
        if self.kind is Kind.AGGREGATED:
            has |= {Role.FAVOURABLE} if Role.VALUE in has else set()
            needed = [Role.TEAM, Role.WEEK, Role.METRIC, Role.N, Role.FAVOURABLE]
        else:
            has |= {Role.DATE} if Role.WEEK in has else set()
            needed = [Role.DATE, Role.TEAM, Role.METRIC, Role.SCORE]
        return tuple(role for role in needed if role not in has)

    def columns(self, of: Sequence[str]) -> tuple[str, ...]:
        """Return those of a sheet's columns that are kept, in its order."""
        kept = {*self._named, *(condition.column for condition in self.conditions)}
        if self.weeks_across:
            kept |= {column for column in of if names_a_week(column)}
        return tuple(column for column in of if column in kept)

    def lost(self, columns: abc.Container[str]) -> list[str]:
        """Return the columns that the recipe names and a sheet does not have."""
        return [column for column in self._named if column not in columns]

    @property
    def _named(self) -> list[str]:
        return [*self.roles.values(), *(measure.column for measure in self.measures)]

    def as_json(self) -> dict[str, Any]:
        """Return plain lists, texts and numbers, to be kept."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return plain | {
            "kind": self.kind and self.kind.value,
            "roles": {role.value: column for role, column in self.roles.items()},
            "measures": [
                [one.column, one.metric, one.role.value, one.moment]
                for one in self.measures
            ],
            "conditions": [
                [one.column, list(one.words), one.is_wanted] for one in self.conditions
            ],
            "scales": dict(self.scales),
            "date_order": self.date_order.value,
            "unit": self.unit.value,
            "units": {metric: unit.value for metric, unit in self.units.items()},
            "means": list(self.means),
            "answers": dict(self.answers),
            "aliases": {
                name: [one.what.value, one.team_id]
                for name, one in self.aliases.items()
            },
        }


OF_BYTES = ("encoding", "delimiter", "sheet", "header_at", "header_rows", "decimal")
NOTHING_TOLD = Recipe()


def recipe_from(kept: abc.Mapping[str, Any]) -> Recipe:
    """Return the recipe that `Recipe.as_json` wrote; what it lacks is as usual."""
    known = {one.name for one in fields(Recipe)}
    plain = {name: value for name, value in kept.items() if name in known}
    read: dict[str, Any] = {
        "kind": lambda kind: kind and Kind(kind),
        "roles": lambda roles: {Role(role): column for role, column in roles.items()},
        "measures": lambda rows: tuple(
            Measure(column, metric, Role(role), moment)
            for column, metric, role, moment in rows
        ),
        "conditions": lambda rows: tuple(
            Condition(column, tuple(words), is_wanted)
            for column, words, is_wanted in rows
        ),
        "date_order": DateOrder,
        "unit": Unit,
        "units": lambda units: {key: Unit(unit) for key, unit in units.items()},
        "means": tuple,
        "aliases": lambda rows: {
            name: Alias(What(what), id_) for name, (what, id_) in rows.items()
        },
    }
    plain |= {name: read[name](plain[name]) for name in read if name in plain}
    return Recipe(**plain)


def signature(columns: Iterable[str]) -> str:
    """Return the same for the headers of one source, whatever weeks they name."""
    names: list[str] = []
    for column in columns:
        name = A_WEEK if names_a_week(column) else folded(column)
        if name != A_WEEK or names[-1:] != [A_WEEK]:
            names.append(name)
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()[:32]
