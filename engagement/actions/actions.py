"""An action is written, changed, moved on; the caller commits."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionChange, ActionState
from engagement.database import insert_into
from engagement.people.models import Person


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
    for field, value in vars(plan).items():
        _set(session, action, field, value, author)


def move(session: Session, action: Action, state: ActionState, author: Author) -> None:
    """Move an action on, or open it again; begun before its day, it starts today."""
    if state is action.state(author.today):
        return
    if state is ActionState.RUNNING and action.starts_on > author.today:
        _set(session, action, "starts_on", author.today, author)
    is_given_up = state is ActionState.GIVEN_UP
    _set(session, action, "is_given_up", is_given_up, author)
    ended_on = None if state.is_open else author.today
    _set(session, action, "ended_on", ended_on, author)


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
