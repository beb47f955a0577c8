"""Opening a pulse."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.database import db
from engagement.people.models import Person
from engagement.pulses import opening, schedule, tickets
from engagement.pulses.calendar import Slot
from engagement.pulses.models import Pulse, SnapshotTeam, Ticket
from engagement.weeks import week_at
from tests.conftest import NOON
from tests.pulses import staff


def test_everybody_gets_one_ticket_known_by_its_hash(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        staff.a_team("top", people=7)

        pulse = staff.an_open_pulse(settings, NOON)

        ticket = staff.ticket_of(settings, pulse, "top-3")
        hashes = db.session.scalars(select(Ticket.hash)).all()
        assert len(hashes) == 7
        assert tickets.hashed(ticket) in hashes


def test_a_lead_counts_in_the_team_above(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        top = staff.a_team("top", people=1)
        shop = staff.a_team("shop", top, people=3)
        lead = db.session.scalars(select(Person).where(Person.key == "shop-0")).one()
        shop.lead_id = lead.id
        head = db.session.scalars(select(Person).where(Person.key == "top-0")).one()
        top.lead_id = head.id

        staff.an_open_pulse(settings, NOON)

        invited = db.session.execute(
            select(SnapshotTeam.team_id, SnapshotTeam.invited)
        ).all()
        assert {row.team_id: row.invited for row in invited} == {top.id: 2, shop.id: 2}


def test_a_lead_of_a_team_and_of_the_one_above_counts_above_both(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        top = staff.a_team("top", people=1)
        region = staff.a_team("region", top)
        shop = staff.a_team("shop", region, people=1)
        lead = db.session.scalars(select(Person).where(Person.key == "shop-0")).one()
        shop.lead_id = region.lead_id = lead.id

        staff.an_open_pulse(settings, NOON)

        invited = db.session.execute(
            select(SnapshotTeam.team_id, SnapshotTeam.invited)
        ).all()
        assert {row.team_id: row.invited for row in invited} == {
            top.id: 2,
            region.id: 0,
            shop.id: 0,
        }


@pytest.mark.parametrize(
    ("days_later", "days_open", "words"),
    [
        (0, 3, "Another pulse is open"),
        (4, 3, "five days apart"),
        (5, 1, "48 hours"),
    ],
)
def test_an_opening_against_the_rules_is_refused(
    app: Flask, days_later: int, days_open: int, words: str
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=5)
        pulse = staff.an_open_pulse(settings, NOON)
        if days_later:
            staff.close(settings, pulse)
        later = NOON + timedelta(days=days_later)
        week = week_at(later, settings.timezone)
        slot = Slot(week, later, later + timedelta(days=days_open))

        with pytest.raises(opening.CannotOpen, match=words):
            opening.open_pulse(db.session(), slot, settings, later)


def test_a_company_without_people_has_no_pulse(app: Flask) -> None:
    with app.app_context(), pytest.raises(opening.CannotOpen, match="nobody"):
        staff.an_open_pulse(staff.inside(app), NOON)


def test_the_questions_rotate_from_pulse_to_pulse(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=5)
        first = staff.an_open_pulse(settings, NOON)
        staff.close(settings, first)

        second = staff.an_open_pulse(settings, NOON + timedelta(days=7))

        assert first.questions[:3] == second.questions[:3]
        assert not set(first.questions[3:]) & set(second.questions[3:])


def test_without_its_key_a_ticket_cannot_be_made_again(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=5)
        pulse: Pulse = staff.an_open_pulse(settings, NOON)
        pulse.wrapped_ticket_key = None
        person = db.session.scalars(select(Person)).first()
        assert person

        assert opening.ticket_of(pulse, person, settings.secret) is None
        assert schedule.the_open_pulse(db.session()) == pulse
