import numpy as np
import pytest
import statsmodels.api as sm  # type: ignore[import-untyped]  # a witness
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.levels import Levels, Slope, levels
from tests.statistics.groundtruth import cells, codes, column


def panel(
    teams: int, weeks: int, *, within: float = 0.3, between: float = 0.3, seed: int = 5
) -> list[np.ndarray]:
    """Return team, week, x and y with a fifth of the weeks missing."""
    random = np.random.default_rng(seed)
    team, week = np.nonzero(random.random((teams, weeks)) < 0.8)
    level, own = random.normal(size=teams)[team], random.normal(size=len(team))
    y = between * level + within * own + 0.3 * random.normal(size=teams)[team]
    y += random.normal(size=weeks)[week] + random.normal(size=len(team))
    return [team, week, level + own, y]


def test_soldiers_give_the_known_answer() -> None:
    hours, feeling = column("bh1996", "HRS"), column("bh1996", "WBEING")

    found = levels(codes("bh1996", "GRP"), None, hours, feeling)

    assert isinstance(found, Levels)
    assert found.within.value == pytest.approx(-0.04646051, abs=5e-8)
    assert found.within.error == pytest.approx(0.004887978, abs=5e-8)
    assert found.contextual.value == pytest.approx(-0.12692588, abs=5e-7)
    assert found.contextual.error == pytest.approx(0.01940357, abs=2e-6)
    assert found.team_variance == pytest.approx(0.01354663, abs=5e-6)
    assert found.rest_variance == pytest.approx(0.78010466, abs=5e-6)
    assert (found.teams, found.pairs) == (99, 7382)
    assert found.p < 1e-6


def test_weeks_equal_those_of_an_independent_witness() -> None:
    team, week, x, y = panel(25, 6)
    means = (np.bincount(team, x) / np.bincount(team))[team]
    design = np.column_stack([np.eye(6)[week], means, x - means])

    found = levels(team, week, x, y)

    witness = sm.MixedLM(y, design, team).fit(reml=True)
    assert isinstance(found, Levels)
    assert found.between.value == pytest.approx(witness.fe_params[6], abs=1e-4)
    assert found.between.error == pytest.approx(witness.bse_fe[6], abs=1e-3)
    assert found.within.value == pytest.approx(witness.fe_params[7], abs=1e-4)
    assert found.within.error == pytest.approx(witness.bse_fe[7], abs=1e-4)
    assert found.team_variance == pytest.approx(witness.cov_re[0, 0], abs=1e-3)
    contrast = witness.t_test(np.eye(8)[[6]] - np.eye(8)[[7]])
    assert found.t == pytest.approx(contrast.tvalue.item(), abs=1e-2)
    assert found.p == pytest.approx(contrast.pvalue.item(), abs=1e-2)


def test_teams_alike_but_for_chance_are_an_ordinary_regression() -> None:
    random = np.random.default_rng(6)
    team = np.repeat(np.arange(12), 20)
    x, y = random.normal(size=(2, 240))
    y -= (np.bincount(team, y) / 20)[team]
    means = (np.bincount(team, x) / 20)[team]
    design = np.column_stack([np.ones(240), means, x - means])

    found = levels(team, None, x, y)

    witness = sm.OLS(y, design).fit()
    assert isinstance(found, Levels)
    assert found.team_variance == 0
    assert found.between.value == pytest.approx(witness.params[1])
    assert found.between.error == pytest.approx(witness.bse[1])
    assert found.within.error == pytest.approx(witness.bse[2])


