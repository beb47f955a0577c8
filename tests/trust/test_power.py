"""What SQLite has acknowledged would survive a power failure."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.trust import databases, power

pytestmark = pytest.mark.xdist_group("trust-crash")


@pytest.fixture
def on_disk() -> Iterator[Path]:
    """Yield a folder that is not in memory, as those of other tests may be."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        if not power.can_be_told(Path(folder)):
            pytest.skip("needs Linux 6.5 and a real disk")
        yield Path(folder)


def test_what_is_acknowledged_is_on_the_disk(on_disk: Path) -> None:
    seen = power.watch(databases.settings_in(on_disk), people=20)

    assert (seen.answers, seen.at_risk) == (20, 0)


def test_a_commit_that_does_not_reach_the_disk_is_caught(on_disk: Path) -> None:
    settings = databases.settings_in(on_disk)

    seen = power.watch(settings, power.CARELESS, people=5)

    assert seen.at_risk
