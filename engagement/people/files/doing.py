"""A file of the directory taken in, so that it can be undone until a pulse opens."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from engagement.database import work_alone
from engagement.people.files import imports, undo, waiting
from engagement.people.files.imports import DirectoryOutcome
from engagement.people.files.lines import How
from engagement.people.models import DirectoryFile


def waiting_alone(
    session: Session, file_id: int, now: datetime
) -> DirectoryFile | None:
    """Return a file that still waits once nobody else can take it in."""
    _alone(session)
    return waiting.find(session, file_id, now)


def last_alone(session: Session) -> DirectoryFile | None:
    """Return the file that can be undone once nobody else can undo it."""
    _alone(session)
    return waiting.last(session)


def _alone(session: Session) -> None:
    work_alone(session)
    session.flush()
    session.expire_all()  # what was read before may be another by now


def take_in(
    session: Session, file: DirectoryFile, today: date, how: How
) -> DirectoryOutcome:
    """Take a file in that waits, and keep what it did; the caller commits."""
    before = undo.rows(session)
    outcome = imports.take_in(session, file.content or b"", today, how)
    done = undo.difference(before, undo.rows(session))
    waiting.taken(session, file, done, today)
    return outcome


def take_back(session: Session, file: DirectoryFile, today: date) -> None:
    """Undo a file; the caller commits."""
    undo.undo(session, file.done or {}, today)
    waiting.drop(session, file)
