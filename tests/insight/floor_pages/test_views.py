"""Floors that HR sets, and what is said of teams under them, on the pages."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement.database import db
from engagement.insight.floors import alerts, answers
from engagement.insight.models import Floor, FloorAnswer
from engagement.insight.sight import EVERYTHING, Sight
from engagement.people.models import Person
from tests.conftest import NOON, Clock
from tests.insight.measured import THIS_WEEK, Save, a_release, a_score, steady
from tests.insight.test_home import page, words
from tests.living import signed_in

SignIn = Callable[[str], FlaskClient]
WHY = "The lift was broken until Friday."


@pytest.fixture
def under(company: dict[str, int], save: Save) -> dict[str, int]:
    """Give Lille and Nice few content customers, and HR a floor; Arras is well."""
    lille, arras, nice = (company[key] for key in ("lille", "arras", "nice"))
    steady(
        save,
        {lille: 0.4, arras: 0.7, nice: 0.7},
        {lille: 50, arras: 80, nice: 50},
    )
    save(Floor(measure="csat", value=0.7, set_at=NOON, person_id=company["hana"]))
    return company


def cards(soup: BeautifulSoup) -> list[str]:
    heading = soup.find("h2", string="Under a floor")
    if heading is None:
        return []
    grid = heading.find_next_sibling("div")
    return [words(card) for card in grid.select("section")] if grid else []


def answer(client: FlaskClient, path: str, reason: str = WHY) -> int:
    return client.post(path, data={"reason": reason}).status_code


def test_hr_and_whoever_leads_it_see_a_team_under_its_floor(
    sign_in: SignIn, under: dict[str, int]
) -> None:
    told = "has stayed under the floor of 70% since"
    seen = {name: cards(page(sign_in(name))) for name in ("hana", "alice", "bob")}

    assert [card.split()[0] for card in seen["hana"]] == ["Lille", "Nice"]
    assert [card.split()[0] for card in seen["alice"]] == ["Lille"]
    assert seen["bob"] == []
    assert all(told in card for card in seen["hana"])
    assert "The last figure is 50%." in seen["alice"][0]


def test_nothing_is_said_where_no_floor_is_set(
    sign_in: SignIn, under: dict[str, int], app: Flask
) -> None:
    with app.app_context():
        db.session.delete(db.session.get_one(Floor, "csat"))
        db.session.commit()

    assert cards(page(sign_in("hana"))) == []


def test_an_answer_is_kept_with_who_and_when_and_ends_the_asking(
    sign_in: SignIn, under: dict[str, int]
) -> None:
    path = f"/teams/{under['lille']}/floors/csat"

    assert answer(sign_in("alice"), path) == 303

    for name in ("alice", "hana"):
        soup = page(sign_in(name))
        assert all("Lille" not in card for card in cards(soup))
        told = words(soup)
        assert "1 team of which somebody has said why" in told
        assert f"{WHY} Alice · Wednesday 4 March, 13:00" in told
    assert WHY in words(page(sign_in("hana"), f"/teams/{under['lille']}"))


def test_before_a_guess_no_figure_under_a_floor_is_shown(
    app: Flask, clock: Clock, under: dict[str, int]
) -> None:
    hana = signed_in(app, under["hana"], clock())

    told = words(page(hana, f"/teams/{under['lille']}/floors/csat"))

    assert "Before you read" in told
    assert "50%" not in told


def test_an_answer_that_is_sent_twice_is_said_once(
    sign_in: SignIn, under: dict[str, int], app: Flask
) -> None:
    path = f"/teams/{under['lille']}/floors/csat"
    for reason in (WHY, WHY, "Another lift broke since."):
        assert answer(sign_in("alice"), path, reason) == 303

    with app.app_context():
        assert len(db.session.scalars(select(FloorAnswer)).all()) == 2


@pytest.mark.parametrize("reason", ["", "  ", "seen", "ok ok", "a " * 300])
def test_a_reason_is_at_least_a_few_words(
    sign_in: SignIn, under: dict[str, int], app: Flask, reason: str
) -> None:
    path = f"/teams/{under['lille']}/floors/csat"

    assert answer(sign_in("alice"), path, reason) == 422

    with app.app_context():
        assert db.session.scalars(select(FloorAnswer)).all() == []


@pytest.mark.parametrize(
    ("name", "team", "measure"),
    [
        ("bob", "lille", "csat"),
        ("alice", "nice", "csat"),
        ("alice", "arras", "csat"),
        ("alice", "lille", "nps"),
        ("alice", "lille", "mobilisation"),
    ],
)
def test_there_is_nothing_to_answer_elsewhere(
    sign_in: SignIn, under: dict[str, int], name: str, team: str, measure: str
) -> None:
    path = f"/teams/{under[team]}/floors/{measure}"

    assert sign_in(name).get(path).status_code == 404
    assert answer(sign_in(name), path) == 404


def test_a_floor_that_is_raised_asks_again(
    sign_in: SignIn, under: dict[str, int], app: Flask
) -> None:
    client = sign_in("alice")
    answer(client, f"/teams/{under['lille']}/floors/csat")

    sign_in("hana").post("/floors", data={"floor_csat": "75"})
    raised = cards(page(client))
    sign_in("hana").post("/floors", data={"floor_csat": "65"})

    assert len(raised) == 1
    assert cards(page(client)) == []


def test_a_figure_that_reaches_the_floor_ends_it_and_a_fall_asks_anew(
    sign_in: SignIn, under: dict[str, int], save: Save, clock: Clock
) -> None:
    lille = under["lille"]
    answer(sign_in("alice"), f"/teams/{lille}/floors/csat")

    clock.moment += timedelta(weeks=1)
    save(a_release(THIS_WEEK, 2), a_score(lille, 100, 72, week=THIS_WEEK))
    reached = words(page(sign_in("alice")))
    clock.moment += timedelta(weeks=2)
    save(a_release(THIS_WEEK + 1, 3))
    save(*(a_score(lille, 100, 40, week=THIS_WEEK + one) for one in (1, 2)))

    assert "Under a floor" not in reached
    assert len(cards(page(sign_in("alice")))) == 1


def test_the_week_that_is_not_over_is_left_out(
    sign_in: SignIn, under: dict[str, int], save: Save
) -> None:
    save(a_score(under["lille"], 5, 5, week=THIS_WEEK))

    assert len(cards(page(sign_in("alice")))) == 1


def test_mobilisation_has_a_floor_too(sign_in: SignIn, under: dict[str, int]) -> None:
    sign_in("hana").post("/floors", data={"floor_csat": "", "floor_mobilisation": "60"})

    [card] = cards(page(sign_in("alice")))

    assert "Mobilisation has stayed under the floor of 60%" in card
    assert "The last figure is 40%." in card


def test_a_floor_of_a_net_figure_is_in_points(
    sign_in: SignIn, under: dict[str, int], save: Save
) -> None:
    weeks = range(THIS_WEEK - 3, THIS_WEEK)
    for week in weeks:
        given = {"metric": "nps", "week": week, "unfavourable": 60}
        save(a_score(under["lille"], 100, 20, **given))

    sign_in("hana").post("/floors", data={"floor_csat": "", "floor_nps": "-10"})

    [card] = cards(page(sign_in("alice")))
    assert "under the floor of −10" in card
    assert "The last figure is −40." in card


def test_hr_sets_floors_in_the_unit_that_is_shown(
    sign_in: SignIn, under: dict[str, int], app: Flask
) -> None:
    client = sign_in("hana")

    sent = {"floor_csat": "70", "floor_nps": "", "floor_mobilisation": "55"}
    assert client.post("/floors", data=sent).status_code == 303

    fields = {
        field["name"]: field["value"]
        for field in page(client, "/floors").select("input.form-control")
    }
    assert fields["floor_csat"] == "70"
    assert fields["floor_mobilisation"] == "55"
    assert fields["floor_nps"] == ""
    with app.app_context():
        rows = {row.measure: row for row in db.session.scalars(select(Floor))}
        assert rows.keys() == {"csat", "mobilisation"}
        assert rows["mobilisation"].value == pytest.approx(0.55)
        assert rows["mobilisation"].person_id == under["hana"]


@pytest.mark.parametrize("wrong", ["101", "0", "-5", "3 of 5", "3,5"])
def test_a_floor_that_is_no_percentage_is_refused(
    sign_in: SignIn, under: dict[str, int], wrong: str
) -> None:
    assert (
        sign_in("hana").post("/floors", data={"floor_csat": wrong}).status_code == 422
    )


def test_only_hr_sets_floors(sign_in: SignIn, under: dict[str, int]) -> None:
    assert sign_in("alice").get("/floors").status_code == 404
    assert sign_in("alice").post("/floors").status_code == 404


def test_the_page_of_metrics_leads_to_the_floors(
    sign_in: SignIn, under: dict[str, int]
) -> None:
    soup = page(sign_in("hana"), "/customers/metrics")

    assert soup.select_one('a[href="/floors"]')


def test_figures_that_a_reader_does_not_see_tell_them_of_no_floor(
    under: dict[str, int], app: Flask
) -> None:
    lille = under["lille"]
    blanks = frozenset((lille, week) for week in range(THIS_WEEK - 8, THIS_WEEK))
    with app.app_context():
        session = db.session()
        session.add(Floor(measure="mobilisation", value=0.6, set_at=NOON))
        session.commit()
        sights = EVERYTHING, Sight(None, blanks)
        seen = [alerts.alerts(session, sight, THIS_WEEK) for sight in sights]
        [alert] = [one for one in seen[0] if one.measure == "mobilisation"]
        hana = session.get_one(Person, under["hana"])
        answers.answer(session, alert, WHY, hana, NOON)
        session.commit()
        said = [answers.said_of(session, lille, sight.blanks) for sight in sights]

    assert [one.measure for one in seen[1] if one.team_id == lille] == ["csat"]
    assert [len(one) for one in said] == [1, 0]


def test_whoever_has_left_is_named_no_more(
    sign_in: SignIn, under: dict[str, int], app: Flask
) -> None:
    with app.app_context():
        session = db.session()
        [alert, _] = alerts.alerts(session, EVERYTHING, THIS_WEEK)
        emil = session.get_one(Person, under["emil"])
        answers.answer(session, alert, WHY, emil, NOON)
        session.commit()
        session.delete(emil)
        session.commit()

    assert f"{WHY} Somebody who has left since" in words(page(sign_in("hana")))
