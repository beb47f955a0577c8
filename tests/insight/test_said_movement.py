"""What is said of teams whose unhappy people fall silent, in worlds of known truth."""

import pytest

from engagement.insight.series import change_from_usual
from tests.insight.said_movement import FELL, SILENT, noted

RUNS = 6
LOW = RUNS * round(SILENT.low * SILENT.teams)


def test_silence_is_named_beside_what_it_seems_to_change() -> None:
    moves, named = noted(SILENT, RUNS)

    assert moves > 0.5 * LOW
    assert named > 0.7 * moves


def test_a_note_that_waits_for_two_weeks_out_would_come_too_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(change_from_usual, "NOTED", 1.0)

    moves, named = noted(SILENT, RUNS)

    assert named < 0.7 * moves


def test_where_everybody_goes_on_answering_it_hardly_is() -> None:
    moves, named = noted(FELL, RUNS)

    assert moves > 0.5 * LOW
    assert named < 0.15 * moves
