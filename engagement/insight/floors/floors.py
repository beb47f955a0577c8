"""What no team should stay under: at most one floor a measure, set by HR."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.customers.metrics import own_metrics
from engagement.database import put
from engagement.insight.models import Floor
from engagement.measures import USUAL
from engagement.people.models import Person
from engagement.pulses import bank


def measures(session: Session) -> list[str]:
    """Return what a floor can be set for: mobilisation, then what customers say."""
    own = own_metrics.names(session)
    asked = dict.fromkeys((*USUAL, *own, *customers.metrics_in_use(session)))
    return [bank.MOBILISATION, *asked]


def floors(session: Session) -> dict[str, float]:
    """Return the floor of each measure that has one, in the measure's own scale."""
    wanted = select(Floor.measure, Floor.value).order_by(Floor.measure)
    return {row.measure: row.value for row in session.execute(wanted)}


def set_floors(
    session: Session, given: Mapping[str, float | None], person: Person, now: datetime
) -> None:
    """Set these floors, None for none; those that stay keep who set them, and when.

    The caller commits.
    """
    before = floors(session)
    for measure, value in given.items():
        if value is None:
            session.execute(delete(Floor).where(Floor.measure == measure))
        elif value != before.get(measure):
            row = Floor(measure=measure, value=value, set_at=now, person_id=person.id)
            put(session, row)
