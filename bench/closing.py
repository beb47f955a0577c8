"""Closing 100,000 envelopes beside opening them and nothing else."""

import resource
import secrets
import sqlite3
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

from nacl.public import PrivateKey, SealedBox
from sqlalchemy import insert, update

from engagement import create_app, present
from engagement.config import Settings, settings_from
from engagement.database import db
from engagement.pulses import closing, opening, urn
from engagement.pulses.counting import Ballot
from engagement.pulses.models import Envelope, Pulse
from tests.pulses import staff

ENVELOPES = 100_000
TEAMS = 2_000


def run() -> Iterator[str]:
    """Yield the lines of the table."""
    with TemporaryDirectory() as folder:
        settings = settings_from({"ENGAGEMENT_INSTANCE": folder})
        app = create_app(settings)
        with app.app_context():
            db.create_all()
            pulse_id = _full_urn(settings)
            floor = _bare_opening(settings, pulse_id, Path(folder))
            before = _peak()
            cpu, began = time.process_time(), time.perf_counter()
            closes_at = db.session.get_one(Pulse, pulse_id).closes_at
            random = SystemRandom()
            closing.close(db.session(), pulse_id, settings.secret, closes_at, random)
            db.session.commit()
            seconds, used = time.perf_counter() - began, time.process_time() - cpu
            began = time.perf_counter()
            closing.wipe(db.session())
            wiped = time.perf_counter() - began
    yield f"closing {ENVELOPES} envelopes of {TEAMS} teams"
    yield f"  opening alone      {floor:6.1f} s of CPU"
    yield f"  whole closing      {used:6.1f} s of CPU, {seconds:.1f} s in all"
    yield f"  ratio              {used / floor:6.2f}x"
    yield f"  wiping the files   {wiped:6.1f} s"
    yield f"  peak memory        {_peak():6.0f} MB (before: {before:.0f})"


def _full_urn(settings: Settings) -> int:
    """Open a pulse and fill its urn, beside the tickets, which closing drops alike."""
    top = staff.a_team("top", people=1)
    for number in range(TEAMS):
        staff.a_team(f"shop{number}", top)
    db.session.commit()
    pulse = staff.an_open_pulse(settings, present() - timedelta(days=1))
    questions, key = pulse.questions, pulse.public_key or b""
    first = top.id + 1
    for start in range(0, ENVELOPES, 5_000):
        rows = [
            {
                "id": secrets.token_bytes(16),
                "pulse_id": pulse.id,
                "sealed": urn.sealed(
                    key,
                    Ballot(
                        first + number % TEAMS,
                        {one: 1 + (number + i) % 5 for i, one in enumerate(questions)},
                    ),
                ),
            }
            for number in range(start, start + 5_000)
        ]
        db.session.execute(insert(Envelope), rows)
    db.session.execute(update(Pulse).values(mails_sent=2))
    db.session.commit()
    return pulse.id


def _bare_opening(settings: Settings, pulse_id: int, folder: Path) -> float:
    """Read and decrypt, without looking at what is inside."""
    pulse = db.session.get_one(Pulse, pulse_id)
    wrapped = pulse.wrapped_private_key or b""
    key = urn.unwrapped(settings.secret, pulse_id, opening.PRIVATE, wrapped)
    db.session.rollback()
    connection = sqlite3.connect(folder / "diapason.sqlite")
    began, opened = time.process_time(), 0
    box = SealedBox(PrivateKey(key))
    for (sealed,) in connection.execute("SELECT sealed FROM envelope"):
        opened += bool(box.decrypt(sealed))
    used = time.process_time() - began
    connection.close()
    assert opened == ENVELOPES
    return used


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
