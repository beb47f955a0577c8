"""What customers wrote: kept for a year when somebody asked for it, then destroyed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, func, select, true
from sqlalchemy.orm import Session

from engagement.customers.models import Voice
from engagement.database import insert_many
from engagement.people.models import Team

if TYPE_CHECKING:
    from engagement.customers.intake.cells import Comment

WEEKS_KEPT = 53
"""A year, so that the same season can be read beside this one."""
LONGEST_COMMENT = 1_000
"""Letters; what is longer is cut, and says so by its last one."""
AT_ONCE = 50
"""On a page."""
COLUMNS = ("import_id", "team_id", "week", "moment", "text")


@dataclass(frozen=True)
class Said:
    """A comment as pages show it."""

    id: int
    team_id: int
    team: str
    week: int
    moment: str
    text: str


def keep(session: Session, import_id: int, comments: Iterable["Comment"]) -> None:
    rows = ((import_id, *one[:-1], shortened(one.text)) for one in comments)
    insert_many(session, Voice, COLUMNS, rows)


def shortened(text: str) -> str:
    """Return a comment as it is kept: on one line, and not longer than allowed."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_COMMENT:
        return words
    return f"{words[: LONGEST_COMMENT - 1]}…"


def count(session: Session, team_ids: Collection[int] | None = None) -> int:
    """Return how much there is to read of these teams; None: of all."""
    wanted = select(func.count()).select_from(Voice).where(_of(team_ids))
    return session.scalars(wanted).one()


def comments_page(
    session: Session,
    team_ids: Collection[int] | None = None,
    most: int = AT_ONCE,
    skipped: int = 0,
) -> list[Said]:
    """Return what customers of these teams wrote, the newest week first."""
    wanted = (
        select(Voice.id, Team.id, Team.name, Voice.week, Voice.moment, Voice.text)
        .join(Team, Team.id == Voice.team_id)
        .where(_of(team_ids))
        .order_by(Voice.week.desc(), Voice.id)
        .offset(skipped)
        .limit(most)
    )
    return [Said(*row) for row in session.execute(wanted)]


def _of(team_ids: Collection[int] | None) -> ColumnElement[bool]:
    return true() if team_ids is None else Voice.team_id.in_(team_ids)


def destroy(session: Session, voice_id: int) -> bool:
    """Destroy one for good; tell whether it was there. The caller commits."""
    gone = delete(Voice).where(Voice.id == voice_id).returning(Voice.id)
    return session.scalars(gone).first() is not None


def forget(session: Session, this_week: int) -> None:
    """Destroy what is older than a year; the caller commits."""
    gone = delete(Voice).where(Voice.week <= this_week - WEEKS_KEPT)
    session.execute(gone, execution_options={"synchronize_session": False})
