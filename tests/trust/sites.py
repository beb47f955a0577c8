"""A company with one closed and one open pulse, in the real application, to attack."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.serving import WSGIRequestHandler, make_server

from engagement.application import create_app
from engagement.database import db
from engagement.people.models import Person
from engagement.pulses.models import Envelope, Ticket
from tests.conftest import Clock
from tests.pulses import staff
from tests.settings import settings_in
from tests.tables import create_tables


@dataclass(frozen=True)
class Site:
    """The application, and what only the people in it have."""

    app: Flask
    tickets: list[str]
    """Of the open pulse."""
    closed: list[str]
    """Of the pulse before."""
    questions: list[str]

    def spent(self) -> int:
        """Return how many tickets are spent; as many envelopes must lie in the urn."""
        with self.app.app_context():
            tickets = select(func.count()).select_from(Ticket).where(Ticket.spent)
            number = db.session.scalar(tickets) or 0
            envelopes = select(func.count()).select_from(Envelope)
            assert db.session.scalar(envelopes) == number
        return number

    def usable(self) -> int:
        """Answer with every ticket; return how many are counted for the first time."""
        client = self.app.test_client()
        before = self.spent()
        for ticket in self.tickets:
            form = {"ticket": ticket, self.questions[0]: "4"}
            assert client.post("/p", data=form).status_code == 200
        return self.spent() - before

    def client(self) -> FlaskClient:
        return self.app.test_client()


@contextmanager
def site(folder: Path, people: int) -> Iterator[Site]:
    """Let one pulse of so many people be closed and the next be open."""
    clock, settings = Clock(), settings_in(folder, address="http://127.0.0.1")
    app = create_app(settings, clock)
    with app.app_context():
        create_tables()
        staff.a_team("top", people=people)
        first = staff.an_open_pulse(settings, clock())
        keys = list(db.session.scalars(select(Person.key)))
        closed = staff.tickets_of(settings, first, keys)
        staff.close(settings, first)
        clock.moment += timedelta(days=7)
        second = staff.an_open_pulse(settings, clock())
        tickets = staff.tickets_of(settings, second, keys)
        questions = list(second.questions)
        db.session.remove()
    yield Site(app, tickets, closed, questions)
    with app.app_context():
        db.engine.dispose()


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an application; yield its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
