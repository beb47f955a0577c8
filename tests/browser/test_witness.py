"""A watch that sees nothing wrong must be able to see."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.company import Site
from tests.browser.reading import FRENCH_LOOKS, NOBODY, Reading, shoot

pytestmark = pytest.mark.browser


def test_the_witness_would_notice(reading: Reading, site: Site) -> None:
    page = reading.screen(site, NOBODY)
    page.route("**/promise", spoil, times=1)

    page.goto("/promise")

    found = " ".join(reading.faults(page, "spoilt", FRENCH_LOOKS))
    assert "script-src-elem refused inline" in found
    assert "https://example.org" in found
    assert "button-name" in found
    assert "px wide on a screen of 390" in found


def spoil(route: Route) -> None:
    response = route.fetch()
    bad = (
        f"<script>alert(1)</script><button></button><p>{'w' * 999}</p>"
        "<img src='https://example.org/a.png' alt='a'></main>"
    )
    route.fulfill(response=response, body=response.text().replace("</main>", bad))


def test_pictures_are_kept_where_they_are_wanted(page: Page, tmp_path: Path) -> None:
    page.goto("/promise")

    shoot(page, str(tmp_path / "shots"), "promise")

    assert [path.name for path in (tmp_path / "shots").iterdir()] == ["promise.png"]
