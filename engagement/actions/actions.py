"""An action is written, changed, moved on; the caller commits."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionChange, ActionState
from engagement.database import insert_into
from engagement.people.models import Person

FURTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Plan:
    """What is to be done, for whom and until when: what somebody writes and changes."""

    team_id: int
    measure: str
    kind: ActionKind
    text: str
    starts_on: date
    due_on: date
    owner_id: int | None = None
    heard: str = ""
    is_told: bool = True


def reach(today: date, begun_on: date | None = None) -> tuple[date, date]:
    """Return between which days an action lies: a year from today, back and ahead.

    One that has begun long ago may keep its day.
    """
    return min(today, begun_on or today) - FURTHEST, today + FURTHEST


@dataclass(frozen=True)
class Author:
    """Who writes or changes, and when; no person: a program."""

    person: Person | None
    now: datetime
    today: date

    @property
    def id(self) -> int | None:
        return self.person.id if self.person else None


def write(session: Session, plan: Plan, form: str, author: Author) -> Action:
    """Keep a new action, once for each page on which one is written."""
    row = {
        **vars(plan),
        "form": form,
        "ended_on": None,
        "is_given_up": False,
        "written_at": author.now,
        "person_id": author.id,
    }
    session.execute(insert_into(session, Action).on_conflict_do_nothing(), [row])
    return session.scalars(select(Action).where(Action.form == form)).one()


def change(session: Session, action: Action, plan: Plan, author: Author) -> None:
    """Change what an action is, and keep what it was."""
    _lock(session, action)
    for field, value in vars(plan).items():
        _set(session, action, field, value, author)


def move(session: Session, action: Action, state: ActionState, author: Author) -> None:
    """Move an action on, or open it again.

    Begun or done before its day, it starts today.
    """
    _lock(session, action)
    if state is action.state(author.today):
        return
    is_begun = state in {ActionState.RUNNING, ActionState.DONE}
    if is_begun and action.starts_on > author.today:
        _set(session, action, "starts_on", author.today, author)
    is_given_up = state is ActionState.GIVEN_UP
    _set(session, action, "is_given_up", is_given_up, author)
    ended_on = None if state.is_open else author.today
    _set(session, action, "ended_on", ended_on, author)


def _lock(session: Session, action: Action) -> None:
    """Read an action as whoever was before has left it; nobody changes it meanwhile."""
    session.refresh(action, with_for_update=True)


def _set(
    session: Session,
    action: Action,
    field: str,
    value: Any,  # noqa: ANN401 - of any column
    author: Author,
) -> None:
    before = getattr(action, field)
    if before == value:
        return
    setattr(action, field, value)
    session.add(
        ActionChange(
            action_id=action.id,
            changed_at=author.now,
            person_id=author.id,
            field=field,
            before=_written(before),
            after=_written(value),
        )
    )


def _written(value: object) -> str:
    return "" if value is None else str(value)
