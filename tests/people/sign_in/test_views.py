"""Signing in by a link, and out, as a person in a browser does it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask, has_request_context
from flask.testing import FlaskClient
from sqlalchemy import event, select, text
from sqlalchemy.exc import OperationalError

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.mail import mailer
from engagement.mail.models import Mail
from engagement.ops import jobs
from engagement.people import sessions
from engagement.people.models import Person, SignIn, SignInLink
from engagement.people.sign_in.link import link_for
from engagement.web import afterwards
from tests.afterwards import settle
from tests.conftest import NOON, Clock
from tests.mail import outbox
from tests.pulses import staff

Ask = Callable[..., str]
PATH = "/sign-in/link"
Signing = Callable[[str], FlaskClient]


@pytest.fixture
def code_for(app: Flask, company: dict[str, int]) -> Callable[[str], str]:
    """Return the code of a new link for one of the company's people."""

    def code(name: str) -> str:
        with app.app_context():
            link = link_for(db.session().get_one(Person, company[name]))
            db.session.commit()
        address, _, found = link.partition("#")
        assert address == "http://localhost/sign-in"
        return found

    return code


def words(text: str) -> str:
    page = BeautifulSoup(text, "html.parser")
    return " ".join(page.get_text(" ").split())


@pytest.mark.parametrize(
    ("name", "landing"),
    [("emil", "/results"), ("alice", "/"), ("hana", "/")],
)
def test_a_code_signs_in_and_leads_where_the_person_begins(
    client: FlaskClient, code_for: Callable[[str], str], name: str, landing: str
) -> None:
    response = client.post("/sign-in", data={"code": code_for(name)})

    assert response.status_code == 303
    assert response.location == landing
    with client.session_transaction() as session:
        assert "sign_in" in session


def test_a_code_works_once_and_says_so(
    client: FlaskClient, app: Flask, code_for: Callable[[str], str]
) -> None:
    code = code_for("alice")
    client.post("/sign-in", data={"code": code})

    response = app.test_client().post("/sign-in", data={"code": code})

    assert response.status_code == 422
    assert "This link was used or is too old." in words(response.text)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Paste the code of your link."),
        ("no such code", "This link was used or is too old."),
        ("x" * 101, "Field cannot be longer than 100 characters."),
    ],
)
def test_a_wrong_code_is_explained_and_signs_nobody_in(
    client: FlaskClient, code: str, sentence: str
) -> None:
    response = client.post("/sign-in", data={"code": code})

    assert response.status_code == 422
    assert sentence in words(response.text)
    with client.session_transaction() as session:
        assert "sign_in" not in session


def test_looking_at_the_page_spends_no_link(
    app: Flask, client: FlaskClient, code_for: Callable[[str], str]
) -> None:
    code = code_for("alice")

    for _time in range(2):
        client.get(f"/sign-in?code={code}")
        client.head(f"/sign-in?code={code}")

    with app.app_context():
        assert len([*db.session.scalars(select(SignInLink))]) == 1


def test_signing_in_gives_a_new_session_and_ends_the_old_one(
    app: Flask, sign_in: Signing, code_for: Callable[[str], str]
) -> None:
    client = sign_in("emil")
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
        old = session["sign_in"]

    client.post("/sign-in", data={"code": code_for("hana")})

    with client.session_transaction() as session:
        assert session["sign_in"] != old
        assert session["language"] == "en"
        assert "planted" not in session
    with app.app_context():
        assert len([*db.session.scalars(select(SignIn))]) == 1


def test_somebody_signed_in_may_use_the_link_of_another_role(sign_in: Signing) -> None:
    response = sign_in("alice").get("/sign-in")

    assert "You are signed in as Alice." in words(response.text)
    assert BeautifulSoup(response.text, "html.parser").find(id="code")


def test_signing_out_revokes_the_session_and_not_the_cookie_alone(
    app: Flask, sign_in: Signing
) -> None:
    client = sign_in("alice")
    with client.session_transaction() as session:
        stolen = session["sign_in"]

    client.post("/sign-out")

    thief = app.test_client()
    with thief.session_transaction() as session:
        session["sign_in"] = stolen
    assert thief.get("/symmetry").location == "/sign-in"


def test_signing_out_twice_is_no_fault(client: FlaskClient) -> None:
    assert client.post("/sign-out").location == "/sign-in"


