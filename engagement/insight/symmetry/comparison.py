"""What is computed of a staff measure beside a customer metric, for nobody yet."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.series.sides import Sides, sides
from engagement.insight.series.spans import Span
from engagement.insight.series.team_values import customer_values, staff_values
from engagement.insight.shown import Result
from engagement.insight.symmetry.coefficients import (
    Coefficients,
    Sensitivity,
    coefficients,
    sensitivity,
    teams_by_coefficient,
)
from engagement.insight.symmetry.company import CompanyLine, company_line
from engagement.insight.symmetry.quadrants import (
    Place,
    TeamChances,
    places_before,
    quadrants,
)
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Withheld


@dataclass(frozen=True)
class Comparison:
    """What a reader chose to compare, over which weeks."""

    staff: str
    customer: str
    moment: str | None
    span: Span
    run: Span
    """The weeks behind what is said over time; at least half a year."""


@dataclass(frozen=True, eq=False)
class CorrelationNumbers:
    """What is computed once for a state of the data; teams as the names come."""

    staff: list[Result]
    customer: list[Result]
    found: Coefficients
    sensitivity: Sensitivity
    company: CompanyLine
    quadrants: Mapping[int, TeamChances] | Withheld
    """By team, of those that have both sides."""
    before: Mapping[int, Place]
    """Where teams stood four weeks before, over as many weeks where there are any."""
    standing: pd.DataFrame
    """Index `team`; for each thing that is computed, whether the team is in it."""


def compare(
    session: Session, of: Comparison, regions: Mapping[int, int | None], blanks: Blanks
) -> CorrelationNumbers:
    """Compute a view over teams, each with the one above, once for the same data."""
    team_ids = tuple(regions)

    def compute() -> CorrelationNumbers:
        both = sides(
            session,
            team_ids,
            of.run,
            staff=of.staff,
            customer=of.customer,
            blanks=blanks,
            moment=of.moment,
        )
        line = company_line(session, both, of.staff, blanks)
        return _compute(both, len(of.span), pd.Series(regions), line)

    key = "correlation", of, tuple(regions.items()), blanks
    return cached(session, key, compute)


def _compute(
    both: Sides, window: int, regions: pd.Series, company: CompanyLine
) -> CorrelationNumbers:
    """Compute everything from both sides of the run, levels from its last weeks."""
    last = both.end(window)
    found = coefficients(last, both, regions)
    stand = teams_by_coefficient(both, window, regions)
    if company.is_average:
        stand = pd.concat([stand, both.staff["share"].notna()], axis=1)
    return CorrelationNumbers(
        staff_values(last),
        customer_values(last),
        found,
        sensitivity(both, window, regions, found.between),
        company,
        quadrants(last),
        places_before(both, window),
        stand,
    )
