"""What the columns of a file mean; kept as a profile for the next file like it."""

import hashlib
from collections import abc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from engagement.customers.reading.dates import DateOrder, names_a_week
from engagement.customers.reading.numbers import Unit
from engagement.customers.reading.words import Role, folded

A_WEEK = "a week"


class Kind(StrEnum):
    """What a row of the file is."""

    RAW = "raw"  # one customer's answer, or one's answers to several questions
    AGGREGATED = "aggregated"  # the answers of a team and week, counted elsewhere


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


@dataclass(frozen=True)
class Mapping:
    """How rows become scores. Columns that it does not name are never kept."""

    kind: Kind
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
    is_cumulative: bool = False
    """Whether rows that come again in the next file are known by all that they say."""
    unit: Unit = Unit.UNCLEAR
    """What the values of shares are; unclear: percent, and suspicious ones refused."""
    units: abc.Mapping[str, Unit] = field(default_factory=dict)
    """The same of single metrics, where a person told."""

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
        if self.kind is Kind.RAW:
            has |= {Role.DATE} if Role.WEEK in has else set()
            needed = [Role.DATE, Role.TEAM, Role.METRIC, Role.SCORE]
        else:
            has |= {Role.FAVOURABLE} if Role.VALUE in has else set()
            needed = [Role.TEAM, Role.WEEK, Role.METRIC, Role.N, Role.FAVOURABLE]
        return tuple(role for role in needed if role not in has)

    def columns(self, of: Sequence[str]) -> tuple[str, ...]:
        """Return those of a sheet's columns that are kept, in its order."""
        kept = {*self.roles.values(), *(measure.column for measure in self.measures)}
        kept |= {condition.column for condition in self.conditions}
        if self.weeks_across:
            kept |= {column for column in of if names_a_week(column)}
        return tuple(column for column in of if column in kept)

    def fits(self, columns: Iterable[str]) -> bool:
        """Tell whether a sheet has every column that the mapping names."""
        named = {*self.roles.values(), *(measure.column for measure in self.measures)}
        return named <= {*columns}

    def as_json(self) -> dict[str, Any]:
        """Return plain lists, texts and numbers, to be kept."""
        return {
            "kind": self.kind.value,
            "roles": {role.value: column for role, column in self.roles.items()},
            "measures": [
                [one.column, one.metric, one.role.value, one.moment]
                for one in self.measures
            ],
            "weeks_across": self.weeks_across,
            "conditions": [
                [one.column, list(one.words), one.is_wanted] for one in self.conditions
            ],
            "team": self.team,
            "metric": self.metric,
            "moment": self.moment,
            "n": self.n,
            "scales": dict(self.scales),
            "date_order": self.date_order.value,
            "is_cumulative": self.is_cumulative,
            "unit": self.unit.value,
            "units": {metric: unit.value for metric, unit in self.units.items()},
        }


def mapping_from(kept: abc.Mapping[str, Any]) -> Mapping:
    """Return the mapping that `Mapping.as_json` wrote."""
    return Mapping(
        kind=Kind(kept["kind"]),
        roles={Role(role): column for role, column in kept["roles"].items()},
        measures=tuple(
            Measure(column, metric, Role(role), moment)
            for column, metric, role, moment in kept["measures"]
        ),
        weeks_across=kept["weeks_across"],
        conditions=tuple(
            Condition(column, tuple(words), is_wanted)
            for column, words, is_wanted in kept["conditions"]
        ),
        team=kept["team"],
        metric=kept["metric"],
        moment=kept["moment"],
        n=kept["n"],
        scales=kept["scales"],
        date_order=DateOrder(kept["date_order"]),
        is_cumulative=kept["is_cumulative"],
        unit=Unit(kept["unit"]),
        units={key: Unit(unit) for key, unit in kept.get("units", {}).items()},
    )


def signature(columns: Iterable[str]) -> str:
    """Return the same for the headers of one source, whatever weeks they name."""
    names: list[str] = []
    for column in columns:
        name = A_WEEK if names_a_week(column) else folded(column)
        if name != A_WEEK or names[-1:] != [A_WEEK]:
            names.append(name)
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()[:32]
