import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.sensitivity import WithoutOne, without_one

points = st.integers(0, 20).map(float)
pairs = st.lists(st.tuples(points, points), min_size=0, max_size=30)


@given(pairs)
def test_the_ends_are_those_of_leaving_each_team_out_by_hand(
    teams: list[tuple[float, float]],
) -> None:
    x, y = np.array(teams).T if teams else (np.array([]), np.array([]))

    found = without_one(x, y)

    if isinstance(found, WithoutOne):
        rest = [np.delete(np.array([x, y]), g, axis=1) for g in range(len(x))]
        r = [np.corrcoef(*one)[0, 1] for one in rest if one.std(axis=1).min() > 1e-4]
        assert found.range.low == pytest.approx(min(r), abs=1e-6)
        assert found.range.high == pytest.approx(max(r), abs=1e-6)
    else:
        assert len(teams) < 9 or min(len(set(x)), len(set(y))) <= 2


def test_one_team_can_make_a_correlation() -> None:
    x = [0.0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 30]
    y = [0.0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 30]

    found = without_one(x, y)

    assert isinstance(found, WithoutOne)
    assert found.range.low < 0.1
    assert found.range.high > 0.9
    assert found.as_report()["teams"] == 11


def test_eight_teams_leave_too_few_behind() -> None:
    assert without_one(range(8), range(8)) == Withheld(
        WithheldReason.TOO_FEW_TEAMS, 8, 9
    )


def test_a_side_that_never_varies_is_refused() -> None:
    assert without_one([1] * 9, range(9)) == Withheld(WithheldReason.NO_VARIATION)
    assert without_one([1] * 9 + [1 + 1e-13], range(10)) == Withheld(
        WithheldReason.NO_VARIATION
    )
