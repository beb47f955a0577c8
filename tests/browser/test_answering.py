"""An employee answers on a phone: in any hurry, any network, any language, once."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.answer_page import AnswerPage
from tests.browser.company import Site
from tests.browser.conftest import OpenPhone

pytestmark = pytest.mark.browser

THANKS = "Thank you, your answers count"
LOST = "The connection was lost. Your choices are still here: try again."
COUNTED_WITH = re.compile(r"Your answers count in: .+, \d+ people")
LANGUAGES = ["en", "fr"]


@pytest.mark.parametrize(("width", "language"), [(390, "en"), (320, "fr")])
def test_a_link_and_five_taps_are_an_answer(
    open_phone: OpenPhone, site: Site, width: int, language: str
) -> None:
    before = site.envelopes()
    answers = AnswerPage(open_phone(width, language=language), site, language)
    answers.page.goto(site.answer_path())
    expect(answers.page).to_have_url(f"{site.address}/p")
    expect(answers.code).to_be_hidden()

    answers.choose()
    answers.send()

    expect(answers.title).to_have_text(answers.said(THANKS))
    expect(answers.page.get_by_role("main")).to_contain_text(site.closing(language))
    assert site.envelopes() == before + 1


def test_a_second_try_is_told_that_the_answers_were_counted(
    open_phone: OpenPhone, site: Site
) -> None:
    path = site.answer_path()
    first = AnswerPage(open_phone(), site)
    first.page.goto(path)
    first.choose()
    first.send()
    expect(first.title).to_have_text(THANKS)
    before = site.envelopes()

    again = AnswerPage(open_phone(), site)
    again.page.goto(path)
    again.choose()
    again.send()

    expect(again.title).to_have_text("Your answers were already counted")
    expect(again.page.get_by_role("main")).to_contain_text(site.closing("en"))
    assert site.envelopes() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_code_is_typed(
    open_phone: OpenPhone, site: Site, language: str
) -> None:
    before = site.envelopes()
    page = open_phone(320, language=language, java_script_enabled=False)
    answers = AnswerPage(page, site, language)
    page.goto("/p")

    answers.code.fill(site.ticket().lower())
    answers.choose()
    answers.send()

    expect(answers.title).to_have_text(answers.said(THANKS))
    assert site.envelopes() == before + 1


def test_enter_after_the_code_is_no_other_language(
    open_phone: OpenPhone, site: Site
) -> None:
    answers = AnswerPage(open_phone(language="fr"), site, "fr")
    answers.page.goto("/p")
    answers.choose()
    answers.code.fill(site.ticket())

    answers.code.press("Enter")

    expect(answers.title).to_have_text(answers.said(THANKS))


def test_a_link_tells_with_whom_one_is_counted(answers: AnswerPage, site: Site) -> None:
    before = site.envelopes()

    group = answers.page.get_by_text(COUNTED_WITH)
    group.tap()

    expect(
        answers.page.get_by_text("Somebody here whom you do not know?")
    ).to_be_visible()
    assert site.envelopes() == before


def test_what_was_done_for_ones_own_stands_at_the_end_and_after(
    answers: AnswerPage,
) -> None:
    done = answers.page.get_by_role("heading", name="For your team")
    expect(done).to_be_visible()

    answers.choose()
    answers.send()

    expect(answers.title).to_have_text(THANKS)
    expect(done).to_be_visible()


def test_after_answering_a_tap_leads_to_results_without_a_trace(
    answers: AnswerPage,
) -> None:
    answers.choose()
    answers.send()

    answers.page.get_by_role("link", name="What came out for us").tap()

    expect(answers.page).to_have_url(re.compile("/r/[a-z2-7]{16}$"))
    expect(answers.title).to_contain_text("What came out in week")
    assert answers.page.context.cookies() == []
    assert answers.page.evaluate("document.referrer") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_are_read_without_scripts_on_the_smallest_phone(
    open_phone: OpenPhone, site: Site, language: str
) -> None:
    page = open_phone(320, language=language, java_script_enabled=False)

    page.goto(site.results_path("nantes"))

    table = page.get_by_role("table")
    expect(table).to_be_hidden()
    page.locator("summary").tap()
    expect(table).to_be_visible()
    other = {"en": "Français", "fr": "English"}[language]
    page.get_by_role("link", name=other).tap()
    expect(page.locator("html")).not_to_have_attribute("lang", language)


def test_without_scripts_a_button_tells_with_whom_one_is_counted(
    open_phone: OpenPhone, site: Site
) -> None:
    answers = AnswerPage(open_phone(java_script_enabled=False), site)
    answers.page.goto("/p")
    answers.code.fill(site.ticket())
    answers.choose()

    answers.page.get_by_role("button", name="With whom do my answers count?").tap()

    expect(answers.page.get_by_text(COUNTED_WITH)).to_be_visible()
    for point in answers.points():
        expect(point).to_be_checked()
    answers.send()
    expect(answers.title).to_have_text(THANKS)


@pytest.mark.parametrize(("before", "after"), [("en", "fr"), ("fr", "en")])
def test_another_language_keeps_what_was_chosen(
    open_phone: OpenPhone, site: Site, before: str, after: str
) -> None:
    answers = AnswerPage(open_phone(320, language=before), site, before)
    answers.page.goto(site.answer_path())
    answers.choose()
    comment = answers.said("Anything to add? (optional)")
    answers.page.get_by_label(comment).fill("Merci à tous.")

    other = answers.switched_to(after)

    expect(other.page.locator("html")).to_have_attribute("lang", after)
    expect(other.page.get_by_role("textbox")).to_have_value("Merci à tous.")
    for point in other.points():
        expect(point).to_be_checked()
    other.send()
    expect(other.title).to_have_text(other.said(THANKS))


def test_another_language_keeps_what_was_chosen_without_scripts(
    open_phone: OpenPhone, site: Site
) -> None:
    answers = AnswerPage(open_phone(320, java_script_enabled=False), site)
    answers.page.goto("/p")
    ticket = site.ticket()
    answers.code.fill(ticket)
    answers.choose()

    other = answers.switched_to("fr")

    expect(other.code).to_have_value(ticket)
    for point in other.points():
        expect(point).to_be_checked()
    other.send()
    expect(other.title).to_have_text(other.said(THANKS))


def test_a_lost_connection_keeps_the_choices(answers: AnswerPage, site: Site) -> None:
    before = site.envelopes()
    answers.choose()
    answers.page.context.set_offline(True)

    answers.send()

    expect(answers.alert).to_have_text(LOST)
    expect(answers.page.locator("[data-problems]")).to_be_focused()
    for point in answers.points():
        expect(point).to_be_checked()
    assert site.envelopes() == before

    answers.page.context.set_offline(False)
    answers.send()
    expect(answers.title).to_have_text(THANKS)
    assert site.envelopes() == before + 1


def test_a_reload_keeps_what_is_not_sent_yet(answers: AnswerPage, site: Site) -> None:
    before = site.envelopes()
    answers.page.reload()
    expect(answers.code).to_be_hidden()
    expect(answers.page.get_by_text(COUNTED_WITH)).to_be_visible()
    answers.choose()
    answers.comment.fill("Thank you, all.")

    answers.page.reload()

    expect(answers.code).to_be_hidden()
    expect(answers.comment).to_have_value("Thank you, all.")
    for point in answers.points():
        expect(point).to_be_checked()
    answers.send()
    expect(answers.title).to_have_text(THANKS)
    assert site.envelopes() == before + 1


def test_a_reload_keeps_a_code_that_was_typed_and_what_was_not_said(
    open_phone: OpenPhone, site: Site
) -> None:
    answers = AnswerPage(open_phone(), site)
    answers.page.goto("/p")
    ticket = site.ticket()
    answers.code.fill(ticket)
    silent = answers.page.get_by_label("Prefer not to say").first
    silent.tap()

    answers.page.reload()

    expect(answers.code).to_have_value(ticket)
    expect(silent).to_be_checked()


def test_a_reload_keeps_what_was_chosen_after_another_language(
    answers: AnswerPage,
) -> None:
    other = answers.switched_to("fr")
    expect(other.page.locator("html")).to_have_attribute("lang", "fr")
    other.choose()

    other.page.reload()  # in the language of the phone

    for point in answers.points():
        expect(point).to_be_checked()
    expect(answers.code).to_be_hidden()


def test_a_link_that_is_opened_again_keeps_what_was_chosen(
    open_phone: OpenPhone, site: Site
) -> None:
    path = site.answer_path()
    answers = AnswerPage(open_phone(), site)
    answers.page.goto(path)
    answers.choose()

    answers.page.goto("/promise")
    answers.page.goto(path)

    for point in answers.points():
        expect(point).to_be_checked()


def test_the_next_link_in_the_same_tab_begins_anew(
    answers: AnswerPage, site: Site
) -> None:
    before = site.envelopes()
    answers.choose()
    answers.comment.fill("For nobody else.")

    open_here(answers.page, site.answer_path())
    expect_blank(answers)
    answers.page.reload()
    expect_blank(answers)
    expect(answers.page).to_have_url(f"{site.address}/p")
    answers.choose()
    answers.send()
    expect(answers.title).to_have_text(THANKS)
    assert site.envelopes() == before + 1

    answers.page.go_back()
    expect_blank(answers)
    expect(answers.code).to_have_value("")


def test_the_next_link_begins_after_the_thanks_for_the_last(
    answers: AnswerPage, site: Site
) -> None:
    answers.choose()
    answers.send()
    expect(answers.title).to_have_text(THANKS)

    open_here(answers.page, site.answer_path())

    expect_blank(answers)
    expect(answers.code).to_be_hidden()


@pytest.mark.parametrize("title", [THANKS, "Your answers were already counted"])
def test_nothing_is_left_once_answers_are_counted(
    open_phone: OpenPhone, site: Site, title: str
) -> None:
    path = site.answer_path()
    for expected in dict.fromkeys([THANKS, title]):
        answers = AnswerPage(open_phone(), site)
        answers.page.goto(path)
        answers.choose()
        answers.send()
        expect(answers.title).to_have_text(expected)

    left = "[history.state, sessionStorage.length, localStorage.length]"
    assert answers.page.evaluate(left) == [None, 0, 0]
    answers.page.reload()
    expect_blank(answers)
    expect(answers.code).to_have_value("")


def test_a_browser_that_keeps_nothing_answers_as_well(
    open_phone: OpenPhone, site: Site
) -> None:
    answers = AnswerPage(open_phone(), site)
    answers.page.add_init_script(
        "Object.defineProperty(self, 'sessionStorage', { get() { throw Error(); } })"
    )
    answers.page.goto(site.answer_path())
    answers.choose()

    answers.send()

    expect(answers.title).to_have_text(THANKS)


def test_a_link_to_a_place_on_the_page_is_no_code(
    open_phone: OpenPhone, site: Site
) -> None:
    answers = AnswerPage(open_phone(), site)
    answers.page.goto("/p")
    answers.send()
    answers.alert.get_by_role("link", name="Write your code").tap()
    expect(answers.code).to_be_focused()

    answers.page.reload()

    expect(answers.code).to_be_visible()
    expect(answers.code).to_have_value("")


def test_whatever_is_refused_the_choices_stay(answers: AnswerPage) -> None:
    answers.choose()
    busy = '<p class="lead">Too many tries.</p>'
    answers.page.route("**/p", lambda route: route.fulfill(status=429, body=busy))

    answers.send()

    expect(answers.alert).to_have_text("Too many tries.")
    for point in answers.points():
        expect(point).to_be_checked()


def open_here(page: Page, path: str) -> None:
    """Open a link in a tab that is on the same page already, as a mail program may."""
    with page.expect_navigation(wait_until="load", url="**/p?#*"):
        page.evaluate("path => { location.href = path; }", path)


def expect_blank(answers: AnswerPage) -> None:
    for point in answers.points():
        expect(point).to_be_visible()
        expect(point).not_to_be_checked()
    expect(answers.comment).to_have_value("")


def test_an_answer_whose_receipt_was_lost_counts_once(
    answers: AnswerPage, site: Site
) -> None:
    before = site.envelopes()
    answers.page.route("**/p", lose_receipt, times=1)
    answers.choose()

    answers.send()
    expect(answers.alert).to_have_text(LOST)
    assert site.envelopes() == before + 1

    answers.send()
    expect(answers.title).to_have_text("Your answers were already counted")
    assert site.envelopes() == before + 1


def lose_receipt(route: Route) -> None:
    route.fetch()
    route.abort()


def test_a_wrong_code_is_explained_and_costs_nothing(
    open_phone: OpenPhone, site: Site
) -> None:
    before = site.envelopes()
    answers = AnswerPage(open_phone(), site)
    answers.page.goto("/p#ABCDEFGHIJKLMNOPQRSTUVWX")
    expect(answers.code).to_be_hidden()
    answers.choose()

    answers.send()

    expect(answers.alert).to_contain_text("This code does not fit the questions")
    expect(answers.page.locator("[data-problems]")).to_be_focused()
    for point in answers.points():
        expect(point).to_be_checked()
    answers.code.fill(site.ticket())
    answers.send()
    expect(answers.title).to_have_text(THANKS)
    assert site.envelopes() == before + 1


def test_an_empty_form_is_explained(open_phone: OpenPhone, site: Site) -> None:
    answers = AnswerPage(open_phone(), site)
    answers.page.goto("/p")

    answers.send()

    expect(answers.alert.get_by_role("link")).to_have_text(
        [
            "Write your code, or open the link of your mail.",
            "Answer at least one question.",
        ]
    )
    expect(answers.page.locator("[data-problems]")).to_be_focused()
    answers.alert.get_by_role("link", name="Write your code").tap()
    expect(answers.code).to_be_focused()


def test_an_empty_form_is_explained_without_scripts(
    open_phone: OpenPhone, site: Site
) -> None:
    answers = AnswerPage(open_phone(java_script_enabled=False), site)
    answers.page.goto("/p")
    kept = answers.points()[0]
    kept.tap()

    answers.send()

    expect(answers.alert).to_contain_text("Write your code")
    expect(answers.code).to_have_attribute("aria-invalid", "true")
    expect(kept).to_be_checked()
