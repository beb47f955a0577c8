"""A mail scanner: fetches every link, runs the scripts, presses what can be pressed."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Page, Request, sync_playwright

from tests.chromium import LAUNCH, PATIENCE

PRESSED = "button, a[href], summary, input[type=submit], [role=button]"
SETTLING = 50
"""Milliseconds."""
Found = TypeVar("Found")


def fetch_all(client: FlaskClient, tickets: list[str]) -> int:
    """Fetch each link in every way that scanners mangle it; return how many times."""
    number = 0
    for ticket in tickets:
        for path in (
            f"/p#{ticket}",
            f"/p%23{ticket}",
            f"/p/{ticket}",
            f"/p?ticket={ticket}",
            f"/p?ticket={ticket}&energy=4&extra=4&pride=4",
        ):
            for method in ("HEAD", "GET", "OPTIONS"):
                # As a server sees it: what stands after “#” is never sent.
                client.open(path.partition("#")[0], method=method)
                number += 1
    return number


def press_all(address: str, tickets: list[str]) -> int:
    """Open each link in Chromium and press everything; return how often it pressed.

    The first one is also pressed all over on one page that changes meanwhile.
    """
    links = [f"{address}/p#{ticket}" for ticket in tickets]

    def visit_all() -> int:
        with chromium() as context:
            return press_in_turn(context, links[0]) + sum(
                press_each(context, link) for link in links
            )

    return apart(visit_all)


def apart(work: Callable[[], Found]) -> Found:
    """Drive a browser in a thread of its own: another one may run in this."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


@contextmanager
def chromium() -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        context = browser.new_context(locale="en")
        context.set_default_timeout(PATIENCE)
        yield context
        context.close()
        browser.close()


def press_each(context: BrowserContext, link: str) -> int:
    """Press every button and link of a page, each on a fresh one."""
    number = opened(context, link).locator(PRESSED).count()
    for at in range(number):
        _press(opened(context, link), at)
    for page in context.pages:
        page.close()
    return number


def press_in_turn(context: BrowserContext, link: str) -> int:
    """Press the first element, then the second of what has become of the page, …"""
    page = opened(context, link)
    number = page.locator(PRESSED).count()
    for at in range(number):
        _press(page, at)
    page.close()
    return number


def opened(context: BrowserContext, link: str) -> Page:
    page = context.new_page()
    page.goto(link)  # waits until its scripts have run
    return page


class Traffic:
    """What a page has asked for and not got yet."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.under_way: set[Request] = set()
        page.on("request", self.began)
        page.on("requestfinished", self.ended)
        page.on("requestfailed", self.ended)

    def began(self, request: Request) -> None:
        self.under_way.add(request)

    def ended(self, request: Request) -> None:
        self.under_way.discard(request)

    def settle(self) -> None:
        self.page.wait_for_timeout(SETTLING)
        while self.under_way:
            self.page.wait_for_timeout(SETTLING)
        self.page.wait_for_load_state()


def _press(page: Page, at: int) -> None:
    """Press one element and wait until everything that it asked for has come."""
    elements, traffic = page.locator(PRESSED), Traffic(page)
    if at < elements.count():  # else an earlier press has led elsewhere
        elements.nth(at).dispatch_event("click")
        traffic.settle()
