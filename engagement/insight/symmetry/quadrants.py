"""In which field each team truly stands, and where it stood four weeks before."""

from collections.abc import Mapping
from typing import NamedTuple

from engagement.insight.series.periods import PERIOD
from engagement.insight.series.sides import Sides, chance
from engagement.insight.symmetry.coefficients import team_levels
from engagement.statistics import quadrants as of_quadrants
from engagement.statistics.findings import Withheld
from engagement.statistics.quadrants import TeamQuadrant

TeamChances = Mapping[TeamQuadrant, float]
Place = tuple[float, float]
"""Staff, a share, and customers in the scale of their metric."""
LEAST_LIKELY = 0.5


class Likely(NamedTuple):
    """The most probable field of a team."""

    quadrant: TeamQuadrant
    chance: float


def likely(chances: TeamChances) -> Likely | None:
    """Return the field with a chance of a half or more; None: it could be any."""
    best = max(chances, key=chances.__getitem__)
    return Likely(best, chances[best]) if chances[best] >= LEAST_LIKELY else None


def quadrants(window: Sides) -> dict[int, TeamChances] | Withheld:
    """Tell how probable each field is, of the teams that have both sides."""
    errors = chance(window)
    if isinstance(errors, Withheld):
        return errors
    teams = team_levels(window)
    noise = errors.loc[teams.index].to_numpy().T
    found = of_quadrants.quadrants(teams["staff"], teams["customer"], noise)
    if isinstance(found, Withheld):
        return found
    return {team: found.of(at) for at, team in enumerate(teams.index)}


def places_before(run: Sides, window: int) -> dict[int, Place]:
    """Return where teams stood four weeks before the end, over as many weeks."""
    if len(run.span) <= PERIOD:
        return {}
    levels = team_levels(run.without_last(PERIOD).end(window))
    return {team: (staff, customer) for team, staff, customer in levels.itertuples()}
