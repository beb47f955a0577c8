"""Ways into the demo: its first page, a ticket, a manager's and HR's sign-in links."""

from flask import Flask
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import db
from engagement.demo import clock, company, draws
from engagement.demo.models import DemoMoment
from engagement.people.models import Person, Role, Team
from engagement.people.sign_in.link import link_for
from engagement.pulses import schedule
from engagement.pulses.opening import opening

PERSONAS = {Role.MANAGER: company.MANAGER, Role.HR: company.HR}
HOME = company.EMPLOYEE.rpartition("-")[0]
"""The team of the first employee a visitor plays."""


def links(app: Flask) -> list[tuple[str, str]]:
    """Return titles and addresses, the page that introduces all first.

    Each of the others works once.
    """
    with app.app_context():
        session, settings = db.session(), app.extensions["settings"]
        found = [
            (_("Begin here: choose who you are"), f"{settings.address}/demo"),
            (
                _("Answer a pulse as an employee"),
                f"{settings.address}{answer_path(session, settings)}",
            ),
            (
                _("Look as a manager"),
                link_for(persona(session, Role.MANAGER)),
            ),
            (_("Look as HR"), link_for(persona(session, Role.HR))),
        ]
        session.commit()
    return found


def persona(session: Session, role: Role) -> Person:
    """Return whom a visitor plays; somebody else of the role if they are gone."""
    people = select(Person).where(Person.role == role)
    first = people.order_by(Person.key != PERSONAS[role], Person.key).limit(1)
    return session.scalars(first).one()


def answer_path(session: Session, settings: Settings) -> str:
    """Return the answer page with a ticket that is not spent; the caller commits.

    Nobody can see who answered, so the demo remembers which tickets it lent.
    """
    pulse, row = (
        schedule.the_open_pulse(session),
        session.get(DemoMoment, clock.THE_ROW),
    )
    if pulse is None or row is None:
        return "/p"
    silent = _silent(session, pulse.week - row.first_week)
    if not silent:
        return "/p"
    person = silent[row.guests % len(silent)]
    row.guests += 1
    return f"/p#{opening.ticket_of(pulse, person, settings.secret)}"


def _silent(session: Session, index: int) -> list[Person]:
    """Return the employees who do not answer by themselves, the first persona first."""
    people = (
        select(Person, Team.key)
        .join(Person.team)
        .where(Person.role == Role.EMPLOYEE)
        .order_by(Person.key != company.EMPLOYEE, Team.key != HOME, Person.key)
    )
    return [
        person
        for person, team in session.execute(people)
        if not draws.takes_part(person.key, team, index)
    ]
