"""What one reader may see: teams by name, and figures without their own answers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from engagement.anonymity.readers import LEAST_OTHERS
from engagement.people import queries as people
from engagement.people.models import Person
from engagement.pulses import queries as pulses
from engagement.pulses.queries import NO_BLANKS, Blanks


@dataclass(frozen=True)
class Sight:
    """Which teams a reader sees by name, and which figures are blank to them."""

    visible: Collection[int] | None
    """None: all of them."""
    blanks: Blanks

    def names(self, team_id: int) -> bool:
        return self.visible is None or team_id in self.visible

    def has_few_others(
        self, team_ids: Sequence[int], standing: NDArray[np.bool]
    ) -> bool:
        """Tell whether a foreign team could be told from what is computed of all.

        standing: (S, K), for each thing that is computed, which teams are in it. One
        in which there are others, but fewer than five, is one too many.
        """
        is_other = np.array([not self.names(one) for one in team_ids], bool)
        others = standing[:, is_other].sum(axis=1)
        return bool(((others > 0) & (others < LEAST_OTHERS)).any())


EVERYTHING = Sight(None, NO_BLANKS)
"""Of programs and commands, which are nobody in the company."""


def sight_of(session: Session, person: Person) -> Sight:
    led = people.led_by(session, person)
    return Sight(
        people.visible_ids(session, person),
        pulses.withheld_from(session, person.id, led),
    )
