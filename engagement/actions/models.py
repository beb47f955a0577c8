"""Actions, every change of them, and a company's own suggestions."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from engagement.actions.kinds import ActionKind
from engagement.database import Base, int_key, moment

LONGEST_TEXT = 200
LONGEST_HEARD = 200


class ActionState(StrEnum):
    """How far an action has come."""

    PLANNED = "planned"  # its first day is yet to come
    RUNNING = "running"
    DONE = "done"
    GIVEN_UP = "given_up"

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be done."""
        return self in {ActionState.PLANNED, ActionState.RUNNING}


class Action(Base):
    """What somebody decided to do for a team."""

    __tablename__ = "action"

    id: Mapped[int_key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    measure: Mapped[str] = mapped_column(String(40))
    """What it is to better: a dimension, mobilisation, or a metric of customers."""
    kind: Mapped[ActionKind] = mapped_column(
        Enum(ActionKind, native_enum=False, values_callable=list)
    )
    text: Mapped[str] = mapped_column(String(LONGEST_TEXT))
    """What will be done."""
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    """Who does it; None: the team, or somebody who has left."""
    starts_on: Mapped[date]
    due_on: Mapped[date]
    ended_on: Mapped[date | None]
    """When it was done, or given up; None: it is open."""
    is_given_up: Mapped[bool] = mapped_column(default=False)
    heard: Mapped[str] = mapped_column(String(LONGEST_HEARD), default="")
    """What staff or customers had said; empty: nothing is told of that."""
    is_told: Mapped[bool]
    """The team reads of it."""
    form: Mapped[str] = mapped_column(String(40), unique=True)
    """The name of the page it was written on, so that two presses write one."""
    written_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    """Who wrote it; None: a program, or somebody who has left."""

    def state(self, today: date) -> ActionState:
        if self.ended_on:
            return ActionState.GIVEN_UP if self.is_given_up else ActionState.DONE
        is_to_come = self.starts_on > today
        return ActionState.PLANNED if is_to_come else ActionState.RUNNING

    def is_overdue(self, today: date) -> bool:
        return self.ended_on is None and self.due_on < today


class ActionChange(Base):
    """One thing of an action that somebody changed; never changed itself."""

    __tablename__ = "action_change"

    id: Mapped[int_key]
    action_id: Mapped[int] = mapped_column(
        ForeignKey("action.id", ondelete="CASCADE"), index=True
    )
    changed_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    field: Mapped[str] = mapped_column(String(20))
    """The name of the column."""
    before: Mapped[str] = mapped_column(String(LONGEST_TEXT))
    after: Mapped[str] = mapped_column(String(LONGEST_TEXT))


class OwnSuggestion(Base):
    """What a company of itself suggests to its teams."""

    __tablename__ = "own_suggestion"

    id: Mapped[int_key]
    measure: Mapped[str] = mapped_column(String(40))
    kind: Mapped[ActionKind] = mapped_column(
        Enum(ActionKind, native_enum=False, values_callable=list)
    )
    text: Mapped[str] = mapped_column(String(LONGEST_TEXT), unique=True)
