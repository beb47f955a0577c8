"""Comments that are taken up in actions: kept beside both, which know nothing of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flask import Flask
from sqlalchemy import select, true
from sqlalchemy.orm import Session

from engagement.actions import hooks
from engagement.actions.models import Action
from engagement.database import insert_into
from engagement.insight.inbox import inbox
from engagement.insight.inbox.inbox import InboxComment
from engagement.insight.inbox.rows import POINTERS, Named, Origin, Wanted, pointer
from engagement.insight.models import TakenUp
from engagement.people.models import Person

Taken = Mapping[Named, Sequence[Action]]
"""What was decided on because of each comment."""


def init_app(app: Flask) -> None:
    hooks.after_written(app, take_up)


def take_up(session: Session, action: Action, key: str) -> None:
    """Keep that an action takes up the comment of a key; the caller commits.

    Once, and only one that whoever wrote the action may read; any other key is none.
    """
    writer = session.get(Person, action.person_id) if action.person_id else None
    if writer is None:
        return
    for one in inbox.among(session, inbox.seen_by(session, writer), [key]):
        row = {"action_id": action.id, POINTERS[one.origin]: one.id}
        put = insert_into(session, TakenUp).values(row).on_conflict_do_nothing()
        session.execute(put)


def actions_of(
    session: Session, seen: Wanted, comments: Sequence[InboxComment]
) -> Taken:
    """Return the actions that take up each of these, of teams that are seen."""
    of_teams = true() if seen.team_ids is None else Action.team_id.in_(seen.team_ids)
    found: dict[Named, list[Action]] = defaultdict(list)
    for origin in Origin:
        column = pointer(TakenUp, origin)
        ids = [one.id for one in comments if one.origin is origin]
        wanted = (
            select(column, Action)
            .join(Action, Action.id == TakenUp.action_id)
            .where(column.in_(ids), of_teams)
            .order_by(Action.id)
        )
        for id_, action in session.execute(wanted):
            found[origin, id_].append(action)
    return found


def comments_of(session: Session, seen: Wanted, action_id: int) -> list[InboxComment]:
    """Return the comments that an action takes up, as far as they are seen."""
    keys = []
    for origin in Origin:
        column = pointer(TakenUp, origin)
        wanted = select(column).where(
            TakenUp.action_id == action_id, column.is_not(None)
        )
        keys += [inbox.key_of(origin, id_) for id_ in session.scalars(wanted)]
    return inbox.among(session, seen, keys)
