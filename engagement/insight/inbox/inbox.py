"""Every comment that a reader may see, once, at its place.

Staff's stand where the closing put them (R9): whoever may see that team's page reads
them, and nobody else. Those of customers stand at their team.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, starmap
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement.insight.inbox import rows
from engagement.insight.inbox.rows import CommentRow, Origin, Wanted
from engagement.insight.inbox.words import has_all
from engagement.people import queries as people
from engagement.people.models import Person, Role, Team
from engagement.people.team_tree import top_down

AT_ONCE = 30
"""On a page."""
KEY = re.compile(r"s[0-9a-f]{32}|f[0-9]{1,9}|t[0-9a-f]{32}")


@dataclass(frozen=True)
class InboxComment:
    """A comment as its reader sees it."""

    origin: Origin
    id: bytes | int
    team_id: int
    team: str
    week: int
    moment: str
    text: str
    on_wall: bool
    is_hidden: bool
    is_read: bool

    @property
    def key(self) -> str:
        """Return what addresses call it."""
        name = self.id.hex() if isinstance(self.id, bytes) else str(self.id)
        return f"{self.origin}{name}"

    @property
    def uuid(self) -> UUID:
        """Return the id of one from the till, as its own addresses write it."""
        return UUID(self.key[1:])

    @property
    def is_of_staff(self) -> bool:
        return self.origin is Origin.STAFF

    @property
    def is_of_file(self) -> bool:
        return self.origin is Origin.FILES


@dataclass(frozen=True)
class SeenTeam:
    """A team whose comments a reader may see, as deep as it stands below the first."""

    depth: int
    id: int
    name: str


def named_by(key: str) -> tuple[Origin, bytes | int] | None:
    """Return what a key names; None: nothing can be called so."""
    if not KEY.fullmatch(key):
        return None
    origin = Origin(key[0])
    return origin, int(key[1:]) if origin is Origin.FILES else bytes.fromhex(key[1:])


def seen_by(session: Session, reader: Person) -> Wanted:
    """Return all that a reader may see: what stands at the teams of their pages."""
    is_hr = reader.role is Role.HR
    return Wanted(reader.id, None if is_hr else people.visible_ids(session, reader))


def teams(session: Session, seen: Wanted) -> Sequence[SeenTeam]:
    """Return the teams of what is seen, from the top down."""
    nodes, ids = people.nodes(session), seen.team_ids
    found = [
        (depth, nodes[at])
        for depth, at in top_down(nodes)
        if ids is None or nodes[at].id in ids
    ]
    top = min((depth for depth, _ in found), default=0)
    return [SeenTeam(depth - top, node.id, node.name) for depth, node in found]


def count(session: Session, wanted: Wanted) -> int:
    if wanted.words:
        return sum(1 for _ in _with_words(session, wanted))
    return sum(
        session.scalar(select(func.count()).select_from(part.subquery())) or 0
        for part in rows.parts(wanted)
    )


def page(
    session: Session, wanted: Wanted, most: int | None = AT_ONCE, skipped: int = 0
) -> list[InboxComment]:
    """Return a part of them, the newest week first; in a week there is no order."""
    if wanted.words:
        last = None if most is None else skipped + most
        found = list(islice(_with_words(session, wanted), skipped, last))
    else:
        limited = rows.ordered(wanted).offset(skipped).limit(most)
        found = list(starmap(CommentRow, session.execute(limited)))
    return _shown(session, wanted.reader_id, found)


def among(
    session: Session, wanted: Wanted, keys: Collection[str]
) -> list[InboxComment]:
    """Return those of these keys that are among the wanted ones."""
    named = {one for one in map(named_by, keys) if one}
    numbers = [id_ for _origin, id_ in named if isinstance(id_, int)]
    ids = [id_ for _origin, id_ in named if isinstance(id_, bytes)]
    found: list[CommentRow] = []
    for part in rows.parts(wanted):
        said = part.subquery()
        either = said.c.number.in_(numbers) | said.c.id.in_(ids)
        found += starmap(CommentRow, session.execute(select(said).where(either)))
    asked = [one for one in found if one.named in named]
    return _shown(session, wanted.reader_id, asked)


def _with_words(session: Session, wanted: Wanted) -> Iterator[CommentRow]:
    """Yield those that hold the words; no database folds accents as we do."""
    for row in session.execute(rows.ordered(wanted)):
        if has_all(row.text, wanted.words):
            yield CommentRow(*row)


def _shown(
    session: Session, reader_id: int, found: Sequence[CommentRow]
) -> list[InboxComment]:
    ids = {one.team_id for one in found}
    wanted = select(Team.id, Team.name).where(Team.id.in_(ids))
    names = dict(session.execute(wanted).all())
    read = _read_among(session, reader_id, found)
    return [
        InboxComment(
            Origin(one.origin),
            one.named[1],  # type: ignore[arg-type]  # every row has one of the two
            one.team_id,
            names[one.team_id],
            *one[4:],
            is_read=one.named in read,
        )
        for one in found
    ]


def _read_among(
    session: Session, reader_id: int, found: Sequence[CommentRow]
) -> set[tuple[str, bytes | int | None]]:
    """Return which of these a reader has read."""
    read = set()
    for origin, column in rows.POINTERS.items():
        ids = [one.named[1] for one in found if one.origin == origin]
        wanted = rows.read(origin, reader_id).where(column.in_(ids))
        read |= {(str(origin), one) for one in session.scalars(wanted)}
    return read
