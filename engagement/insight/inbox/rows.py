"""Comments of both sides as rows of one shape, and which of them are wanted."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import (
    Integer,
    LargeBinary,
    Select,
    false,
    literal,
    null,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import Session

from engagement.customers.comments import customer_comments
from engagement.insight.models import ReadComment
from engagement.pulses import comments as staff_comments

NO_ID, NO_NUMBER = null().cast(LargeBinary), null().cast(Integer)


class Origin(StrEnum):
    """Where a comment comes from; its key begins with it."""

    STAFF = "s"  # a pulse
    FILES = "f"  # an import of customers' answers
    TILL = "t"  # a question at the till


class Pile(StrEnum):
    """Which comments are looked at."""

    ALL = "all"
    UNREAD = "unread"
    HIDDEN = "hidden"  # for HR alone


POINTERS = {
    Origin.STAFF: ReadComment.comment_id,
    Origin.FILES: ReadComment.voice_id,
    Origin.TILL: ReadComment.till_comment_id,
}


@dataclass(frozen=True)
class Wanted:
    """What a reader wants to see, of what they may see."""

    reader_id: int
    team_ids: Collection[int] | None
    """None: of all teams."""
    week: int | None = None
    origins: Collection[Origin] = tuple(Origin)
    pile: Pile = Pile.ALL
    words: tuple[str, ...] = ()


class CommentRow(NamedTuple):
    """A comment as the database has it."""

    origin: str
    id: bytes | None
    number: int | None
    team_id: int
    week: int
    moment: str
    text: str
    on_wall: bool
    is_hidden: bool

    @property
    def named(self) -> tuple[str, bytes | int | None]:
        """Return its origin and its own id, of files a number."""
        return self.origin, self.id if self.number is None else self.number


def parts(wanted: Wanted) -> list[Select[Any]]:
    """Select those wanted of each origin, with the columns of `CommentRow`."""
    return [
        _narrowed(origin, wanted)
        for origin in wanted.origins
        if origin is Origin.STAFF or wanted.pile is not Pile.HIDDEN
    ]


def ordered(wanted: Wanted) -> Select[Any]:
    """Select all of them, the newest week first; in a week by ids, which are random.

    Those of files as they stood there.
    """
    said = union_all(*parts(wanted)).subquery()
    order = (said.c.week.desc(), said.c.origin.desc(), said.c.number, said.c.id)
    return select(said).order_by(*order)


def read(origin: Origin, reader_id: int) -> Select[Any]:
    """Select the ids of what a reader has read of an origin."""
    column = POINTERS[origin]
    return select(column).where(ReadComment.person_id == reader_id, column.is_not(None))


def weeks(session: Session) -> list[int]:
    """Return the weeks of which there is something to read, the latest first."""
    customers = (customer_comments.from_files(), customer_comments.from_till())
    written = [select(one.subquery().c.week).distinct() for one in customers]
    found = session.scalars(union(staff_comments.weeks_with_comments(), *written))
    return sorted(found, reverse=True)


def _narrowed(origin: Origin, wanted: Wanted) -> Select[Any]:
    said = EACH[origin]().subquery()
    part = select(said)
    if wanted.team_ids is not None:
        part = part.where(said.c.team_id.in_(wanted.team_ids))
    if wanted.week is not None:
        part = part.where(said.c.week == wanted.week)
    if origin is Origin.STAFF:
        part = part.where(said.c.is_hidden.is_(wanted.pile is Pile.HIDDEN))
    if wanted.pile is Pile.UNREAD:
        key = said.c.number if origin is Origin.FILES else said.c.id
        part = part.where(key.not_in(read(origin, wanted.reader_id)))
    return part


def _of_staff() -> Select[Any]:
    said = staff_comments.released().subquery().c
    return select(
        literal(Origin.STAFF.value).label("origin"),
        said.id,
        NO_NUMBER.label("number"),
        said.team_id,
        said.week,
        literal("").label("moment"),
        said.text,
        false().label("on_wall"),
        said.is_hidden,
    )


def _of_files() -> Select[Any]:
    said = customer_comments.from_files().subquery().c
    return select(
        literal(Origin.FILES.value).label("origin"),
        NO_ID.label("id"),
        said.id.label("number"),
        *(said.team_id, said.week, said.moment, said.text, said.on_wall),
        false().label("is_hidden"),
    )


def _of_till() -> Select[Any]:
    said = customer_comments.from_till().subquery().c
    return select(
        literal(Origin.TILL.value).label("origin"),
        said.id,
        NO_NUMBER.label("number"),
        *(said.team_id, said.week, said.moment, said.text, said.on_wall),
        false().label("is_hidden"),
    )


EACH = {Origin.STAFF: _of_staff, Origin.FILES: _of_files, Origin.TILL: _of_till}
