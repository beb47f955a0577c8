"""Mails to a server that takes 20 ms for each, beside the bare conversation."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from secrets import SystemRandom
from tempfile import TemporaryDirectory

from engagement.application import create_app
from engagement.database import db
from engagement.demo.clock import present
from engagement.mail import mailer
from engagement.mail.mailer import Post
from engagement.pulses import schedule
from tests.mail.post_office import TAKEN, post_office
from tests.pulses import staff
from tests.tables import create_tables
from tests.trust.databases import settings_in

MAILS = 500
TAKES = 0.02
"""Seconds."""
ASKED = 10_000


def run() -> Iterator[str]:
    """Yield the lines of the table."""
    with TemporaryDirectory() as folder, post_office(_slowly) as office:
        settings = replace(settings_in(Path(folder)), mail_server=office.url)
        with create_app(settings).app_context():
            create_tables()
            staff.a_team("top", people=MAILS)
            staff.an_open_pulse(settings, present())
            began = time.perf_counter()
            sent = sum(
                schedule.tick(db.session(), settings, present(), SystemRandom()).mails
                for _ in range(2)
            )
            ours = time.perf_counter() - began
        began = time.perf_counter()
        with Post(settings) as post:
            for number in range(MAILS):
                post.send(mailer.message(f"{number}@example.org", "s", "b\n"))
        bare = time.perf_counter() - began
    yield f"{sent} mails, SQLite, a server of {1000 * TAKES:.0f} ms      seconds"
    yield f"  the queue                              {ours:8.1f}"
    yield f"  the conversation alone                 {bare:8.1f}"
    yield f"  beside it: {ours / bare:.2f}x; {ASKED} mails in {_minutes(ours)} minutes"


def _minutes(seconds: float) -> str:
    return f"{seconds * ASKED / MAILS / 60:.1f}"


def _slowly(_to: str) -> str:
    time.sleep(TAKES)
    return TAKEN
