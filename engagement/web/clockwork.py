"""Whether what is due is done: looked at by those who watch, told to HR."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from engagement.database import put
from engagement.web.models import Clockwork

STOPPED_AFTER = timedelta(minutes=3)
Found = TypeVar("Found")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ClockworkFault:
    """Nothing has been done since a moment (None: ever), or some tasks fail."""

    ran_at: datetime | None
    failed: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"failing: {', '.join(self.failed)}" if self.failed else "stopped"


class Turn:
    """One turn at what is due: what stops one task stops none of the others."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.failed: list[str] = []

    def do(self, name: str, task: Callable[[], Found], otherwise: Found) -> Found:
        """Return what a task gives, once committed; what fails is told and passed over.

        Of an error the kind and the place, since its text may hold an address.
        """
        try:
            found = task()
            self._session.commit()
        except Exception as error:  # noqa: BLE001 - the others go on, whatever it is
            self._session.rollback()
            where = traceback.extract_tb(error.__traceback__)[-1]
            log.error(  # noqa: TRY400 - a traceback would hold addresses
                "What was due could not be done (%s: %s, %s line %s); it is tried "
                "again in a minute.",
                *(name, type(error).__name__, Path(where.filename).name, where.lineno),
            )
            self.failed.append(name)
            return otherwise
        return found


def note(session: Session, now: datetime, failed: list[str]) -> None:
    """Say that what is due was done, but for some tasks; the caller commits."""
    put(session, Clockwork(id=1, ran_at=now, failed=failed))


def fault(
    session: Session, now: datetime, since: datetime | None = None
) -> ClockworkFault | None:
    """Tell what is wrong; `since` is from when on something should have been due."""
    found = session.get(Clockwork, 1, populate_existing=True)
    last = found.ran_at if found else since
    if last and now - last > STOPPED_AFTER:
        return ClockworkFault(found.ran_at if found else None)
    failed = tuple(found.failed) if found else ()
    return ClockworkFault(last, failed) if failed else None
