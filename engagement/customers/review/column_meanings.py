"""What a column of a file means, pure: as forms write it, and as they change it."""

from collections import abc
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from engagement.customers.files.periods import names_a_week
from engagement.customers.files.recipe import BELONGS, Kind, Measure, Recipe
from engagement.customers.files.words import Role
from engagement.customers.intake.cells import LONGEST_MOMENT
from engagement.customers.metrics.catalogue import METRICS, Metric

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


def shape_of(recipe: Recipe) -> Shape:
    return Shape.WEEKS if recipe.weeks_across else Shape(recipe.kind or Kind.RAW)


def meaning_of(recipe: Recipe, column: str) -> str:
    """Return what a column means, as forms write it."""
    if recipe.weeks_across and names_a_week(column):
        return OF_A_WEEK
    for role, named in recipe.roles.items():
        if named == column:
            return f"{OF_ROLE}:{role}"
    for one in recipe.measures:
        if one.column == column:
            return f"{one.role}:{one.metric}"
    if any(one.column == column for one in recipe.conditions):
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


def meant(recipe: Recipe, column: str, said: str, metrics: Metrics) -> Recipe:
    """Return a recipe in which a column means something else.

    No other column has a role that it has. Another may hold the same metric, but of
    another moment: the column's own name, until somebody calls it otherwise.
    """
    roles = {role: named for role, named in recipe.roles.items() if named != column}
    measures = [one for one in recipe.measures if one.column != column]
    conditions = tuple(one for one in recipe.conditions if one.column != column)
    what, _, which = said.partition(":")
    if what == OF_ROLE and which in {*Role}:
        roles[Role(which)] = column
    elif what in {Role.SCORE, *COUNTS} and which in metrics:
        moment = next(iter(_moments_of(recipe, column)), "")
        new = Measure(column, which, Role(what), moment)
        if _key(new) in map(_key, measures):
            new = replace(new, moment=column[:LONGEST_MOMENT].strip())
        measures = [one for one in measures if _key(one) != _key(new)] + [new]
    return replace(recipe, roles=roles, measures=tuple(measures), conditions=conditions)


def _moments_of(recipe: Recipe, column: str) -> Iterator[str]:
    return (one.moment for one in recipe.measures if one.column == column)


def _key(measure: Measure) -> tuple[str, Role, str]:
    """Return what no two columns can hold."""
    return measure.metric, measure.role, measure.moment


def with_moments(recipe: Recipe, moments: abc.Mapping[str, str]) -> Recipe:
    """Return the recipe with the moments of columns, unless two would be the same."""
    measures = tuple(
        replace(one, moment=moments.get(one.column, one.moment))
        for one in recipe.measures
    )
    is_clear = len({*map(_key, measures)}) == len(measures)
    return replace(recipe, measures=measures) if is_clear else recipe


def turned(recipe: Recipe, said: str) -> Recipe:
    """Return the recipe of another shape, with whatever it has in common."""
    shape = Shape(said) if said in {*Shape} else shape_of(recipe)
    if shape is shape_of(recipe):
        return recipe
    kind = Kind.RAW if shape is Shape.RAW else Kind.AGGREGATED
    pairs = [(Role.DATE, Role.WEEK), (Role.SCORE, Role.VALUE)]
    other = dict(pairs if kind is Kind.AGGREGATED else [(b, a) for a, b in pairs])
    roles: dict[Role, str] = {}
    for role, column in recipe.roles.items():
        new = role if role in BELONGS[kind] else other.get(role)
        if new and not (new is Role.WEEK and shape is Shape.WEEKS):
            roles.setdefault(new, column)
    measures = tuple(
        replace(one, role=other.get(one.role, one.role))
        for one in recipe.measures
        if kind is Kind.AGGREGATED or one.role in {Role.VALUE, Role.SCORE}
    )
    return replace(
        recipe,
        kind=kind,
        roles=roles,
        measures=() if shape is Shape.WEEKS else measures,
        weeks_across=shape is Shape.WEEKS,
    )
