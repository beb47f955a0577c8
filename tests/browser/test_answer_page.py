"""The answer page is light, leaves nothing behind, and fits any finger."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.answer_page import POINTS, AnswerPage
from tests.browser.company import Site
from tests.browser.conftest import OpenPhone
from tests.browser.wire import travel

pytestmark = pytest.mark.browser

THANKS = "Thank you, your answers count"
MOST_BYTES = 40_000
FINGER = 48
MOST_STOPS = 20
LANGUAGES = ["en", "fr"]
BROKEN_WORDS = """
cells => cells.filter(cell => {
  const words = cell.querySelector("span"), around = getComputedStyle(cell);
  Object.assign(words.style, {
    fontWeight: 600, overflowWrap: "normal", width: "min-content",
  });
  const padding = parseFloat(around.paddingLeft) + parseFloat(around.paddingRight);
  return words.offsetWidth > cell.clientWidth - padding;
}).map(cell => cell.innerText)
"""
"""Choices with a word too long for their cell, once they are chosen and bold."""


def test_the_answer_page_leaves_no_cookie_and_nothing_else_behind(
    answers: AnswerPage,
) -> None:
    answers.choose()
    answers.send()
    expect(answers.title).to_have_text(THANKS)

    kept = answers.page.evaluate(
        "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    )

    assert answers.page.context.cookies() == []
    assert kept == []


def test_looking_spends_nothing(open_phone: OpenPhone, site: Site) -> None:
    before, path = site.envelopes(), site.answer_path()
    answers = AnswerPage(open_phone(), site)
    answers.page.goto(path)
    answers.choose()
    answers.page.reload()
    answers.page.goto("/promise")
    assert site.envelopes() == before

    answers.page.goto(path)
    answers.choose()
    answers.send()

    expect(answers.title).to_have_text(THANKS)
    assert site.envelopes() == before + 1


def test_the_whole_page_travels_in_under_40_kb(
    open_phone: OpenPhone, site: Site
) -> None:
    wire = travel(open_phone(), site.answer_path())

    assert wire.packed["text/css"] == wire.packed["text/javascript"] == "br"
    assert len(wire.sizes) >= 5
    assert sum(wire.sizes.values()) < MOST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finger_finds_every_choice_on_the_smallest_phone(
    open_phone: OpenPhone, site: Site, language: str
) -> None:
    page = open_phone(320, language=language)
    page.goto(site.answer_path())
    cells = page.get_by_role("main").locator("label", has=page.get_by_role("radio"))

    heights = cells.evaluate_all("all => all.map(one => one.offsetHeight)")
    broken = cells.evaluate_all(BROKEN_WORDS)

    assert len(heights) == (len(POINTS) + 1) * len(POINTS)
    assert min(heights) >= FINGER
    assert broken == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_keyboard_is_enough(open_phone: OpenPhone, site: Site) -> None:
    answers = AnswerPage(open_phone(1280), site)
    answers.page.goto("/p")

    tab_to(answers.page, answers.code)
    answers.page.keyboard.type(site.ticket())
    for question in site.questions():
        tab_to(answers.page, answers.point(question, 1))
        answers.page.keyboard.press("Space")
        answers.page.keyboard.press("ArrowRight")
        expect(answers.point(question, 2)).to_be_checked()
    tab_to(answers.page, answers.page.get_by_role("button", name="Send my answers"))
    answers.page.keyboard.press("Enter")

    expect(answers.title).to_have_text(THANKS)


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab as often as it takes; never more than the page has stops."""
    pressed = 0
    while not wanted.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
        pressed += 1
        assert pressed < MOST_STOPS
