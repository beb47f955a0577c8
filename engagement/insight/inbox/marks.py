"""What each reader has read: their own marks, which nobody else sees."""

from collections.abc import Collection

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engagement.database import insert_into
from engagement.insight.inbox.inbox import InboxComment
from engagement.insight.inbox.rows import POINTERS, Origin, pointer
from engagement.insight.models import ReadComment


def mark_read(
    session: Session, person_id: int, comments: Collection[InboxComment]
) -> bool:
    """Mark comments as read, some of which may be; the caller commits.

    False: one of them was deleted at this very moment, and none is marked.
    """
    try:
        with session.begin_nested():
            for origin in Origin:
                _mark(session, person_id, origin, comments)
    except IntegrityError:
        return False
    return True


def _mark(
    session: Session,
    person_id: int,
    origin: Origin,
    comments: Collection[InboxComment],
) -> None:
    rows = [
        {"person_id": person_id, POINTERS[origin]: one.id}
        for one in comments
        if one.origin is origin
    ]
    if rows:
        put = insert_into(session, ReadComment).on_conflict_do_nothing()
        session.execute(put, rows)


def mark_unread(
    session: Session, person_id: int, comments: Collection[InboxComment]
) -> None:
    """Take marks away again; the caller commits."""
    for one in comments:
        gone = delete(ReadComment).where(
            ReadComment.person_id == person_id,
            pointer(ReadComment, one.origin) == one.id,
        )
        session.execute(gone)
