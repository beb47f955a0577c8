import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.findings import Reason, Withheld
from engagement.statistics.waba import WithinAndBetween, within_and_between

SOLDIERS = Path(__file__).parent.parent / "data" / "bh1996.csv"
points = st.integers(1, 5)
answers = st.lists(st.tuples(st.integers(1, 9), points, points), max_size=80)


def test_hours_and_well_being_of_soldiers_come_apart_as_published() -> None:
    with SOLDIERS.open() as file:
        rows = list(csv.DictReader(file))

    found = within_and_between(
        [row["GRP"] for row in rows],
        [float(row["HRS"]) for row in rows],
        [float(row["WBEING"]) for row in rows],
    )

    assert isinstance(found, WithinAndBetween)
    assert found.raw == pytest.approx(-0.1632064, abs=5e-8)
    assert found.eta_x == pytest.approx(0.3787881, abs=5e-8)
    assert found.eta_y == pytest.approx(0.2359287, abs=5e-8)
    assert found.between == pytest.approx(-0.7121729, abs=5e-8)
    assert found.within == pytest.approx(-0.1107031, abs=5e-8)
    assert (found.teams, found.n) == (99, 7382)


@given(answers)
def test_the_parts_make_up_the_raw_correlation(
    answers: list[tuple[int, int, int]],
) -> None:
    team, x, y = np.array(answers).reshape(-1, 3).T

    found = within_and_between(team, x, y)

    if isinstance(found, WithinAndBetween):
        rest = np.sqrt((1 - found.eta_x**2) * (1 - found.eta_y**2))
        parts = found.eta_x * found.eta_y * found.between + rest * found.within
        assert found.raw == pytest.approx(parts, abs=1e-9)
        assert found.raw == pytest.approx(np.corrcoef(x, y)[0, 1], abs=1e-9)
        ends = found.within_interval
        assert -1 <= ends.low <= found.within <= ends.high <= 1


@given(answers, st.integers(0, 100))
def test_neither_order_nor_side_nor_unit_matters(
    answers: list[tuple[int, int, int]], seed: int
) -> None:
    shuffled = np.random.default_rng(seed).permutation(np.array(answers).reshape(-1, 3))
    team, x, y = shuffled.T

    found = within_and_between(*np.array(answers).reshape(-1, 3).T)
    other = within_and_between(9 - team, 1000 * y - 7, x)

    assert type(found) is type(other)
    if isinstance(found, WithinAndBetween) and isinstance(other, WithinAndBetween):
        assert found.between == pytest.approx(other.between, abs=1e-6)
        assert found.within == pytest.approx(other.within, abs=1e-6)
        assert found.eta_x == pytest.approx(other.eta_y, abs=1e-6)


EIGHT = np.repeat(range(8), 2)


@pytest.mark.parametrize(
    ("team", "x", "withheld"),
    [
        (EIGHT // 2, np.arange(16), Withheld(Reason.TOO_FEW_TEAMS, 4, 8)),
        (np.arange(16), np.arange(16), Withheld(Reason.TOO_FEW_BALLOTS, 16, 32)),
        (EIGHT, EIGHT, Withheld(Reason.NO_VARIATION)),
        (EIGHT, np.arange(16) % 2, Withheld(Reason.NO_VARIATION)),
        (EIGHT, np.ones(16), Withheld(Reason.NO_VARIATION)),
    ],
)
def test_columns_that_cannot_be_taken_apart_are_refused(
    team: np.ndarray, x: np.ndarray, withheld: Withheld
) -> None:
    assert within_and_between(team, x, np.arange(16) ** 2) == withheld
