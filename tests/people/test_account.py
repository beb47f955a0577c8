"""Signing in by a link, and out, as a person in a browser does it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement import create_app, mail
from engagement.config import Settings
from engagement.database import db
from engagement.people.account import link_for
from engagement.people.models import Person, SignIn, SignInLink
from tests.conftest import Clock

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
    [("emil", "/promise"), ("alice", "/"), ("hana", "/")],
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


def test_a_known_address_gets_a_link_and_an_unknown_one_the_same_words(
    client: FlaskClient, company: dict[str, int], settings: Settings
) -> None:
    known = client.post(
        "/sign-in/link", data={"email": " Alice@example.org "}, follow_redirects=True
    )
    unknown = client.post(
        "/sign-in/link", data={"email": "nobody@example.org"}, follow_redirects=True
    )

    assert company
    assert "a link is on its way to it" in words(known.text)
    assert words(known.text) == words(unknown.text)
    assert len(mails(settings)) == 1


def test_the_link_in_the_mail_signs_in(
    client: FlaskClient, company: dict[str, int], settings: Settings
) -> None:
    client.post("/sign-in/link", data={"email": "alice@example.org"})

    code = mails(settings)[0].partition("/sign-in#")[2].split()[0]

    assert company
    assert client.post("/sign-in", data={"code": code}).location == "/"


def test_links_are_mailed_at_most_once_a_minute(
    client: FlaskClient, company: dict[str, int], settings: Settings, clock: Clock
) -> None:
    for _time in range(3):
        client.post("/sign-in/link", data={"email": "alice@example.org"})
    clock.moment += timedelta(minutes=2)
    client.post("/sign-in/link", data={"email": "alice@example.org"})

    assert company
    assert len(mails(settings)) == 2


@pytest.mark.parametrize("address", ["", "alice", "alice@example.org\n\nBcc: x@y.org"])
def test_what_is_no_address_is_explained(client: FlaskClient, address: str) -> None:
    response = client.post("/sign-in/link", data={"email": address})

    assert response.status_code == 422
    assert "e-mail address" in words(response.text)


def test_a_mail_server_that_fails_is_told_to_the_operator_alone(
    client: FlaskClient,
    company: dict[str, int],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_arguments: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(mail, "send", fail)

    response = client.post("/sign-in/link", data={"email": "alice@example.org"})

    assert company
    assert response.status_code == 303
    assert "could not be mailed" in caplog.text
    assert "alice" not in caplog.text


def mails(settings: Settings) -> list[str]:
    outbox = settings.instance / "outbox"
    return [path.read_text() for path in sorted(outbox.glob("*.eml"))]
