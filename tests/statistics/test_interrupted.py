import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.effect import Verdict
from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.interrupted import (
    Interruption,
    Step,
    interrupted_series,
)


def a_team(weeks: int, step: float = 0, seed: int = 1) -> Numbers:
    random = np.random.default_rng(seed)
    since = np.arange(weeks) - weeks // 2
    return 0.5 + 0.002 * since + step * (since >= 0) + random.normal(0, 0.05, weeks)


def test_a_step_beside_a_trend_is_found() -> None:
    found = interrupted_series(range(100, 140), a_team(40, 0.3), start=120)

    assert isinstance(found, Interruption)
    assert isinstance(found.step, Step)
    assert found.verdict is Verdict.EVIDENCE
    assert found.step.interval.low < 0.3 < found.step.interval.high
    assert found.step.trend == pytest.approx(0.002, abs=0.004)


def test_a_trend_alone_is_no_evidence() -> None:
    found = interrupted_series(range(40), a_team(40), start=20)

    assert isinstance(found, Interruption)
    assert found.verdict is Verdict.NO_EVIDENCE


def test_the_shortest_series_holds_the_truth_in_95_of_100() -> None:
    found = [
        interrupted_series(range(24), a_team(24, 0.1, seed), start=12)
        for seed in range(1500)
    ]

    inside = [
        one.step.interval.low < 0.1 < one.step.interval.high
        for one in found
        if isinstance(one, Interruption) and isinstance(one.step, Step)
    ]
    assert len(inside) == 1500
    assert 0.93 < np.mean(inside) < 0.97


def test_eleven_weeks_since_are_too_early() -> None:
    found = interrupted_series(range(24), a_team(24), start=13)

    early = Withheld(WithheldReason.TOO_FEW_WEEKS, have=11, need=12)
    assert found == Interruption(Verdict.TOO_EARLY, early, 13, 11)


def test_eleven_weeks_before_are_too_few() -> None:
    found = interrupted_series(range(30), a_team(30), start=11)

    assert found == Withheld(WithheldReason.TOO_FEW_WEEKS, have=11, need=12)


def test_a_team_that_never_moves_has_no_step() -> None:
    found = interrupted_series(range(24), [0.7] * 24, start=12)

    assert found == Withheld(WithheldReason.NO_VARIATION)


@given(st.integers(0, 1000), st.floats(0.01, 100), st.integers(0, 5000))
def test_order_scale_and_calendar_change_no_step(
    seed: int, scale: float, first: int
) -> None:
    random = np.random.default_rng(seed)
    weeks = np.sort(random.permutation(40)[:34])
    values = a_team(40, 0.1, seed)[weeks]
    order = random.permutation(34)

    found = interrupted_series(weeks, values, start=20)
    other = interrupted_series(first + weeks[order], scale * values[order], first + 20)

    assert isinstance(found, Interruption)
    assert isinstance(other, Interruption)
    assert found.verdict is other.verdict
    assert isinstance(found.step, Step)
    assert isinstance(other.step, Step)
    assert other.step.value == pytest.approx(scale * found.step.value)
    assert other.step.error == pytest.approx(scale * found.step.error)
    assert found.step.interval.low <= found.step.value <= found.step.interval.high
