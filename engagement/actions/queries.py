"""What is asked of actions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, true
from sqlalchemy.orm import Session, aliased

from engagement.actions.models import Action, ActionChange, OwnSuggestion
from engagement.people.models import Person, Team

MOST_TOLD = 3


@dataclass(frozen=True)
class ActionRow:
    """An action with the names around it."""

    action: Action
    team: str
    owner: str | None
    """None: the team, or somebody who has left."""
    writer: str | None


@dataclass(frozen=True)
class ChangeRow:
    """A change of an action, and by whom; None: a program, or somebody who left."""

    changed_at: datetime
    person: str | None
    field: str
    before: str
    after: str


def actions(
    session: Session, team_ids: Collection[int] | None = None
) -> list[ActionRow]:
    """Return the actions of these teams, the latest start first; None: of all."""
    of_teams = true() if team_ids is None else Action.team_id.in_(team_ids)
    owner, writer = aliased(Person), aliased(Person)
    wanted = (
        select(Action, Team.name, owner.name, writer.name)
        .join(Team, Team.id == Action.team_id)
        .outerjoin(owner, owner.id == Action.owner_id)
        .outerjoin(writer, writer.id == Action.person_id)
        .where(of_teams)
        .order_by(Action.starts_on.desc(), Action.id.desc())
    )
    return [ActionRow(*row) for row in session.execute(wanted)]


def action(session: Session, action_id: int) -> Action | None:
    return session.get(Action, action_id)


def changes(session: Session, action_id: int) -> list[ChangeRow]:
    """Return what was changed of an action, the latest first."""
    wanted = (
        select(
            ActionChange.changed_at, Person.name,
            ActionChange.field, ActionChange.before, ActionChange.after,
        )
        .outerjoin(Person, Person.id == ActionChange.person_id)
        .where(ActionChange.action_id == action_id)
        .order_by(ActionChange.id.desc())
    )  # fmt: skip
    return [ChangeRow(*row) for row in session.execute(wanted)]


def told_to(session: Session, team_ids: Collection[int], today: date) -> list[Action]:
    """Return what these teams are told of, the latest first, three at most.

    What has begun, or is planned, and was not given up.
    """
    wanted = (
        select(Action)
        .where(
            Action.team_id.in_(team_ids),
            Action.is_told,
            ~Action.is_given_up,
        )
        .order_by((Action.starts_on > today), Action.starts_on.desc(), Action.id.desc())
        .limit(MOST_TOLD)
    )
    return list(session.scalars(wanted))


def own_suggestions(session: Session) -> Sequence[OwnSuggestion]:
    """Return the company's own suggestions, in the order in which they came."""
    return session.scalars(select(OwnSuggestion).order_by(OwnSuggestion.id)).all()
