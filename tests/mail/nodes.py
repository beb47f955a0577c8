"""A tick of a node of its own, which mails what is due; see `test_nodes`."""

from dataclasses import replace
from datetime import datetime

from engagement.application import create_app
from engagement.config import Settings, settings_from
from engagement.database import db
from engagement.ops import jobs
from tests.trust.nursery import nursery


def start(settings: Settings, mail_server: str, now: datetime) -> int:
    """Start it, and return the id of its process."""
    at = now.isoformat()
    return nursery.start(f"{__name__}:tick", settings, mail_server, at)


def tick(mail_server: str, at: str) -> None:
    settings = replace(settings_from(), mail_server=mail_server)
    now = datetime.fromisoformat(at)
    app = create_app(settings, lambda: now)
    with app.app_context():
        jobs.do_what_is_due(db.session(), settings)
