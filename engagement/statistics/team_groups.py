"""Where teams stand among one another, as far as noise lets it be told."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeVar

import numpy as np
from numpy.typing import NDArray

from engagement.statistics.findings import SEED, Numbers
from engagement.statistics.multiplicity import benjamini_hochberg
from engagement.statistics.peers import Tails, Truths
from engagement.statistics.shrinkage import DRAWS, Shrunk

LEVEL = 0.04
"""Of false discoveries asked for, so that 5 come out: chances of few answers are rough.
"""
Kind = TypeVar("Kind", bound=np.generic)


class TeamGroup(StrEnum):
    """What may be said of a team beside the others; there is no finer order."""

    BELOW = "below"  # clearly below the mean of the teams
    ALIKE = "alike"  # cannot be told from the mean
    ABOVE = "above"  # clearly above


class TeamQuadrant(StrEnum):
    """Each side above or below the mean of its teams."""

    BOTH_HIGH = "both_high"
    MOBILISATION_HIGH = "mobilisation_high"  # and satisfaction low
    SATISFACTION_HIGH = "satisfaction_high"  # and mobilisation low
    BOTH_LOW = "both_low"


@dataclass(frozen=True)
class QuadrantChances:
    """How probable each quadrant is for a team."""

    method: ClassVar[str] = "posterior draws of both sides"
    seed: ClassVar[int] = SEED

    team: int
    chances: dict[TeamQuadrant, float]


def team_groups(side: Tails) -> dict[TeamGroup, tuple[int, ...]]:
    """Return the places of the teams of each group.

    By twice the smaller tail of each, at 4 % of false discoveries over the teams;
    Benjamini & Hochberg, see `benjamini_hochberg`.
    """
    known = np.flatnonzero(np.isfinite(side.low))
    low, high = side.low[known], side.high[known]
    apart = benjamini_hochberg(np.minimum(2 * np.minimum(low, high), 1)) <= LEVEL
    places = {
        TeamGroup.BELOW: known[apart & (low < high)],
        TeamGroup.ALIKE: known[~apart],
        TeamGroup.ABOVE: known[apart & (low >= high)],
    }
    return {group: tuple(found.tolist()) for group, found in places.items()}


def quadrant_chances(
    mobilisation: Shrunk, satisfaction: Shrunk
) -> tuple[QuadrantChances, ...]:
    """Tell for each team with both sides how probable each quadrant is.

    From 5,000 draws of both sides, apart since staff and customers are different
    people; high is above the mean of all teams of that side in the same draw.
    """
    teams, first, second = np.intersect1d(
        mobilisation.teams, satisfaction.teams, return_indices=True
    )
    staff = over_draws(mobilisation, stream(0), _is_high, np.bool_)[:, first]
    customers = over_draws(satisfaction, stream(1), _is_high, np.bool_)[:, second]
    shares = [
        (staff & customers).mean(axis=0),
        (staff & ~customers).mean(axis=0),
        (~staff & customers).mean(axis=0),
        (~staff & ~customers).mean(axis=0),
    ]
    return tuple(
        QuadrantChances(team, dict(zip(TeamQuadrant, chances, strict=True)))
        for team, chances in zip(
            teams.tolist(), np.stack(shares, axis=1).tolist(), strict=True
        )
    )


def stream(side: int) -> np.random.Generator:
    """Return chance of its own for each side, the same for every question."""
    return np.random.default_rng(SEED).spawn(side + 1)[side]


def over_draws(
    side: Shrunk,
    random: np.random.Generator,
    seen: Callable[[Numbers], NDArray[np.generic]],
    kind: np.dtype[Kind] | type[Kind],
) -> NDArray[Kind]:
    """Return what is seen of the teams in each draw, (DRAWS, K)."""
    found = np.empty((DRAWS, len(side.teams)), kind)
    for rows, drawn in side.draws(random):
        found[rows] = seen(drawn)
    return found


def _is_high(drawn: Numbers) -> Truths:
    high: Truths = drawn > drawn.mean(axis=1, keepdims=True)
    return high
