"""The page of the four people; the banner: another role, and one week later."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.pulses.models import Envelope, Release
from engagement.web.context import this_week
from tests.pulses import staff

ROUTES = ["/demo/role/employee", "/demo/role/manager", "/demo/role/hr", "/demo/week"]


def _page(client: FlaskClient, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def _in_app(client: FlaskClient, table: type[object]) -> int:
    with client.application.app_context():
        return db.session.execute(select(func.count()).select_from(table)).scalar_one()


def _week(client: FlaskClient) -> int:
    with client.application.app_context():
        return this_week()


@pytest.mark.parametrize("path", ROUTES)
def test_without_the_demo_its_routes_do_not_exist(
    client: FlaskClient, path: str
) -> None:
    assert client.post(path).status_code == 404


@pytest.mark.parametrize("path", ROUTES)
def test_nobody_is_let_into_a_company_that_came_after_the_start(
    empty_demo: Flask, path: str
) -> None:
    with empty_demo.app_context():
        staff.a_team("real", people=2)
        db.session.commit()

    assert empty_demo.test_client().post(path).status_code == 404


def test_without_the_demo_there_is_no_banner(client: FlaskClient) -> None:
    page = _page(client, "/promise")

    assert not page.select("form[action^='/demo']")


def test_the_banner_says_demonstration_and_what_day_it_is(
    visitor: FlaskClient,
) -> None:
    page = _page(visitor, "/promise")

    banner = page.find("aside")
    assert banner
    assert "invented company" in banner.get_text()
    assert "Wednesday" in banner.get_text()
    assert banner.select("a[href='/demo']")
    assert [form["action"] for form in banner.find_all("form")] == ROUTES
    assert all(form.find("input", {"name": "csrf_token"}) for form in banner("form"))


def test_the_first_page_introduces_four_people(visitor: FlaskClient) -> None:
    page = _page(visitor, "/demo")

    people = page.select("main li")
    ways = [one.select_one("form, a") for one in people]
    assert [one.h2.get_text(strip=True) for one in people if one.h2] == [
        "Employee", "Manager", "HR", "Works council",
    ]  # fmt: skip
    assert [one and (one.get("action") or one.get("href")) for one in ways] == [
        *ROUTES[:3], "/promise",
    ]  # fmt: skip


def test_whoever_is_nobody_yet_begins_there(visitor: FlaskClient) -> None:
    assert visitor.get("/").location == "/demo"
    assert visitor.get("/teams").location == "/demo"


def test_the_works_council_reads_without_signing_in(visitor: FlaskClient) -> None:
    link = _page(visitor, "/demo").select_one("main li a")
    assert link

    assert visitor.get(str(link["href"])).status_code == 200
    assert visitor.get("/people").status_code == 303


def test_a_company_that_came_after_the_start_has_no_such_page(
    empty_demo: Flask,
) -> None:
    client = empty_demo.test_client()

    ways = [client.get("/").location, client.get("/demo").location]

    assert ways == ["/demo", "/sign-in"]
    assert client.get(ways[-1]).status_code == 200


@pytest.mark.parametrize("path", ROUTES)
def test_the_demo_changes_nothing_on_get(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(path).status_code == 405


@pytest.mark.parametrize("path", ROUTES)
def test_a_strangers_page_cannot_press_the_buttons(
    visitor: FlaskClient, path: str
) -> None:
    visitor.application.config["WTF_CSRF_ENABLED"] = True

    assert visitor.post(path).status_code == 400


def test_an_unknown_role_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.post("/demo/role/owner").status_code == 404


def test_an_employee_is_led_to_the_answer_page_with_a_ticket(
    visitor: FlaskClient,
) -> None:
    before = _in_app(visitor, Envelope)

    response = visitor.post("/demo/role/employee")
    path, _, ticket = response.location.partition("#")
    sent = visitor.post(path, data={"ticket": ticket, "energy": "4"})

    assert (response.status_code, path, sent.status_code) == (303, "/p", 200)
    assert _in_app(visitor, Envelope) == before + 1


@pytest.mark.parametrize(("role", "label"), [("manager", "Manager"), ("hr", "HR")])
def test_a_manager_and_hr_are_signed_in(
    visitor: FlaskClient, role: str, label: str
) -> None:
    response = visitor.post(f"/demo/role/{role}")

    page = _page(visitor, "/promise")
    current = page.select_one("aside button[aria-current]")
    assert (response.status_code, response.location) == (303, "/")
    assert current
    assert current.get_text() == label


def test_the_first_role_ends_when_another_begins(visitor: FlaskClient) -> None:
    visitor.post("/demo/role/hr")
    assert visitor.get("/people").status_code == 200

    visitor.post("/demo/role/manager")

    assert visitor.get("/people").status_code == 404


def test_a_week_later_everything_has_moved_and_the_reader_is_told(
    visitor: FlaskClient,
) -> None:
    week, releases = _week(visitor), _in_app(visitor, Release)

    response = visitor.post("/demo/week", data={"back": "/promise"})

    notice = _page(visitor, response.location).select_one("[role=status]")
    assert (response.status_code, response.location) == (303, "/promise")
    assert _week(visitor) == week + 1
    assert _in_app(visitor, Release) == releases + 1
    assert notice
    assert "Last week’s pulse was closed and released" in notice.get_text()


def test_whoever_is_signed_in_stays_so(visitor: FlaskClient) -> None:
    visitor.post("/demo/role/hr")

    visitor.post("/demo/week", data={"back": "/people"})

    assert visitor.get("/people").status_code == 200


def test_the_way_back_never_leads_elsewhere(visitor: FlaskClient) -> None:
    response = visitor.post("/demo/week", data={"back": "https://example.org/"})

    assert response.location == "/"


def test_another_clock_may_be_given_to_a_demo(settings: Settings, app: Flask) -> None:
    own = app.extensions["clock"]

    other = create_app(settings, own)

    assert other.extensions["clock"] is own
