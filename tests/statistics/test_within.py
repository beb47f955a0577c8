import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.findings import Interval, Reason, Withheld
from engagement.statistics.within import CorrelationOverTime, two_way_demeaned, within


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


@pytest.mark.parametrize(("teams", "indicative"), [(19, True), (20, False)])
def test_under_twenty_teams_a_number_is_indicative(
    teams: int, *, indicative: bool
) -> None:
    found = within(*moving_teams(teams, 12))

    assert isinstance(found, CorrelationOverTime)
    assert found.is_indicative is indicative


def test_a_report_holds_numbers_or_the_reason() -> None:
    whole = CorrelationOverTime(0.2, Interval(0.1, 0.3), 20, 12, 240)
    bare = CorrelationOverTime(0.2, Withheld(Reason.TOO_FEW_TEAMS, 14, 15), 14, 12, 99)

    assert whole.as_report() == {
        "r": 0.2, "low": 0.1, "high": 0.3, "teams": 20, "weeks": 12, "pairs": 240,
    }  # fmt: skip
    assert bare.as_report()["interval"] == {"withheld": "too_few_teams"}
