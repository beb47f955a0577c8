"""The three ways into the demo."""

from collections.abc import Callable

from flask import Flask
from sqlalchemy import delete, select

from engagement.database import db
from engagement.demo import company, links
from engagement.people import sessions
from engagement.people.models import Person, Role, SignIn
from engagement.pulses import schedule
from engagement.pulses.answering import answering
from engagement.pulses.closing import closing
from engagement.pulses.models import Pulse
from engagement.web.context import now, settings


def _answer(path: str) -> answering.AnswerOutcome:
    with db.engine.begin() as connection:
        pulse = answering.open_pulse(connection, now(), settings().secret)
        assert pulse
        ticket = path.partition("#")[2]
        return answering.record(connection, pulse, ticket, {"energy": 4}, "")


def test_the_links_work(make: Callable[..., Flask]) -> None:
    app = make(closed=1)

    first, employee, manager, hr = (address for _, address in links.links(app))

    with app.app_context():
        tokens = [
            sessions.use_link(db.session(), link.partition("#")[2], now())
            for link in (manager, hr)
        ]
        assert all(tokens)
        roles = [one.person.role for one in db.session.scalars(select(SignIn))]
        db.session.commit()
        assert sorted(roles) == [Role.HR, Role.MANAGER]
        assert first == "http://localhost/demo"
        assert employee.startswith("http://localhost/p#")
        assert _answer(employee) is answering.AnswerOutcome.COUNTED


def test_every_guest_gets_another_ticket_that_is_not_spent(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        paths = [links.answer_path(db.session(), settings()) for _ in range(5)]
        db.session.commit()

        outcomes = {_answer(path) for path in paths}

        assert len(set(paths)) == 5
        assert outcomes == {answering.AnswerOutcome.COUNTED}


def test_without_an_open_pulse_the_answer_page_says_so(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        pulse = schedule.the_open_pulse(db.session())
        assert pulse
        closing.void(db.session(), pulse.id)

        assert links.answer_path(db.session(), settings()) == "/p"


def test_without_employees_there_is_no_ticket_to_lend(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        db.session.execute(delete(Person).where(Person.role == Role.EMPLOYEE))

        assert links.answer_path(db.session(), settings()) == "/p"
        assert db.session.scalars(select(Pulse)).all()


def test_the_personas_are_the_regions_lead_and_the_head_of_hr(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        manager = links.persona(db.session(), Role.MANAGER)
        hr = links.persona(db.session(), Role.HR)

        assert (manager.key, hr.key) == (company.MANAGER, company.HR)


def test_somebody_else_stands_in_for_a_persona_who_is_gone(
    make: Callable[..., Flask],
) -> None:
    with make(closed=1).app_context():
        links.persona(db.session(), Role.HR).role = Role.EMPLOYEE
        db.session.flush()

        assert links.persona(db.session(), Role.HR).role is Role.HR
