"""What one reader may see: teams by name, and figures without their own answers."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
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

    def has_few_others(self, standing: pd.DataFrame) -> bool:
        """Tell whether a foreign team could be told from what is computed of all.

        standing: index `team`; a column of truths for each thing that is computed,
        whether the team is in it. One in which there are others, but fewer than five,
        is one too many.
        """
        if self.visible is None:
            return False
        is_other = [team not in self.visible for team in standing.index]
        others = standing[is_other].sum()
        return bool(((others > 0) & (others < LEAST_OTHERS)).any())


EVERYTHING = Sight(None, NO_BLANKS)
"""Of programs and commands, which are nobody in the company."""


def sight_of(session: Session, person: Person) -> Sight:
    led = people.led_by(session, person)
    return Sight(
        people.visible_ids(session, person),
        pulses.withheld_from(session, person.id, led),
    )
