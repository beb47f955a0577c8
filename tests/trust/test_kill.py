"""Proof 1, small: ten workers killed under load, and a mutant that it catches."""

from pathlib import Path

import pytest

from tests.trust import databases, kill

pytestmark = pytest.mark.xdist_group("trust-kill")


def test_sqlite_counts_every_answer_once_while_workers_are_killed(
    tmp_path: Path,
) -> None:
    seen = kill.attack(databases.settings_in(tmp_path), people=180, kills=10)

    assert seen.is_kept, seen
    assert (seen.sent, seen.kills, seen.audit.counted) == (198, 10, 180)
    assert seen.broken


def test_postgresql_counts_every_answer_once_while_workers_are_killed(
    tmp_path: Path, postgres_url: str
) -> None:
    settings = databases.settings_in(tmp_path, postgres_url)

    seen = kill.attack(settings, people=180, kills=10)

    assert seen.is_kept, seen
    assert (seen.sent, seen.kills, seen.audit.counted) == (198, 10, 180)


def test_a_ticket_and_an_envelope_in_two_transactions_are_caught(
    tmp_path: Path,
) -> None:
    settings = databases.settings_in(tmp_path)

    seen = kill.attack(settings, kill.SPLIT_COMMIT, people=60, kills=10)

    assert not seen.is_kept
    assert seen.audit.lost == seen.audit.half_done > 0
