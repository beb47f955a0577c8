"""Where a row holds answers or totals: one, or one in each of some of its columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from engagement.customers.files.periods import names_a_week
from engagement.customers.files.recipe import Kind, Measure, Recipe
from engagement.customers.files.words import Role


@dataclass(frozen=True)
class Stand:
    """Where a text of each row stands: in a column, or it is one for all."""

    column: str = ""
    constant: str = ""


NOWHERE = Stand()


@dataclass(frozen=True)
class Spot:
    """Where a row holds an answer or a total."""

    stands: Mapping[Role, Stand]
    place: str = ""
    """The column without whose cell there is none; empty: it must be there."""
    moment: str = ""
    """The touch point that its column stands for."""

    def __getitem__(self, role: Role) -> Stand:
        return self.stands.get(role, NOWHERE)


NO_SPOT = Spot({}, place="no such column")


def spots(recipe: Recipe, columns: Sequence[str]) -> list[Spot]:
    basis = dict(_basis(recipe))
    if recipe.weeks_across:
        return [
            Spot(
                {**basis, Role.VALUE: Stand(column), Role.WEEK: Stand("", column)},
                column,
            )
            for column in columns
            if names_a_week(column)
        ]
    return list(_by_measure(recipe, basis)) if recipe.measures else [Spot(basis)]


def _basis(recipe: Recipe) -> Iterator[tuple[Role, Stand]]:
    """Yield where each text of a row stands, whichever spot it is for."""
    for role, text in (
        (Role.TEAM, recipe.team),
        (Role.METRIC, recipe.metric),
        (Role.MOMENT, recipe.moment),
        (Role.N, str(recipe.n or "")),
    ):
        yield role, Stand("", text)
    if recipe.kind is Kind.RAW and Role.WEEK in recipe.roles:
        yield Role.DATE, Stand(recipe.roles[Role.WEEK])
    for role, column in recipe.roles.items():
        yield role, Stand(column)


def _by_measure(recipe: Recipe, basis: Mapping[Role, Stand]) -> Iterator[Spot]:
    """Yield a spot for each column of scores or values, or else for each metric."""
    measures = recipe.measures
    leading = [one for one in measures if one.role in {Role.SCORE, Role.VALUE}]
    led = {one.metric for one in leading}
    others = {one.metric: one for one in measures if one.metric not in led}
    for one in [*leading, *others.values()]:
        stands = {**basis, Role.METRIC: Stand("", one.metric)}
        stands |= _beside(measures, one)
        if one.moment:
            stands[Role.MOMENT] = Stand("", one.moment)
        yield Spot(stands | {one.role: Stand(one.column)}, one.column, one.moment)


def _beside(measures: Iterable[Measure], measure: Measure) -> dict[Role, Stand]:
    """Return where the counts behind a measure stand."""
    return {
        other.role: Stand(other.column)
        for other in measures
        if (other.metric, other.moment) == (measure.metric, measure.moment)
    }
