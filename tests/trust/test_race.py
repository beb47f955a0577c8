"""Proof 2, small: twelve posts of a ticket at once, to two nodes."""

from pathlib import Path

import pytest

from tests.trust import databases, race

pytestmark = pytest.mark.xdist_group("trust-race")


def test_sqlite_counts_a_ticket_once_however_often_it_comes(tmp_path: Path) -> None:
    seen = race.attack(databases.settings_in(tmp_path), tickets=20, at_once=12)

    assert seen.is_kept, seen
    assert (seen.posts, seen.counted) == (240, 20)


def test_postgresql_counts_a_ticket_once_however_often_it_comes(
    tmp_path: Path, postgres_url: str
) -> None:
    settings = databases.settings_in(tmp_path, postgres_url)

    seen = race.attack(settings, tickets=20, at_once=12)

    assert seen.is_kept, seen
    assert (seen.posts, seen.counted) == (240, 20)


def test_looking_first_and_spending_afterwards_is_caught(tmp_path: Path) -> None:
    settings = databases.settings_in(tmp_path)

    seen = race.attack(settings, race.STORED_FIRST, tickets=5, at_once=12)

    assert not seen.is_kept
    assert seen.counted > seen.tickets
    assert seen.audit.twice == seen.counted - seen.tickets
