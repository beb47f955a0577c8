"""Whom to support first, and on what grounds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np

from engagement.statistics.findings import SEED, Indices, Numbers, Withheld
from engagement.statistics.shrinkage import DRAWS, Shrunk
from engagement.statistics.team_groups import (
    Truths,
    in_lowest_quarter,
    over_draws,
    stream,
)

MOST_NAMED = 3
LIKELY = 0.5
"""A team, or a ground, is named where it is likelier than not."""


class Cause(StrEnum):
    """Why a team should be supported."""

    LOW_MOBILISATION = "low_mobilisation"  # in the lowest quarter of teams
    LOW_SATISFACTION = "low_satisfaction"  # likewise
    FALLING_SATISFACTION = "falling_satisfaction"  # lower than in the block before


@dataclass(frozen=True)
class Ground:
    """A cause, and how probable it is."""

    cause: Cause
    probability: float


@dataclass(frozen=True)
class Need:
    """A team to support first, and on what grounds."""

    method: ClassVar[str] = "posterior draws of both sides"
    seed: ClassVar[int] = SEED

    team: int
    probability: float
    grounds: tuple[Ground, ...]


def first_to_support(
    mobilisation: Shrunk, satisfaction: Shrunk, change: Shrunk | Withheld
) -> tuple[Need, ...]:
    """Name at most three teams to support first; of the rest nothing is said.

    By P(mobilisation in the lowest quarter, and satisfaction in its lowest quarter or
    falling) over 5,000 draws, where that is likelier than not. `change` holds the
    teams' satisfaction of the last block minus that of the block before, drawn to its
    mean as levels are; a team without one is taken not to fall.
    """
    teams, first, second = np.intersect1d(
        mobilisation.teams, satisfaction.teams, return_indices=True
    )
    staff = over_draws(mobilisation, stream(0), in_lowest_quarter, np.bool_)[:, first]
    customers = over_draws(satisfaction, stream(1), in_lowest_quarter, np.bool_)
    customers, falling = customers[:, second], _falls(teams, change)
    need = (staff & (customers | falling)).mean(axis=0)
    chances = np.stack([side.mean(axis=0) for side in (staff, customers, falling)])
    named = np.argsort(-need, kind="stable")[:MOST_NAMED]
    return tuple(
        Need(int(teams[at]), float(need[at]), _grounds(*chances[:, at].tolist()))
        for at in named
        if need[at] >= LIKELY
    )


def _falls(teams: Indices, change: Shrunk | Withheld) -> Truths:
    falling = np.zeros((DRAWS, len(teams)), np.bool_)
    if isinstance(change, Shrunk):
        _, to, of = np.intersect1d(teams, change.teams, return_indices=True)
        falling[:, to] = over_draws(change, stream(2), _is_negative, np.bool_)[:, of]
    return falling


def _is_negative(drawn: Numbers) -> Truths:
    return drawn < 0


def _grounds(staff: float, customers: float, falling: float) -> tuple[Ground, ...]:
    """Return low mobilisation, and of the customers' causes those that are likely."""
    causes = [
        Ground(Cause.LOW_SATISFACTION, customers),
        Ground(Cause.FALLING_SATISFACTION, falling),
    ]
    causes.sort(key=lambda ground: -ground.probability)
    likely = [ground for ground in causes if ground.probability >= LIKELY]
    return (Ground(Cause.LOW_MOBILISATION, staff), *(likely or causes[:1]))
