"""Which teams are called with the results of a week, and what is answered to it.

Who is called is computed by `insight`; here it is kept as it was said. The caller
commits.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from engagement.actions.models import Action, Call, CallAnswer, CallWeek
from engagement.database import put
from engagement.people.models import Person


class KeptWeek(NamedTuple):
    """A week with results; see `CallWeek`."""

    week: int
    metric: str
    is_told: bool
    said_at: datetime


class KeptCall(NamedTuple):
    """A team that was called with them; see `Call`."""

    week: int
    team_id: int
    chance: float
    grounds: Sequence[tuple[str, float]]


@dataclass(frozen=True)
class SignedNotNow:
    """That somebody does nothing now, by whom; nobody: they have left since."""

    answer: CallAnswer
    person: str | None


def keep(session: Session, week: CallWeek, calls: Iterable[Call]) -> None:
    """Say who is called with the results of a week, in place of what was said of it."""
    known = session.get(CallWeek, week.week)
    if known:
        week.said_at = known.said_at
    put(session, week)
    session.execute(delete(Call).where(Call.week == week.week))
    rows = [
        {
            "week": week.week,
            "team_id": call.team_id,
            "chance": call.chance,
            "grounds": call.grounds,
        }
        for call in calls
    ]
    if rows:
        session.execute(insert(Call), rows)


def last_week(session: Session) -> CallWeek | None:
    """Return the last week with results of which it was said who is called."""
    newest = select(CallWeek).order_by(CallWeek.week.desc()).limit(1)
    return session.scalars(newest.execution_options(populate_existing=True)).first()


def weeks_since(session: Session, first: int) -> list[KeptWeek]:
    """Return the weeks from this one on, the earliest first."""
    kept = select(CallWeek.week, CallWeek.metric, CallWeek.is_told, CallWeek.said_at)
    wanted = kept.where(CallWeek.week >= first).order_by(CallWeek.week)
    return [KeptWeek(*row) for row in session.execute(wanted)]


def calls_since(session: Session, first: int) -> list[KeptCall]:
    """Return who was called from this week on, the earliest first."""
    kept = select(Call.week, Call.team_id, Call.chance, Call.grounds)
    wanted = kept.where(Call.week >= first).order_by(Call.week, Call.team_id)
    return [KeptCall(*row) for row in session.execute(wanted)]


def say_not_now(
    session: Session, call: KeptCall, reason: str, person: Person, now: datetime
) -> None:
    """Keep why nothing is done now about a team that is called; sent twice, once.

    Whoever says something of the same team meanwhile must wait: see `people.hold`.
    """
    same = select(func.count()).where(
        CallAnswer.team_id == call.team_id,
        CallAnswer.week == call.week,
        CallAnswer.reason == reason,
        CallAnswer.person_id == person.id,
    )
    if session.scalar(same):
        return
    session.add(
        CallAnswer(
            team_id=call.team_id,
            week=call.week,
            reason=reason,
            answered_at=now,
            person_id=person.id,
        )
    )


def not_now_of(
    session: Session, team_ids: Collection[int]
) -> dict[int, list[SignedNotNow]]:
    """Return what was ever said of each of these teams, the latest first."""
    wanted = (
        select(CallAnswer, Person.name)
        .outerjoin(Person, Person.id == CallAnswer.person_id)
        .where(CallAnswer.team_id.in_(team_ids))
        .order_by(CallAnswer.id.desc())
    )
    found: dict[int, list[SignedNotNow]] = defaultdict(list)
    for row, name in session.execute(wanted):
        found[row.team_id].append(SignedNotNow(row, name))
    return found


def actions_of(session: Session, team_ids: Collection[int]) -> dict[int, list[Action]]:
    """Return the actions of each of these teams but those given up, the latest first.

    Each may answer what is said of its team; see `is_answer`.
    """
    wanted = (
        select(Action)
        .where(Action.team_id.in_(team_ids), ~Action.is_given_up)
        .order_by(Action.written_at.desc(), Action.id.desc())
    )
    found: dict[int, list[Action]] = defaultdict(list)
    for action in session.scalars(wanted):
        found[action.team_id].append(action)
    return found


def is_answer(action: Action, since: datetime, until: datetime | None = None) -> bool:
    """Tell whether an action was decided since then, or was still under way by then.

    until: when it was too late to answer; None: it is not.
    """
    if until and action.written_at >= until:
        return False
    if action.written_at >= since:
        return True
    last = action.ended_on or action.due_on
    return last >= since.date()
