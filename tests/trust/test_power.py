"""What SQLite has acknowledged would survive a power failure."""

from pathlib import Path

import pytest

from tests.trust import databases, power

pytestmark = pytest.mark.xdist_group("trust-crash")


@pytest.fixture(autouse=True)
def _telling(tmp_path: Path) -> None:
    if not power.can_be_told(tmp_path):
        pytest.skip("needs Linux 6.5 and a real disk")


def test_what_is_acknowledged_is_on_the_disk(tmp_path: Path) -> None:
    seen = power.watch(databases.settings_in(tmp_path), people=20)

    assert (seen.answers, seen.at_risk) == (20, 0)


def test_a_commit_that_does_not_reach_the_disk_is_caught(tmp_path: Path) -> None:
    settings = databases.settings_in(tmp_path)

    seen = power.watch(settings, power.CARELESS, people=5)

    assert seen.at_risk
