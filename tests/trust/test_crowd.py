"""32 clients at once on SQLite, and on two nodes of PostgreSQL."""

from pathlib import Path

import pytest

from tests.trust import crowd, databases

pytestmark = pytest.mark.xdist_group("trust-crowd")


def test_sqlite_turns_nobody_away(tmp_path: Path) -> None:
    seen = crowd.crowd(databases.settings_in(tmp_path), people=200)

    assert seen.is_kept, seen
    assert seen.counted == 200


def test_two_nodes_of_postgresql_answer_behind_one_address(
    tmp_path: Path, postgres_url: str
) -> None:
    settings = databases.settings_in(tmp_path, postgres_url)

    seen = crowd.crowd(settings, people=200, nodes=2)

    assert seen.is_kept, seen
    assert seen.counted == 200


def test_a_database_that_nobody_waits_for_is_caught(tmp_path: Path) -> None:
    settings = databases.settings_in(tmp_path)

    seen = crowd.crowd(settings, crowd.IMPATIENT, people=60)

    assert seen.untold
