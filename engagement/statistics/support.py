"""Whom to support first, and on what grounds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np

from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.multiplicity import true_of_both
from engagement.statistics.peers import Tails
from engagement.statistics.shrinkage import LEAST_TEAMS

FALSE_SHARE = 0.05
"""Of the teams that are named, how many at most are expected to be so by chance."""


class Cause(StrEnum):
    """Why a team should be supported; each is beside the other teams."""

    LOW_MOBILISATION = "low_mobilisation"
    LOW_SATISFACTION = "low_satisfaction"
    FALLING_SATISFACTION = "falling_satisfaction"  # since the block before


@dataclass(frozen=True)
class Ground:
    """A cause, and how often chance alone would bring a team like the others there."""

    cause: Cause
    chance: float


@dataclass(frozen=True)
class Need:
    """A team to support first, and on what grounds."""

    method: ClassVar[str] = "both sides low; AdaFilter"

    team: int
    """Its place."""
    grounds: tuple[Ground, ...]

    @property
    def chance(self) -> float:
        """That of the weaker side."""
        return max(self.grounds[0].chance, self.grounds[1].chance)


def first_to_support(
    mobilisation: Tails, satisfaction: Tails, change: Tails | Withheld
) -> tuple[Need, ...] | Withheld:
    """Name the teams to support first, the surest first; all tails (K,).

    Those whose mobilisation is low beside the others, and whose satisfaction is low or
    falls beside the others: each side by its p, the customers' by twice the smaller of
    both; of those named 5 % are expected to be false, see `true_of_both`. A team is
    left out where it has no level on one side; refused below 6 with both.
    """
    staff, low = mobilisation.low, satisfaction.low
    falling = np.full_like(low, np.nan) if isinstance(change, Withheld) else change.low
    both = np.stack([low, falling])
    looks = np.isfinite(both).sum(axis=0)
    customers = np.minimum(looks * np.fmin(low, falling), 1)
    known = np.flatnonzero(np.isfinite(staff) & np.isfinite(low))
    if len(known) < LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, len(known), LEAST_TEAMS)
    chances = true_of_both(staff[known], customers[known])
    named = known[chances <= FALSE_SHARE]
    order = np.argsort(np.maximum(staff, customers)[named], kind="stable")
    return tuple(
        Need(team, _grounds(staff[team], both[:, team], looks[team]))
        for team in named[order].tolist()
    )


def _grounds(staff: float, customers: Numbers, looks: int) -> tuple[Ground, ...]:
    """Return low mobilisation, and of the customers' causes those as rare by chance."""
    causes = [
        Ground(cause, min(looks * chance, 1.0))
        for cause, chance in zip(
            (Cause.LOW_SATISFACTION, Cause.FALLING_SATISFACTION),
            customers.tolist(),
            strict=True,
        )
        if np.isfinite(chance)
    ]
    causes.sort(key=lambda ground: ground.chance)
    rare = [ground for ground in causes if ground.chance <= FALSE_SHARE]
    return (
        Ground(Cause.LOW_MOBILISATION, float(staff)),
        *(rare or causes[:1]),
    )
