"""What a mail scanner does to a link spends no ticket.

Proof 11. A sign-in link is different, and is no ticket: opening it does nothing, but a
scanner that presses “Sign in” signs itself in, and the reader has to ask for another.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from engagement.database import db
from engagement.people.models import Person, SignInLink
from engagement.people.sign_in.link import link_for
from tests.trust.mutants import eager
from tests.trust.scanner import (
    apart,
    chromium,
    fetch_all,
    opened,
    press_all,
    press_each,
)
from tests.trust.sites import Site, served, site

pytestmark = pytest.mark.browser


@pytest.fixture
def scanned(tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path, people=50) as found:
        yield found


def test_fetching_links_spends_nothing(scanned: Site) -> None:
    fetch_all(scanned.client(), scanned.tickets)

    assert scanned.spent() == 0
    assert scanned.usable() == 50


def test_a_page_that_counts_on_get_is_found_out(scanned: Site) -> None:
    eager.counts_on_get(scanned.app)

    fetch_all(scanned.client(), scanned.tickets)

    assert scanned.spent() == 50


def test_pressing_everything_spends_nothing(scanned: Site) -> None:
    with served(scanned.app) as address:
        pressed = press_all(address, scanned.tickets[:2])

    assert pressed >= 3 * 6
    assert scanned.spent() == 0
    assert scanned.usable() == 50


def test_a_page_with_a_choice_made_is_found_out(scanned: Site) -> None:
    eager.preselects(scanned.app)

    with served(scanned.app) as address:
        press_all(address, scanned.tickets[:1])

    assert scanned.spent() == 1


def test_a_sign_in_link_outlives_looking_but_not_pressing(scanned: Site) -> None:
    with served(scanned.app) as address:
        looked, pressed = sessions_left(scanned, address)

    assert (looked, pressed) == (1, 0)
    assert scanned.spent() == 0


def sessions_left(scanned: Site, address: str) -> tuple[int, int]:
    """Return how many links are left after a look at one, and after pressing."""
    with scanned.app.app_context():
        person = db.session.query(Person).first()
        assert person
        token = link_for(person).partition("#")[2]
        db.session.commit()
    link = f"{address}/sign-in#{token}"

    def visit() -> Iterator[int]:
        with chromium() as context:
            opened(context, link)
            yield links(scanned)
            press_each(context, link)
            yield links(scanned)

    looked, pressed = apart(lambda: list(visit()))
    return looked, pressed


def links(scanned: Site) -> int:
    with scanned.app.app_context():
        return db.session.query(SignInLink).count()


def full(tickets: int = 1_000, in_the_browser: int = 10) -> list[str]:
    """Return what became of many tickets, and of those of broken pages."""
    with TemporaryDirectory() as folder, site(Path(folder), tickets) as scanned:
        fetched = fetch_all(scanned.client(), scanned.tickets)
        with served(scanned.app) as address:
            some = scanned.tickets[:in_the_browser]
            pressed = press_all(address, some)
            looked, after = sessions_left(scanned, address)
        spent, usable = scanned.spent(), scanned.usable()
        assert (spent, usable) == (0, tickets)
    return [
        f"scanner: {tickets} tickets, {fetched} requests, {pressed} presses (Chromium)",
        f"  {spent} spent, {usable} usable afterwards",
        f"  a sign-in link: {looked} of 1 left after a look, {after} after pressing",
        *_mutants(),
    ]


def _mutants() -> Iterator[str]:
    with TemporaryDirectory() as folder, site(Path(folder), 50) as scanned:
        eager.counts_on_get(scanned.app)
        fetch_all(scanned.client(), scanned.tickets)
        assert scanned.spent() == len(scanned.tickets)
        yield f"  a page that counts on GET: {scanned.spent()} of 50 spent"
    with TemporaryDirectory() as folder, site(Path(folder), 5) as scanned:
        eager.preselects(scanned.app)
        with served(scanned.app) as address:
            press_all(address, scanned.tickets)
        assert scanned.spent() == len(scanned.tickets)
        yield f"  a page with a choice made: {scanned.spent()} of 5 spent"
