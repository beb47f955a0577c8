"""A real server with a company that has lived thirteen weeks, for browser tests."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask_babel import force_locale, gettext
from playwright.sync_api import BrowserContext
from sqlalchemy import func, select, update
from werkzeug.serving import WSGIRequestHandler, make_server

from engagement.actions import actions
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.actions.models import LONGEST_HEARD, LONGEST_TEXT
from engagement.actions.queries import MOST_TOLD
from engagement.application import create_app
from engagement.database import db
from engagement.demo import clock as demo_clock
from engagement.demo import links, seed
from engagement.demo.company import BY_KEY
from engagement.demo.company import Site as Place
from engagement.insight.mirror import guesses
from engagement.people import sessions
from engagement.people.models import Role, Team
from engagement.people.sign_in.link import link_for
from engagement.pulses import results_links, schedule
from engagement.pulses.bank import BANK
from engagement.pulses.crypto.tickets import hash_ticket
from engagement.pulses.models import Envelope, Pulse, Ticket
from engagement.web import template_filters
from tests.conftest import Clock
from tests.settings import settings_in
from tests.tables import create_tables

WEEKS = 13
OF_THE_MANAGER = [
    "nantes", "rennes", "brest", "angers", "le-mans", "lorient", "vannes", "saint-malo",
]  # fmt: skip
FOREIGN = ["nord", "lille", "arras", "amiens", "calais"]
"""Teams that the manager must not find; Calais is too small to show, as Saint-Malo."""
PLACES = [
    BY_KEY[key]
    for key in (
        *("alouette-finch", "ouest", *OF_THE_MANAGER, *FOREIGN),
        *("siege", "ressources-humaines"),
    )
]


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


@dataclass(frozen=True)
class Site:
    """A server, and what a test may know of its company beside the pages."""

    app: Flask
    address: str
    clock: Clock

    def answer_path(self) -> str:
        """Return the answer page with the ticket of somebody who has not answered.

        The demo lends its tickets in turn; those that tests before answered with are
        made new, so that no test depends on how many came before.
        """
        with self.app.app_context():
            path = links.answer_path(db.session(), self.app.extensions["settings"])
            lent = hash_ticket(path.partition("#")[2])
            db.session.execute(
                update(Ticket).where(Ticket.hash == lent).values(spent=False)
            )
            db.session.commit()
        return path

    def ticket(self) -> str:
        return self.answer_path().partition("#")[2]

    def envelopes(self) -> int:
        """Return how many answers to the open pulse were taken."""
        with self.app.app_context():
            return db.session.scalar(select(func.count()).select_from(Envelope)) or 0

    def questions(self, language: str = "en") -> list[str]:
        with self.app.app_context():
            return [BANK[key].texts[language] for key in _open_pulse().questions]

    def closing(self, language: str) -> str:
        """Return when the open pulse closes, as the pages write it."""
        with self.app.test_request_context("/"), force_locale(language):
            return template_filters.clock(_open_pulse().closes_at)

    def team_id(self, key: str) -> int:
        with self.app.app_context():
            return db.session.scalars(select(Team.id).where(Team.key == key)).one()

    def results_path(self, key: str) -> str:
        """Return where the group of a team reads results."""
        team_id = self.team_id(key)
        with self.app.app_context():
            links = results_links.of_pulse(db.session(), _open_pulse().id)
        return f"{results_links.PATH}{links.code(team_id)}"

    def sign_in_path(self, role: Role) -> str:
        """Return the page of a one-time link."""
        with self.app.app_context():
            link = link_for(links.persona(db.session(), role))
            db.session.commit()
        return "/sign-in#" + link.partition("#")[2]

    def sign_in(
        self, context: BrowserContext, role: Role, language: str = "en"
    ) -> None:
        """Sign a browser in without the pages that test_signing_in.py goes through."""
        self.read_at_once(role)
        with self.app.app_context():
            person = links.persona(db.session(), role)
            token = sessions.begin(db.session(), person.id, self.clock())
            db.session.commit()
        self.remember(context, sign_in=token, language=language)

    def read_at_once(self, role: Role) -> None:
        """Ask a reader for no guess before pages of results."""
        with self.app.app_context():
            guesses.keep(db.session(), links.persona(db.session(), role), None, None)
            db.session.commit()

    def remember(self, context: BrowserContext, **values: str) -> None:
        """Give a browser the cookie that the server would give it."""
        interface = self.app.session_interface
        assert isinstance(interface, SecureCookieSessionInterface)
        signer = interface.get_signing_serializer(self.app)
        assert signer
        cookie = str(signer.dumps(values))
        name = self.app.config["SESSION_COOKIE_NAME"]
        context.add_cookies([{"name": name, "value": cookie, "url": self.address}])

    def said(self, language: str, text: str, **values: object) -> str:
        """Return what pages say for an English text, however it is translated."""
        with self.app.test_request_context("/"), force_locale(language):
            return str(gettext(text, **values))


def _open_pulse() -> Pulse:
    pulse = schedule.the_open_pulse(db.session())
    assert pulse
    return pulse


@contextmanager
def sites(
    folder: Path, places: Sequence[Place] = PLACES, closed: int = WEEKS
) -> Iterator[tuple[Site, Site]]:
    """Serve a company twice: as a customer has it, and as the demo with its banner.

    Both on one database, at the same frozen moment of a Wednesday.
    """
    clock = Clock()
    settings = settings_in(folder, address="http://127.0.0.1", demo=True)
    demo = create_app(settings)
    with demo.app_context():
        create_tables()
    seed.seed(demo, places=places, closed=closed)
    with demo.app_context():
        clock.moment = demo_clock.moment(db.session())
    product = create_app(replace(settings, demo=False), clock)
    with product.app_context():
        do_things(clock())
    with _served(product) as address, _served(demo) as demo_address:
        yield Site(product, address, clock), Site(demo, demo_address, clock)


def do_things(now: datetime) -> None:
    """Tell each team, and the company, as much as can be told of what was done."""
    words = "Le planning paraît trois semaines à l’avance, on en parle le lundi. "
    heard, text = (
        (words * LONGEST_TEXT)[at : at + most]
        for at, most in ((0, LONGEST_HEARD), (7, LONGEST_TEXT))
    )
    days = now.date() - timedelta(days=9), now.date() + timedelta(days=9)
    for team_id in db.session.scalars(select(Team.id)).all():
        for number in range(MOST_TOLD):
            plan = Plan(
                team_id,
                "trust",
                ActionKind.ROTA,
                text,
                *days,
                None,
                heard,
                is_told=True,
            )
            author = Author(None, now, now.date())
            actions.write(db.session(), plan, f"{team_id} {number}", author)
    db.session.commit()


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()
