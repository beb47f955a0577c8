"""Every comment that a reader may see, once, at its place.

Staff's stand where the closing put them (R9): whoever may see that team's page reads
them, and nobody else. Those of customers stand at their team.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import starmap
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.insight.inbox import rows
from engagement.insight.inbox.rows import CommentRow, Named, Origin, Pile, Wanted
from engagement.people import queries as people
from engagement.people.models import Person, Role, Team
from engagement.people.team_tree import top_down
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.web.lists import Part

AT_ONCE = 30
"""On a page."""
KEY = re.compile(r"e[0-9a-f]{32}|f[0-9]{1,9}|t[0-9a-f]{32}")


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
        return key_of(self.origin, self.id)

    @property
    def named(self) -> Named:
        return self.origin, self.id

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


def key_of(origin: Origin, id_: bytes | int) -> str:
    name = id_.hex() if isinstance(id_, bytes) else str(id_)
    return f"{origin}{name}"


def named_by(key: str) -> Named | None:
    """Return what a key names; None: nothing can be called so."""
    if not KEY.fullmatch(key):
        return None
    origin = Origin(key[0])
    return origin, int(key[1:]) if origin is Origin.FILES else bytes.fromhex(key[1:])


def seen_by(session: Session, reader: Person) -> Wanted:
    """Return all that a reader may see: what stands at the teams of their pages."""
    is_hr = reader.role is Role.HR
    return Wanted(reader.id, None if is_hr else people.visible_ids(session, reader))


@dataclass(frozen=True)
class NewComments:
    """What a reader has not read of the last week with results."""

    week: int
    number: int


def new_comments(session: Session, reader: Person) -> NewComments | None:
    """Tell how many there are; None: they have read them all, or there are none."""
    week = pulses.last_week(session, bank.MOBILISATION)
    if week is None:
        return None
    wanted = replace(seen_by(session, reader), week=week, pile=Pile.UNREAD)
    number = rows.count(session, wanted)
    return NewComments(week, number) if number else None


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


@dataclass(frozen=True)
class Listing:
    """One page of what is wanted."""

    part: Part
    comments: Sequence[InboxComment]


def listing(session: Session, wanted: Wanted, number: str) -> Listing:
    """Return a page, the newest week first; in a week there is no order."""
    if wanted.words:
        found = sorted(rows.with_words(session, wanted), key=_place)
        part = Part.asked_for(number, len(found), AT_ONCE)
        names = [name for _week, name in found[part.first - 1 : part.last]]
    else:
        part = Part.asked_for(number, rows.count(session, wanted), AT_ONCE)
        names = rows.names(session, wanted, part.first - 1, AT_ONCE)
    return Listing(part, _named(session, wanted, names))


def among(
    session: Session, wanted: Wanted, keys: Collection[str]
) -> list[InboxComment]:
    """Return those of these keys that are among the wanted ones."""
    return _named(session, wanted, [one for one in map(named_by, keys) if one])


def _place(found: tuple[int, Named]) -> tuple[int, Origin, bytes | int]:
    """Return what sorts as `rows.names` does."""
    week, name = found
    return -week, *name


def _named(
    session: Session, wanted: Wanted, names: Sequence[Named]
) -> list[InboxComment]:
    """Return those of these names that are wanted, in the order of the names."""
    numbers = [id_ for _origin, id_ in names if isinstance(id_, int)]
    ids = [id_ for _origin, id_ in names if isinstance(id_, bytes)]
    found: dict[Named, CommentRow] = {}
    for part in rows.parts(wanted):
        said = part.subquery()
        asked = said.c.number.in_(numbers) | said.c.id.in_(ids)
        for row in starmap(CommentRow, session.execute(select(said).where(asked))):
            found[row.named] = row
    there = [found[one] for one in names if one in found]
    return _shown(session, wanted.reader_id, there)


def _shown(
    session: Session, reader_id: int, found: Sequence[CommentRow]
) -> list[InboxComment]:
    ids = {one.team_id for one in found}
    wanted = select(Team.id, Team.name).where(Team.id.in_(ids))
    names = dict(session.execute(wanted).all())
    read = rows.read_among(session, reader_id, [one.named for one in found])
    return [
        InboxComment(
            *one.named,
            one.team_id,
            names[one.team_id],
            one.week,
            one.moment,
            one.text,
            one.on_wall,
            one.is_hidden,
            one.named in read,
        )
        for one in found
    ]
