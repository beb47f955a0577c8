"""A story from the phone to the wall, and the wall in front of a meeting."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from sqlalchemy import delete

from engagement.database import db
from engagement.people.models import Role
from engagement.stories import addresses, stories
from engagement.stories.models import Story, StoryAddress
from engagement.stories.stories import Told
from tests.browser.company import Site
from tests.browser.conftest import NewContext, OpenDesk, OpenPhone
from tests.browser.reading import FEW_LOOKS, NOBODY, Reading

pytestmark = pytest.mark.browser

TEAM = "vannes"
A4 = (595, 842)
"""Width and height in points."""
LANGUAGES = ["en", "fr"]
TEXTS = [f"{number} umbrellas were lent, and all came back." for number in (3, 4, 5)]
LONG = "They stayed and looked for it until it was found. " * 12


@pytest.fixture
def code(site: Site) -> Iterator[str]:
    team_id = site.team_id(TEAM)
    with site.app.app_context():
        addresses.open_all(db.session(), [team_id])
        found = addresses.code_of(db.session(), team_id)
        db.session.commit()
    assert found
    yield found
    with site.app.app_context():
        for table in (Story, StoryAddress):
            db.session.execute(delete(table).where(table.team_id == team_id))
        db.session.commit()


@pytest.fixture
def wall(site: Site, code: str) -> str:
    """Return the wall of a team on which three stories hang."""
    return hung(site, TEXTS)


def hung(site: Site, texts: list[str]) -> str:
    team_id, week = site.team_id(TEAM), 2960
    with site.app.app_context():
        for text in texts:
            stories.tell(db.session(), team_id, Told(text, text, ""), week)
        for story in stories.waiting(db.session()):
            if story.team_id == team_id:
                stories.let(db.session(), story.id, story.text)
        db.session.commit()
    return f"/teams/{team_id}/wall"


def shown(page: Page) -> str:
    """Return the one moment that is to be seen."""
    seen = page.locator(".moment:visible blockquote")
    expect(seen).to_have_count(1)
    return seen.inner_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_goes_from_a_phone_without_scripts_to_the_wall(
    open_desk: OpenDesk, open_phone: OpenPhone, site: Site, code: str, language: str
) -> None:
    phone = open_phone(320, language=language, java_script_enabled=False)
    desk = open_desk(Role.HR, language)

    def said(text: str, **values: object) -> str:
        return site.said(language, text, **values)

    phone.goto(f"/t/story/{code}")
    phone.get_by_label(said("Your story")).fill("Elle a ri avec Bernard.")
    phone.get_by_role("button", name=said("Send"), exact=True).tap()
    expect(phone.get_by_role("alert")).to_contain_text("Bernard")
    phone.get_by_label(said("Your story")).fill("Elle a ri avec un voisin.")
    phone.get_by_label(said("Your signature (optional)")).fill("Le rayon lampes")
    phone.get_by_role("button", name=said("I have changed it: send")).tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text(said("Thank you"))
    assert phone.context.cookies() == []

    desk.goto(f"/teams/{site.team_id(TEAM)}/wall")
    expect(desk.get_by_text("Elle a ri")).to_have_count(0)
    desk.goto("/stories")
    story = desk.locator("form", has_text="Le rayon lampes")
    story.get_by_role("textbox").fill("Elle a ri avec une voisine.")
    story.get_by_role("button", name=said("Let it on the wall")).click()
    desk.goto(f"/teams/{site.team_id(TEAM)}/wall")

    assert "Elle a ri avec une voisine." in shown(desk)
    told = desk.locator(".moment:visible p")
    expect(told).to_contain_text("Le rayon lampes")
    expect(told).to_contain_text(said("words changed by HR"))


def test_the_language_changes_and_the_story_stays(
    open_phone: OpenPhone, site: Site, code: str
) -> None:
    phone = open_phone(320, java_script_enabled=False)
    phone.goto(f"/t/story/{code}")
    phone.get_by_label("Your story").fill("It rained.")

    phone.get_by_role("button", name="Français").tap()

    expect(phone.locator("html")).to_have_attribute("lang", "fr")
    expect(phone.get_by_label(site.said("fr", "Your story"))).to_have_value(
        "It rained."
    )


def test_every_end_of_telling_is_well_made(
    reading: Reading, site: Site, code: str
) -> None:
    page = reading.screen(site, NOBODY)
    page.goto(f"/t/story/{code}")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Write what happened.")
    assert reading.faults(page, "story refused", FEW_LOOKS) == []

    page.get_by_label("Your story").fill("It was for Tom.")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Tom")
    assert reading.faults(page, "story with a name", FEW_LOOKS) == []

    page.get_by_role("button", name="Nobody can be recognised").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert reading.faults(page, "story thanks", FEW_LOOKS) == []


def test_keys_turn_the_wall_one_moment_at_a_time(
    open_desk: OpenDesk, wall: str
) -> None:
    desk = open_desk(Role.MANAGER)
    desk.goto(wall)
    first = shown(desk)

    desk.keyboard.press("Space")
    second = shown(desk)
    desk.keyboard.press("ArrowRight")
    third = shown(desk)
    desk.keyboard.press("ArrowLeft")

    assert {first, second, third} == set(TEXTS)
    assert shown(desk) == second
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Space")
    assert shown(desk) == first


def test_the_space_bar_presses_a_button_that_has_the_focus(
    open_desk: OpenDesk, wall: str
) -> None:
    desk = open_desk(Role.MANAGER)
    desk.goto(wall)
    first = shown(desk)
    desk.keyboard.press("Space")

    desk.get_by_role("button", name="Previous").focus()
    desk.keyboard.press("Space")

    assert shown(desk) == first


def test_the_wall_fills_the_screen_and_the_space_bar_goes_on(
    open_desk: OpenDesk, wall: str
) -> None:
    desk = open_desk(Role.MANAGER)
    desk.goto(wall)
    first = shown(desk)

    desk.get_by_role("button", name="Full screen").click()
    desk.wait_for_function("document.fullscreenElement?.matches('[data-wall]')")
    desk.keyboard.press("Space")

    assert shown(desk) != first
    assert desk.evaluate("!!document.fullscreenElement")
    desk.get_by_role("button", name="Full screen").click()
    desk.wait_for_function("!document.fullscreenElement")


@pytest.mark.parametrize("width", [320, 390])
def test_a_thumb_turns_the_wall_and_long_words_fit(
    new_context: NewContext, site: Site, code: str, width: int
) -> None:
    context = new_context(
        viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True
    )
    site.sign_in(context, Role.MANAGER)
    page = context.new_page()
    page.goto(hung(site, ["Short.", LONG[:600].strip()]))
    first = shown(page)

    page.locator(".moment:visible").tap()

    assert shown(page) != first
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_scripts_the_wall_is_a_list(
    new_context: NewContext, site: Site, wall: str
) -> None:
    context = new_context(java_script_enabled=False)
    site.sign_in(context, Role.MANAGER)
    page = context.new_page()

    page.goto(wall)

    expect(page.locator(".moment:visible")).to_have_count(len(TEXTS))
    expect(page.get_by_role("button", name="Next")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_book_prints_on_a4_behind_its_cover(
    new_context: NewContext, site: Site, wall: str, language: str
) -> None:
    context = new_context(color_scheme="dark")
    site.sign_in(context, Role.HR, language)
    page = context.new_page()

    page.goto("/wall/book?year=2026")
    printed = page.pdf(prefer_css_page_size=True)

    sheets = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {(round(float(w)), round(float(h))) for w, h in sheets} == {A4}
    assert len(sheets) == 1 + 2  # the cover, and the moments of the company
    page.emulate_media(media="print")
    expect(page.locator(".screen")).to_be_hidden()
    expect(page.locator(".cover")).to_contain_text("2026")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_the_wall_prints_all_its_moments(open_desk: OpenDesk, wall: str) -> None:
    desk = open_desk(Role.MANAGER)
    desk.goto(wall)

    desk.emulate_media(media="print")

    expect(desk.locator(".moment:visible")).to_have_count(len(TEXTS))
    expect(desk.get_by_role("button", name="Next")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_that_scans_the_page_of_a_team_tells_there(
    new_context: NewContext, site: Site, code: str, language: str
) -> None:
    context = new_context(color_scheme="dark")
    site.sign_in(context, Role.MANAGER)
    page = context.new_page()
    page.goto(f"/teams/{site.team_id(TEAM)}/stories/poster-{language}")

    photo = Image.open(BytesIO(page.locator(".poster").screenshot()))
    (scanned,) = zxingcpp.read_barcodes(photo)
    printed = page.pdf(prefer_css_page_size=True)

    assert scanned.text == f"{site.app.extensions['settings'].address}/t/story/{code}"
    sheets = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert [(round(float(w)), round(float(h))) for w, h in sheets] == [A4]
