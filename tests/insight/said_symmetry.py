"""What the sentence of the correlation view says of a company that was drawn."""

from collections.abc import Callable
from functools import lru_cache

import pandas as pd

from engagement.insight.symmetry.coefficients import Coefficients, coefficients
from engagement.statistics.claims import RegionReading
from engagement.statistics.findings import Direction
from engagement.statistics.lags import LeadOrder
from tests.insight.worlds import Drawn

Said = Callable[[Drawn], bool]


@lru_cache(1)
def found(drawn: Drawn) -> Coefficients:
    regions = pd.Series(drawn.regions, drawn.sides.staff.index)
    return coefficients(drawn.sides, drawn.sides, regions)


def ties_teams(drawn: Drawn) -> bool:
    """Whether teams are said to go together, without the doubt about areas."""
    claims = found(drawn).claims
    is_plain = claims.regions is not RegionReading.ONLY_ACROSS
    return is_plain and claims.between is not Direction.UNCLEAR


def ties_weeks(drawn: Drawn) -> bool:
    return found(drawn).claims.within is not Direction.UNCLEAR


def names_a_first(drawn: Drawn) -> bool:
    return found(drawn).claims.order is not None


def says_anything(drawn: Drawn) -> bool:
    return ties_teams(drawn) or ties_weeks(drawn) or names_a_first(drawn)


def says_opposite(drawn: Drawn) -> bool:
    return found(drawn).claims.are_opposite


def names_staff_first(drawn: Drawn) -> bool:
    return found(drawn).claims.order is LeadOrder.STAFF_FIRST


SAID: dict[str, Said] = {
    "the sentence: teams go together": ties_teams,
    "the sentence: weeks go together": ties_weeks,
    "the sentence: one side moves first": names_a_first,
    "the sentence: any part of it": says_anything,
    "“Careful, opposite directions”": says_opposite,
}
