from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.between import pearson
from engagement.statistics.deviations import (
    YEAR,
    seasonal_deviations,
    team_deviations,
    two_way_deviations,
)
from engagement.statistics.findings import Direction, Interval, Withheld, WithheldReason
from engagement.statistics.within import (
    CorrelationOverTime,
    RepeatedMeasures,
    rmcorr,
    within,
)
from tests.statistics.groundtruth import codes, column


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
        assert found.weeks >= 3
        assert 1 / 2000 <= found.p <= 1
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

    rest = two_way_deviations(np.stack([x, y]), team, week)

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


def test_five_teams_two_weeks_or_71_pairs_say_nothing_over_time() -> None:
    few_teams, few_weeks = within(*moving_teams(5, 20)), within(*moving_teams(40, 2))
    few_pairs = within(*(column[:-1] for column in moving_teams(12, 6)))

    assert few_teams == Withheld(WithheldReason.TOO_FEW_TEAMS, have=5, need=6)
    assert few_weeks == Withheld(WithheldReason.TOO_FEW_WEEKS, have=2, need=3)
    assert few_pairs == Withheld(WithheldReason.TOO_FEW_PAIRS, have=71, need=72)


def test_many_teams_make_up_for_few_weeks() -> None:
    found = within(*moving_teams(142, 8))

    assert isinstance(found, CorrelationOverTime)
    assert found.pairs == 142 * 8


def test_no_weeks_at_all_say_nothing() -> None:
    assert within([], [], [], []) == Withheld(
        WithheldReason.TOO_FEW_TEAMS, have=0, need=6
    )


def test_a_team_with_one_week_is_not_counted() -> None:
    team, week, x, y = moving_teams(8, 12)

    found = within([*team, 99], [*week, 0], [*x, 1], [*y, 1])

    assert found == within(team, week, x, y)


def test_teams_that_never_move_have_nothing_to_compare() -> None:
    team, week, x, _ = moving_teams(8, 12)

    assert within(team, week, x, team / 10) == Withheld(WithheldReason.NO_VARIATION)


def test_fourteen_teams_get_a_number_without_an_interval() -> None:
    found = within(*moving_teams(14, 12))

    assert isinstance(found, CorrelationOverTime)
    assert found.interval == Withheld(WithheldReason.TOO_FEW_TEAMS, have=14, need=15)


@pytest.mark.parametrize(("teams", "indicative"), [(19, True), (20, False)])
def test_under_twenty_teams_a_number_is_indicative(
    teams: int, *, indicative: bool
) -> None:
    found = within(*moving_teams(teams, 12))

    assert isinstance(found, CorrelationOverTime)
    assert found.is_indicative is indicative


@given(st.integers(0, 2**32))
def test_rows_in_another_order_give_the_very_same_numbers(seed: int) -> None:
    panel = [column[np.arange(320) % 7 != 3] for column in moving_teams(16, 20)]
    order = np.random.default_rng(seed).permutation(len(panel[0]))

    found, other = within(*panel), within(*(column[order] for column in panel))

    assert found == other


def test_names_of_teams_and_dates_of_weeks_are_labels() -> None:
    team, week, x, y = moving_teams(16, 20)

    found = within([f"team {one:02}" for one in team], 3 * week + 202601, x, y)

    assert found == within(team, week, x, y)


def test_two_pairs_of_a_team_in_a_week_are_a_mistake() -> None:
    team, week, x, y = moving_teams(8, 12)

    with pytest.raises(ValueError, match="two pairs"):
        within([*team, 0], [*week, 0], [*x, 1], [*y, 1])


def two_way(v: np.ndarray) -> np.ndarray:
    rest: np.ndarray = v - v.mean(0) - v.mean(1, keepdims=True) + v.mean()
    return rest


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_p_of_six_teams_is_that_of_all_their_signs(seed: int) -> None:
    team, week, *_ = moving_teams(6, 12)
    x, y = np.random.default_rng(seed).normal(size=(2, 6, 12))
    y += 0.2 * x
    own = (two_way(x) * two_way(y)).sum(axis=1)

    found = within(team, week, x.ravel(), y.ravel())

    sizes = np.abs([own @ signs for signs in product((1, -1), repeat=6)])
    assert isinstance(found, CorrelationOverTime)
    assert found.p == (sizes >= abs(own.sum()) * (1 - 1e-9)).mean()


def test_what_moves_together_is_rarely_chance_and_never_surely_not() -> None:
    found = within(*moving_teams(130, 12))

    assert isinstance(found, CorrelationOverTime)
    assert found.p == 1 / 2000


def test_teams_that_share_no_week_have_nothing_to_compare() -> None:
    team, week, x, y = moving_teams(12, 84)
    own = week // 7 == team

    found = within(team[own], week[own], x[own], y[own])

    assert found == Withheld(WithheldReason.NO_VARIATION)


FEW = Withheld(WithheldReason.TOO_FEW_TEAMS, 14, 15)


@pytest.mark.parametrize(
    ("r", "interval", "p", "direction"),
    [
        (0.2, Interval(0.1, 0.3), 0.01, Direction.TOGETHER),
        (-0.2, Interval(-0.3, -0.1), 0.01, Direction.OPPOSITE),
        (0.2, Interval(-0.1, 0.3), 0.04, Direction.UNCLEAR),
        (0.2, Interval(0.1, 0.3), 0.06, Direction.UNCLEAR),
        (0.2, FEW, 0.01, Direction.TOGETHER),
        (-0.2, FEW, 0.01, Direction.OPPOSITE),
        (0.2, FEW, 0.06, Direction.UNCLEAR),
    ],
)
def test_a_number_is_read_by_its_p_and_its_interval(
    r: float, interval: Interval | Withheld, p: float, direction: Direction
) -> None:
    found = CorrelationOverTime(r, interval, 14, 12, 99, p)

    assert found.direction is direction


