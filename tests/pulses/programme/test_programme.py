"""The programme as it stands in the database."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.database import db
from engagement.mail.models import Mail, MailKind
from engagement.people.models import Person
from engagement.pulses import bank, schedule
from engagement.pulses.calendar import NoPulse, WeekChoice, WhyNot
from engagement.pulses.models import Pulse, Rhythm
from engagement.pulses.programme import holidays, programme
from engagement.pulses.programme.programme import ComingWeek
from engagement.pulses.schedule import Done
from tests.pulses import staff

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
OPENING = datetime(2026, 3, 3, 8, tzinfo=UTC)
WEEK = 2930
"""2026-W10."""


@pytest.fixture
def rhythm(inside_app: Flask) -> Rhythm:
    """Return Tuesday at nine, for three days, set on Monday; six people."""
    staff.a_team("top", people=6)
    found = programme.usual_rhythm()
    programme.start(db.session(), found, staff.inside(inside_app).timezone, MONDAY)
    db.session.commit()
    return found


def tick(app: Flask, now: datetime) -> Done:
    return schedule.tick(db.session(), staff.inside(app), now, Random(1))


def coming(app: Flask, rhythm: Rhythm, now: datetime) -> list[ComingWeek]:
    zone = staff.inside(app).timezone
    return programme.coming_weeks(db.session(), rhythm, zone, now)


def test_eight_weeks_to_come_have_their_questions_in_turn(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    weeks = coming(inside_app, rhythm, MONDAY)

    assert [one.week for one in weeks] == list(range(WEEK, WEEK + 8))
    assert [tuple(one.questions) for one in weeks] == [
        tuple(bank.asked_in(number)[3:]) for number in range(8)
    ]


def test_what_the_page_says_of_a_week_is_what_its_pulse_asks(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    programme.choose(db.session(), WEEK, WeekChoice(questions=("trust", "values")))
    said = coming(inside_app, rhythm, MONDAY)[0]
    assert said.slot

    tick(inside_app, said.slot.opens_at)

    pulse = db.session.scalars(select(Pulse)).one()
    assert (pulse.opens_at, pulse.closes_at) == (
        said.slot.opens_at,
        said.slot.closes_at,
    )
    assert pulse.questions == [*bank.WEEKLY, "trust", "values"]


def test_the_first_pulse_of_a_quarter_is_a_culture_check(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    programme.check_culture(db.session())
    db.session.commit()
    tick(inside_app, OPENING)

    rhythm = programme.rhythm(db.session()) or rhythm
    weeks = coming(inside_app, rhythm, OPENING + timedelta(days=4))

    assert [one.week for one in weeks if one.is_check] == [WEEK + 4]  # 2026-W14
    check = weeks[3]
    assert tuple(check.questions) == bank.CULTURE
    turns = [tuple(one.questions) for one in weeks if not one.is_check]
    assert turns == [tuple(bank.asked_in(number)[3:]) for number in range(1, 8)]


def test_what_is_said_of_a_check_is_what_its_pulse_asks_and_takes_nobodys_turn(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    programme.check_culture(db.session())
    db.session.commit()
    for number in range(6):
        tick(inside_app, OPENING + timedelta(weeks=number))
        tick(inside_app, OPENING + timedelta(weeks=number, days=4))

    asked = db.session.scalars(select(Pulse.questions).order_by(Pulse.week)).all()

    assert tuple(asked[4]) == bank.CHECK
    turns = [asked[number] for number in (0, 1, 2, 3, 5)]
    assert turns == [bank.asked_in(number) for number in range(5)]


def test_questions_that_hr_chose_take_the_place_of_a_check(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    programme.check_culture(db.session())
    choice = WeekChoice(questions=("trust", "values"))
    programme.choose(db.session(), WEEK + 4, choice)
    db.session.commit()
    tick(inside_app, OPENING)

    rhythm = programme.rhythm(db.session()) or rhythm
    weeks = coming(inside_app, rhythm, OPENING + timedelta(days=4))

    assert not any(one.is_check for one in weeks)
    assert tuple(weeks[3].questions) == ("trust", "values")


def test_a_week_left_out_opens_nothing_and_is_no_news(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    programme.choose(db.session(), WEEK, WeekChoice(runs=False))
    db.session.commit()

    tick(inside_app, OPENING)
    done = tick(inside_app, OPENING + timedelta(weeks=1))

    assert done.opened == WEEK + 1
    assert programme.skipped_weeks(db.session()) == []


def test_a_day_that_has_passed_cannot_be_chosen(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    zone = staff.inside(inside_app).timezone
    wednesday, friday = WeekChoice(weekday=2), OPENING + timedelta(days=3)

    assert programme.has_passed(rhythm, WEEK, wednesday, zone, friday)
    assert not programme.has_passed(rhythm, WEEK + 1, wednesday, zone, friday)


def test_weeks_in_which_nothing_ran_are_told(inside_app: Flask, rhythm: Rhythm) -> None:
    tick(inside_app, OPENING)
    back = OPENING + timedelta(weeks=3, days=-1)

    tick(inside_app, back)

    zone = staff.inside(inside_app).timezone
    assert programme.news_of_skipped(db.session(), zone, back) == [
        NoPulse(WEEK + 2, WhyNot.MISSED),
        NoPulse(WEEK + 1, WhyNot.MISSED),
    ]
    assert tick(inside_app, back + timedelta(minutes=1)) == Done()


def test_a_week_without_people_is_told_as_that(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    for person in db.session.scalars(select(Person)):
        db.session.delete(person)
    db.session.commit()

    for days in range(8):
        tick(inside_app, OPENING + timedelta(days=days))

    assert programme.skipped_weeks(db.session()) == [NoPulse(WEEK, WhyNot.NOBODY)]


def test_a_pause_stops_the_reminder_and_keeps_the_pulse(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    tick(inside_app, OPENING)
    programme.pause(db.session(), rhythm, None)
    db.session.commit()
    pulse = db.session.scalars(select(Pulse)).one()

    silent = tick(inside_app, pulse.closes_at - timedelta(hours=20))
    closed = tick(inside_app, pulse.closes_at)

    reminders = select(Mail).where(Mail.kind == MailKind.REMINDER)
    assert silent == Done()
    assert db.session.scalars(reminders).all() == []
    assert closed == Done(closed=WEEK)
    assert tick(inside_app, OPENING + timedelta(weeks=1)) == Done()


def test_a_pause_that_ends_in_time_lets_the_reminder_go(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    tick(inside_app, OPENING)
    programme.pause(db.session(), rhythm, OPENING.date() + timedelta(days=2))
    db.session.commit()
    pulse = db.session.scalars(select(Pulse)).one()

    done = tick(inside_app, pulse.closes_at - timedelta(hours=20))

    assert done == Done(mails=6)


def test_started_again_it_does_not_make_up_for_a_day_that_passed(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    wednesday = OPENING + timedelta(days=1)
    zone = staff.inside(inside_app).timezone

    programme.start(db.session(), rhythm, zone, wednesday)
    db.session.commit()

    assert tick(inside_app, wednesday) == Done()
    slots = [one.slot for one in coming(inside_app, rhythm, wednesday) if one.slot]
    assert slots[0].opens_at == OPENING + timedelta(weeks=1)


def test_every_two_weeks_begins_with_the_next_that_can_have_one(
    inside_app: Flask, rhythm: Rhythm
) -> None:
    rhythm.every = 2
    zone = staff.inside(inside_app).timezone

    programme.start(db.session(), rhythm, zone, OPENING + timedelta(hours=2))
    db.session.commit()

    weeks = coming(inside_app, rhythm, OPENING + timedelta(hours=3))
    assert [one.week for one in weeks if one.slot] == [
        WEEK + 1,
        WEEK + 3,
        WEEK + 5,
        WEEK + 7,
    ]


def test_public_holidays_of_a_year_are_kept_once(inside_app: Flask) -> None:
    since = date(2026, 3, 2)
    for _ in range(2):
        holidays.add(db.session(), holidays.public("FR", since, "fr"))

    known = {one.first: one.name for one in holidays.to_come(db.session(), since)}
    assert known[date(2026, 7, 14)] == "Fête nationale"
    assert len(known) == 11
    assert max(known) <= date(2027, 3, 3)


def test_every_country_that_is_offered_has_holidays() -> None:
    offered = holidays.countries()

    assert {"FR", "BE", "CH", "GB", "US"} <= set(offered)
    assert [code for code in offered if len(code) != 2] == []
