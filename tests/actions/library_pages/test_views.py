"""The page of the library: what HR adds, takes out and brings in as a file."""

import io
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.actions import queries, suggestions
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.own_scales import OwnScale
from engagement.database import db

SignIn = Callable[[str], FlaskClient]
ADDED = {"text": "Ask Tom.", "measure": "trust", "kind": "meeting"}


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


def kept(app: Flask) -> list[tuple[str, str, str]]:
    with app.app_context():
        rows = queries.own_suggestions(db.session())
        return [(one.measure, one.kind.value, one.text) for one in rows]


def send(client: FlaskClient, text: str) -> BeautifulSoup:
    file = io.BytesIO(text.encode()), "ideas.csv"
    response = client.post("/actions/library/file", data={"file": file})
    return BeautifulSoup(response.text, "html.parser")


def test_hr_adds_one_and_managers_find_it_before_the_others(
    app: Flask, hana: FlaskClient, sign_in: SignIn, company: dict[str, int]
) -> None:
    response = hana.post("/actions/library", data=ADDED, follow_redirects=True)

    assert "Added." in response.text
    assert kept(app) == [("trust", "meeting", "Ask Tom.")]
    address = f"/actions/new?team={company['arras']}&measure=trust"
    cards = BeautifulSoup(sign_in("bob").get(address).text, "html.parser")
    assert "Ask Tom." in cards.select_one(".suggested").get_text()  # type: ignore[union-attr]


def test_the_same_words_are_kept_once(app: Flask, hana: FlaskClient) -> None:
    hana.post("/actions/library", data=ADDED)

    response = hana.post("/actions/library", data=ADDED, follow_redirects=True)

    assert "This very suggestion is there already." in response.text
    assert len(kept(app)) == 1


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"text": " "}, "Write what can be done."),
        ({"measure": "luck"}, "Not a valid choice."),
        ({"kind": ""}, "Choose what sort of thing it is."),
        ({"text": "a" * 201}, "Write at most 200 characters; there are 201."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(
    app: Flask, hana: FlaskClient, wrong: dict[str, str], told: str
) -> None:
    response = hana.post("/actions/library", data=ADDED | wrong)

    assert response.status_code == 422
    page = BeautifulSoup(response.text, "html.parser")
    assert told in page.select_one("[autofocus]").get_text()  # type: ignore[union-attr]
    assert page.textarea
    assert page.textarea.get_text() == (ADDED | wrong)["text"].strip()
    assert kept(app) == []


def test_one_is_taken_out_and_twice_is_no_error(app: Flask, hana: FlaskClient) -> None:
    hana.post("/actions/library", data=ADDED)

    for _press in range(2):
        response = hana.post("/actions/library/1/remove")
        assert response.status_code == 303
    assert kept(app) == []


def test_a_file_goes_in_with_its_rows_in_either_language(
    app: Flask, hana: FlaskClient
) -> None:
    with app.app_context():
        own_metrics.add(db.session(), "clean", "Cleanliness", OwnScale(1, 5, 4, 2))
        db.session.commit()
    rows = (
        "dimension;genre;texte\nConfiance;Formation;Un.\nSatisfaction;training;Deux.\n"
        "cleanliness;Reconnaissance;Trois.\nchance;Formation;Quatre.\n"
    )

    page = send(hana, rows).get_text()

    assert "3 added, 0 as before, 1 refused." in page
    assert "Nothing called “chance” is asked here." in page
    assert [row[0] for row in kept(app)] == ["trust", "csat", "clean"]


def test_the_same_file_again_adds_nothing(app: Flask, hana: FlaskClient) -> None:
    rows = "measure,kind,text\ntrust,training,One.\n"
    send(hana, rows)

    assert "0 added, 1 as before, 0 refused." in send(hana, rows).get_text()
    assert len(kept(app)) == 1


def test_the_same_file_again_is_none_too_many(
    hana: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "MOST_OWN", 2)
    rows = "measure,kind,text\ntrust,training,One.\ntrust,training,Two.\n"
    send(hana, rows)

    assert "0 added, 2 as before, 0 refused." in send(hana, rows).get_text()


def test_another_file_is_refused_with_a_sentence(hana: FlaskClient) -> None:
    found = send(hana, "a,b\n1,2\n").select_one("[autofocus]")

    assert found
    assert "measure" in found.get_text()


def test_more_than_anybody_reads_is_refused(
    app: Flask, hana: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "MOST_OWN", 1)

    page = send(hana, "measure,kind,text\ntrust,training,One.\ntrust,training,Two.\n")

    assert page.select_one("[autofocus]")
    assert kept(app) == []


def test_the_library_is_read_in_french(hana: FlaskClient) -> None:
    with hana.session_transaction() as session:
        session["language"] = "fr"

    assert "Chaque jour, remercier une personne" in hana.get("/actions/library").text


def test_an_idea_is_feminine_in_french(hana: FlaskClient) -> None:
    with hana.session_transaction() as session:
        session["language"] = "fr"

    page = hana.get("/actions/library").text

    assert "Aucune pour l’instant." in page
    assert "En ajouter une" in page
