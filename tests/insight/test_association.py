import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from engagement.insight.association import (
    Correlation,
    CorrelationOverTime,
    Interval,
    Reading,
    Reason,
    Withheld,
    between,
    fisher_interval,
    ranks,
    two_way_demeaned,
    within,
)

SCHOOLS = Path(__file__).parent.parent / "data" / "schools-2011-values.csv"

values = st.integers(0, 100).map(lambda points: points / 100)
pairs_of_teams = st.lists(st.tuples(values, values), max_size=40)


@st.composite
def panels(draw: st.DrawFn) -> list[np.ndarray]:
    """Teams and weeks with holes, and two columns of values."""
    teams, weeks = draw(st.integers(5, 17)), draw(st.integers(11, 14))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    team, week = np.nonzero(random.random((teams, weeks)) < draw(st.floats(0.3, 1)))
    x = random.integers(0, draw(st.integers(1, 10)), len(team)) / 10
    y = draw(st.sampled_from([-1, 0, 1])) * x + random.integers(0, 5, len(team)) / 5
    return [team, week, x, y]


def moving_teams(teams: int, weeks: int) -> list[np.ndarray]:
    random = np.random.default_rng(7)
    team, week = np.nonzero(np.ones((teams, weeks)))
    x = random.normal(size=len(team))
    return [team, week, x, 0.4 * x + random.normal(size=len(team))]


def test_the_schools_give_the_known_answer() -> None:
    with SCHOOLS.open() as file:
        rows = list(csv.DictReader(file))

    found = between(
        [float(row["mobilisation"]) for row in rows],
        [float(row["satisfaction"]) for row in rows],
    )

    assert isinstance(found, Correlation)
    assert found.teams == 450
    assert found.r == pytest.approx(0.4013, abs=5e-5)
    assert found.interval.low == pytest.approx(0.3208, abs=5e-5)
    assert found.interval.high == pytest.approx(0.4761, abs=5e-5)
    assert found.spearman == pytest.approx(0.385, abs=5e-4)


def test_fishers_interval_is_the_one_in_print() -> None:
    found = fisher_interval(0.88, 6)

    assert (found.low, found.high) == pytest.approx((0.2394418, 0.9868084), abs=1e-6)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_straight_line_gives_one_and_no_nan(sign: int) -> None:
    line = np.arange(10.0)

    found = between(line, sign * line)

    assert found == Correlation(sign, Interval(sign, sign), sign, 10)


def test_seven_teams_are_too_few() -> None:
    found = between(range(7), range(7))

    assert found == Withheld(Reason.TOO_FEW_TEAMS, have=7, need=8)


def test_teams_that_are_all_alike_are_not_compared() -> None:
    found = between([0.1] * 10, range(10))

    assert found == Withheld(Reason.NO_VARIATION)


@pytest.mark.parametrize(("teams", "indicative"), [(19, True), (20, False)])
def test_under_twenty_teams_a_number_is_indicative(
    teams: int, *, indicative: bool
) -> None:
    across = between(range(teams), [*range(1, teams), 0])
    over_time = within(*moving_teams(teams, 12))

    assert isinstance(across, Correlation)
    assert across.is_indicative is indicative
    assert isinstance(over_time, CorrelationOverTime)
    assert over_time.is_indicative is indicative


@given(pairs_of_teams)
def test_between_teams_there_is_a_number_or_a_reason(
    teams: list[tuple[float, float]],
) -> None:
    x, y = [one for one, _ in teams], [other for _, other in teams]

    found = between(x, y)

    if isinstance(found, Withheld):
        assert len(teams) < 8 or len(set(x)) == 1 or len(set(y)) == 1
    else:
        assert -1 <= found.interval.low <= found.r <= found.interval.high <= 1
        assert -1 <= found.spearman <= 1


@given(pairs_of_teams, st.randoms(), st.floats(0.01, 100))
def test_neither_order_nor_side_nor_scale_changes_a_number(
    teams: list[tuple[float, float]], random: object, scale: float
) -> None:
    shuffled = list(teams)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    found = between([x for x, _ in teams], [y for _, y in teams])
    other = between([scale * y for _, y in shuffled], [x for x, _ in shuffled])

    assert type(found) is type(other)
    if isinstance(found, Correlation) and isinstance(other, Correlation):
        assert found.r == pytest.approx(other.r, abs=1e-9)
        assert found.spearman == pytest.approx(other.spearman, abs=1e-9)


@given(panels())
def test_over_time_there_is_a_number_or_a_reason(panel: list[np.ndarray]) -> None:
    found = within(*panel)

    if isinstance(found, CorrelationOverTime):
        assert -1 <= found.r <= 1
        assert found.teams >= 6
        assert found.weeks >= 12
    if isinstance(found, CorrelationOverTime) and isinstance(found.interval, Interval):
        assert -1 <= found.interval.low <= found.r <= found.interval.high <= 1


