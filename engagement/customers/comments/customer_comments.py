"""What customers wrote: kept for a year when somebody asked for it, then destroyed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Select, delete, select, true, update
from sqlalchemy.orm import Session

from engagement.customers.models import TillComment, TillSurvey, Voice
from engagement.database import insert_many
from engagement.people.changes import change_log
from engagement.people.changes.snapshot import public_name
from engagement.people.models import Change, Person, Team

if TYPE_CHECKING:
    from engagement.customers.intake.cells import Comment

WEEKS_KEPT = 53
"""A year, so that the same season can be read beside this one."""
LONGEST_COMMENT = 1_000
"""Letters; what is longer is cut, and says so by its last one."""
COLUMNS = ("import_id", "team_id", "week", "moment", "text", "on_wall")


@dataclass(frozen=True)
class Said:
    """A comment as pages show it."""

    id: int
    team_id: int
    team: str
    week: int
    moment: str
    text: str
    on_wall: bool


@dataclass(frozen=True)
class OnWall:
    """A comment that HR lets be shown."""

    team_id: int
    team: str
    week: int
    text: str


def keep(session: Session, import_id: int, comments: Iterable["Comment"]) -> None:
    rows = ((import_id, *one[:-1], shortened(one.text), False) for one in comments)
    insert_many(session, Voice, COLUMNS, rows)


def shortened(text: str) -> str:
    """Return a comment as it is kept: on one line, and not longer than allowed."""
    words = " ".join(text.split())
    if len(words) <= LONGEST_COMMENT:
        return words
    return f"{words[: LONGEST_COMMENT - 1]}…"


def comments_page(
    session: Session,
    team_ids: Collection[int] | None = None,
    most: int | None = None,
) -> list[Said]:
    """Return what customers of these teams wrote, the newest week first."""
    wanted = (
        select(
            Voice.id, Team.id, Team.name,
            Voice.week, Voice.moment, Voice.text, Voice.on_wall,
        )
        .join(Team, Team.id == Voice.team_id)
        .where(_of(team_ids))
        .order_by(Voice.week.desc(), Voice.id)
        .limit(most)
    )  # fmt: skip
    return [Said(*row) for row in session.execute(wanted)]


def on_wall(
    session: Session, team_ids: Collection[int] | None, weeks: range
) -> list[OnWall]:
    """Return what HR lets be shown of these teams and weeks, in no order of weeks.

    From files and from the till. None: of all teams.
    """
    from_files = (
        select(Team.id, Team.name, Voice.week, Voice.text)
        .join(Team, Team.id == Voice.team_id)
        .where(Voice.on_wall, Voice.week.between(weeks.start, weeks.stop - 1))
        .order_by(Voice.id)
    )
    at_till = (
        select(Team.id, Team.name, TillComment.week, TillComment.text)
        .join(TillSurvey, TillSurvey.id == TillComment.survey_id)
        .join(Team, Team.id == TillSurvey.team_id)
        .where(
            TillComment.on_wall,
            TillComment.week.between(weeks.start, weeks.stop - 1),
        )
        .order_by(TillComment.id)
    )
    of_teams = true() if team_ids is None else Team.id.in_(team_ids)
    return [
        OnWall(*row)
        for wanted in (from_files, at_till)
        for row in session.execute(wanted.where(of_teams))
    ]


def from_files() -> Select[int, int, int, str, str, bool]:
    """Select every comment of a file: id, team_id, week, moment, text, on_wall."""
    return select(
        Voice.id, Voice.team_id, Voice.week, Voice.moment, Voice.text, Voice.on_wall
    )


def from_till() -> Select[bytes, int, int, str, str, bool]:
    """Select every comment from the till, with the same columns."""
    return select(
        TillComment.id, TillSurvey.team_id, TillComment.week,
        TillSurvey.moment, TillComment.text, TillComment.on_wall,
    ).join(TillSurvey, TillSurvey.id == TillComment.survey_id)  # fmt: skip


def turn(
    session: Session, voice_id: int, person: Person, today: date, *, is_on: bool
) -> bool:
    """Let a comment on the wall or take it off, and log who did; the caller commits.

    False: there is none such, or somebody else just did the same.
    """
    turned = (
        update(Voice)
        .where(Voice.id == voice_id, Voice.on_wall.is_not(is_on))
        .values(on_wall=is_on)
        .returning(Voice.team_id)
    )
    team_id = session.scalar(turned)
    if team_id is not None:
        note_turn(session, team_id, person, today, is_on=is_on)
    return team_id is not None


def note_turn(
    session: Session, team_id: int, person: Person, today: date, *, is_on: bool
) -> None:
    """Log who let a comment of a team's customer on the wall, or took it off."""
    team = session.get_one(Team, team_id).name
    change = Change.ON_WALL if is_on else Change.OFF_WALL
    change_log.note(session, [(change, public_name(person.name), "", team)], today)


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
