"""Files of the directory that wait to be looked through, and the last one taken in."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from engagement.people.files.undo import Difference
from engagement.people.models import DirectoryFile

LONGEST_NAME = 200
KEPT_FOR = timedelta(days=1)


def stage(session: Session, content: bytes, filename: str, now: datetime) -> int:
    """Keep a file until somebody has looked at what it would do, a day at most."""
    sweep(session, now)
    name = "".join(filter(str.isprintable, filename))[:LONGEST_NAME]
    file = DirectoryFile(filename=name, content=content, sent_at=now)
    session.add(file)
    session.flush()
    return file.id


def sweep(session: Session, now: datetime) -> None:
    """Forget files that nobody took in within a day."""
    old = (DirectoryFile.sent_at <= now - KEPT_FOR) & DirectoryFile.taken_on.is_(None)
    session.execute(delete(DirectoryFile).where(old))


def find(session: Session, file_id: int, now: datetime) -> DirectoryFile | None:
    """Return a file that still waits; None: it is taken in, or gone."""
    file = session.get(DirectoryFile, file_id)
    is_here = file and file.content is not None and file.sent_at > now - KEPT_FOR
    return file if is_here else None


def taken(session: Session, file: DirectoryFile, done: Difference, today: date) -> None:
    """Keep of a file what it did, and no longer what it said; of earlier ones nothing.

    What came before the last file could not be had back without undoing that one.
    """
    session.execute(delete(DirectoryFile).where(DirectoryFile.taken_on.is_not(None)))
    file.content, file.taken_on, file.done = None, today, done


def last(session: Session) -> DirectoryFile | None:
    """Return the file that can still be undone, if there is one."""
    return session.scalars(
        select(DirectoryFile).where(DirectoryFile.taken_on.is_not(None))
    ).first()


def drop(session: Session, file: DirectoryFile) -> None:
    session.delete(file)
    session.flush()


def forget_all(session: Session) -> None:
    """Forget every file, what it said and what it did: somebody is erased."""
    session.execute(delete(DirectoryFile))


def forget(session: Session) -> None:
    """Forget what files did, with whoever left by them: a pulse asks those who stay."""
    session.execute(delete(DirectoryFile).where(DirectoryFile.taken_on.is_not(None)))
