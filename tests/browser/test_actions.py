"""A manager on a phone: from the first screen to an action that is recorded."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from engagement.people.models import Role
from tests.browser.company import Site
from tests.browser.conftest import NewContext
from tests.chromium import PATIENCE

pytestmark = pytest.mark.browser

MOST_PRESSES = 4
LANGUAGES = ["en", "fr"]


@dataclass
class Thumb:
    """What presses on a phone, and counts."""

    page: Page
    site: Site
    language: str
    presses: int = 0

    def said(self, text: str) -> str:
        return self.site.said(self.language, text)

    def press(self, what: Locator) -> None:
        self.presses += 1
        what.tap()


OpenThumb = Callable[..., Thumb]


@pytest.fixture
def thumb(new_context: NewContext, site: Site) -> OpenThumb:
    """Sit in a train with a phone, signed in as a manager."""

    def opened(language: str, *, width: int = 390, has_scripts: bool = True) -> Thumb:
        context: BrowserContext = new_context(
            viewport={"width": width, "height": 780},
            has_touch=True,
            is_mobile=True,
            locale=language,
            java_script_enabled=has_scripts,
        )
        context.set_default_timeout(PATIENCE)
        site.sign_in(context, Role.MANAGER, language)
        return Thumb(context.new_page(), site, language)

    return opened


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("has_scripts", [True, False])
def test_from_the_first_screen_to_a_recorded_action_in_few_presses(
    thumb: OpenThumb, language: str, *, has_scripts: bool
) -> None:
    one = thumb(language, has_scripts=has_scripts)
    page = one.page
    page.goto("/")

    one.press(page.locator(".tile, .names").get_by_role("link", name="Lorient").first)
    one.press(page.locator("a.btn[href*='measure=']").first)
    card = page.locator(".suggested").first
    text = card.locator("p").nth(1).inner_text()
    one.press(card.get_by_role("button"))

    expect(page.get_by_role("heading", level=1)).to_have_text(text)
    expect(page.get_by_role("status")).to_have_text(one.said("Recorded."))
    assert one.presses <= MOST_PRESSES


def test_a_mistake_takes_the_reader_to_it_and_loses_nothing(thumb: OpenThumb) -> None:
    one = thumb("en", width=320, has_scripts=False)
    page = one.page
    page.goto(f"/actions/new?team={one.site.team_id('brest')}&measure=trust")
    page.get_by_label("What will be done").fill("Hand over the keys.")
    page.get_by_label("By", exact=True).fill("2020-01-01")

    one.press(page.get_by_role("button", name="Record the action"))

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    one.press(summary.get_by_role("link", name="By"))
    expect(page.get_by_label("By", exact=True)).to_be_focused()
    expect(page.get_by_label("What will be done")).to_have_value("Hand over the keys.")
    page.get_by_label("By", exact=True).fill("2026-12-24")
    page.get_by_label("Kind").select_option("decisions")
    one.press(page.get_by_role("button", name="Record the action"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Hand over the keys.")


def test_it_is_done_and_opened_again_with_a_thumb(thumb: OpenThumb) -> None:
    one = thumb("en")
    page = one.page
    page.goto(f"/actions/new?team={one.site.team_id('brest')}&measure=courtesy")
    one.press(page.locator(".suggested").first.get_by_role("button"))

    one.press(page.get_by_role("button", name="It is done"))
    expect(page.locator(".lead").first).to_contain_text("Done on")
    one.press(page.get_by_role("button", name="Open it again"))
    expect(page.locator(".lead").first).to_contain_text("Running: due on")
