"""The page on which a story is told, as whoever has the address meets it."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from engagement import weeks
from engagement.database import db
from engagement.people import removal
from engagement.people.company import change
from engagement.people.models import Team
from engagement.stories import addresses, stories
from engagement.stories.models import LONGEST_SIGNATURE, LONGEST_STORY, Story
from engagement.web import limits
from tests.conftest import NOON, Clock

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def code(app: Flask, company: dict[str, int]) -> str:
    with app.app_context():
        addresses.open_all(db.session(), [company["lille"]])
        found = addresses.code_of(db.session(), company["lille"])
        db.session.commit()
    assert found
    return found


def page(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def words(response: TestResponse) -> str:
    return " ".join(page(response).main.get_text(" ").split())  # type: ignore[union-attr]


def title(response: TestResponse) -> str:
    return page(response).h1.get_text(strip=True)  # type: ignore[union-attr]


def send(client: FlaskClient, code: str, number: int = 1, **said: str) -> TestResponse:
    form = {"form": f"{number:032x}", "text": "It rained.", "signature": "", **said}
    return client.post(f"/t/story/{code}", data=form)


def kept(app: Flask) -> list[Story]:
    with app.app_context():
        return list(db.session.scalars(select(Story)))


def test_the_page_warns_before_anything_is_sent(
    app: Flask, client: FlaskClient, code: str
) -> None:
    with app.app_context():
        change(db.session(), "Alouette", "hr@example.org", "en", None)
        db.session.commit()

    said = words(client.get(f"/t/story/{code}"))

    before_sending = said.partition("Send")[0]
    assert "Lille" in before_sending
    assert "Write no names of customers or colleagues." in before_sending
    assert "everybody at Alouette may read it" in before_sending
    assert "in a small team, colleagues may guess" in before_sending


def test_a_story_is_kept_with_its_week_and_nothing_of_who_told_it(
    app: Flask, client: FlaskClient, code: str, company: dict[str, int]
) -> None:
    response = send(client, code, text=" It  rained.\r\nAll\0day. ", signature=" Tom ")

    assert (response.status_code, title(response)) == (200, "Thank you")
    (story,) = kept(app)
    assert {
        column.name: getattr(story, column.name)
        for column in Story.__table__.columns
        if column.name != "id"
    } == {
        "team_id": company["lille"],
        "week": weeks.week_of(NOON.date()),
        "text": "It rained. All day.",
        "signature": "Tom",
        "on_wall": False,
        "is_edited": False,
    }


def test_no_cookie_is_read_or_set(sign_in: SignIn, code: str) -> None:
    hana = sign_in("hana")
    answers = [
        hana.get(f"/t/story/{code}"), send(hana, code), send(hana, code, 2, text=""),
        send(hana, code, 3, text="It was Tom."), send(hana, code, 4, switch="fr"),
        hana.get("/t/story/unknown"), hana.delete(f"/t/story/{code}"),
    ]  # fmt: skip

    assert {answer.headers.get("Set-Cookie") for answer in answers} == {None}
    assert {"Cookie" in answer.headers.get("Vary", "") for answer in answers} == {False}


def test_what_looks_like_a_name_is_shown_again_and_may_be_sent_as_it_is(
    app: Flask, client: FlaskClient, code: str
) -> None:
    response = send(client, code, text="It rained on Tom.", signature="The crew")

    found = page(response)
    assert response.status_code == 422
    assert [one.get_text() for one in found.select("[role=alert] strong")] == ["Tom"]
    assert found.select_one("#text").get_text() == "It rained on Tom."  # type: ignore[union-attr]
    assert found.select_one("#signature")["value"] == "The crew"  # type: ignore[index]
    assert kept(app) == []

    again = send(client, code, text="It rained on Tom.", sure="1")
    assert title(again) == "Thank you"
    assert [story.text for story in kept(app)] == ["It rained on Tom."]


def test_a_text_that_was_changed_is_looked_at_again(
    app: Flask, client: FlaskClient, code: str
) -> None:
    send(client, code, text="It rained on Tom.")

    assert send(client, code, text="It rained on Tim.").status_code == 422
    assert send(client, code, text="It rained on him.").status_code == 200
    assert [story.text for story in kept(app)] == ["It rained on him."]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"text": " \r\n "}, "Write what happened."),
        ({"text": "é" * (LONGEST_STORY + 1)}, "Shorten your story"),
        ({"text": "é" * (LONGEST_STORY + 1), "sure": "1"}, "Shorten your story"),
        ({"signature": "é" * (LONGEST_SIGNATURE + 1)}, "Sign in"),
        ({"signature": "ask 06 12 34 56 78"}, "06 12 34 56 78"),
    ],
)
def test_bad_input_is_explained_and_stays_in_the_form(
    app: Flask, client: FlaskClient, code: str, said: dict[str, str], told: str
) -> None:
    response = send(client, code, 1, **said)

    assert response.status_code == 422
    assert told in page(response).select_one("[role=alert]").get_text()  # type: ignore[union-attr]
    assert said.get("signature", "") == page(response).select_one("#signature")["value"]  # type: ignore[index]
    assert kept(app) == []


def test_the_longest_story_fits(app: Flask, client: FlaskClient, code: str) -> None:
    most = {"text": "é" * LONGEST_STORY, "signature": "é" * LONGEST_SIGNATURE}

    assert send(client, code, 1, **most).status_code == 200
    assert len(kept(app)) == 1


def test_a_double_click_tells_once(app: Flask, client: FlaskClient, code: str) -> None:
    answers = [send(client, code), send(client, code)]

    assert answers[0].data == answers[1].data
    assert len(kept(app)) == 1


def test_the_language_changes_and_nothing_is_kept(
    app: Flask, client: FlaskClient, code: str
) -> None:
    response = send(client, code, text="<b>", signature='"', switch="fr")

    found = page(response)
    assert found.html["lang"] == "fr"  # type: ignore[index]
    assert found.select_one("#text").get_text() == "<b>"  # type: ignore[union-attr]
    assert found.select_one("#signature")["value"] == '"'  # type: ignore[index]
    assert kept(app) == []


def test_unknown_closed_and_joined_addresses_look_alike(
    app: Flask, client: FlaskClient, code: str, company: dict[str, int]
) -> None:
    unknown = client.get("/t/story/unknown")
    with app.app_context():
        lille, arras = (
            db.session.get_one(Team, company[key]) for key in ("lille", "arras")
        )
        removal.close_team(db.session(), lille, arras, NOON.date())
        db.session.commit()

    for answer in (unknown, client.get(f"/t/story/{code}"), send(client, code)):
        assert answer.status_code == 404
        assert answer.data == unknown.data
    assert kept(app) == []


def test_one_address_may_tell_twenty_times_an_hour(
    app: Flask, client: FlaskClient, code: str, clock: Clock
) -> None:
    most = limits.ANSWERS.amount
    answers = [send(client, code, at).status_code for at in range(most + 1)]

    assert answers == [200] * most + [429]
    assert len(kept(app)) == most
    assert client.get(f"/t/story/{code}").status_code == 200


def test_where_too_many_wait_that_is_said(
    app: Flask,
    client: FlaskClient,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stories, "MOST_WAITING", 1)
    send(client, code, 1)

    response = send(client, code, 2)

    assert response.status_code == 429
    assert "wait to be read" in words(response)
    assert len(kept(app)) == 1


def test_a_page_of_others_tells_nothing(
    app: Flask, client: FlaskClient, code: str
) -> None:
    response = client.post(
        f"/t/story/{code}",
        data={"text": "It rained."},
        headers={"Sec-Fetch-Site": "cross-site"},
    )

    assert response.status_code == 400
    assert kept(app) == []
