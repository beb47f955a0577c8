"""Two presses or two tabs at once, on two nodes: the second sees what the first did.

On PostgreSQL, where the second waits once it has read; SQLite lets it read afterwards.
"""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from engagement import database
from engagement.config import Settings
from engagement.database import db
from engagement.people.changes import change_log
from engagement.people.files import doing
from engagement.people.models import Person, Team
from tests.conftest import Clock
from tests.living import built
from tests.people.pages import page_of

Signing = Callable[[str], FlaskClient]
Press = Callable[[], TestResponse]
STAFF = b"person,name,team\nzoe,Zoe,nice\n"


@pytest.fixture
def app(settings: Settings, postgres_url: str, clock: Clock) -> Iterator[Flask]:
    for app in built(replace(settings, database_url=postgres_url), clock):
        app.config["PROPAGATE_EXCEPTIONS"] = False
        yield app


@pytest.fixture
def first_of(monkeypatch: pytest.MonkeyPatch) -> Callable[[Press, Press], list[int]]:
    """Let one press go through while another waits for its turn, having read."""

    def pressed(first: Press, second: Press) -> list[int]:
        done: list[int] = []

        def wait(session: db.Session) -> None:  # type: ignore[name-defined]
            if not done:
                done.append(0)
                with ThreadPoolExecutor(1) as beside:
                    done[0] = beside.submit(first).result().status_code
            database.work_alone(session)

        monkeypatch.setattr(change_log, "work_alone", wait)
        monkeypatch.setattr(doing, "work_alone", wait)
        return [second().status_code, *done]

    return pressed


def form_of(shown: TestResponse) -> tuple[str, dict[str, str]]:
    (form,) = page_of(shown).select("form[action^='/people/files/']")
    hidden = form.select("input[type=hidden]")
    return str(form["action"]), {str(one["name"]): str(one["value"]) for one in hidden}


def number_of(app: Flask, *wanted: object) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(Person.id)).where(*wanted)) or 0  # type: ignore[arg-type]


def test_a_file_is_taken_in_once_and_undone_once(
    app: Flask, sign_in: Signing, first_of: Callable[[Press, Press], list[int]]
) -> None:
    hana, tab = sign_in("hana"), sign_in("hana")
    sent = {"file": (io.BytesIO(STAFF), "a.csv")}
    address, said = form_of(hana.post("/people/files", data=sent))
    said |= {"listed": "changes", "take": "1"}

    taken = first_of(
        lambda: tab.post(address, data=said), lambda: hana.post(address, data=said)
    )
    here = number_of(app, Person.key == "zoe")
    undo, _ = form_of(hana.get("/people/files"))
    undone = first_of(lambda: tab.post(undo), lambda: hana.post(undo))

    assert (taken, here) == ([303, 200], 1)
    assert (undone, number_of(app, Person.key == "zoe")) == ([303, 303], 0)


def test_nobody_moves_into_a_team_that_was_closed_meanwhile(
    app: Flask,
    sign_in: Signing,
    company: dict[str, int],
    first_of: Callable[[Press, Press], list[int]],
) -> None:
    hana, tab = sign_in("hana"), sign_in("hana")
    closed, moved = f"/people/teams/{company['nice']}/close", "/people/move"
    into = {"into": str(company["lille"])}
    to = {"person": str(company["bob"]), "team": str(company["nice"])}

    statuses = first_of(
        lambda: tab.post(closed, data=into), lambda: hana.post(moved, data=to)
    )

    assert statuses == [422, 303]
    assert number_of(app, Person.team_id == company["nice"]) == 0


def test_whoever_was_taken_out_meanwhile_does_not_come_back(
    app: Flask,
    sign_in: Signing,
    company: dict[str, int],
    first_of: Callable[[Press, Press], list[int]],
) -> None:
    hana, tab = sign_in("hana"), sign_in("hana")
    gone = {"person": str(company["emil"])}
    said = {"name": "Emile", "email": "emil@example.org", "role": "employee"}
    said |= {"team": str(company["lille"]), "language": "", "code": ""}

    statuses = first_of(
        lambda: tab.post("/people/remove", data=gone),
        lambda: hana.post(f"/people/{company['emil']}", data=said),
    )

    assert statuses == [404, 303]
    assert number_of(app, Person.email == "emil@example.org") == 0


def test_a_team_that_was_closed_meanwhile_goes_into_one_team_only(
    app: Flask,
    sign_in: Signing,
    company: dict[str, int],
    first_of: Callable[[Press, Press], list[int]],
) -> None:
    hana, tab = sign_in("hana"), sign_in("hana")
    address = f"/people/teams/{company['nice']}/close"

    statuses = first_of(
        lambda: tab.post(address, data={"into": str(company["lille"])}),
        lambda: hana.post(address, data={"into": str(company["arras"])}),
    )

    assert statuses == [422, 303]
    with app.app_context():
        nice = db.session.get_one(Team, company["nice"])
        assert nice.joined_id == company["lille"]
