"""A closing that deletes rows and leaves their bytes where they were."""

from sqlalchemy import text

from engagement.config import Settings
from engagement.database import db
from engagement.pulses.models import Pulse
from tests.pulses import staff


def close(settings: Settings, pulse: Pulse) -> None:
    if db.engine.dialect.name == "sqlite":
        db.session.execute(text("PRAGMA secure_delete=OFF"))
    staff.close(settings, pulse)
