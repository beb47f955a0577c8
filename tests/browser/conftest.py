"""One Chromium and one company for all browser tests; a phone and a desk to sit at."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from engagement.people.models import Role
from tests.browser.answer_page import AnswerPage
from tests.browser.company import Site, sites
from tests.browser.reading import Reading
from tests.chromium import LAUNCH, PATIENCE

NewContext = Callable[..., BrowserContext]
OpenPhone = Callable[..., Page]
OpenDesk = Callable[..., Page]
Desks = dict[tuple[Role, str], BrowserContext]


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, object],
) -> dict[str, object]:
    return {**browser_type_launch_args, **LAUNCH}


@pytest.fixture(scope="session")
def both_sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Site]]:
    with sites(tmp_path_factory.mktemp("site")) as both:
        yield both


@pytest.fixture(scope="session")
def site(both_sites: tuple[Site, Site]) -> Site:
    return both_sites[0]


@pytest.fixture(scope="session")
def demo(both_sites: tuple[Site, Site]) -> Site:
    return both_sites[1]


@pytest.fixture(scope="session")
def browser_context_args(site: Site) -> dict[str, object]:
    return {"base_url": site.address}


@pytest.fixture
def open_phone(new_context: NewContext) -> OpenPhone:
    """Take a phone out of a pocket: a small screen and a finger."""

    def opened(width: int = 390, language: str = "en", **given: object) -> Page:
        context = new_context(
            viewport={"width": width, "height": 780},
            has_touch=True,
            is_mobile=True,
            locale=language,
            **given,
        )
        context.set_default_timeout(PATIENCE)
        return context.new_page()

    return opened


@pytest.fixture
def answers(open_phone: OpenPhone, site: Site) -> AnswerPage:
    """Somebody on the way home, who has just opened the link of the mail."""
    page = open_phone(320)
    page.goto(site.answer_path())
    return AnswerPage(page, site)


@pytest.fixture(scope="session")
def desks(browser: Browser, site: Site) -> Iterator[Desks]:
    """Keep what a computer has fetched; a chart takes a megabyte to draw."""
    kept: Desks = {}
    yield kept
    for context in kept.values():
        context.close()


@pytest.fixture
def open_desk(
    browser: Browser, browser_context_args: dict[str, Any], site: Site, desks: Desks
) -> Iterator[OpenDesk]:
    """Sit down at a computer, signed in."""
    pages: list[Page] = []

    def opened(role: Role, language: str = "en") -> Page:
        desk = (role, language)
        if desk not in desks:
            context = browser.new_context(locale=language, **browser_context_args)
            context.set_default_timeout(PATIENCE)
            site.sign_in(context, role, language)
            desks[desk] = context
        site.read_at_once(role)
        pages.append(desks[desk].new_page())
        return pages[-1]

    yield opened
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def reading(browser: Browser) -> Iterator[Reading]:
    """Look at pages closely; keep pictures of them in `TEST_SHOTS`, if that is set."""
    reading = Reading(browser, os.environ.get("TEST_SHOTS", ""))
    yield reading
    reading.close()
