"""What would break the service or the promise, each in a sentence."""

import stat
from collections.abc import Iterator
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.assets import BUILT, MANIFEST
from engagement.config import ROOT, Settings
from engagement.pulses import releasing, schedule

LATE_AFTER = timedelta(minutes=10)


def findings(app: Flask, session: Session, now: datetime) -> list[str]:
    """Return what is wrong and what to do about it; empty: all is well."""
    settings: Settings = app.extensions["settings"]
    return [
        *_secret(settings),
        *_files(),
        *_pulse(session, now),
        *_mail(settings),
    ]


def _secret(settings: Settings) -> Iterator[str]:
    path = settings.instance / "secret"
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield f"Others can read the secret; run: chmod 600 {path}"


def _files() -> Iterator[str]:
    newest = max(path.stat().st_mtime for path in (ROOT / "static").iterdir())
    if (BUILT / MANIFEST).stat().st_mtime < newest:
        yield "The files for the browser are older than static/; run: engagement build"


def _pulse(session: Session, now: datetime) -> Iterator[str]:
    pulse = schedule.the_open_pulse(session)
    if pulse and now > pulse.closes_at + LATE_AFTER:
        yield (
            f"The pulse of {weeks.written(pulse.week)} should be closed; is "
            "`engagement serve` or a cron line with `engagement tick` running?"
        )
    broken = releasing.broken_release(session)
    if broken is not None:
        yield (
            f"The release of {weeks.written(broken)} was altered after publication; "
            "restore it from a backup."
        )


def _mail(settings: Settings) -> Iterator[str]:
    if not settings.mail_server and not settings.demo:
        yield (
            "No mail server is set, so links stay in the outbox folder; set "
            "ENGAGEMENT_MAIL_SERVER=host:port."
        )
