"""A customer answers with a thumb; HR prints the page and decides what counts."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Literal

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import delete, func, select

from engagement.customers.imports import ledger
from engagement.customers.models import (
    TillAnswer,
    TillComment,
    TillSent,
    TillSurvey,
)
from engagement.customers.till.texts import DIMENSIONS, ITEMS, WORDS
from engagement.database import db
from engagement.people.models import Role
from engagement.web.lists import Part
from tests.browser.company import Site
from tests.browser.conftest import NewContext, OpenDesk, OpenPhone
from tests.browser.reading import FEW_LOOKS, NOBODY, Reading
from tests.browser.test_answer_page import BROKEN_WORDS, FINGER, tab_to
from tests.customers.till.surveys import a_survey

pytestmark = pytest.mark.browser

TEAM = "siege"
A4 = (595, 842)
"""Width and height in points."""
LANGUAGES = ["en", "fr"]


@pytest.fixture
def code(site: Site) -> Iterator[str]:
    yield opened(site)
    take_back(site)


def opened(site: Site, **given: object) -> str:
    team_id = site.team_id(TEAM)
    with site.app.app_context():
        survey = a_survey(db.session(), team_id, **given)
        db.session.commit()
        return survey.code


def take_back(site: Site) -> None:
    """Leave the company as it was, for the tests of all other pages."""
    ours = select(TillSurvey.id).where(TillSurvey.team_id == site.team_id(TEAM))
    with site.app.app_context():
        for entry in ledger.newest(db.session(), Part(1, 20, 20)):
            if entry.person:
                ledger.undo(db.session(), entry.id, site.clock())
        found = db.session.scalars(ours).all()
        for table in (TillAnswer, TillComment, TillSent):
            db.session.execute(delete(table).where(table.survey_id.in_(found)))
        db.session.execute(delete(TillSurvey).where(TillSurvey.id.in_(found)))
        db.session.commit()


def answers(site: Site, metric: str) -> int:
    """Return how many answers to a question there are, whichever they are."""
    ours = select(TillSurvey.id).where(TillSurvey.team_id == site.team_id(TEAM))
    number = select(func.coalesce(func.sum(TillAnswer.n), 0)).where(
        TillAnswer.metric == metric, TillAnswer.survey_id.in_(ours)
    )
    with site.app.app_context():
        return db.session.scalars(number).one()


def point(page: Page, question: str, number: int) -> Locator:
    return page.get_by_role("group", name=question).get_by_role("radio").nth(number - 1)


def test_a_customer_answers_without_scripts_and_changes_the_language_on_the_way(
    open_phone: OpenPhone, site: Site, code: str
) -> None:
    page = open_phone(320, java_script_enabled=False)
    page.goto(f"/t/{code}")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    point(page, ITEMS["csat"].texts["en"], 5).tap()
    page.get_by_role("textbox").fill("Quick.")

    page.get_by_role("button", name="Français").tap()

    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(point(page, ITEMS["csat"].texts["fr"], 5)).to_be_checked()
    expect(page.get_by_role("textbox")).to_have_value("Quick.")
    point(page, DIMENSIONS["courtesy"].texts["fr"], 4).tap()
    page.get_by_role("button", name=site.said("fr", "Send")).tap()
    thanks = site.said("fr", "Thank you")
    expect(page.get_by_role("heading", level=1)).to_have_text(thanks)
    assert (answers(site, "csat"), answers(site, "courtesy")) == (1, 1)
    assert page.context.cookies() == []


def test_an_impatient_thumb_counts_once(
    open_phone: OpenPhone, site: Site, code: str
) -> None:
    page = open_phone()
    page.goto(f"/t/{code}")
    point(page, ITEMS["csat"].texts["en"], 2).tap()

    page.get_by_role("button", name="Send", exact=True).dblclick(no_wait_after=True)

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert answers(site, "csat") == 1


def test_the_keyboard_answers_too(open_phone: OpenPhone, site: Site, code: str) -> None:
    page, question = open_phone(1280), ITEMS["csat"].texts["en"]
    page.goto(f"/t/{code}")

    tab_to(page, point(page, question, 1))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(point(page, question, 2)).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Send", exact=True))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert answers(site, "csat") == 1


def test_what_is_missing_is_told_and_led_to(
    open_phone: OpenPhone, site: Site, code: str
) -> None:
    page = open_phone(320)
    page.goto(f"/t/{code}")

    page.get_by_role("button", name="Send", exact=True).tap()

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Nothing was sent yet")
    alert.get_by_role("link").tap()
    expect(page.locator("#question")).to_be_focused()
    assert answers(site, "csat") == 0


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("item", "choices"), [("csat", 10), ("nps", 16), ("ces", 10)])
def test_a_thumb_finds_every_choice(
    open_phone: OpenPhone,
    site: Site,
    code: str,
    width: int,
    language: str,
    item: str,
    choices: int,
) -> None:
    page = open_phone(width, language=language)
    page.goto(f"/t/{opened(site, item=item)}")
    cells = page.get_by_role("main").locator("label", has=page.get_by_role("radio"))

    heights = cells.evaluate_all("all => all.map(one => one.offsetHeight)")
    widths = cells.evaluate_all("all => all.map(one => one.offsetWidth)")

    assert len(heights) == choices
    assert min(heights) >= FINGER
    assert min(widths) >= FINGER - 4
    assert cells.evaluate_all(BROKEN_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(page.get_by_text(WORDS[language][0]).first).to_be_visible()


def test_every_end_of_the_page_is_well_made(
    reading: Reading, site: Site, code: str
) -> None:
    page = reading.screen(site, NOBODY)
    page.goto(f"/t/{code}")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert reading.faults(page, "till refused", FEW_LOOKS) == []

    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert reading.faults(page, "till thanks", FEW_LOOKS) == []

    page.goto("/t/unknown")
    expect(page.get_by_role("heading", level=1)).to_contain_text("not known")
    assert reading.faults(page, "till unknown", FEW_LOOKS) == []


@pytest.mark.parametrize("item", ["nps", "ces"])
def test_the_other_questions_are_well_made(
    reading: Reading, site: Site, code: str, item: str
) -> None:
    page = reading.screen(site, NOBODY)

    page.goto(f"/t/{opened(site, item=item, dimension='')}")

    expect(page.get_by_role("heading", level=1)).to_have_text("One short question")
    assert reading.faults(page, f"till {item}") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hr_opens_a_question_and_decides_that_its_answers_count(
    open_desk: OpenDesk, open_phone: OpenPhone, site: Site, code: str, language: str
) -> None:
    desk, phone = open_desk(Role.HR, language), open_phone(language=language)

    def said(text: str, **values: object) -> str:
        return site.said(language, text, **values)

    desk.goto("/customers")
    desk.get_by_role("link", name=said("Ask one question")).click()
    desk.get_by_label(said("Team")).select_option(str(site.team_id(TEAM)))
    desk.get_by_label(said("A second question (optional)")).select_option("trust")
    desk.get_by_role("button", name=said("Open the question")).click()
    address = desk.get_by_role("link", name="/t/").inner_text()
    phone.goto("/t/" + address.rpartition("/t/")[2])
    point(phone, ITEMS["csat"].texts[language], 4).tap()
    phone.get_by_role("button", name=said("Send"), exact=True).tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text(said("Thank you"))

    desk.reload()
    expect(desk.locator(".badge")).to_have_text(said("unverified"))
    desk.get_by_role("button", name=said("Count these answers")).click()
    expect(desk.locator(".badge")).to_have_text(said("counts"))
    desk.get_by_role("button", name=said("Leave them all out again")).click()

    expect(desk.locator(".badge")).to_have_text(said("unverified"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_phone_that_scans_the_poster_opens_the_question(
    new_context: NewContext, site: Site, code: str, theme: Literal["light", "dark"]
) -> None:
    context = new_context(color_scheme=theme)
    site.sign_in(context, Role.HR, "en")
    page = context.new_page()
    with site.app.app_context():
        survey = db.session.scalars(select(TillSurvey).filter_by(code=code)).one()
        page.goto(f"/customers/till/{survey.id}/poster-fr")

    photo = Image.open(BytesIO(page.locator(".poster").screenshot()))
    (scanned,) = zxingcpp.read_barcodes(photo)

    assert scanned.text == f"{site.app.extensions['settings'].address}/t/{code}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "place", ["", "Alouette & Finch, 27 bis rue des Lilas-Fleuris"]
)
def test_the_poster_is_one_sheet(
    new_context: NewContext, site: Site, code: str, language: str, place: str
) -> None:
    context = new_context(color_scheme="dark")
    site.sign_in(context, Role.HR, "en")
    page = context.new_page()
    team_id = site.team_id(TEAM)
    with site.app.app_context():
        survey = a_survey(db.session(), team_id, place=place, item="ces")
        db.session.commit()
        survey_id = survey.id

    page.goto(f"/customers/till/{survey_id}/poster-{language}")
    printed = page.pdf(prefer_css_page_size=True)

    sheets = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert [(round(float(w)), round(float(h))) for w, h in sheets] == [A4]
    page.emulate_media(media="print")
    expect(page.locator(".beside")).to_be_hidden()
    expect(page.locator(".code")).to_be_visible()
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
