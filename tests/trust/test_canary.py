"""Proof 6: nothing lies about in clear, and after closing nothing is left."""

from pathlib import Path

import pytest

from engagement.config import Settings
from tests.trust import canary, databases
from tests.trust.ballots import PEOPLE
from tests.trust.canary import hunted
from tests.trust.needles import disguises

pytestmark = pytest.mark.xdist_group("trust-canary")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with which a real server starts."""
    return databases.settings_in(tmp_path)


def test_no_feather_lies_in_any_file(on_both: Settings) -> None:
    feathers = hunted(on_both, 1)

    assert not feathers.while_open
    assert not feathers.after_closing
    assert not feathers.comments  # there was something to destroy: all of them
    # The log of PostgreSQL keeps what was sealed, until it is written over; that it
    # is found shows that the hunt finds.
    is_postgresql = on_both.database_url.startswith("postgresql")
    assert feathers.in_log["ticket hash"] == PEOPLE * is_postgresql


def test_the_hunt_finds_answers_that_are_logged(settings: Settings) -> None:
    feathers = hunted(settings, 1, canary.TALKATIVE)

    assert feathers.while_open == {"gunicorn: answers": PEOPLE, "gunicorn: comment": 1}


def test_the_hunt_finds_what_a_closing_does_not_wipe(settings: Settings) -> None:
    feathers = hunted(settings, 1, canary.UNWIPED)

    assert not feathers.while_open
    assert feathers.after_closing["instance: ticket hash"] == PEOPLE
    assert feathers.after_closing["instance: wrapped key"] == 2


def test_a_needle_is_known_in_every_disguise() -> None:
    found = list(disguises(b"caf\xc3\xa9-1"))

    assert b"caf\\xc3\\xa9-1" in found
    assert b"636166c3a92d31" in found
    assert {b"Y2Fmw6ktM", b"NhZsOpLT"} <= set(found)
