"""Stories read by HR, and where each team tells them."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement.database import db
from engagement.stories import addresses, stories
from engagement.stories.models import LONGEST_STORY, Story, StoryAddress
from engagement.stories.stories import Told

SignIn = Callable[[str], FlaskClient]
WEEK = 2930


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


@pytest.fixture
def story(app: Flask, company: dict[str, int]) -> str:
    """Let a story wait; return where HR decides on it."""
    with app.app_context():
        told = Told("form", "It rained on <Tom>.", "The crew")
        stories.tell(db.session(), company["lille"], told, WEEK)
        (found,) = stories.waiting(db.session())
        db.session.commit()
    return f"/stories/{found.uuid}"


def the_story(app: Flask) -> Story | None:
    with app.app_context():
        return db.session.scalars(select(Story)).first()


def codes(app: Flask) -> dict[int, str]:
    with app.app_context():
        return {
            one.team_id: one.code for one in db.session.scalars(select(StoryAddress))
        }


def main(client: FlaskClient, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_hr_reads_what_waits_and_lets_it_on_the_wall(
    app: Flask, hana: FlaskClient, story: str
) -> None:
    found = main(hana, "/stories")
    assert found.select_one("textarea").get_text() == "It rained on <Tom>."  # type: ignore[union-attr]
    assert "Lille · week 10 of 2026 · signed: The crew" in found.get_text()

    response = hana.post(
        story,
        data={"decision": "let", "text": "It rained on\r\n a colleague."},
        follow_redirects=True,
    )

    assert "The story is on the wall." in response.text
    kept = the_story(app)
    assert kept
    assert (kept.text, kept.on_wall) == ("It rained on a colleague.", True)


@pytest.mark.parametrize("text", ["", " \n", "é" * (LONGEST_STORY + 1)])
def test_a_story_that_cannot_be_stays_as_it_was(
    app: Flask, hana: FlaskClient, story: str, text: str
) -> None:
    response = hana.post(
        story, data={"decision": "let", "text": text}, follow_redirects=True
    )

    assert "Nothing was changed." in response.text
    kept = the_story(app)
    assert kept
    assert (kept.text, kept.on_wall) == ("It rained on <Tom>.", False)


def test_hr_takes_a_story_off_and_throws_it_away(
    app: Flask, hana: FlaskClient, story: str
) -> None:
    hana.post(story, data={"decision": "let", "text": "It rained."})

    off = hana.post(story, data={"decision": "off"}, follow_redirects=True)
    away = hana.post(story, data={"decision": "away"}, follow_redirects=True)

    assert "off the wall" in off.text
    assert "thrown away" in away.text
    assert the_story(app) is None


@pytest.mark.parametrize("decision", ["let", "away", "off"])
def test_whoever_comes_second_is_told(
    hana: FlaskClient, story: str, decision: str
) -> None:
    hana.post(story, data={"decision": "away"})

    response = hana.post(
        story, data={"decision": decision, "text": "It rained."}, follow_redirects=True
    )

    assert "Somebody else has decided on this story meanwhile." in response.text


def test_a_decision_that_is_none_changes_nothing(
    app: Flask, hana: FlaskClient, story: str
) -> None:
    assert hana.post(story, data={"decision": "show"}).status_code == 400
    assert the_story(app)


@pytest.mark.parametrize("name", ["emil", "bob", "alice"])
def test_what_waits_is_for_hr_alone(sign_in: SignIn, story: str, name: str) -> None:
    client = sign_in(name)

    assert client.get("/stories").status_code == 404
    assert client.post(story, data={"decision": "let"}).status_code == 404
    assert client.post("/stories/addresses").status_code == 404


def test_hr_opens_an_address_for_every_team(
    app: Flask, hana: FlaskClient, company: dict[str, int]
) -> None:
    hana.post("/stories/addresses")
    first = codes(app)

    again = hana.post("/stories/addresses", follow_redirects=True)

    assert len(first) == 6
    assert codes(app) == first
    assert "Open an address for every team" not in again.text


def test_a_manager_opens_renews_and_closes_the_address_of_the_team(
    app: Flask, sign_in: SignIn, company: dict[str, int]
) -> None:
    bob, arras = sign_in("bob"), company["arras"]
    address = f"/teams/{arras}/stories"
    assert "has no address yet" in bob.get(address).text

    bob.post(address, data={"address": "open"})
    first = codes(app)[arras]
    assert f"http://localhost/t/story/{first}" in bob.get(address).text
    assert f"/t/story/{first}" in bob.get(f"{address}/poster-fr").text
    bob.post(address, data={"address": "open"})
    assert codes(app)[arras] == first

    bob.post(address, data={"address": "renew"})
    assert codes(app)[arras] != first
    bob.post(address, data={"address": "nonsense"})
    bob.post(address, data={"address": "close"})
    assert codes(app) == {}
    assert bob.get(f"{address}/poster-fr").status_code == 404


def test_the_poster_is_in_the_language_that_was_asked_for(
    app: Flask, hana: FlaskClient, company: dict[str, int]
) -> None:
    hana.post(f"/teams/{company['arras']}/stories", data={"address": "open"})

    english, french = (
        hana.get(f"/teams/{company['arras']}/stories/poster-{spoken}").text
        for spoken in ("en", "fr")
    )

    assert "What delighted a customer?" in english
    assert "Qu’est-ce qui a ravi un client" in french


def test_a_closed_team_has_no_address_to_open(
    app: Flask, hana: FlaskClient, company: dict[str, int]
) -> None:
    hana.post(
        f"/people/teams/{company['arras']}/close", data={"into": company["lille"]}
    )
    address = f"/teams/{company['arras']}/stories"

    hana.post(address, data={"address": "open"})

    assert codes(app) == {}
    assert "This team is closed." in hana.get(address).text


def test_the_address_of_a_foreign_team_is_not_told(
    app: Flask, sign_in: SignIn, company: dict[str, int]
) -> None:
    with app.app_context():
        addresses.open_all(db.session(), [company["nice"]])
        db.session.commit()
    before, bob, address = (
        codes(app),
        sign_in("bob"),
        f"/teams/{company['nice']}/stories",
    )

    answers = [
        bob.get(address),
        bob.get(f"{address}/poster-en"),
        bob.post(address, data={"address": "renew"}),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert codes(app) == before


def test_the_overview_tells_hr_alone_that_a_story_waits(
    sign_in: SignIn, hana: FlaskClient, story: str
) -> None:
    told = "1 story told by staff waits for you to read it"
    assert told in hana.get("/").text
    assert told not in sign_in("alice").get("/").text

    hana.post(story, data={"decision": "away"})

    assert "told by staff" not in hana.get("/").text
