"""Comments of releases: read, hidden in the open, and shown again as openly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from engagement.database import insert_into
from engagement.people.models import Person, Team
from engagement.pulses.models import Comment, HiddenComment, HidingChange, Release

HIDDEN = select(HiddenComment.comment_id)


@dataclass(frozen=True)
class ReleasedComment:
    """A comment, the week of its pulse, and the team at which it stands (R9)."""

    id: bytes
    team_id: int
    week: int
    text: str
    is_hidden: bool


@dataclass(frozen=True)
class Hiding:
    """Who hid a comment of which team, or showed it again, and when."""

    changed_at: datetime
    is_hidden: bool
    person: str | None
    """None: they have left since."""
    team: str
    week: int


def released() -> Select[bytes, int, int, str, bool]:
    """Select every comment once, at its place: the columns of `ReleasedComment`."""
    return select(
        Comment.id.label("id"),
        Comment.team_id.label("team_id"),
        Release.week.label("week"),
        Comment.text.label("text"),
        Comment.id.in_(HIDDEN).label("is_hidden"),
    ).join(Release, Release.id == Comment.release_id)


def weeks_with_comments() -> Select[int]:
    """Select the weeks of which there is something to read."""
    has_one = select(Comment.id).where(Comment.release_id == Release.id).exists()
    return select(Release.week).where(has_one)


def latest(session: Session, team_id: int, most: int) -> list[ReleasedComment]:
    """Return a team's latest comments, the newest week first; in a week no order."""
    wanted = (
        released()
        .where(Comment.team_id == team_id, Comment.id.not_in(HIDDEN))
        .order_by(Release.week.desc(), Comment.id)
        .limit(most)
    )
    return [ReleasedComment(*row) for row in session.execute(wanted)]


def find(session: Session, comment_id: bytes) -> ReleasedComment | None:
    """Return a comment, hidden or not; None: there is none such."""
    row = session.execute(released().where(Comment.id == comment_id)).first()
    return ReleasedComment(*row) if row else None


def hidings(
    session: Session, comment_id: bytes | None = None, most: int | None = None
) -> Sequence[Hiding]:
    """Return what was hidden and shown again, the latest first; never the words.

    Of one comment, or of all.
    """
    wanted = (
        select(
            HidingChange.changed_at, HidingChange.is_hidden,
            Person.name, Team.name, Release.week,
        )
        .outerjoin(Person, Person.id == HidingChange.person_id)
        .join(Comment, Comment.id == HidingChange.comment_id)
        .join(Team, Team.id == Comment.team_id)
        .join(Release, Release.id == Comment.release_id)
        .order_by(HidingChange.id.desc())
        .limit(most)
    )  # fmt: skip
    if comment_id is not None:
        wanted = wanted.where(HidingChange.comment_id == comment_id)
    return [Hiding(*row) for row in session.execute(wanted)]


def hide(session: Session, comment_id: bytes, person: Person, now: datetime) -> bool:
    """Hide a comment from now on, and log it; the caller commits.

    False: there is no such comment, or somebody else just hid it.
    """
    if session.get(Comment, comment_id) is None:
        return False
    row = {"comment_id": comment_id, "hidden_at": now, "person_id": person.id}
    put = insert_into(session, HiddenComment).values(row).on_conflict_do_nothing()
    is_done = session.execute(put.returning(HiddenComment.comment_id)).first()
    if is_done:
        _log(session, comment_id, person, now, is_hidden=True)
    return is_done is not None


def show_again(
    session: Session, comment_id: bytes, person: Person, now: datetime
) -> bool:
    """Show a hidden comment again, and log it; the caller commits.

    False: it is not hidden.
    """
    gone = delete(HiddenComment).where(HiddenComment.comment_id == comment_id)
    is_done = session.execute(gone.returning(HiddenComment.comment_id)).first()
    if is_done:
        _log(session, comment_id, person, now, is_hidden=False)
    return is_done is not None


def _log(
    session: Session,
    comment_id: bytes,
    person: Person,
    now: datetime,
    *,
    is_hidden: bool,
) -> None:
    session.add(
        HidingChange(
            comment_id=comment_id,
            changed_at=now,
            is_hidden=is_hidden,
            person_id=person.id,
        )
    )
