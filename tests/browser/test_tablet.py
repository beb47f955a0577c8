"""Many people answer on one tablet: nothing of one is left for the next."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from engagement.people.models import Role
from engagement.pulses.answering.answer_page import FRESH, IDLE, THANKED, WARNED
from engagement.pulses.crypto import tickets
from tests.browser.answer_page import AnswerPage
from tests.browser.company import Site
from tests.browser.conftest import NewContext, OpenDesk
from tests.browser.reading import NOBODY, Reading
from tests.browser.wire import travel
from tests.chromium import PATIENCE

pytestmark = pytest.mark.browser

PATH = "/p?tablet"
THANKS = "Thank you, your answers count"
MOST_BYTES = 40_000
FINGER = 56
SIZES = [(1024, 768), (390, 780), (320, 640)]
LOOKS = [(1024, "light"), (1024, "dark"), (390, "light"), (390, "dark")]
MORNING, A_MINUTE = 1_800_000_000, 60
KEPT = "[history.state, sessionStorage.length, localStorage.length]"
OpenTablet = Callable[..., AnswerPage]


@pytest.fixture
def tablet(new_context: NewContext, site: Site) -> OpenTablet:
    """Put a tablet on a table; its clock runs when the test says so."""

    def opened(language: str = "en", *, has_scripts: bool = True) -> AnswerPage:
        context = new_context(
            viewport={"width": 1024, "height": 768},
            has_touch=True,
            locale=language,
            java_script_enabled=has_scripts,
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        if has_scripts:
            page.clock.install(time=MORNING)
        page.goto(PATH)
        if has_scripts:
            page.clock.pause_at(MORNING + A_MINUTE)
        return AnswerPage(page, site, language)

    return opened


def read_aloud(site: Site) -> str:
    return "-".join(tickets.spelled(site.ticket())).lower()


def answered(tablet: AnswerPage) -> None:
    tablet.code.fill(read_aloud(tablet.site))
    tablet.choose()
    tablet.comment.fill("For nobody else.")
    tablet.send()
    expect(tablet.title).to_have_text(tablet.said(THANKS))


def wait(page: Page, seconds: float) -> None:
    page.clock.run_for(round(1000 * seconds))


def expect_blank(tablet: AnswerPage) -> None:
    expect(tablet.code).to_be_visible()
    expect(tablet.code).to_have_value("")
    expect(tablet.comment).to_have_value("")
    for point in tablet.points():
        expect(point).not_to_be_checked()
    expect(tablet.page.get_by_text("Your answers count in:")).to_have_count(0)


def test_a_code_that_is_read_aloud_is_an_answer_and_the_thanks_are_cleared(
    tablet: OpenTablet, site: Site
) -> None:
    before, shared = site.envelopes(), tablet()

    answered(shared)

    expect(shared.page.get_by_text(f"cleared after {THANKED} seconds")).to_be_visible()
    expect(shared.title).to_be_focused()
    assert site.envelopes() == before + 1
    wait(shared.page, THANKED - 2)
    expect(shared.title).to_have_text(THANKS)
    wait(shared.page, 3)
    expect_blank(shared)
    assert shared.page.evaluate(KEPT) == [None, 0, 0]


def test_the_next_person_need_not_wait(tablet: OpenTablet) -> None:
    shared = tablet()
    answered(shared)

    shared.page.get_by_role("link", name="Next person").tap()

    expect_blank(shared)
    answered(shared)


def test_whoever_reads_slowly_has_a_minute_more(tablet: OpenTablet) -> None:
    shared = tablet()
    answered(shared)
    shared.page.get_by_role("button", name="One minute more").tap()

    wait(shared.page, THANKED + 50)
    expect(shared.title).to_have_text(THANKS)

    wait(shared.page, 12)
    expect_blank(shared)


def test_the_seconds_that_run_are_not_read_aloud(tablet: OpenTablet) -> None:
    shared = tablet()
    answered(shared)

    running = shared.page.locator("[data-thanked]")

    expect(running).to_have_attribute("aria-hidden", "true")
    expect(running).to_have_text(re.compile(r"^1?\d|20$"))
    assert shared.page.locator("[aria-live], [role=status], [role=timer]").count() == 0


def test_a_form_that_nobody_goes_on_with_is_cleared_after_a_warning(
    tablet: OpenTablet,
) -> None:
    shared = tablet()
    shared.code.fill(read_aloud(shared.site))
    shared.choose()
    warning = shared.page.get_by_role("dialog", name="Are you still there?")

    wait(shared.page, IDLE - 5)
    expect(warning).to_be_hidden()
    wait(shared.page, 6)
    expect(warning).to_be_visible()
    warning.get_by_role("button", name="I am still here").tap()

    expect(warning).to_be_hidden()
    wait(shared.page, IDLE / 2)
    expect(warning).to_be_hidden()
    wait(shared.page, IDLE / 2 + 1)
    expect(warning).to_be_visible()
    wait(shared.page, WARNED + 1)
    expect_blank(shared)


def test_the_warning_can_clear_at_once(tablet: OpenTablet) -> None:
    shared = tablet()
    shared.choose()
    wait(shared.page, IDLE + 1)

    shared.page.get_by_role("dialog").get_by_role("link").tap()

    expect_blank(shared)


def test_everything_can_be_cleared_before_it_is_sent(
    tablet: OpenTablet, site: Site
) -> None:
    before, shared = site.envelopes(), tablet()
    shared.code.fill(read_aloud(site))
    shared.choose()

    shared.page.get_by_role("link", name="Clear everything and begin anew").tap()

    expect_blank(shared)
    assert site.envelopes() == before


def test_an_empty_page_is_fetched_anew_from_time_to_time(tablet: OpenTablet) -> None:
    shared = tablet()

    with shared.page.expect_navigation(url=f"**{PATH}"):
        wait(shared.page, FRESH + 1)

    expect_blank(shared)


def test_without_a_connection_the_page_is_cleared_and_comes_back(
    tablet: OpenTablet,
) -> None:
    shared = tablet()
    answered(shared)
    shared.page.context.set_offline(True)

    wait(shared.page, THANKED + 1)

    expect(shared.page.get_by_text("There is no connection.")).to_be_visible()
    expect(shared.title).to_have_count(0)
    shared.page.context.set_offline(False)
    wait(shared.page, 11)
    expect_blank(shared)


def test_the_way_back_shows_nothing_of_before(tablet: OpenTablet) -> None:
    """Not even after another language, a refusal and a look at one's group."""
    shared = tablet()
    shared.choose()
    shared.send()
    expect(shared.alert).to_contain_text("Write your code")
    shared.code.fill(read_aloud(shared.site))
    shared.page.get_by_role("button", name="With whom do my answers count?").tap()
    expect(shared.page.get_by_text("Your answers count in:")).to_be_visible()
    french = shared.switched_to("fr")
    expect(shared.page.locator("html")).to_have_attribute("lang", "fr")
    for point in french.points():
        expect(point).to_be_checked()
    french.send()
    expect(french.title).to_have_text(french.said(THANKS))
    assert shared.page.evaluate("history.length") == 2  # and the page before any
    wait(shared.page, THANKED + 1)
    expect_blank(shared)

    shared.page.go_back()
    shared.page.go_forward()

    expect_blank(shared)


