import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.change import (
    TWICE_REACH,
    WEIGHT,
    CompanyChart,
    Signs,
    TeamCharts,
    company_chart,
    ewma,
    team_charts,
)
from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from tests.statistics.simulations import autocorrelated

NIST = Path(__file__).parent.parent / "data" / "nist_ewma.csv"
PRINTED = [
    50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33,
    50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99,
]  # fmt: skip
NOISE = 0.004
HOLE = np.nan
STEADY = np.sqrt(WEIGHT / (2 - WEIGHT))
"""The error of a smoothed series, in errors of its weeks."""


def quiet_teams(teams: int = 30, weeks: int = 60, seed: int = 1) -> Numbers:
    """Teams of different levels, a company that moves, and noise as told."""
    random = np.random.default_rng(seed)
    levels = random.normal(0.6, 0.1, (teams, 1))
    company = random.normal(0, 0.1, weeks)
    return levels + company + random.normal(0, np.sqrt(NOISE), (teams, weeks))


def charts(values: Numbers) -> TeamCharts:
    found = team_charts(values, np.full(values.shape, NOISE))
    assert isinstance(found, TeamCharts)
    return found


def onsets(alerts: Signs) -> int:
    """Count alerts that were none the week before."""
    return int(((alerts[:, 1:] != 0) & (alerts[:, :-1] == 0)).sum())


def test_the_handbooks_chart_is_repeated() -> None:
    with NIST.open() as file:
        values = [float(row["x"]) for row in csv.DictReader(file)]

    smoothed = ewma([values], 50, 0.3)

    assert smoothed[0] == pytest.approx(PRINTED, abs=0.0051)


def test_a_missing_week_leaves_the_chart_where_it_was() -> None:
    assert ewma([[1, HOLE, 1]])[0] == pytest.approx([0.2, 0.2, 0.36])


def test_a_week_is_out_by_chance_once_in_five_hundred() -> None:
    random = np.random.default_rng(3)

    smoothed = ewma(random.normal(size=(4000, 2500)))

    out = np.abs(smoothed) > 2.962 * STEADY
    first = np.where(out.any(axis=1), out.argmax(axis=1) + 1, 2500)
    # Runs are geometric: the mean of all is what is seen over how often one ended.
    assert first.sum() / out.any(axis=1).sum() == pytest.approx(500, rel=0.07)


def test_two_weeks_in_a_row_at_their_limit_are_rarer_than_one_of_200() -> None:
    smoothed = ewma(np.random.default_rng(4).normal(size=(4000, 500)))

    out = np.abs(smoothed[:, 50:]) > TWICE_REACH * STEADY
    twice = out[:, 1:] & out[:, :-1]
    assert 1 / twice.mean() == pytest.approx(234, rel=0.1)


@pytest.mark.parametrize("resemblance", [0.0, 0.5, 0.8])
def test_weeks_that_resemble_each_other_flag_no_more(resemblance: float) -> None:
    random = np.random.default_rng(6)
    moves = 0.06 * autocorrelated(random, 300, 80, resemblance)

    found = charts(quiet_teams(300, 80) + moves)

    watched = found.alerts[:, 30:] != 0
    assert 0.002 < watched.mean() < 0.012


def test_one_error_of_change_is_out_within_about_ten_weeks() -> None:
    random = np.random.default_rng(3)

    smoothed = ewma(random.normal(1, 1, size=(4000, 100)))

    out = smoothed > 2.962 * STEADY
    assert (out.argmax(axis=1) + 1).mean() == pytest.approx(10.3, abs=0.5)


def test_of_quiet_teams_at_most_one_week_in_two_hundred_is_flagged() -> None:
    found = charts(quiet_teams(1000, 104))

    watched = found.alerts[:, 20:] != 0
    assert 180 < 1 / watched.mean() < 400


def test_a_company_that_moves_alone_is_no_change_of_a_team() -> None:
    values = quiet_teams()
    values[:, 40:] -= 0.5

    found = charts(values)

    assert onsets(found.alerts) <= 5  # 1,200 weeks of teams, of which one in 500


def test_a_team_that_falls_is_found_and_the_way_is_told() -> None:
    values = quiet_teams()
    values[3, 45:] -= 0.15

    found = charts(values)

    assert (found.alerts[3, :45] == 0).all()
    assert (found.alerts[3, 52:] == -1).all()
    assert found.reach[3, 55] < -1


