"""A story: told, read by HR, let on the wall or thrown away, and gone after two years.

The caller commits.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    delete,
    func,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session

from engagement.database import insert_into
from engagement.people.models import Team
from engagement.stories.models import Story

WEEKS_KEPT = 105
"""Two years, so that last year's can be read all through this one."""
MOST_WAITING = 100
"""Of a team; more that nobody has read are hardly its stories."""
ID_BYTES = 16


@dataclass(frozen=True)
class Told:
    """What came from the page."""

    form: str
    """A random name that every page shown has of its own."""
    text: str
    signature: str


@dataclass(frozen=True)
class ShownStory:
    """A story as pages show it."""

    id: bytes
    team_id: int
    team: str
    week: int
    text: str
    signature: str
    is_edited: bool

    @property
    def uuid(self) -> UUID:
        """Return the id as addresses write it."""
        return UUID(bytes=self.id)


def tell(session: Session, team_id: int, told: Told, week: int) -> bool:
    """Keep a story until HR reads it; False: too many wait.

    Sent twice, it is one; other words from the same page are another story.
    """
    if number_waiting(session, team_id) >= MOST_WAITING:
        return False
    sent = f"{team_id} {told.form} {told.text} {told.signature}"
    row = {
        "id": hashlib.sha256(sent.encode()).digest()[:ID_BYTES],
        "team_id": team_id,
        "week": week,
        "text": told.text,
        "signature": told.signature,
        "on_wall": False,
        "is_edited": False,
    }
    session.execute(insert_into(session, Story).on_conflict_do_nothing(), [row])
    return True


def number_waiting(session: Session, team_id: int | None = None) -> int:
    """Return how many stories HR has yet to read, of a team or of all."""
    of_team = true() if team_id is None else Story.team_id == team_id
    wanted = select(func.count()).select_from(Story).where(~Story.on_wall, of_team)
    return session.scalars(wanted).one()


def waiting(session: Session) -> Sequence[ShownStory]:
    """Return what HR has yet to read, the oldest week first."""
    return _stories(session, ~Story.on_wall, Story.week)


def on_wall(
    session: Session, team_ids: Collection[int] | None, weeks: range
) -> Sequence[ShownStory]:
    """Return what these teams told in these weeks, as far as HR lets it be shown.

    The newest week first, in a week in no order at all. None: of all teams.
    """
    within = Story.week.between(weeks.start, weeks.stop - 1)
    of_teams = true() if team_ids is None else Story.team_id.in_(team_ids)
    return _stories(session, Story.on_wall & within & of_teams, Story.week.desc())


def _stories(
    session: Session, which: ColumnElement[bool], order: SQLColumnExpression[int]
) -> Sequence[ShownStory]:
    wanted = (
        select(
            Story.id, Story.team_id, Team.name,
            Story.week, Story.text, Story.signature, Story.is_edited,
        )
        .join(Team, Team.id == Story.team_id)
        .where(which)
        .order_by(order, Story.id)
    )  # fmt: skip
    return [ShownStory(*row) for row in session.execute(wanted)]


def let(session: Session, story_id: bytes, text: str) -> bool:
    """Let a story on the wall, in these words; False: it waits no more.

    So that whoever looks at an older page does not put a name back.
    """
    is_edited = Story.is_edited | (Story.text != text)
    changed = update(Story).where(Story.id == story_id, ~Story.on_wall)
    changed = changed.values(on_wall=True, text=text, is_edited=is_edited)
    return session.execute(changed.returning(Story.id)).first() is not None


def take_off(session: Session, story_id: bytes) -> bool:
    """Take a story off the wall, to wait again; False: it was not there."""
    changed = update(Story).where(Story.id == story_id, Story.on_wall)
    changed = changed.values(on_wall=False)
    return session.execute(changed.returning(Story.id)).first() is not None


def throw_away(session: Session, story_id: bytes) -> bool:
    """Destroy a story that waits, for good; False: it waits no more."""
    gone = delete(Story).where(Story.id == story_id, ~Story.on_wall)
    return session.execute(gone.returning(Story.id)).first() is not None


def forget(session: Session, this_week: int) -> None:
    """Destroy what is older than two years."""
    gone = delete(Story).where(Story.week <= this_week - WEEKS_KEPT)
    session.execute(gone, execution_options={"synchronize_session": False})
