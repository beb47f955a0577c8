"""Several presses at once at the address of a group's results, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from engagement.database import db
from engagement.people.models import RosterChange, Team
from engagement.pulses import results_links
from tests.conftest import NOON
from tests.pulses import staff

SignIn = Callable[[str], FlaskClient]
PRESSES = 6


@pytest.fixture
def app(app_on_both: Flask) -> Flask:
    return app_on_both


def number_noted() -> int:
    counted = select(func.count()).select_from(RosterChange)
    return db.session.scalar(counted) or 0


@pytest.mark.parametrize("address", ["renew", "withdraw"])
def test_presses_at_once_are_one_change(
    app: Flask, company: dict[str, int], sign_in: SignIn, address: str
) -> None:
    with app.app_context():
        above = db.session.get_one(Team, company["company"])
        shop = staff.a_team("shop", above, people=8).id
        staff.a_team("store", above, people=7)  # joins the company’s few
        pulse = staff.an_open_pulse(staff.inside(app), NOON)
        code = results_links.of_pulse(db.session(), pulse.id).codes[shop]
        before = number_noted()
    sent = {"address": address, "code": code}
    clients = [sign_in("hana") for _press in range(PRESSES)]

    def press(hana: FlaskClient) -> int:
        return hana.post(f"/pulses/results/{shop}", data=sent).status_code

    with ThreadPoolExecutor(PRESSES) as together:
        statuses = [*together.map(press, clients)]

    assert statuses == [303] * PRESSES
    with app.app_context():
        assert number_noted() == before + 1
