"""A link signs somebody in once, and signing out ends it."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from engagement.people.models import Role
from tests.browser.company import Site

pytestmark = pytest.mark.browser


def use_link(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("button", name="Sign in").click()


@pytest.fixture(autouse=True)
def reads_at_once(site: Site) -> None:
    """Ask nobody for a guess, whichever test comes first."""
    for role in (Role.MANAGER, Role.HR):
        site.read_at_once(role)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.HR])
def test_a_link_and_a_button_lead_to_the_overview(
    page: Page, site: Site, role: Role
) -> None:
    use_link(page, site.sign_in_path(role))

    expect(page.get_by_role("heading", level=1)).to_contain_text("the results are in")
    expect(page).to_have_url(f"{site.address}/")


def test_the_code_of_a_link_is_out_of_sight_at_once(page: Page, site: Site) -> None:
    page.goto(site.sign_in_path(Role.HR))

    expect(page).to_have_url(f"{site.address}/sign-in")
    expect(page.get_by_text("Your link is ready.")).to_be_visible()
    expect(page.get_by_label("Code from your link")).to_be_hidden()


def test_a_link_that_was_used_is_explained(
    page: Page, context: BrowserContext, site: Site
) -> None:
    path = site.sign_in_path(Role.HR)
    use_link(page, path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("the results are in")
    context.clear_cookies()

    use_link(page, path)

    expect(page.get_by_text("This link was used or is too old.")).to_be_visible()
    expect(page.get_by_role("button", name="Send me a link")).to_be_visible()


def test_signing_out_ends_it_even_for_a_copied_cookie(
    page: Page, context: BrowserContext, site: Site
) -> None:
    use_link(page, site.sign_in_path(Role.HR))
    expect(page.get_by_role("heading", level=1)).to_contain_text("the results are in")
    copied = context.cookies()

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")

    context.add_cookies(copied)  # type: ignore[arg-type]
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