@pytest.mark.parametrize(
    ("address", "name", "secure"),
    [
        ("http://localhost", "diapason", False),
        ("https://x.org", "__Host-diapason", True),
    ],
)
def test_the_cookie_is_for_this_site_and_no_script(
    settings: Settings,
    clock: Clock,
    address: str,
    name: str,
    secure: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    app = create_app(replace(settings, address=address), clock)
    client = app.test_client()

    cookie = client.get("/sign-in", base_url=address).headers["Set-Cookie"]

    assert cookie.startswith(f"{name}=")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert ("Secure" in cookie) is secure
    assert "Domain" not in cookie


@pytest.fixture
def ask(client: FlaskClient, company: dict[str, int]) -> Ask:
    """Ask for a link, and wait for what is done after the response."""

    def asked(email: str, language: str = "en") -> str:
        headers = {"Accept-Language": language}
        with client.post(PATH, data={"email": email}, headers=headers) as response:
            assert response.location == "/sign-in"
        settle()
        return words(client.get("/sign-in").text)

    return asked


def test_a_known_address_gets_a_link_and_an_unknown_one_the_same_words(
    ask: Ask, settings: Settings
) -> None:
    known, unknown = ask(" Alice@example.org "), ask("nobody@example.org")

    assert "a link is on its way to it. It works once, within 15 minutes." in known
    assert known == unknown
    assert len(mails(settings)) == 1


def test_a_known_address_costs_the_request_what_an_unknown_one_does(
    app: Flask, client: FlaskClient, company: dict[str, int]
) -> None:
    statements: list[str] = []
    with app.app_context():
        engine = db.engine

    def note(*arguments: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
        if has_request_context():
            statements.append(arguments[2])

    event.listen(engine, "before_cursor_execute", note)
    for email in ("alice@example.org", "nobody@example.org"):
        with client.post(PATH, data={"email": email}):
            assert statements == []
    settle()

    assert statements == []


def test_a_slow_mail_server_keeps_nobody_waiting(
    app: Flask, ask: Ask, monkeypatch: pytest.MonkeyPatch, company: dict[str, int]
) -> None:
    reached, free = Event(), Event()

    def send(*_arguments: object) -> mailer.Outcome:
        reached.set()
        assert free.wait(60)
        return mailer.Outcome.SENT

    monkeypatch.setattr(mailer.Post, "send", send)
    client = app.test_client()

    with client.post(PATH, data={"email": "alice@example.org"}) as response:
        assert response.status_code == 303
    assert reached.wait(60)
    with app.app_context():  # nor is anything locked
        db.session.execute(text("PRAGMA busy_timeout=0"))
        sessions.begin(db.session(), company["bob"], NOON)
        db.session.commit()
    free.set()
    settle()


def test_the_mail_is_in_the_language_of_the_person(
    app: Flask, ask: Ask, settings: Settings, company: dict[str, int]
) -> None:
    with app.app_context():
        db.session.get_one(Person, company["alice"]).language = "fr"
        db.session.commit()

    ask("alice@example.org")

    assert "Bonjour Alice" in mails(settings)[0]


def test_a_link_that_could_not_leave_leaves_at_the_next_turn(
    app: Flask, ask: Ask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(mailer.Post, "send", fail)
        ask("alice@example.org")
    assert not (settings.instance / "outbox").exists()

    with app.app_context():
        jobs.do_what_is_due(db.session(), settings)

    assert len(mails(settings)) == 1
    with app.app_context():
        assert db.session.scalars(select(Mail)).all() == []


def test_the_link_in_the_mail_signs_in(
    client: FlaskClient, ask: Ask, settings: Settings
) -> None:
    ask("alice@example.org")

    code = code_in(mails(settings)[0])

    assert client.post("/sign-in", data={"code": code}).location == "/"


def test_a_link_that_was_asked_for_is_too_old_when_the_mail_says_so(
    client: FlaskClient, ask: Ask, settings: Settings, clock: Clock
) -> None:
    ask("alice@example.org")
    (sent,) = mails(settings)
    assert "within 15 minutes" in " ".join(sent.split())

    clock.moment += timedelta(minutes=15)

    assert client.post("/sign-in", data={"code": code_in(sent)}).status_code == 422


def test_links_are_mailed_at_most_once_a_minute(
    ask: Ask, settings: Settings, clock: Clock
) -> None:
    for _time in range(3):
        ask("alice@example.org")
    clock.moment += timedelta(minutes=2)
    ask("alice@example.org")

    assert len(mails(settings)) == 2


def test_of_many_who_ask_at_once_one_alone_is_mailed(
    app_on_both: Flask, on_both: Settings
) -> None:
    with app_on_both.app_context():
        staff.a_team("top", people=1)
        db.session.commit()

    for _time in range(afterwards.AT_ONCE):
        app_on_both.test_client().post(
            PATH, data={"email": "top-0@example.org"}, buffered=True
        )
    settle()

    assert len(mails(on_both)) == 1


def test_whoever_has_a_printed_link_may_ask_for_one_by_mail(
    ask: Ask, code_for: Callable[[str], str], settings: Settings
) -> None:
    code_for("alice")

    ask("alice@example.org")

    assert len(mails(settings)) == 1


@pytest.mark.parametrize("address", ["", "alice", "alice@example.org\n\nBcc: x@y.org"])
def test_what_is_no_address_is_explained(client: FlaskClient, address: str) -> None:
    response = client.post("/sign-in/link", data={"email": address})

    assert response.status_code == 422
    assert "e-mail address" in words(response.text)


@pytest.mark.parametrize(
    "failure", [ConnectionRefusedError(), OperationalError("", {}, ValueError())]
)
def test_a_mail_that_cannot_be_sent_is_told_to_the_operator_alone(
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    failure: Exception,
) -> None:
    def fail(*_arguments: object) -> None:
        raise failure

    monkeypatch.setattr(mailer.Post, "send", fail)

    assert "a link is on its way" in ask("alice@example.org")
    assert "could not be sent" in caplog.text
    assert "alice" not in caplog.text


def code_in(sent: str) -> str:
    return sent.partition("/sign-in#")[2].split()[0]


def mails(settings: Settings) -> list[str]:
    return [outbox.text_of(one) for one in outbox.lying_in(settings.instance)]
