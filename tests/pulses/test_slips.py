"""Slips of paper for people whom no mail reaches."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement.database import db
from engagement.people.models import Person, RosterChange, Team
from engagement.pulses import schedule, slips
from engagement.pulses.crypto import tickets
from engagement.pulses.models import Pulse, Ticket
from engagement.pulses.slips import Pile, Unreached
from tests.conftest import NOON
from tests.pulses import staff

Signing = Callable[[str], FlaskClient]


def open_pulse(app: Flask) -> Pulse:
    """Open a pulse of two shops, in one of which nobody has an address."""
    top = staff.a_team("top", people=6)
    staff.a_team("till", top, people=6)
    staff.a_team("desk", top, people=6)
    for person in db.session.scalars(select(Person).where(Person.key.like("till-%"))):
        person.email = None
    return staff.an_open_pulse(staff.inside(app), NOON)


def printed(app: Flask, seed: int = 1) -> list[Pile]:
    reader = db.session.scalars(select(Person).where(Person.key == "top-0")).one()
    chance = Random(seed)
    return slips.piles(db.session(), staff.inside(app), reader, NOON.date(), chance)


def test_hr_sees_how_many_are_not_reached(inside_app: Flask) -> None:
    open_pulse(inside_app)
    moved = db.session.scalars(select(Person).where(Person.key == "desk-1")).one()
    moved.email = "hr@example.org"
    db.session.flush()

    found = slips.people_without_mail(db.session(), staff.inside(inside_app))

    assert found == Unreached(without_address=6, changed=1, bounced=(), can_print=True)


def test_a_new_address_gets_no_mail_of_the_open_pulse(inside_app: Flask) -> None:
    open_pulse(inside_app)
    moved = db.session.scalars(select(Person).where(Person.key == "desk-1")).one()
    moved.email = "hr@example.org"
    db.session.commit()

    done = schedule.tick(db.session(), staff.inside(inside_app), NOON, Random(1))

    assert done.mails == 11


def test_every_slip_is_a_ticket_of_somebody_without_an_address(
    inside_app: Flask,
) -> None:
    pulse = open_pulse(inside_app)
    names = [f"till-{number}" for number in range(6)]

    (pile,) = printed(inside_app)

    assert pile.group == "Till"
    own = staff.tickets_of(staff.inside(inside_app), pulse, names)
    assert sorted(pile.tickets) == sorted(own)
    hashes = set(db.session.scalars(select(Ticket.hash)))
    assert {tickets.hash_ticket(one) for one in pile.tickets} <= hashes


def test_people_moved_since_the_opening_stay_in_one_pile(inside_app: Flask) -> None:
    open_pulse(inside_app)
    top = db.session.scalars(select(Team).where(Team.key == "top")).one()
    alone = staff.a_team("alone", top)
    person = db.session.scalars(select(Person).where(Person.key == "till-0")).one()
    person.team_id = alone.id
    db.session.flush()

    (pile,) = printed(inside_app)

    assert (pile.group, len(pile.tickets)) == ("Till", 6)


def test_the_order_of_slips_comes_from_chance_alone(inside_app: Flask) -> None:
    pulse = open_pulse(inside_app)
    orders = set()
    for seed in range(8):
        orders.add(tuple(printed(inside_app, seed)[0].tickets))
        pulse.has_slips = False
        db.session.flush()

    assert len(orders) == 8


def test_slips_are_printed_once_a_pulse_and_logged(inside_app: Flask) -> None:
    open_pulse(inside_app)
    printed(inside_app)

    with pytest.raises(slips.CannotPrint):
        printed(inside_app)

    log = db.session.scalars(select(RosterChange)).one()
    assert (log.change.value, log.who, log.after) == ("slips", "Top-0", "6")


def test_after_the_last_mail_no_slip_can_be_made(inside_app: Flask) -> None:
    settings = staff.inside(inside_app)
    pulse = open_pulse(inside_app)
    reminder = pulse.closes_at - timedelta(hours=1)
    schedule.tick(db.session(), settings, reminder, Random(1))

    with pytest.raises(slips.CannotPrint):
        printed(inside_app)

    found = slips.people_without_mail(db.session(), settings)
    assert found == Unreached(without_address=6, changed=0, bounced=(), can_print=False)


def test_where_everybody_has_an_address_there_is_nothing_to_print(
    inside_app: Flask,
) -> None:
    staff.a_team("top", people=6)
    staff.an_open_pulse(staff.inside(inside_app), NOON)

    with pytest.raises(slips.CannotPrint):
        printed(inside_app)


def test_hr_prints_a_page_of_slips_without_names(
    app: Flask, company: dict[str, int], sign_in: Signing
) -> None:
    with app.app_context():
        db.session.get_one(Person, company["emil"]).email = None
        pulse = staff.an_open_pulse(staff.inside(app), NOON)
        ticket = staff.ticket_of(staff.inside(app), pulse, "emil@example.org")
        db.session.commit()
    client = sign_in("hana")

    offered = client.get("/pulses")
    page = client.post("/pulses/slips")
    again = client.post("/pulses/slips", follow_redirects=True)

    slip = BeautifulSoup(page.text, "html.parser").select_one(".slip")
    assert "1 person had no e-mail address" in offered.text
    assert slip
    assert [one.text for one in slip.select(".typed span")] == tickets.spelled(ticket)
    assert slip.select_one("svg")
    assert "Emil" not in page.text
    assert "once a pulse" in again.text
    assert ticket not in again.text


def test_a_manager_prints_nothing(sign_in: Signing) -> None:
    assert sign_in("alice").post("/pulses/slips").status_code == 404


def test_the_log_tells_no_address_of_who_printed_them(inside_app: Flask) -> None:
    open_pulse(inside_app)
    reader = db.session.scalars(select(Person).where(Person.key == "top-0")).one()
    reader.name = "hana@example.org"

    printed(inside_app)

    assert db.session.scalars(select(RosterChange.who)).all() == ["hana"]
