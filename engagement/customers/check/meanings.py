"""What a column of a file means, pure: as forms write it, and as they change it."""

from collections import abc
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from engagement.customers.intake.guessing import BELONGS
from engagement.customers.intake.rows import LONGEST_MOMENT
from engagement.customers.metrics.catalogue import METRICS, Metric
from engagement.customers.reading.dates import names_a_week
from engagement.customers.reading.mapping import Kind, Mapping, Measure
from engagement.customers.reading.words import Role

CONDITION, OF_A_WEEK, NOT_KEPT = "condition", "of-a-week", ""
"""Meanings of a column beside roles and metrics."""
OF_ROLE = "role"
COUNTS = (Role.VALUE, Role.N, Role.FAVOURABLE, Role.UNFAVOURABLE)
"""What a column can hold of one metric, where rows are totals."""

Metrics = abc.Mapping[str, Metric]


class Shape(StrEnum):
    """What a row of the file is, in the words of the page."""

    RAW = "raw"
    AGGREGATED = "aggregated"
    WEEKS = "weeks"  # totals, a column for each week


def shape_of(mapping: Mapping) -> Shape:
    return Shape.WEEKS if mapping.weeks_across else Shape(mapping.kind)


def meaning_of(mapping: Mapping, column: str) -> str:
    """Return what a column means, as forms write it."""
    if mapping.weeks_across and names_a_week(column):
        return OF_A_WEEK
    for role, named in mapping.roles.items():
        if named == column:
            return f"{OF_ROLE}:{role}"
    for one in mapping.measures:
        if one.column == column:
            return f"{one.role}:{one.metric}"
    if any(one.column == column for one in mapping.conditions):
        return CONDITION
    return NOT_KEPT


def meanings(shape: Shape, metrics: Metrics = METRICS) -> list[str]:
    """Return all that a column of a file of this shape can mean, in order."""
    kind = Kind.RAW if shape is Shape.RAW else Kind.AGGREGATED
    roles = [f"{OF_ROLE}:{role}" for role in Role if role in BELONGS[kind]]
    if shape is Shape.WEEKS:
        return [one for one in roles if one != f"{OF_ROLE}:{Role.WEEK}"]
    held = (Role.SCORE,) if kind is Kind.RAW else COUNTS
    return roles + [f"{role}:{metric}" for role in held for metric in metrics]


def meant(mapping: Mapping, column: str, said: str, metrics: Metrics) -> Mapping:
    """Return a mapping in which a column means something else.

    No other column has a role that it has. Another may hold the same metric, but of
    another moment: the column's own name, until somebody calls it otherwise.
    """
    roles = {role: named for role, named in mapping.roles.items() if named != column}
    measures = [one for one in mapping.measures if one.column != column]
    conditions = tuple(one for one in mapping.conditions if one.column != column)
    what, _, which = said.partition(":")
    if what == OF_ROLE and which in {*Role}:
        roles[Role(which)] = column
    elif what in {Role.SCORE, *COUNTS} and which in metrics:
        moment = next(iter(_moments_of(mapping, column)), "")
        new = Measure(column, which, Role(what), moment)
        if _key(new) in map(_key, measures):
            new = replace(new, moment=column[:LONGEST_MOMENT].strip())
        measures = [one for one in measures if _key(one) != _key(new)] + [new]
    return replace(
        mapping, roles=roles, measures=tuple(measures), conditions=conditions
    )


def _moments_of(mapping: Mapping, column: str) -> Iterator[str]:
    return (one.moment for one in mapping.measures if one.column == column)


def _key(measure: Measure) -> tuple[str, Role, str]:
    """Return what no two columns can hold."""
    return measure.metric, measure.role, measure.moment


def with_moments(mapping: Mapping, moments: abc.Mapping[str, str]) -> Mapping:
    """Return the mapping with the moments of columns, unless two would be the same."""
    measures = tuple(
        replace(one, moment=moments.get(one.column, one.moment))
        for one in mapping.measures
    )
    is_clear = len({*map(_key, measures)}) == len(measures)
    return replace(mapping, measures=measures) if is_clear else mapping


def turned(mapping: Mapping, said: str) -> Mapping:
    """Return the mapping of another shape, with whatever it has in common."""
    shape = Shape(said) if said in {*Shape} else shape_of(mapping)
    if shape is shape_of(mapping):
        return mapping
    kind = Kind.RAW if shape is Shape.RAW else Kind.AGGREGATED
    pairs = [(Role.DATE, Role.WEEK), (Role.SCORE, Role.VALUE)]
    other = dict(pairs if kind is Kind.AGGREGATED else [(b, a) for a, b in pairs])
    roles: dict[Role, str] = {}
    for role, column in mapping.roles.items():
        new = role if role in BELONGS[kind] else other.get(role)
        if new and not (new is Role.WEEK and shape is Shape.WEEKS):
            roles.setdefault(new, column)
    measures = tuple(
        replace(one, role=other.get(one.role, one.role))
        for one in mapping.measures
        if kind is Kind.AGGREGATED or one.role in {Role.VALUE, Role.SCORE}
    )
    return replace(
        mapping,
        kind=kind,
        roles=roles,
        measures=() if shape is Shape.WEEKS else measures,
        weeks_across=shape is Shape.WEEKS,
    )