def test_half_of_changes_of_one_error_are_alerted_twelve_weeks_after() -> None:
    values = quiet_teams(6000, 100)
    values[::30, 60:] += np.sqrt(NOISE)

    found = charts(values)

    rose = found.alerts[::30, 60:] == 1
    weeks = np.where(rose.any(axis=1), rose.argmax(axis=1) + 1, 40)
    assert 10 <= np.median(weeks) <= 13
    assert rose.any(axis=1).mean() > 0.8


def test_a_single_week_out_is_no_alert() -> None:
    values = quiet_teams(seed=5)
    values[2, 40] += 0.8
    values[2, 41] -= 0.8

    found = charts(values)

    assert found.reach[2, 40] > 1
    assert found.alerts[2, 40] == 0


def test_two_published_weeks_are_in_a_row_across_a_hole() -> None:
    values = quiet_teams()
    values[3, 45:] -= 0.4
    values[3, 47:49] = HOLE

    found = charts(values)

    assert found.alerts[3, 45:51].tolist() == [0, -1, 0, 0, -1, -1]


def test_what_truly_varies_from_week_to_week_is_measured() -> None:
    random = np.random.default_rng(9)
    values = quiet_teams(50, 80) + random.normal(0, 0.1, (50, 80))
    values[random.random((50, 80)) < 0.2] = HOLE

    found = charts(values)

    assert found.week_variance == pytest.approx(0.01, rel=0.15)


def test_weeks_that_nearly_nobody_published_are_left_out() -> None:
    values = quiet_teams(8, 40)
    values[3:, 30] = HOLE

    found = charts(values)

    assert (found.alerts[:, 30] == 0).all()


def test_teams_without_any_noise_give_no_nan() -> None:
    values = np.tile(np.linspace(0.1, 0.8, 8)[:, None], 30)

    found = team_charts(values, np.zeros(values.shape))

    assert isinstance(found, TeamCharts)
    assert not found.reach.any()


def test_five_teams_or_twenty_weeks_have_no_charts() -> None:
    few_teams, few_weeks = quiet_teams(5, 60), quiet_teams(30, 20)

    assert team_charts(few_teams, few_teams) == Withheld(
        WithheldReason.TOO_FEW_TEAMS, 0, 6
    )
    assert team_charts(few_weeks, few_weeks) == Withheld(
        WithheldReason.TOO_FEW_WEEKS, 20, 21
    )


@settings(max_examples=30)
@given(st.integers(0, 2**32), st.floats(0.3, 1), st.floats(0.01, 100))
def test_holes_order_and_scale_change_nothing_that_is_told(
    seed: int, share: float, scale: float
) -> None:
    random = np.random.default_rng(seed)
    values = quiet_teams(9, 45, seed)
    values[random.random(values.shape) > share] = HOLE
    order = random.permutation(9)

    found = team_charts(values, np.full(values.shape, NOISE))
    other = team_charts(scale * values[order], np.full(values.shape, scale**2 * NOISE))

    assert type(found) is type(other)
    if isinstance(found, TeamCharts) and isinstance(other, TeamCharts):
        assert np.isfinite(found.reach).all()
        assert other.reach == pytest.approx(found.reach[order], abs=1e-5)
        assert set(found.alerts[np.isnan(values)]) <= {0}


def test_a_company_chart_reaches_2_66_mean_moving_ranges() -> None:
    values = [0.6, 0.62, 0.58, HOLE, 0.6, 0.62, 0.58, 0.6, 0.61, 0.6, 0.6, 0.59, 0.6]

    found = company_chart(values)

    assert isinstance(found, CompanyChart)
    moving = (0.02 + 0.04 + 0.02 + 0.02 + 0.04 + 0.02 + 0.01 + 0.01 + 0.01 + 0.01) / 11
    assert found.weeks == 12
    assert found.mean == pytest.approx(0.6)
    assert found.limits.high == pytest.approx(0.6 + 2.66 * moving)
    assert not any(found.alerts)


def test_a_company_that_falls_for_two_weeks_is_alerted_in_the_second() -> None:
    found = company_chart([0.6, 0.61] * 12 + [0.4, HOLE, 0.4])

    assert isinstance(found, CompanyChart)
    assert found.alerts[-4:] == (0, 0, 0, -1)


def test_eleven_weeks_of_a_company_are_too_few() -> None:
    assert company_chart([0.5] * 11) == Withheld(WithheldReason.TOO_FEW_WEEKS, 11, 12)


def test_a_company_that_never_moves_is_never_alerted() -> None:
    found = company_chart([0.5] * 20)

    assert isinstance(found, CompanyChart)
    assert not any(found.alerts)