def test_patients_give_the_known_answer() -> None:
    found = rmcorr(
        codes("bland1995", "Subject"),
        column("bland1995", "pH"),
        column("bland1995", "PaCO2"),
    )

    assert isinstance(found, RepeatedMeasures)
    assert found.df == 38
    assert found.r == pytest.approx(-0.5067697, abs=5e-8)
    assert found.interval.low == pytest.approx(-0.7067146, abs=5e-8)
    assert found.interval.high == pytest.approx(-0.2318631, abs=5e-8)
    assert found.as_report() == {
        "r": found.r, "low": found.interval.low, "high": found.interval.high,
        "df": 38, "teams": 8, "pairs": 47,
    }  # fmt: skip


def test_soldiers_give_the_known_answer_within_companies() -> None:
    found = rmcorr(
        codes("bh1996", "GRP"), column("bh1996", "HRS"), column("bh1996", "WBEING")
    )

    assert isinstance(found, RepeatedMeasures)
    assert found.r == pytest.approx(-0.1107031, abs=5e-8)


def test_sepals_turn_round_between_and_within_species() -> None:
    species = codes("iris", "Species")
    sepals = np.stack([column("iris", f"Sepal.{way}") for way in ("Length", "Width")])
    means = np.stack([np.bincount(species, row) / 50 for row in sepals])

    assert pearson(*sepals) == pytest.approx(-0.118, abs=5e-4)
    assert pearson(*team_deviations(sepals, species)) == pytest.approx(0.530, abs=5e-4)
    assert pearson(*means) == pytest.approx(-0.745, abs=5e-4)


def test_five_teams_or_teams_that_stand_still_are_not_described() -> None:
    team, _, x, _ = moving_teams(6, 12)

    few, still = rmcorr(team[:60], x[:60], x[:60]), rmcorr(team, x, team)

    assert few == Withheld(WithheldReason.TOO_FEW_TEAMS, have=5, need=6)
    assert still == Withheld(WithheldReason.NO_VARIATION)


@given(panels())
def test_a_description_is_a_number_within_its_interval_or_a_reason(
    panel: list[np.ndarray],
) -> None:
    team, _, x, y = panel

    found, other = rmcorr(team, x, y), rmcorr(team[::-1], 3 * y[::-1], x[::-1])

    assert type(found) is type(other)
    if isinstance(found, RepeatedMeasures) and isinstance(other, RepeatedMeasures):
        assert -1 <= found.interval.low <= found.r <= found.interval.high <= 1
        assert found.r == pytest.approx(other.r, abs=1e-9)


def test_a_report_holds_numbers_or_the_reason() -> None:
    whole = CorrelationOverTime(0.2, Interval(0.1, 0.3), 20, 12, 240, 0.01)
    bare = CorrelationOverTime(0.2, FEW, 14, 12, 99, 0.5)

    assert whole.as_report() == {
        "r": 0.2, "low": 0.1, "high": 0.3, "teams": 20, "weeks": 12, "pairs": 240,
        "p": 0.01, "flips": 1999, "seed": 2026,
    }  # fmt: skip
    assert bare.as_report()["interval"] == {"withheld": "too_few_teams"}


def seasonal_teams(
    random: np.random.Generator, teams: int = 20, weeks: int = 104
) -> list[np.ndarray]:
    """Draw sides of which each team has its own season, and nothing in common else."""
    team, week = np.nonzero(random.random((teams, weeks)) < 0.9)
    week = week + 2_000
    height, begins = random.normal(size=teams), random.random(teams)
    season = height[team] * np.cos(2 * np.pi * (week / YEAR + begins[team]))
    x, y = season + random.normal(size=(2, len(team)))
    return [team, week, x, y]


def test_seasons_are_what_a_regression_on_all_of_it_leaves() -> None:
    team, week, x, y = seasonal_teams(np.random.default_rng(3), 7, 70)
    angle = 2 * np.pi * week / YEAR
    teams = (team[:, None] == np.unique(team)).astype(float)
    weeks = (week[:, None] == np.unique(week)).astype(float)
    design = np.hstack([
        teams, weeks, teams * np.cos(angle)[:, None], teams * np.sin(angle)[:, None]
    ])  # fmt: skip
    columns = np.stack([x, y])

    found = seasonal_deviations(
        columns, team, np.unique(week, return_inverse=True)[1], week
    )

    factors = np.linalg.lstsq(design, columns.T)[0]
    assert found == pytest.approx((columns.T - design @ factors).T, abs=1e-7)


def test_a_tie_of_seasons_alone_goes_with_them() -> None:
    random = np.random.default_rng(4)
    drawn = [seasonal_teams(random) for _ in range(20)]

    usual = [within(*one) for one in drawn]
    found = [within(*one, without_seasons=True) for one in drawn]

    seen, left = (
        sum(isinstance(t, CorrelationOverTime) and t.p < 0.05 for t in ones)
        for ones in (usual, found)
    )
    assert seen > 15
    assert left <= 4
    assert all(isinstance(one, CorrelationOverTime) for one in found)


def test_a_tie_of_weeks_stays_without_seasons() -> None:
    random = np.random.default_rng(5)
    team, week, x, y = seasonal_teams(random)

    found = within(team, week, x, y + x, without_seasons=True)

    assert isinstance(found, CorrelationOverTime)
    assert found.direction is Direction.TOGETHER


def test_under_sixty_weeks_a_season_is_not_told() -> None:
    drawn = seasonal_teams(np.random.default_rng(6), weeks=59)

    found = within(*drawn, without_seasons=True)

    assert found == Withheld(WithheldReason.TOO_FEW_WEEKS, 59, 60)
