"""The page of keys: made, shown once, looked through and revoked."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement.database import db
from engagement.people.keys import PREFIX
from engagement.people.models import ApiKey
from tests.conftest import NOON

SCOPES = ["scores:write", "scores:read"]


@pytest.fixture
def hana(sign_in: Callable[[str], FlaskClient]) -> FlaskClient:
    return sign_in("hana")


def text(client: FlaskClient) -> str:
    page = BeautifulSoup(client.get("/customers/keys").text, "html.parser")
    return page.main.get_text(" ", strip=True) if page.main else ""


def create(client: FlaskClient, name: str = "till export") -> str:
    """Make a key and return it, as the page shows it."""
    sent = {"name": name, "scopes": SCOPES}
    response = client.post("/customers/keys", data=sent)
    assert response.status_code == 200
    (code,) = BeautifulSoup(response.text, "html.parser").select(".notice code")
    return code.text


def test_a_new_key_is_shown_once_and_works(hana: FlaskClient) -> None:
    token = create(hana)

    answer = hana.get("/api/v1/scores", headers={"Authorization": f"Bearer {token}"})

    assert token.startswith(PREFIX)
    assert answer.status_code == 200
    assert token not in text(hana)


def test_the_list_says_who_made_a_key_and_what_for(hana: FlaskClient) -> None:
    assert "There is no key yet" in text(hana)

    token = create(hana)
    before = text(hana)
    hana.get("/api/v1/scores", headers={"Authorization": f"Bearer {token}"})

    for said in ("till export", "send customer scores", "Hana", "never"):
        assert said in before
    assert "Wednesday 4 March" in text(hana)
    assert "never" not in text(hana)


def test_a_revoked_key_stays_in_the_list(hana: FlaskClient) -> None:
    token = create(hana)

    response = hana.post("/customers/keys/1/revoke", follow_redirects=True)

    assert "is revoked; it opens nothing any more" in response.text
    assert "Revoked" in text(hana)
    answer = hana.get("/api/v1/scores", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_revoking_twice_keeps_the_first_time(app: Flask, hana: FlaskClient) -> None:
    create(hana)

    for _ in range(2):
        assert hana.post("/customers/keys/1/revoke").status_code == 303

    with app.app_context():
        assert db.session.scalars(select(ApiKey.revoked_at)).one() == NOON


def test_what_is_not_there_cannot_be_revoked(hana: FlaskClient) -> None:
    assert hana.post("/customers/keys/7/revoke").status_code == 404


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"scopes": SCOPES}, "Write what the key is for."),
        ({"name": "x" * 61, "scopes": SCOPES}, "Use at most 60 letters."),
        ({"name": "till"}, "Choose at least one."),
        ({"name": "till", "scopes": ["everything"]}, "is not a valid choice"),
    ],
)
def test_a_key_needs_a_name_and_a_use(
    app: Flask, hana: FlaskClient, sent: dict[str, object], told: str
) -> None:
    response = hana.post("/customers/keys", data=sent)

    assert response.status_code == 422
    assert told in BeautifulSoup(response.text, "html.parser").get_text()
    with app.app_context():
        assert db.session.scalars(select(ApiKey)).all() == []


def test_the_page_of_customers_leads_to_the_keys(hana: FlaskClient) -> None:
    page = BeautifulSoup(hana.get("/customers").text, "html.parser")

    assert page.select('a[href="/customers/keys"]')