@given(panels(), st.integers(0, 100))
def test_over_time_neither_order_nor_side_nor_scale_changes_a_number(
    panel: list[np.ndarray], seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(len(panel[0]))
    team, week, x, y = (column[order] for column in panel)

    found, other = within(*panel), within(team, week, 3 * y, x)

    assert type(found) is type(other)
    if isinstance(found, CorrelationOverTime) and isinstance(
        other, CorrelationOverTime
    ):
        assert found.r == pytest.approx(other.r, abs=1e-6)


def test_balanced_weeks_equal_the_textbook() -> None:
    team, week, x, y = moving_teams(9, 13)
    square = [column.reshape(9, 13) for column in (x, y)]
    one, other = (v - v.mean(0) - v.mean(1, keepdims=True) + v.mean() for v in square)

    found = within(team, week, x, y)

    assert isinstance(found, CorrelationOverTime)
    assert found.r == pytest.approx(
        (one * other).sum() / np.sqrt((one**2).sum() * (other**2).sum())
    )
    assert (found.teams, found.weeks, found.pairs) == (9, 13, 117)


def test_missing_weeks_equal_a_regression_on_teams_and_weeks() -> None:
    columns = [column[np.arange(160) % 7 != 3] for column in moving_teams(10, 16)]
    team, week, x, y = columns
    dummies = np.hstack([np.eye(10)[team], np.eye(16)[week]])
    one, other = (v - dummies @ np.linalg.lstsq(dummies, v)[0] for v in (x, y))

    rest = two_way_demeaned(np.stack([x, y]), team, week)

    assert rest == pytest.approx(np.stack([one, other]), abs=1e-8)


def test_a_shock_to_every_team_is_no_correlation() -> None:
    random = np.random.default_rng(11)
    team, week, *_ = moving_teams(30, 26)
    shock = 5 * random.normal(size=26)[week]

    found = within(
        team,
        week,
        shock + random.normal(size=len(team)),
        shock + random.normal(size=len(team)),
    )

    assert isinstance(found, CorrelationOverTime)
    assert abs(found.r) < 0.15


def test_the_interval_over_time_covers_the_truth_and_repeats_itself() -> None:
    found, again = within(*moving_teams(40, 20)), within(*moving_teams(40, 20))

    assert found == again
    assert isinstance(found, CorrelationOverTime)
    assert isinstance(found.interval, Interval)
    assert found.interval.low < 0.4 / np.sqrt(1.16) < found.interval.high
    assert found.interval.high - found.interval.low < 0.2


def test_five_teams_or_eleven_weeks_say_nothing_over_time() -> None:
    few_teams, few_weeks = within(*moving_teams(5, 20)), within(*moving_teams(20, 11))

    assert few_teams == Withheld(Reason.TOO_FEW_TEAMS, have=5, need=6)
    assert few_weeks == Withheld(Reason.TOO_FEW_WEEKS, have=11, need=12)


def test_no_weeks_at_all_say_nothing() -> None:
    assert within([], [], [], []) == Withheld(Reason.TOO_FEW_TEAMS, have=0, need=6)


def test_a_team_with_one_week_is_not_counted() -> None:
    team, week, x, y = moving_teams(8, 12)

    found = within([*team, 99], [*week, 0], [*x, 1], [*y, 1])

    assert found == within(team, week, x, y)


def test_teams_that_never_move_have_nothing_to_compare() -> None:
    team, week, x, _ = moving_teams(8, 12)

    assert within(team, week, x, team / 10) == Withheld(Reason.NO_VARIATION)


def test_fourteen_teams_get_a_number_without_an_interval() -> None:
    found = within(*moving_teams(14, 12))

    assert isinstance(found, CorrelationOverTime)
    assert found.interval == Withheld(Reason.TOO_FEW_TEAMS, have=14, need=15)


@pytest.mark.parametrize(
    ("low", "high", "reading"),
    [
        (0.1, 0.5, Reading.TOGETHER),
        (-0.5, -0.1, Reading.OPPOSITE),
        (-0.1, 0.5, Reading.UNCLEAR),
    ],
)
def test_an_interval_is_read_by_the_side_of_zero(
    low: float, high: float, reading: Reading
) -> None:
    assert Interval(low, high).reading is reading


def test_reports_hold_numbers_or_the_reason() -> None:
    between_teams = Correlation(0.5, Interval(0.1, 0.8), 0.4, 20)
    over_time = CorrelationOverTime(0.2, Interval(0.1, 0.3), 20, 12, 240)
    bare = CorrelationOverTime(0.2, Withheld(Reason.TOO_FEW_TEAMS, 14, 15), 14, 12, 99)

    assert between_teams.as_report() == {
        "r": 0.5, "low": 0.1, "high": 0.8, "spearman": 0.4, "teams": 20,
    }  # fmt: skip
    assert over_time.as_report() == {
        "r": 0.2, "low": 0.1, "high": 0.3, "teams": 20, "weeks": 12, "pairs": 240,
    }  # fmt: skip
    assert bare.as_report()["interval"] == {"withheld": "too_few_teams"}


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40))
def test_ranks_are_those_of_an_independent_witness(values: list[int]) -> None:
    numbers = np.array(values, dtype=float)

    assert ranks(numbers).tolist() == rankdata(numbers).tolist()
