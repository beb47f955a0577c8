"""The programme as it stands in the database; `calendar` says what follows from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement.database import put
from engagement.people.models import Person
from engagement.pulses import bank, calendar
from engagement.pulses.calendar import (
    NoPulse,
    Opened,
    Programme,
    Slot,
    WeekChoice,
    WhyNot,
)
from engagement.pulses.models import (
    Figure,
    Holiday,
    ProgrammeWeek,
    Pulse,
    Rhythm,
    SkippedWeek,
)
from engagement.weeks import week_at

ON_PURPOSE = {
    WhyNot.CHOSEN,
    WhyNot.OTHER_WEEK,
    WhyNot.PAUSED,
    WhyNot.HOLIDAYS,
    WhyNot.PASSED,
}
"""What HR wanted; of any other week without a pulse it is told."""
NEWS_FOR = 2
"""Weeks during which the start page tells that one was skipped."""


@dataclass(frozen=True)
class ComingWeek:
    """One of the next weeks: its pulse, or why there is none."""

    week: int
    slot: Slot | None
    why: WhyNot | None
    questions: Sequence[str]
    """Those beside the weekly ones; empty without a pulse."""
    choice: WeekChoice
    is_check: bool = False
    """Whether its pulse is a culture check."""


def rhythm(session: Session) -> Rhythm | None:
    return session.get(Rhythm, 1)


def usual_rhythm() -> Rhythm:
    """Return the rhythm that is proposed to those who have none."""
    return Rhythm(
        id=1,
        is_running=False,
        weekday=1,
        hour=9,
        days_open=3,
        every=1,
        first_week=0,
        has_checks=False,
    )


def run_weekly(session: Session, weekday: int, hour: int, days_open: int) -> None:
    """Set a rhythm of every week, and let it run; the caller commits."""
    rhythm = usual_rhythm()
    rhythm.is_running, rhythm.weekday, rhythm.hour = True, weekday, hour
    rhythm.days_open = days_open
    put(session, rhythm)


def check_culture(session: Session) -> None:
    """Make the first pulse of a quarter a culture check; the caller commits."""
    found = rhythm(session)
    if found:
        found.has_checks = True


def programme_of(session: Session, rhythm: Rhythm, zone: tzinfo) -> Programme:
    """Return what a rhythm, the holidays and the choices for single weeks come to."""
    holidays = session.scalars(select(Holiday))
    return Programme(
        zone,
        rhythm.weekday,
        rhythm.hour,
        rhythm.days_open,
        rhythm.every,
        rhythm.first_week,
        rhythm.is_running,
        rhythm.paused_until,
        rhythm.since,
        tuple((one.first, one.last) for one in holidays),
        {
            one.week: WeekChoice(one.runs, one.weekday, tuple(one.questions))
            for one in session.scalars(select(ProgrammeWeek))
        },
        session.scalar(select(func.max(Figure.week))),
        rhythm.has_checks,
    )


def current(session: Session, zone: tzinfo) -> Programme | None:
    """Return the programme; None: no rhythm was ever set."""
    found = rhythm(session)
    return programme_of(session, found, zone) if found else None


def last_opened(session: Session) -> Opened | None:
    newest = select(Pulse).order_by(Pulse.opens_at.desc()).limit(1)
    pulse = session.scalars(newest).first()
    return Opened(pulse.week, pulse.opens_at, pulse.closes_at) if pulse else None


def is_paused(session: Session, zone: tzinfo, now: datetime) -> bool:
    """Tell whether a rhythm was set and is paused; what it opened goes on, silently."""
    programme = current(session, zone)
    return programme is not None and programme.is_paused(now)


def due_slot(session: Session, zone: tzinfo, now: datetime) -> Slot | None:
    programme = current(session, zone)
    return calendar.due(programme, last_opened(session), now) if programme else None


def next_opening(session: Session, zone: tzinfo, now: datetime) -> datetime | None:
    """Return when the next pulse opens; None: no opening is planned."""
    programme = current(session, zone)
    if programme is None:
        return None
    slot = calendar.next_slot(programme, last_opened(session), now)
    return slot.opens_at if slot else None


def coming_weeks(
    session: Session, rhythm: Rhythm, zone: tzinfo, now: datetime
) -> list[ComingWeek]:
    """Return the next eight weeks as they stand now."""
    programme, last = programme_of(session, rhythm, zone), last_opened(session)
    planned = calendar.plan(programme, last, now)
    number = _turns_so_far(session)
    return list(_described(planned, programme, last.week if last else None, number))


def questions_of(session: Session, week: int, zone: tzinfo) -> list[str]:
    """Return what the next pulse asks, if it is this week's."""
    programme = programme_of(session, rhythm(session) or usual_rhythm(), zone)
    last = last_opened(session)
    if calendar.is_check(programme, week, last.week if last else None):
        return [*bank.CHECK]
    return bank.asked_in(_turns_so_far(session), programme.choice(week).questions)


