"""What HR lets be shown: customers' comments and stories told by staff, together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from sqlalchemy.orm import Session

from engagement import weeks
from engagement.customers.comments import customer_comments
from engagement.people import queries as people
from engagement.people.models import Person, Role, Team
from engagement.stories import stories

WEEKS_SHOWN = 53
MOST = 100
"""On a wall; the book has all."""

Teams = Collection[int] | None
"""Ids; None: all of them."""


class PieceKind(StrEnum):
    """Whose words they are."""

    STORY = "story"  # told by staff
    VOICE = "voice"  # of a customer


@dataclass(frozen=True)
class Piece:
    """One thing on the wall."""

    kind: PieceKind
    team_id: int
    team: str
    week: int
    text: str
    signature: str = ""
    """Of a story, if it is signed."""
    is_edited: bool = False
    """HR has changed its words."""


@dataclass(frozen=True)
class Chapter:
    """What a team has in the book of a year."""

    team: str
    pieces: Sequence[Piece]


def teams_of(session: Session, reader: Person) -> Teams:
    """Return the teams of which a reader sees the wall: HR all, others their own."""
    return None if reader.role is Role.HR else people.visible_ids(session, reader)


def teams_at(session: Session, team: Team) -> Teams:
    """Return the teams on the wall of one: itself and those below."""
    return None if team.parent_id is None else people.ids_below(session, [team.id])


def wall(session: Session, team_ids: Teams, this_week: int) -> Sequence[Piece]:
    """Return the latest pieces of these teams, the newest week first."""
    shown = range(this_week - WEEKS_SHOWN + 1, this_week + 1)
    return pieces(session, team_ids, shown)[:MOST]


def pieces(session: Session, team_ids: Teams, within: range) -> Sequence[Piece]:
    """Return what these teams have on the wall of some weeks, the newest week first."""
    told = [
        Piece(PieceKind.STORY, one.team_id, one.team, one.week, one.text, one.signature,
              one.is_edited)
        for one in stories.on_wall(session, team_ids, within)
    ]  # fmt: skip
    said = [
        Piece(PieceKind.VOICE, one.team_id, one.team, one.week, one.text)
        for one in customer_comments.on_wall(session, team_ids, within)
    ]
    return sorted(told + said, key=lambda one: -one.week)


def book(session: Session, team_ids: Teams, year: int) -> Sequence[Chapter]:
    """Return all pieces of a year by team, in the order of names, from January on."""
    found = reversed(pieces(session, team_ids, weeks_of(year)))
    by_team = sorted(found, key=lambda one: (one.team, one.team_id))
    return [
        Chapter(team, list(its))
        for (team, _id), its in groupby(by_team, lambda one: (one.team, one.team_id))
    ]


def year_of(week: int) -> int:
    """Return the ISO year of a week."""
    return weeks.monday_of(week).isocalendar().year


def weeks_of(year: int) -> range:
    """Return the ISO weeks of a year."""
    first, following = (
        weeks.week_of(date.fromisocalendar(one, 1, 1)) for one in (year, year + 1)
    )
    return range(first, following)
