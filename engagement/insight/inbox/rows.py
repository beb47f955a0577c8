"""Comments of both sides as rows of one shape, and which of them are wanted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, starmap
from typing import Any, NamedTuple

from sqlalchemy import (
    Integer,
    LargeBinary,
    Select,
    Subquery,
    false,
    func,
    literal,
    null,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from engagement.customers.comments import customer_comments
from engagement.insight.inbox.words import Patterns, has_all
from engagement.insight.models import PointsAtComment, ReadComment
from engagement.pulses import comments as staff_comments

NO_ID, NO_NUMBER = null().cast(LargeBinary), null().cast(Integer)


class Origin(StrEnum):
    """Where a comment comes from; its key begins with it."""

    STAFF = "e"  # a pulse: employees
    FILES = "f"  # an import of customers' answers
    TILL = "t"  # a question at the till


class Pile(StrEnum):
    """Which comments are looked at."""

    ALL = "all"
    UNREAD = "unread"
    HIDDEN = "hidden"  # for HR alone


Named = tuple[Origin, bytes | int]
"""Where a comment comes from, and its id there: of files a number."""
POINTERS = {
    Origin.STAFF: "comment_id",
    Origin.FILES: "voice_id",
    Origin.TILL: "till_comment_id",
}
"""The columns of `PointsAtComment`."""


@dataclass(frozen=True)
class Wanted:
    """What a reader wants to see, of what they may see."""

    reader_id: int
    team_ids: Collection[int] | None
    """None: of all teams."""
    week: int | None = None
    origins: Collection[Origin] = tuple(Origin)
    pile: Pile = Pile.ALL
    words: Patterns = ()


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
    def named(self) -> Named:
        return _name(self.origin, self.id, self.number)


def parts(wanted: Wanted) -> list[Select[Any]]:
    """Select those wanted of each origin, with the columns of `CommentRow`."""
    return [
        _narrowed(origin, wanted)
        for origin in wanted.origins
        if origin is Origin.STAFF or wanted.pile is not Pile.HIDDEN
    ]


def newest(session: Session, wanted: Wanted, most: int) -> Iterator[CommentRow]:
    """Yield what is wanted, in the order of the pages, up to so many."""
    each = parts(wanted)
    if not each:
        return
    said = union_all(*each).subquery()
    ordered = select(said).order_by(*_order(said))
    if not wanted.words:
        ordered = ordered.limit(most)
    found = starmap(CommentRow, session.execute(ordered))
    yield from islice((row for row in found if has_all(row.text, wanted.words)), most)


def count(session: Session, wanted: Wanted) -> int:
    """Return how many are wanted; words are not looked at."""
    each = [select(func.count()).select_from(one.subquery()) for one in parts(wanted)]
    return sum(session.scalars(one).one() for one in each)


def names(session: Session, wanted: Wanted, skipped: int, most: int) -> list[Named]:
    """Return which stand on a page, in order; their texts are not read for that."""
    each = list(map(_without_texts, parts(wanted)))
    if not each:
        return []
    said = union_all(*each).subquery()
    limited = select(said).order_by(*_order(said)).offset(skipped).limit(most)
    return [_name(*row[:3]) for row in session.execute(limited)]


def with_words(session: Session, wanted: Wanted) -> Iterator[tuple[int, Named]]:
    """Yield the week and name of each that holds the words, in no order.

    No database folds accents as we do: every text is looked at.
    """
    for part in parts(wanted):
        said = part.subquery().c
        columns = (said.text, said.week, said.origin, said.id, said.number)
        for text, week, *name in session.execute(select(*columns)):
            if has_all(text, wanted.words):
                yield week, _name(*name)


def read_among(
    session: Session, reader_id: int, names: Collection[Named]
) -> set[Named]:
    """Return which of these a reader has read."""
    found: set[Named] = set()
    for origin in Origin:
        ids = [id_ for of, id_ in names if of is origin]
        wanted = _read(origin, reader_id).where(pointer(ReadComment, origin).in_(ids))
        found |= {(origin, id_) for id_ in session.scalars(wanted)}
    return found


def weeks(session: Session) -> list[int]:
    """Return the weeks of which there is something to read, the latest first."""
    customers = (customer_comments.from_files(), customer_comments.from_till())
    written = [select(one.subquery().c.week).distinct() for one in customers]
    found = session.scalars(union(staff_comments.weeks_with_comments(), *written))
    return sorted(found, reverse=True)


def pointer(table: type[PointsAtComment], origin: Origin) -> InstrumentedAttribute[Any]:
    """Return the column of a table that points at comments of an origin."""
    column: InstrumentedAttribute[Any] = getattr(table, POINTERS[origin])
    return column


def _read(origin: Origin, reader_id: int) -> Select[Any]:
    """Select the ids of what a reader has read of an origin."""
    column = pointer(ReadComment, origin)
    return select(column).where(ReadComment.person_id == reader_id, column.is_not(None))


def _order(said: Subquery) -> tuple[Any, ...]:
    """Order by week, then by ids, which are random; of files as they stood there."""
    return said.c.week.desc(), said.c.origin, said.c.number, said.c.id


def _without_texts(part: Select[Any]) -> Select[Any]:
    said = part.subquery().c
    return select(said.origin, said.id, said.number, said.week)


def _name(origin: str, id_: bytes | None, number: int | None) -> Named:
    return Origin(origin), number if id_ is None else id_  # type: ignore[return-value]


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
        part = part.where(key.not_in(_read(origin, wanted.reader_id)))
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
