"""What pages turn into: thanks, refusals, errors, the demo; all as well made."""

from datetime import timedelta

import pytest
from playwright.sync_api import FilePayload, expect

from engagement.people.models import Role
from tests.browser.company import Site
from tests.browser.conftest import NewContext
from tests.browser.reading import FEW_LOOKS, NOBODY, Reading

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("reader", [NOBODY, Role.HR])
def test_the_demo_with_its_banner_is_well_made(
    reading: Reading, demo: Site, reader: Role | None
) -> None:
    page = reading.screen(demo, reader)

    page.goto("/")

    expect(page.get_by_role("button", name="One week later")).to_be_visible()
    assert reading.faults(page, f"demo for {reader or 'anybody'}", FEW_LOOKS) == []


def test_the_thanks_are_well_made(reading: Reading, site: Site) -> None:
    page = reading.screen(site, NOBODY)
    page.goto(site.answer_path())
    page.get_by_role("radio").first.check()

    page.get_by_role("button", name="Send my answers").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    assert reading.faults(page, "thanks", FEW_LOOKS) == []


def test_an_answer_that_is_refused_is_well_made(reading: Reading, site: Site) -> None:
    page = reading.screen(site, NOBODY)
    page.goto("/p")

    page.get_by_role("button", name="Send my answers").click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert reading.faults(page, "answer refused", FEW_LOOKS) == []


def test_no_open_pulse_is_well_made(reading: Reading, site: Site) -> None:
    page = reading.screen(site, NOBODY)
    site.clock.moment += timedelta(days=4)

    page.goto("/p")

    site.clock.moment -= timedelta(days=4)
    expect(page.get_by_role("heading", level=1)).to_contain_text("No questions")
    assert reading.faults(page, "no open pulse", FEW_LOOKS) == []


def test_an_error_is_well_made(reading: Reading, site: Site) -> None:
    page = reading.screen(site, Role.HR)

    page.goto("/teams/999999")

    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert reading.faults(page, "error", FEW_LOOKS) == []


def test_a_form_that_is_refused_is_well_made(reading: Reading, site: Site) -> None:
    page = reading.screen(site, NOBODY)
    page.goto("/sign-in")

    page.get_by_role("button", name="Send me a link").click()

    expect(page.get_by_text("Write your e-mail address.")).to_be_visible()
    assert reading.faults(page, "form refused", FEW_LOOKS) == []


@pytest.mark.parametrize(
    ("path", "button", "text"),
    [
        ("/people/files", "Look through the file", "team,name,parent\n=x,Lille,\n"),
        (
            "/customers/imports",
            "Look through the file",
            "team,week,metric,n,value\nx,x,x,x,x\n",
        ),
    ],
)
def test_refused_rows_are_well_made(
    reading: Reading, site: Site, path: str, button: str, text: str
) -> None:
    page = reading.screen(site, Role.HR)
    page.goto(path)
    file = FilePayload(name="bad.csv", mimeType="text/csv", buffer=text.encode())
    page.locator("input[type=file]").set_input_files(file)

    page.get_by_role("button", name=button).click()

    expect(page.get_by_role("table").first).to_be_visible()
    expect(page.get_by_text("Refused rows").first).to_be_visible()
    assert reading.faults(page, f"refused rows of {path[1:]}", FEW_LOOKS) == []


def test_a_device_in_the_dark_gets_dark_pages(
    new_context: NewContext, site: Site
) -> None:
    page = new_context(color_scheme="dark").new_page()

    page.goto("/p")

    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
