"""What is asked of actions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import Session, aliased

from engagement.actions.models import (
    Action,
    ActionChange,
    ActionState,
    OwnSuggestion,
)
from engagement.people import queries as people
from engagement.people.models import Person, Team

MOST_TOLD = 3
TOLD_FOR = timedelta(weeks=26)
"""After the day on which something was done."""
_OWNER, _WRITER = aliased(Person), aliased(Person)
_ROWS = (
    select(Action, Team.name, _OWNER.name, _WRITER.name)
    .join(Team, Team.id == Action.team_id)
    .outerjoin(_OWNER, _OWNER.id == Action.owner_id)
    .outerjoin(_WRITER, _WRITER.id == Action.person_id)
)


@dataclass(frozen=True)
class ActionRow:
    """An action with the names around it."""

    action: Action
    team: str
    owner: str | None
    """None: the team, or somebody who has left."""
    writer: str | None


@dataclass(frozen=True)
class ActionsWanted:
    """Which actions a program asks for, a page at a time."""

    team_id: int | None
    state: ActionState | None
    after: int
    """The id of the one before."""
    most: int


@dataclass(frozen=True)
class KeyedAction:
    """An action with the codes by which programs know its team and its owner."""

    action: Action
    team: str
    owner: str | None


@dataclass(frozen=True)
class ChangeRow:
    """A change of an action, and by whom; None: a program, or somebody who left.

    Owners are told by name; empty: nobody, or somebody who has left.
    """

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
    latest = Action.starts_on.desc(), Action.id.desc()
    wanted = _ROWS.where(of_teams).order_by(*latest)
    return [ActionRow(*row) for row in session.execute(wanted)]


def keyed_actions(
    session: Session, wanted: ActionsWanted, today: date
) -> list[KeyedAction]:
    """Return actions in the order in which they were written."""
    of_team = true() if wanted.team_id is None else Action.team_id == wanted.team_id
    found = (
        select(Action, Team.key, Person.key)
        .join(Team, Team.id == Action.team_id)
        .outerjoin(Person, Person.id == Action.owner_id)
        .where(of_team, _in_state(wanted.state, today), Action.id > wanted.after)
        .order_by(Action.id)
        .limit(wanted.most)
    )
    return [KeyedAction(*row) for row in session.execute(found)]


def _in_state(state: ActionState | None, today: date) -> ColumnElement[bool]:
    is_open, is_to_come = Action.ended_on.is_(None), Action.starts_on > today
    match state:
        case None:
            return true()
        case ActionState.PLANNED:
            return is_open & is_to_come
        case ActionState.RUNNING:
            return is_open & ~is_to_come
        case ActionState.DONE:
            return ~is_open & ~Action.is_given_up
        case ActionState.GIVEN_UP:
            return ~is_open & Action.is_given_up


def action_sent(session: Session, name: str) -> Action | None:
    """Return the action that a program sent whose name begins so."""
    begins = Action.form.startswith(name, autoescape=True)
    return session.scalars(select(Action).where(begins)).first()


def numbers_open(session: Session) -> dict[int, int]:
    """Return how many actions each team has that are to come, or under way."""
    wanted = (
        select(Action.team_id, func.count())
        .where(Action.ended_on.is_(None))
        .group_by(Action.team_id)
    )
    return {row[0]: row[1] for row in session.execute(wanted)}


def row_of(session: Session, action: Action) -> ActionRow:
    """Return an action with the names around it."""
    wanted = _ROWS.where(Action.id == action.id)
    return ActionRow(*session.execute(wanted).one())


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
    rows = [ChangeRow(*row) for row in session.execute(wanted)]
    return _with_owners(session, rows)


def _with_owners(session: Session, rows: list[ChangeRow]) -> list[ChangeRow]:
    """Put names where the ids of owners are kept."""
    of_owners = [row for row in rows if row.field == "owner_id"]
    ids = {int(id_) for row in of_owners for id_ in (row.before, row.after) if id_}
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    names = {str(id_): name for id_, name in found}
    return [
        replace(
            row,
            before=names.get(row.before, ""),
            after=names.get(row.after, ""),
        )
        if row.field == "owner_id"
        else row
        for row in rows
    ]


def settled(session: Session) -> dict[int, datetime]:
    """Return since when it is settled of each action what it is to better, and when.

    When it was written, or when team, measure or first day were changed last.
    """
    written = session.execute(select(Action.id, Action.written_at))
    changed = session.execute(
        select(ActionChange.action_id, func.max(ActionChange.changed_at))
        .where(ActionChange.field.in_(("team_id", "measure", "starts_on")))
        .group_by(ActionChange.action_id)
    )
    return {id_: moment for rows in (written, changed) for id_, moment in rows}


def possible_owners(
    session: Session, team_id: int, owner_id: int | None = None
) -> Sequence[Person]:
    """Return who can see to an action of a team: its people, its lead, those above.

    And whoever does so far, wherever they work by now.
    """
    leads = [team.lead_id for team in people.lines_up(session, team_id)]
    ids = [id_ for id_ in (*leads, owner_id) if id_]
    near = (Person.team_id == team_id) | Person.id.in_(ids)
    return session.scalars(select(Person).where(near).order_by(Person.name)).all()


def told(session: Session, today: date) -> dict[int, list[Action]]:
    """Return what each team is told of, the latest first, three at most.

    What has begun, or is planned, and was not given up; not what was done half a year
    ago.
    """
    is_recent = Action.ended_on.is_(None) | (Action.ended_on > today - TOLD_FOR)
    is_to_come = Action.ended_on.is_(None) & (Action.starts_on > today)
    last_day = func.coalesce(Action.ended_on, Action.starts_on)
    wanted = (
        select(Action)
        .where(Action.is_told, ~Action.is_given_up, is_recent)
        .order_by(is_to_come, last_day.desc(), Action.id.desc())
    )
    found: dict[int, list[Action]] = {}
    for one in session.scalars(wanted):
        of_team = found.setdefault(one.team_id, [])
        if len(of_team) < MOST_TOLD:
            of_team.append(one)
    return found


def own_suggestions(session: Session) -> Sequence[OwnSuggestion]:
    """Return the company's own suggestions, in the order in which they came."""
    return session.scalars(select(OwnSuggestion).order_by(OwnSuggestion.id)).all()
