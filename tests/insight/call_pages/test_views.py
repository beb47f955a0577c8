"""Calls on the pages: since when, what became of them, and "not now"."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement.actions.models import CallAnswer
from engagement.database import db
from engagement.insight.calls import keep as keeping
from engagement.insight.models import Floor
from tests.conftest import NOON, Clock
from tests.insight.calls.called import keep
from tests.insight.calls.test_seen import decide
from tests.insight.home.test_attention import usual
from tests.insight.measured import THIS_WEEK, Save, shops, steady
from tests.insight.test_home import page, words
from tests.living import signed_in

SignIn = Callable[[str], FlaskClient]
LAST = THIS_WEEK - 1
WHY = "The shop is rebuilt until April."


@pytest.fixture
def called(
    app: Flask, company: dict[str, int], save: Save, clock: Clock
) -> dict[str, int]:
    """Call Lille for the third week; Nice has left the list by itself."""
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    lille, nice = company["lille"], company["nice"]
    steady(
        save,
        {**shares, lille: 0.2, nice: 0.6},
        {**favourable, lille: 30, nice: 71},
    )
    with app.app_context():
        keep({LAST - 2: [lille, nice], LAST - 1: [lille, nice]})
        keeping.keep_due(db.session(), THIS_WEEK, NOON - timedelta(days=1))
        db.session.remove()
    return company


def card(soup: BeautifulSoup) -> str:
    return words(soup.select_one(".called section") or soup)


def test_the_overview_says_for_how_long_a_team_is_called(
    sign_in: SignIn, called: dict[str, int]
) -> None:
    told = card(page(sign_in("alice")))

    assert "For the 3rd week running, since week 7 of 2026." in told
    assert "Decide on an action" in told
    assert "Not now" in told


def test_from_a_call_one_click_leads_to_an_action(
    sign_in: SignIn, called: dict[str, int]
) -> None:
    link = page(sign_in("alice")).find("a", string="Decide on an action")

    assert link
    assert link["href"] == f"/actions/new?team={called['lille']}&measure=mobilisation"


def test_a_team_that_left_the_list_says_so_to_whoever_leads_it(
    sign_in: SignIn, called: dict[str, int]
) -> None:
    told = words(page(sign_in("hana")))

    left = "Since week 9 of 2026, after 2 weeks."
    assert f"Nice {left} By itself: nothing had been decided." in told
    assert left not in words(page(sign_in("alice")))
    of_nice = words(page(sign_in("charlie"), f"/teams/{called['nice']}"))
    assert "No longer on the list since week 9 of 2026, after 2 weeks." in of_nice


def test_not_now_is_kept_with_who_and_when_and_ends_the_asking(
    sign_in: SignIn, called: dict[str, int]
) -> None:
    client, path = sign_in("alice"), f"/teams/{called['lille']}/call"
    assert "For the 3rd week running" in words(page(client, path))

    assert client.post(path, data={"reason": WHY}).status_code == 303

    told = card(page(client))
    assert f"{WHY} Alice · Wednesday 4 March, 13:00 · not now" in told
    assert "Not now" not in told
    assert WHY in words(page(sign_in("hana"), f"/teams/{called['lille']}"))


@pytest.mark.parametrize("reason", ["", "  ", "later", "a " * 300])
def test_a_reason_is_at_least_a_few_words(
    app: Flask, sign_in: SignIn, called: dict[str, int], reason: str
) -> None:
    sent = sign_in("alice").post(
        f"/teams/{called['lille']}/call", data={"reason": reason}
    )

    assert sent.status_code == 422
    with app.app_context():
        assert db.session.scalars(select(CallAnswer)).all() == []


@pytest.mark.parametrize(
    ("name", "team"),
    [("bob", "lille"), ("charlie", "lille"), ("charlie", "nice"), ("alice", "arras")],
)
def test_there_is_nothing_to_answer_elsewhere(
    sign_in: SignIn, called: dict[str, int], name: str, team: str
) -> None:
    client, path = sign_in(name), f"/teams/{called[team]}/call"

    assert client.get(path).status_code == 404
    assert client.post(path, data={"reason": WHY}).status_code == 404


def test_before_a_guess_no_call_is_shown(
    app: Flask, clock: Clock, called: dict[str, int]
) -> None:
    hana = signed_in(app, called["hana"], clock())

    told = words(page(hana, f"/teams/{called['lille']}/call"))

    assert "Before you read" in told
    assert "week running" not in told


def test_the_team_s_page_repeats_why_and_what_became_of_it(
    app: Flask, sign_in: SignIn, called: dict[str, int]
) -> None:
    with app.app_context():
        decide(called["lille"], NOON - timedelta(days=2))
        db.session.commit()

    soup = page(sign_in("alice"), f"/teams/{called['lille']}")

    section = next(
        one
        for one in soup.select("section.card")
        if one.find(string="Needs support first")
    )
    told = words(section)
    assert "Mobilisation is lower than in the other teams. Of teams like" in told
    assert "Plan the rota earlier. until 30 March 2026" in told
    assert "Decide on another action" in told
    assert "Not now" not in told


def test_hr_reads_first_what_nobody_answers_for_two_weeks(
    app: Flask, sign_in: SignIn, called: dict[str, int]
) -> None:
    def told(name: str) -> str:
        return words(page(sign_in(name)))

    asked = "1 team has needed support for two weeks or longer"

    assert f"{asked}, and nobody" in told("hana")
    assert asked not in told("alice")
    sign_in("alice").post(f"/teams/{called['lille']}/call", data={"reason": WHY})
    assert asked not in told("hana")


def test_an_action_for_the_team_answers_a_floor_too(
    app: Flask, sign_in: SignIn, called: dict[str, int], save: Save
) -> None:
    save(Floor(measure="csat", value=0.7, set_at=NOON, person_id=called["hana"]))
    before = words(page(sign_in("alice")))
    with app.app_context():
        decide(called["lille"], NOON - timedelta(days=2))
        db.session.commit()

    after = words(page(sign_in("alice")))

    asked = "Say what is done, or why not"
    assert asked in before
    assert asked not in after
    assert "1 team of which somebody has said why, or decided on something" in after


def test_french_counts_weeks_as_french_does(
    sign_in: SignIn, called: dict[str, int]
) -> None:
    client = sign_in("alice")
    with client.session_transaction() as session:
        session["language"] = "fr"

    told = card(page(client))

    assert "Pour la 3e semaine d’affilée, depuis la semaine 7 de 2026." in told