def test_applicants_turn_round_within_departments() -> None:
    times = column("UCBAdmissions", "Freq").astype(int)
    department, woman, admitted = (
        np.repeat(found, times)
        for found in (
            codes("UCBAdmissions", "Dept"),
            np.array(cells("UCBAdmissions", "Gender")) == "Female",
            np.array(cells("UCBAdmissions", "Admit")) == "Admitted",
        )
    )
    team = 2 * department + np.arange(len(department)) % 2

    found = levels(team, None, woman, admitted)

    assert admitted[~woman].mean() == pytest.approx(0.445, abs=5e-4)
    assert admitted[woman].mean() == pytest.approx(0.304, abs=5e-4)
    assert isinstance(found, Levels)
    assert found.within.value > 0 > found.between.value
    assert found.p < 0.05


@pytest.mark.parametrize(
    ("within", "between"), [(0.5, 0.5), (0.2, 2.0), (2.0, 0.4), (0.5, -1.0)]
)
def test_both_slopes_are_found(within: float, between: float) -> None:
    found = levels(*panel(80, 12, within=within, between=between))

    assert isinstance(found, Levels)
    assert found.within.value == pytest.approx(within, abs=4 * found.within.error)
    assert found.between.value == pytest.approx(between, abs=4 * found.between.error)
    assert (found.p < 0.05) == (within != between)


def test_nine_teams_are_too_few() -> None:
    assert levels(*panel(9, 12)) == Withheld(
        WithheldReason.TOO_FEW_TEAMS, have=9, need=10
    )
    assert levels([], [], [], []) == Withheld(
        WithheldReason.TOO_FEW_TEAMS, have=0, need=10
    )


def no_variation(x: Numbers, y: Numbers) -> bool:
    team, week, *_ = panel(12, 12)
    return levels(team, week, x, y) == Withheld(WithheldReason.NO_VARIATION)


def test_what_does_not_vary_at_both_levels_is_not_compared() -> None:
    team, week, x, y = panel(12, 12)
    means = (np.bincount(team, x) / np.bincount(team))[team]

    assert no_variation(np.full(len(x), 0.7), y)
    assert no_variation(x, np.full(len(x), 0.7))
    assert no_variation(means, y)
    assert no_variation(means + week, y)
    assert levels(team, None, x - means, y) == Withheld(WithheldReason.NO_VARIATION)


def test_what_follows_to_the_letter_leaves_no_error_to_compare_with() -> None:
    team, week, x, _ = panel(12, 12)

    assert no_variation(x, 2 * x)
    assert no_variation(x, 2 * x + team + week)


@given(st.integers(8, 14), st.integers(1, 6), st.integers(0, 2**32))
def test_there_are_numbers_or_a_reason(teams: int, weeks: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    team, week, *_ = panel(teams, weeks, seed=seed)
    x, y = random.integers(0, 3, size=(2, len(team)))

    found = levels(team, week, x, y)

    if isinstance(found, Levels):
        assert np.isfinite([found.t, found.within.value, found.between.value]).all()
        assert min(found.within.error, found.between.error) > 0
        assert found.team_variance >= 0
        assert 0 <= found.p <= 1


@given(st.integers(0, 2**32), st.floats(0.01, 100))
def test_neither_order_nor_scale_changes_the_test(seed: int, scale: float) -> None:
    rows = panel(12, 8, seed=seed)
    order = np.random.default_rng(seed).permutation(len(rows[0]))
    team, week, x, y = (column[order] for column in rows)

    found, other = levels(*rows), levels(team, week, scale * x - 7, 3 * y)

    assert isinstance(found, Levels)
    assert isinstance(other, Levels)
    assert found.t == pytest.approx(other.t, abs=1e-3)
    assert found.within.value == pytest.approx(other.within.value * scale / 3)


def test_a_report_holds_the_numbers() -> None:
    found = Levels(Slope(0.1, 0.1), Slope(0.5, 0.1), Slope(0.4, 0.1), 0.2, 1.0, 20, 300)

    report = found.as_report()

    assert report["within"] == {"value": 0.1, "error": 0.1}
    assert report["contextual"] == {"value": 0.4, "error": 0.1}
    assert report["t"] == pytest.approx(4)
    assert report["p"] == pytest.approx(8.39829e-04, abs=1e-8)