def _turns_so_far(session: Session) -> int:
    """Return how many pulses were no culture check, which takes nobody's turn."""
    asked = session.scalars(select(Pulse.questions))
    return sum(1 for one in asked if tuple(one) != bank.CHECK)


def _described(
    planned: Sequence[Slot | NoPulse],
    programme: Programme,
    last_week: int | None,
    number: int,
) -> Iterator[ComingWeek]:
    for one in planned:
        choice = programme.choice(one.week)
        if isinstance(one, NoPulse):
            yield ComingWeek(one.week, None, one.why, (), choice)
            continue
        is_check = calendar.is_check(programme, one.week, last_week)
        last_week = one.week
        if is_check:
            yield ComingWeek(one.week, one, None, bank.CULTURE, choice, is_check=True)
            continue
        turn = bank.asked_in(number, choice.questions)[len(bank.WEEKLY) :]
        yield ComingWeek(one.week, one, None, turn, choice)
        number += 1


def note_skipped(session: Session, zone: tzinfo, now: datetime) -> list[NoPulse]:
    """Keep which weeks went by without the pulse they should have had; why.

    The caller commits.
    """
    programme, last = current(session, zone), last_opened(session)
    if programme is None:
        return []
    this_week = week_at(now, zone)
    noted = [
        NoPulse(week, why)
        for week in range(_unlooked(session, programme, last, this_week), this_week)
        if (why := _why_skipped(programme, week, last))
    ]
    if noted and session.scalars(select(Person.id).limit(1)).first() is None:
        noted = [replace(one, why=WhyNot.NOBODY) for one in noted]
    for one in noted:
        put(session, SkippedWeek(week=one.week, why=one.why))
    return noted


def _unlooked(
    session: Session, programme: Programme, last: Opened | None, this_week: int
) -> int:
    """Return the first week of which it is not known whether it was skipped."""
    known = [session.scalar(select(func.max(SkippedWeek.week)))]
    known += [last and last.week]
    if programme.since:
        known += [week_at(programme.since, programme.zone) - 1]
    weeks = [week for week in known if week is not None]
    # A rhythm that an earlier version set, and no pulse yet: nothing can be said.
    return max(weeks) + 1 if weeks else this_week


def _why_skipped(programme: Programme, week: int, last: Opened | None) -> WhyNot | None:
    """Return why a week that is over had no pulse; None: HR wanted none."""
    monday = calendar.slot_of(week, 0, 0, calendar.DAYS_OPEN[0], programme.zone)
    found = calendar.of_week(programme, week, last, monday.opens_at)
    why = WhyNot.MISSED if isinstance(found, Slot) else found.why
    return None if why in ON_PURPOSE else why


def news_of_skipped(session: Session, zone: tzinfo, now: datetime) -> list[NoPulse]:
    """Return the weeks that went by without their pulse a short time ago."""
    since = week_at(now - timedelta(weeks=NEWS_FOR), zone)
    return [one for one in skipped_weeks(session) if one.week >= since]


def skipped_weeks(session: Session) -> list[NoPulse]:
    """Return every week that went by without its pulse, the newest first."""
    kept = session.scalars(select(SkippedWeek).order_by(SkippedWeek.week.desc()))
    return [NoPulse(one.week, one.why) for one in kept]


def start(session: Session, rhythm: Rhythm, zone: tzinfo, now: datetime) -> None:
    """Let a rhythm run from now on; the caller commits.

    What had to open before now is not made up for. Of two weeks, the next that can
    have a pulse is the first.
    """
    rhythm.is_running, rhythm.paused_until, rhythm.since = True, None, now
    weekly = replace(programme_of(session, rhythm, zone), every=1)
    slot = calendar.next_slot(weekly, last_opened(session), now)
    rhythm.first_week = slot.week if slot else week_at(now, zone)
    put(session, rhythm)


def pause(session: Session, rhythm: Rhythm, until: date | None) -> None:
    """Open nothing and remind nobody, until a day or until further notice."""
    rhythm.is_running = until is not None
    rhythm.paused_until = until
    put(session, rhythm)


def has_passed(
    rhythm: Rhythm, week: int, choice: WeekChoice, zone: tzinfo, now: datetime
) -> bool:
    """Tell whether the day that is chosen for a week is over."""
    if choice.runs is False or choice.weekday is None:
        return False
    day = (week, choice.weekday, rhythm.hour, rhythm.days_open, zone)
    return calendar.slot_of(*day).opens_at < now


def choose(session: Session, week: int, choice: WeekChoice) -> None:
    """Keep what HR chose for a week to come; the caller commits."""
    row = ProgrammeWeek(
        week=week,
        runs=choice.runs,
        weekday=choice.weekday,
        questions=list(choice.questions),
    )
    put(session, row)
