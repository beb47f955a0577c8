"""A mutant: the tick runs in the process that stays, as it did at first."""

from engagement import due, serving
from engagement.config import Settings
from engagement.database import db


def tick(settings: Settings) -> None:
    try:
        due.do_what_is_due(db.session(), settings)
    finally:
        db.session.remove()


serving.tick = tick
