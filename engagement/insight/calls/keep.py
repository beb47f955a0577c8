"""Keeping which teams are called with the last results."""

from datetime import datetime

from sqlalchemy.orm import Session

from engagement.actions import calls
from engagement.actions.models import Call, CallWeek
from engagement.database import apart, work_alone
from engagement.insight.calls.state import CallState, left_out, unsaid
from engagement.insight.home.attention import Attention, attention
from engagement.insight.sight import Sight
from engagement.people import queries as people
from engagement.statistics.findings import Withheld


def keep_due(session: Session, this_week: int, now: datetime) -> int | None:
    """Keep who is called with the last results, if that is not said yet; commits.

    Return the week; None: there was nothing to say. It is computed while others may
    write, and kept if nothing has changed since: otherwise at the next turn. So two
    nodes say the same, and a file that is taken in and undone leaves what was.
    """
    with apart() as reading:
        state = unsaid(reading, this_week)
        if state is None:
            return None
        nodes = people.nodes(reading)
        sight = Sight(None, left_out(reading))
        found = attention(reading, nodes, this_week, sight)
    work_alone(session)
    if unsaid(session, this_week) != state:
        session.rollback()
        return None
    calls.keep(session, _week(state, found, now), _calls(state.week, found))
    session.commit()
    return state.week


def _week(state: CallState, found: Attention, now: datetime) -> CallWeek:
    return CallWeek(
        week=state.week,
        metric=found.metric,
        is_told=not isinstance(found.needs, Withheld),
        state=state.known,
        said_at=now,
    )


def _calls(week: int, found: Attention) -> list[Call]:
    if isinstance(found.needs, Withheld):
        return []
    return [
        Call(
            week=week,
            team_id=need.team,
            chance=need.chance,
            grounds=[(one.cause.value, one.chance) for one in need.grounds],
        )
        for need in found.needs
    ]
