"""A week of the demo, through the doors of real people."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import func, select, text

from engagement.customers.models import Import, Score
from engagement.database import db
from engagement.demo import clock, company, story
from engagement.people.models import Person
from engagement.pulses import schedule
from engagement.pulses.answering import answering
from engagement.pulses.closing import closing
from engagement.pulses.models import Envelope, Pulse, Release, Ticket
from engagement.web.context import now, settings, this_week
from engagement.weeks import week_of
from tests.pulses import staff

WEEK_OF_WINTER, WEEK_OF_SUMMER = 2932, 2950


def _count(table: type[object]) -> int:
    return db.session.execute(select(func.count()).select_from(table)).scalar_one()


def _one_week_later(random: int = 1) -> story.Lived:
    return story.next_week(db.session(), settings(), now(), Random(random))


def test_noon_is_local_in_winter_and_summer() -> None:
    paris = ZoneInfo("Europe/Paris")

    winter = story.noon_of(WEEK_OF_WINTER, paris)
    summer = story.noon_of(WEEK_OF_SUMMER, paris)

    assert (winter.hour, summer.hour) == (11, 10)
    assert week_of(summer.date()) == WEEK_OF_SUMMER


def test_a_week_later_the_pulse_is_released_and_the_next_is_open(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        before, week = now(), this_week()

        lived = _one_week_later()

        pulse = schedule.the_open_pulse(db.session())
        assert lived.closed == week
        assert lived.moment == now()
        assert timedelta(days=6) < now() - before < timedelta(days=8)
        assert pulse
        assert pulse.week == week + 1
        assert _count(Release) == 2


def test_colleagues_have_answered_the_new_pulse(make: Callable[..., Flask]) -> None:
    with make(closed=1).app_context():
        lived = _one_week_later()

        spent = db.session.scalars(select(Ticket.spent)).all()
        assert lived.answers == sum(spent) == _count(Envelope)
        assert 0.6 < lived.answers / len(spent) < 0.9


def test_customers_scores_come_in_for_the_week_that_ended(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        week = this_week()

        lived = _one_week_later()

        last = db.session.scalar(select(func.max(Score.week)))
        assert last == week
        assert lived.scores == 2 * 2 * 2
        assert _count(Import) == 2 + 1  # the first week asked at length


def test_a_visitors_answer_is_sealed_with_the_others_and_released(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        colleagues, week = _count(Envelope), this_week()
        pulse = schedule.the_open_pulse(db.session())
        assert pulse
        outcome = staff.send(settings(), pulse, company.EMPLOYEE, {"energy": 5}, now())
        envelopes = _count(Envelope)

        _one_week_later()

        assert outcome is answering.AnswerOutcome.COUNTED
        assert envelopes == colleagues + 1
        assert db.session.scalars(select(Release.week)).all()[-1] == week


def test_two_visitors_who_press_at_once_move_it_one_week(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        before, week = now(), this_week()

        first = story.next_week(db.session(), settings(), before, Random(1))
        second = story.next_week(db.session(), settings(), before, Random(2))

        assert this_week() == week + 1
        assert first.answers > 0
        assert (second.closed, second.answers, second.scores) == (None, 0, 0)
        assert _count(Pulse) == 3


def test_newcomers_of_hr_answer_too(make: Callable[..., Flask]) -> None:
    with make(closed=1).app_context():
        team = staff.a_team("new-shop", people=40)
        db.session.commit()

        lived = _one_week_later()

        persons = _count(Person)
        assert team.id
        assert 0.6 < lived.answers / persons < 0.9


def test_without_an_open_pulse_nobody_answers(make: Callable[..., Flask]) -> None:
    with make(closed=1).app_context():
        pulse = schedule.the_open_pulse(db.session())
        assert pulse
        at_noon = story.noon_of(pulse.week, settings().timezone)
        closing.void(db.session(), pulse.id)
        db.session.commit()

        lived = story.live(db.session(), settings(), pulse.week, Random(1))

        assert (lived.closed, lived.answers) == (None, 0)
        assert now() == at_noon


def test_a_connection_that_hurried_is_careful_again(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        _one_week_later()

        with db.engine.connect() as connection:
            level = connection.execute(text("PRAGMA synchronous")).scalar_one()

        assert level == 2
        assert clock.first_week(db.session())
