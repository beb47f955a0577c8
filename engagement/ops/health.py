"""Whether a node can do its work: what a balancer and the doctor ask.

Each answers in a word or two that names nobody, no host and no moment of an answer.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from limits.errors import StorageError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import db
from engagement.migrations import Standing, standing
from engagement.pulses import fingerprint, schedule
from engagement.web import clockwork as turns
from engagement.web.limits import storage_at

LATE_AFTER = timedelta(minutes=10)
WELL = ""
Check = Callable[[Session, Settings, datetime], str]
"""Return what is wrong; `WELL`: nothing."""


def secret(session: Session, settings: Settings, _now: datetime) -> str:
    is_ours = fingerprint.is_kept(session, settings.secret)
    return WELL if is_ours else "not the database's"


def clockwork(session: Session, settings: Settings, now: datetime) -> str:
    """Ask whether what is due is done: a pulse past its closing is open no more."""
    if found := turns.fault(session, now):
        return WELL if settings.demo else str(found)
    return "late" if has_late_pulse(session, settings, now) else WELL


def has_late_pulse(session: Session, settings: Settings, now: datetime) -> bool:
    """Tell whether a pulse that could be closed is open past its closing."""
    pulse = schedule.the_open_pulse(session)
    is_late = pulse is not None and now > pulse.closes_at + LATE_AFTER
    return is_late and not schedule.fault(session, settings)


def redis(_session: Session, settings: Settings, _now: datetime) -> str:
    if not settings.redis_url:
        return WELL
    try:
        is_there = storage_at(settings.redis_url).check()
    except StorageError:
        is_there = False
    return WELL if is_there else "away"


CHECKS: Mapping[str, Check] = {
    "secret": secret,
    "clockwork": clockwork,
    "redis": redis,
}
"""What is asked of a database of today's schema, by its name."""


def problems(settings: Settings, now: datetime) -> Iterator[tuple[str, str]]:
    """Yield the name of each check that fails, and what is wrong."""
    try:
        found = standing(db.engine)
        if found is not Standing.CURRENT:
            yield "schema", found
            return
        session = db.session()
        for name, check in CHECKS.items():
            if wrong := check(session, settings, now):
                yield name, wrong
    except OperationalError:
        yield "database", "away"
