"""Proof 3, small: databases that die under load, and what is left of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement.config import Settings
from tests.trust import crash, databases

pytestmark = pytest.mark.xdist_group("trust-crash")


def test_a_copy_of_sqlites_files_has_all_that_was_acknowledged(tmp_path: Path) -> None:
    seen = crash.attack(databases.settings_in(tmp_path), crashes=8, people=120)

    assert seen.is_kept, seen
    assert (seen.crashes, seen.acknowledged > 0) == (8, True)


@pytest.fixture(scope="module")
def forgetful() -> Iterator[Settings]:
    """A server that does not wait for its disk unless it is asked to."""
    with databases.postgresql(crash.ASYNCHRONOUS) as settings:
        yield settings


def test_a_killed_postgresql_has_all_that_was_acknowledged(forgetful: Settings) -> None:
    settings = databases.another(forgetful, "kept")

    seen = crash.attack(settings, crashes=2, people=120)

    assert seen.is_kept, seen
    assert seen.acknowledged


def test_thanking_before_the_commit_is_caught(tmp_path: Path) -> None:
    settings = databases.settings_in(tmp_path)

    seen = crash.attack(settings, crash.EARLY_THANKS, crashes=3, people=120)

    assert seen.lost


def test_a_commit_that_does_not_wait_for_the_disk_is_caught(
    forgetful: Settings,
) -> None:
    settings = databases.another(forgetful, "lost")

    seen = crash.attack(settings, crash.NO_WAITING, crashes=2, people=120)

    assert seen.lost
