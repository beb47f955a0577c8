"""Where HR sees, takes back and renews the addresses of results."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement.database import db
from engagement.people.company import company as described
from engagement.people.models import Team
from engagement.pulses import results_links
from engagement.pulses.models import Pulse
from tests.conftest import NOON
from tests.pulses import staff
from tests.pulses.test_views import SignIn

PAGE = "/pulses/results"


@pytest.fixture
def shop(app: Flask, company: dict[str, int]) -> int:
    """Open a pulse in which a shop is a group of its own; return its id."""
    with app.app_context():
        above = db.session.get_one(Team, company["company"])
        shop = staff.a_team("shop", above, people=8)
        staff.a_team("store", above, people=7)  # joins the company's few
        staff.an_open_pulse(staff.inside(app), NOON)
        return shop.id


def code_of(app: Flask, team_id: int) -> str | None:
    with app.app_context():
        pulse_id = db.session.scalars(select(Pulse.id)).one()
        return results_links.of_pulse(db.session(), pulse_id).code(team_id)


def send(client: FlaskClient, path: str, **form: str) -> str:
    return client.post(path, data=form, follow_redirects=True).text


def test_hr_sees_each_groups_address(app: Flask, sign_in: SignIn, shop: int) -> None:
    page = BeautifulSoup(sign_in("hana").get(PAGE).text, "html.parser")

    addresses = [one.get_text() for one in page.select('main a[href^="/r/"]')]
    assert f"{staff.inside(app).address}/r/{code_of(app, shop)}" in addresses
    assert len(addresses) == 2


def test_hr_takes_one_back_which_everybody_can_read(
    app: Flask, client: FlaskClient, sign_in: SignIn, shop: int
) -> None:
    before = code_of(app, shop)
    hana = sign_in("hana")

    page = send(hana, f"{PAGE}/{shop}", address="withdraw")

    assert "Taken back: the address of Shop leads nowhere." in page
    assert "No address: it was taken back, or this group is new." in page
    assert client.get(f"/r/{before}").status_code == 404
    told = sign_in("emil").get("/roster").text
    assert "Hana took back the address at which Shop reads its results" in told


def test_hr_renews_one_which_everybody_can_read(
    app: Flask, client: FlaskClient, sign_in: SignIn, shop: int
) -> None:
    before = code_of(app, shop)

    page = send(sign_in("hana"), f"{PAGE}/{shop}", address="renew", code=str(before))

    after = code_of(app, shop)
    assert "Shop has a new address; those before lead nowhere." in page
    assert after != before
    codes = [client.get(f"/r/{code}").status_code for code in (before, after)]
    assert codes == [404, 200]
    told = sign_in("emil").get("/roster").text
    assert "Hana gave Shop a new address for its results" in told


def test_hr_lets_all_read_the_company_alone_and_back_again(
    app: Flask, sign_in: SignIn, shop: int
) -> None:
    hana = sign_in("hana")

    alone = send(hana, PAGE, shown="company")
    at_shop = hana.get(f"/r/{code_of(app, shop)}").status_code
    send(hana, PAGE, shown="teams")

    assert (
        "From now on everybody reads the results of the whole company alone." in alone
    )
    assert at_shop == 200
    told = sign_in("emil").get("/roster").text
    assert "Hana lets everybody read the results of the whole company alone" in told
    assert "lets everybody read the results of those they are counted with" in told
    with app.app_context():
        assert described(db.session()).has_team_results


@pytest.mark.parametrize("form", [{}, {"address": "x"}, {"shown": "x"}])
def test_anything_else_is_refused(
    sign_in: SignIn, shop: int, form: dict[str, str]
) -> None:
    hana = sign_in("hana")

    answers = [hana.post(path, data=form) for path in (PAGE, f"{PAGE}/{shop}")]

    assert {one.status_code for one in answers} == {400}


def test_a_team_that_is_no_group_has_none_to_give(
    app: Flask, sign_in: SignIn, shop: int, company: dict[str, int]
) -> None:
    lille = company["lille"]

    answer = sign_in("hana").post(f"{PAGE}/{lille}", data={"address": "renew"})

    assert answer.status_code == 404
    assert shop
    assert code_of(app, lille) is None


def test_before_the_first_pulse_there_are_none(sign_in: SignIn) -> None:
    page = sign_in("hana").get(PAGE).text

    assert "They are made when the first pulse opens." in page


def test_two_presses_are_one_change(app: Flask, sign_in: SignIn, shop: int) -> None:
    hana, code = sign_in("hana"), str(code_of(app, shop))

    send(hana, f"{PAGE}/{shop}", address="renew", code=code)
    renewed = code_of(app, shop)
    send(hana, f"{PAGE}/{shop}", address="renew", code=code)

    assert code_of(app, shop) == renewed
    for _press in range(2):
        send(hana, f"{PAGE}/{shop}", address="withdraw", code=str(renewed))
    told = sign_in("emil").get("/roster").text
    assert told.count("gave Shop a new address for its results") == 1
    assert told.count("took back the address at which Shop reads its results") == 1
