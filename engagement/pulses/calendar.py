"""When pulses open and close: local times of the company, pure."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo

from engagement.weeks import monday_of, week_at

SHORTEST_OPEN = timedelta(hours=48)
LATEST = timedelta(hours=1)
BETWEEN_OPENINGS = timedelta(days=5)
HOURS = range(24)
DAYS_OPEN = range(2, 7)


@dataclass(frozen=True)
class Slot:
    """The opening and closing of one week's pulse, in UTC."""

    week: int
    opens_at: datetime
    closes_at: datetime


def slot_of(week: int, weekday: int, hour: int, days_open: int, zone: tzinfo) -> Slot:
    """Return a week's slot; a local hour that daylight saving skips moves on by it."""
    day = monday_of(week) + timedelta(days=weekday)
    opens, closes = (
        datetime.combine(at, time(hour), zone).astimezone(UTC)
        for at in (day, day + timedelta(days=days_open))
    )
    return Slot(week, opens, max(closes, opens + SHORTEST_OPEN))


def slot_due(
    now: datetime, weekday: int, hour: int, days_open: int, zone: tzinfo
) -> Slot | None:
    """Return the slot in which a pulse should open now, with 48 hours to run.

    Nobody asks at the very second: within the first hour, a slot of 48 hours is moved.
    """
    week = week_at(now, zone)
    for candidate in (week, week - 1):
        slot = slot_of(candidate, weekday, hour, days_open, zone)
        latest = max(slot.closes_at - SHORTEST_OPEN, slot.opens_at + LATEST)
        if slot.opens_at <= now <= latest:
            return replace(slot, closes_at=max(slot.closes_at, now + SHORTEST_OPEN))
    return None


def next_opening(
    now: datetime, weekday: int, hour: int, days_open: int, zone: tzinfo
) -> datetime:
    """Return the next opening after now."""
    week = week_at(now, zone)
    slots = (slot_of(week + i, weekday, hour, days_open, zone) for i in range(2))
    return next(slot.opens_at for slot in slots if slot.opens_at > now)
