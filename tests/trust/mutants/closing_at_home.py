"""A mutant: the tick runs in the process that stays, as it did at first."""

from engagement.config import Settings
from engagement.database import db
from engagement.ops import jobs, server


def tick(settings: Settings) -> bool:
    try:
        jobs.do_what_is_due(db.session(), settings)
    finally:
        db.session.remove()
    return False


server.tick = tick
