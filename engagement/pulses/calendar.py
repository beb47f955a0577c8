"""When pulses open and close: local times of the company, pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from engagement.weeks import monday_of, week_at

SHORTEST_OPEN = timedelta(hours=48)
LATEST = timedelta(hours=1)
"""Nobody asks at the very second: a pulse may always open so much later."""
BETWEEN_OPENINGS = timedelta(days=5)
HOURS = range(24)
DAYS_OPEN = range(2, 7)
WEEKDAYS = range(5)
"""On which a pulse may open; 0 is Monday."""
EVERY = (1, 2)
"""Weeks from one pulse to the next."""
WEEKS_AHEAD = 8


class WhyNot(StrEnum):
    """Why a week has no pulse."""

    CHOSEN = "chosen"  # HR leaves it out
    OTHER_WEEK = "other_week"  # of a rhythm of two weeks
    PAUSED = "paused"
    HOLIDAYS = "holidays"
    PASSED = "passed"  # its day had passed when HR set the rhythm
    TOO_SOON = "too_soon"  # after the last opening, or while a pulse is open
    FIGURES = "figures"  # it has some from another tool
    NOBODY = "nobody"  # is in the directory
    MISSED = "missed"  # nothing ran in time


@dataclass(frozen=True)
class Slot:
    """The opening and closing of one week's pulse, in UTC."""

    week: int
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True)
class NoPulse:
    """A week without a pulse, and why."""

    week: int
    why: WhyNot


@dataclass(frozen=True)
class WeekChoice:
    """What HR chose for one week; what is empty is as in every week."""

    runs: bool | None = None
    weekday: int | None = None
    questions: tuple[str, ...] = ()
    """Those of the rotation."""


@dataclass(frozen=True)
class Programme:
    """When pulses open, in the company's local time, and what HR chose besides."""

    zone: tzinfo
    weekday: int
    hour: int
    days_open: int
    every: int = 1
    first_week: int = 0
    """Of a rhythm of two weeks: one that has a pulse."""
    is_running: bool = True
    paused_until: date | None = None
    """The first day on which a pulse may open again."""
    since: datetime | None = None
    """When HR set it: what had to open before is not made up for."""
    holidays: tuple[tuple[date, date], ...] = ()
    """First and last days."""
    choices: Mapping[int, WeekChoice] = field(default_factory=dict)
    last_figures: int | None = None
    """The last week that has figures: none up to it can have a pulse."""
    has_checks: bool = False
    """Whether the first pulse of a quarter is a culture check."""

    def is_paused(self, now: datetime) -> bool:
        today = now.astimezone(self.zone).date()
        is_over = self.paused_until is None or today >= self.paused_until
        return not (self.is_running and is_over)

    def choice(self, week: int) -> WeekChoice:
        return self.choices.get(week, WeekChoice())

    def is_holiday(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.holidays)


@dataclass(frozen=True)
class Opened:
    """The pulse that opened last."""

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


def plan(
    programme: Programme,
    last: Opened | None,
    now: datetime,
    weeks: int = WEEKS_AHEAD,
) -> list[Slot | NoPulse]:
    """Return what each of the next weeks has, the present one first.

    Unless it had its pulse already. A slot that opens now is due.
    """
    first = week_at(now, programme.zone)
    if last and last.week >= first:
        first = last.week + 1
    planned = []
    for week in range(first, first + weeks):
        found = of_week(programme, week, last, now)
        planned.append(found)
        if isinstance(found, Slot):
            last = Opened(found.week, found.opens_at, found.closes_at)
    return planned


def due(programme: Programme, last: Opened | None, now: datetime) -> Slot | None:
    """Return the slot in which a pulse should open now."""
    found = plan(programme, last, now, weeks=1)[0]
    is_due = isinstance(found, Slot) and found.opens_at <= now
    return found if isinstance(found, Slot) and is_due else None


def next_slot(
    programme: Programme, last: Opened | None, now: datetime, weeks: int = WEEKS_AHEAD
) -> Slot | None:
    """Return the slot of the next opening, if any of the next weeks has one."""
    planned = plan(programme, last, now, weeks)
    return next((one for one in planned if isinstance(one, Slot)), None)


def quarter_of(week: int) -> int:
    """Return the number of a week's quarter, that of its Thursday, since year 0."""
    thursday = monday_of(week) + timedelta(days=3)
    return 4 * thursday.year + (thursday.month - 1) // 3


def is_check(programme: Programme, week: int, last_week: int | None) -> bool:
    """Tell whether a week's pulse is a culture check: the first of its quarter.

    Not the very first pulse of a company, and not where HR chose questions.
    """
    if not programme.has_checks or last_week is None:
        return False
    is_first = quarter_of(last_week) < quarter_of(week)
    return is_first and not programme.choice(week).questions


def of_week(
    programme: Programme, week: int, last: Opened | None, now: datetime
) -> Slot | NoPulse:
    """Return when a week's pulse opens, as things stand now.

    One that could not open at its time opens later in the week, while 48 hours of the
    week, or of its own time, are left.
    """
    nominal = _nominal(programme, week)
    if isinstance(nominal, NoPulse):
        return nominal
    free = nominal.opens_at
    if last:
        free = max(free, last.opens_at + BETWEEN_OPENINGS, last.closes_at)
    opens_at = max(free, now)
    latest = _latest(nominal, programme.zone)
    if opens_at > latest:
        return NoPulse(week, WhyNot.TOO_SOON if free > latest else WhyNot.MISSED)
    closes_at = max(nominal.closes_at, opens_at + SHORTEST_OPEN)
    return replace(nominal, opens_at=opens_at, closes_at=closes_at)


def _nominal(programme: Programme, week: int) -> Slot | NoPulse:
    """Return the slot that HR wants for a week, whatever else happens."""
    why = _why_not_wanted(programme, week)
    if why:
        return NoPulse(week, why)
    day = _working_day(programme, week)
    if day is None:
        return NoPulse(week, WhyNot.HOLIDAYS)
    hour, days_open, zone = programme.hour, programme.days_open, programme.zone
    slot = slot_of(week, day, hour, days_open, zone)
    if programme.is_paused(slot.opens_at):
        return NoPulse(week, WhyNot.PAUSED)
    if programme.since and slot.opens_at < programme.since:
        return NoPulse(week, WhyNot.PASSED)
    return slot


def _why_not_wanted(programme: Programme, week: int) -> WhyNot | None:
    runs = programme.choice(week).runs
    if runs is False:
        return WhyNot.CHOSEN
    if runs is None and (week - programme.first_week) % programme.every:
        return WhyNot.OTHER_WEEK
    if programme.last_figures is not None and week <= programme.last_figures:
        return WhyNot.FIGURES
    return None


def _working_day(programme: Programme, week: int) -> int | None:
    """Return the wanted weekday, or the first after it that is no holiday."""
    chosen = programme.choice(week).weekday
    wanted = programme.weekday if chosen is None else chosen
    days = [wanted, *range(wanted + 1, len(WEEKDAYS))]
    monday = monday_of(week)
    free = (day for day in days if not programme.is_holiday(monday + timedelta(day)))
    return next(free, None)


def _latest(slot: Slot, zone: tzinfo) -> datetime:
    """Return the last moment at which a slot's pulse may open, within its week."""
    monday = datetime.combine(monday_of(slot.week + 1), time(), zone).astimezone(UTC)
    last_whole = max(monday, slot.closes_at) - SHORTEST_OPEN
    return max(min(last_whole, monday - timedelta(minutes=1)), slot.opens_at + LATEST)
