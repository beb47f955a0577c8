"""Companies in which teams are called week by week."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from secrets import token_bytes

from engagement.actions import calls
from engagement.actions.models import Call, CallWeek
from engagement.database import db
from engagement.weeks import monday_of

GROUNDS = [("low_mobilisation", 0.001), ("low_satisfaction", 0.002)]


def a_week(week: int, *, is_told: bool = True, state: bytes | None = None) -> CallWeek:
    """Return a week whose results came on its Friday."""
    friday = monday_of(week) + timedelta(days=4)
    return CallWeek(
        week=week,
        metric="csat",
        is_told=is_told,
        state=state or token_bytes(8),  # or what was computed of it would be kept
        said_at=datetime(friday.year, friday.month, friday.day, 9, tzinfo=UTC),
    )


def a_call(team_id: int, week: int) -> Call:
    return Call(team_id=team_id, week=week, chance=0.002, grounds=GROUNDS)


def keep(called: Mapping[int, Iterable[int]]) -> None:
    """Keep who was called in each of these weeks; commits."""
    for week, teams in called.items():
        calls.keep(db.session(), a_week(week), [a_call(one, week) for one in teams])
    db.session.commit()
