"""Proof 17, small: a closing leaves nothing of the ballots in anybody's memory."""

from pathlib import Path

import pytest

from engagement.config import Settings
from tests.trust import databases, memory
from tests.trust.ballots import HASH, PEOPLE
from tests.trust.memory import hunted

pytestmark = pytest.mark.xdist_group("trust-memory")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with which a real server starts."""
    return databases.settings_in(tmp_path)


def test_after_a_closing_no_process_remembers_a_ballot(settings: Settings) -> None:
    remembered = hunted(settings, 1)

    assert {place.partition(":")[0] for place in remembered.while_open} == {"worker"}
    assert remembered.while_open[f"worker: {HASH}"] >= PEOPLE
    assert remembered.while_open["worker: comment"]
    assert not remembered.after_closing


def test_a_closing_in_the_process_that_stays_is_found(settings: Settings) -> None:
    remembered = hunted(settings, 1, memory.AT_HOME)

    assert {place.partition(":")[0] for place in remembered.after_closing} == {"serve"}
    assert remembered.while_open["serve: ticket"]


def test_workers_that_go_on_are_found(settings: Settings) -> None:
    remembered = hunted(settings, 1, memory.NOT_RENEWED)

    assert {place.partition(":")[0] for place in remembered.after_closing} == {"worker"}
    assert remembered.after_closing["worker: comment"]
    assert remembered.after_closing == remembered.while_open