def test_without_scripts_a_link_clears_and_the_way_back_is_blank(
    tablet: OpenTablet,
) -> None:
    shared = tablet(has_scripts=False)
    answered(shared)

    shared.page.get_by_role("link", name="Next person").tap()
    expect_blank(shared)
    shared.page.go_back()

    expect_blank(shared)


def test_without_scripts_the_thanks_call_the_questions_back(
    tablet: OpenTablet,
) -> None:
    shared = tablet(has_scripts=False)
    answered(shared)

    again = shared.page.locator("meta[http-equiv=refresh]")

    expect(again).to_have_attribute("content", f"{THANKED};url={PATH}")


def test_a_tablet_keeps_no_cookie(tablet: OpenTablet) -> None:
    shared = tablet()

    answered(shared)

    assert shared.page.context.cookies() == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_of_a_tablet_travels_in_under_40_kb(
    tablet: OpenTablet, language: str
) -> None:
    wire = travel(tablet(language).page, PATH)

    assert len(wire.sizes) >= 6
    assert sum(wire.sizes.values()) < MOST_BYTES


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_finger_finds_everything_on_any_screen(
    tablet: OpenTablet, width: int, height: int, language: str
) -> None:
    page = tablet(language).page
    page.set_viewport_size({"width": width, "height": height})
    targets = page.get_by_role("main").locator(
        "label:has(input), .btn, input.form-control"
    )

    heights = targets.evaluate_all("all => all.map(one => one.offsetHeight)")

    assert min(heights) >= FINGER
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_tablet_is_well_made(reading: Reading, site: Site, language: str) -> None:
    page = reading.screen(site, NOBODY, language)
    page.goto(PATH)
    page.get_by_role("radio").first.check()
    faults = reading.faults(page, f"tablet, {language}", LOOKS)
    page.evaluate("document.querySelector('dialog').showModal()")
    faults += reading.faults(page, f"tablet idle, {language}", LOOKS)
    page.evaluate("document.querySelector('dialog').close()")
    page.locator("#ticket").fill(read_aloud(site))
    page.locator(".send").click()
    expect(page.locator("[data-thanked]")).to_be_visible()
    faults += reading.faults(page, f"tablet thanks, {language}", LOOKS)

    assert faults == []


def test_hr_finds_how_a_tablet_is_set_up(open_desk: OpenDesk, site: Site) -> None:
    page = open_desk(Role.HR)
    page.goto("/pulses")

    page.get_by_text("Set up a tablet").click()

    expect(page.get_by_role("img", name="Code to scan with the tablet")).to_be_visible()
    expect(page.get_by_text(PATH)).to_be_visible()
