"""A guess is what somebody meant, not where a slider happened to stand."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete, select

from engagement.database import db
from engagement.insight.models import Guess
from engagement.people.models import Role
from tests.browser.company import Site
from tests.browser.conftest import OpenDesk

pytestmark = pytest.mark.browser


def test_a_slider_that_nobody_touched_is_no_guess(
    open_desk: OpenDesk, site: Site
) -> None:
    page = open_desk(Role.MANAGER)
    with site.app.app_context():
        db.session.execute(delete(Guess))
        db.session.commit()
    page.goto("/teams")
    staff, customers = page.get_by_role("slider").all()

    staff.press("ArrowRight")
    page.get_by_role("button", name="Show me").click()

    expect(page.get_by_text("Put the mark where you think it is")).to_have_count(1)
    expect(staff).to_have_value("6")
    customers.press("Home")
    page.get_by_role("button", name="Show me").click()

    expect(page).to_have_url(re.compile("/teams$"))
    with site.app.app_context():
        one = db.session.scalars(select(Guess)).one()
        assert (one.staff, one.customers) == (6, 0)
