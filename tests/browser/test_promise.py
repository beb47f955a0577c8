"""The promise on a phone and on paper."""

import re

import pytest
from playwright.sync_api import expect

from engagement.database import db
from engagement.people.company import change
from tests.browser.company import Site
from tests.browser.conftest import OpenPhone

pytestmark = pytest.mark.browser


A4 = (595, 842)


def sheets(printed: bytes) -> list[tuple[int, int]]:
    """Return width and height of each page in points."""
    found = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    return [(round(float(width)), round(float(height))) for width, height in found]


def test_what_a_column_is_for_is_two_taps_away(
    open_phone: OpenPhone, site: Site
) -> None:
    page = open_phone(390)
    page.goto("/promise")
    words = page.get_by_text("so that it works once")
    expect(words).to_be_hidden()

    page.get_by_text("Every column, and what it is for").tap()
    page.get_by_text("ticket · until closing").tap()

    expect(words).to_be_visible()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("light", ["light", "dark"])
def test_the_promise_prints_on_one_page_and_the_dossier_on_six(
    open_phone: OpenPhone, site: Site, language: str, light: str
) -> None:
    with site.app.app_context():
        change(db.session(), "Alouette & Finch", "Hana, 01 23 45 67 89", language, None)
        db.session.commit()
    page = open_phone(language=language, color_scheme=light)

    page.goto("/promise")
    promise = page.pdf(prefer_css_page_size=True)
    page.goto("/promise/dossier")
    dossier = page.pdf(prefer_css_page_size=True)

    assert sheets(promise) == [A4]
    assert sheets(dossier) in ([A4] * 5, [A4] * 6)
    page.emulate_media(media="print")
    ink = page.locator("main code").first
    expect(ink).to_have_css("color", "rgb(33, 37, 41)")
