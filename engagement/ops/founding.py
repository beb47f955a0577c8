"""Whether settings lead to a company, and who may found one where they lead to none.

A second company beside the real one, made because a variable was missing, would be
backed up every night and ticked every minute, and nobody would notice.
"""

from contextlib import suppress

from flask import Flask
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import OperationalError

from engagement.config import Settings, masked
from engagement.database import db, file_of
from engagement.migrations import Standing, standing
from engagement.pulses import fingerprint

TRACES = ("secret", "outbox")
"""What a company leaves in the instance folder beside its database."""


def nowhere(settings: Settings) -> str:
    """Return that there is no database, and why it was looked for there."""
    origin = settings.origins.get("DATABASE_URL")
    why = f"{origin} says so" if origin else f"{settings.file} names no other"
    if not origin and not settings.file.exists():
        why = f"DATABASE_URL is not set, and there is no file {settings.file}"
    place = file_of(make_url(settings.database_url))
    return (
        f"There is no company at {place or masked(settings, 'database_url')}: {why}. "
        "`engagement settings` shows what is in force; `engagement init` makes a new "
        "company there."
    )


def has_no_file(settings: Settings) -> bool:
    """Tell whether the database is a file that does not exist, or an empty one."""
    file = file_of(make_url(settings.database_url))
    return file is not None and not (file.exists() and file.stat().st_size)


def has_no_tables(settings: Settings) -> bool:
    """Ask the database itself, on a connection of its own."""
    if has_no_file(settings):
        return True
    engine = create_engine(settings.database_url, hide_parameters=True)
    try:
        return standing(engine) is Standing.EMPTY
    finally:
        engine.dispose()


def is_first_start(settings: Settings) -> bool:
    """Tell whether nobody has chosen a database, and no company has been there."""
    traces = [settings.instance / name for name in TRACES]
    return "DATABASE_URL" not in settings.origins and not any(
        trace.exists() for trace in traces
    )


def check_secret(app: Flask) -> None:
    """Let nobody be answered under another secret; raises `AnotherSecret`.

    A database that is away, or not of today, is told to whoever asks.
    """
    with app.app_context():
        try:
            with suppress(OperationalError):
                if standing(db.engine) is Standing.CURRENT:
                    fingerprint.demand(app.extensions["settings"])
        finally:
            db.session.remove()
            db.engine.dispose()
