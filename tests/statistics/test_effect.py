import csv
from pathlib import Path

import numpy as np
import pytest
import statsmodels.api as sm  # type: ignore[import-untyped]  # a witness
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.adjusted import Line, transformed
from engagement.statistics.effect import (
    LEAST_UNTOUCHED,
    LEVEL,
    MATCHES,
    SPENT,
    Difference,
    Effect,
    EffectVerdict,
    WeeklyFigures,
    difference,
)
from engagement.statistics.findings import Numbers, Withheld, WithheldReason

DATA = Path(__file__).parent.parent / "data"
ANSWERS = 12


def columns_of(name: str, *columns: str) -> list[Numbers]:
    with (DATA / name).open() as file:
        rows = list(csv.DictReader(file))
    return [np.array([float(row[column]) for row in rows]) for column in columns]


def figures(values: Numbers, answers: float = ANSWERS) -> WeeklyFigures:
    ones = np.ones_like(values)
    return WeeklyFigures(values, answers * ones, ones)


def a_company(
    teams: int, weeks: int = 16, effect: float = 0, seed: int = 1
) -> tuple[WeeklyFigures, WeeklyFigures]:
    """Half a company's weeks before and half after, the first team helped."""
    random = np.random.default_rng(seed)
    levels = random.normal(0.6, 0.08, (teams, 1)) + random.normal(0, 0.03, weeks)
    levels[0, weeks // 2 :] += effect
    values = random.binomial(ANSWERS, np.clip(levels, 0, 1)) / ANSWERS
    return figures(values[:, : weeks // 2]), figures(values[:, weeks // 2 :])


def found_in(
    sides: tuple[WeeklyFigures, WeeklyFigures], helped: int = 0, spent: float = LEVEL
) -> Difference:
    found = difference(*sides, helped, spent)
    assert isinstance(found, Difference)
    return found


def test_the_incinerator_is_the_same_difference_over_two_groups() -> None:
    year, near, price = columns_of("kielmc.csv", "year", "nearinc", "rprice")
    scale = 1_000_000

    def means(of_year: int, apart: list[int]) -> WeeklyFigures:
        """Six groups far away stand a little apart, around their common mean."""
        here = [price[(year == of_year) & (near == at)].mean() for at in (1, 0)]
        rows = here[1] + 1_000.0 * np.array([0, *apart])
        rows[0] = here[0]
        return figures(np.repeat(rows[:, None] / scale, 4, axis=1), 1e9)

    sides = means(1978, [3, 2, 1, -1, -2, -3]), means(1981, [2, -3, 1, 3, -1, -2])
    found = found_in(sides)

    assert scale * found.change == pytest.approx(-11863.90, abs=5e-3)


def test_the_line_and_its_error_are_those_of_a_witness() -> None:
    random = np.random.default_rng(3)
    x, noise = random.normal(size=30), random.uniform(0.5, 2, 30)
    y = 1 + 0.4 * x + random.normal(0, np.sqrt(noise + 0.7))

    line = Line.through(x, y, noise)

    assert line
    helped = (np.arange(30) == 4).astype(float)
    design = np.stack([np.ones(30), x, helped], axis=1)
    witness = sm.WLS(y, design, weights=1 / line.variances).fit()
    predicted, error = line.predicted(4)
    assert y[4] - predicted == pytest.approx(witness.params[2])
    assert error == pytest.approx(witness.bse[2])
    assert line.studentised[4] == pytest.approx(witness.tvalues[2])
    misfit = (line.residuals**2 / line.variances).sum()
    assert misfit == pytest.approx(line.freedom)


def test_shares_of_any_size_vary_alike_once_transformed() -> None:
    random = np.random.default_rng(4)
    for share in (0.5, 0.7, 0.9):
        drawn = random.binomial(40, share, 20_000) / 40
        found = transformed(drawn, np.full(20_000, 40.0))
        assert found.values.var() == pytest.approx(found.variances[0], rel=0.07)


def test_a_week_that_a_team_misses_costs_it_nothing() -> None:
    values = np.full((8, 4), 0.5)
    values[:, 3] = 0.9
    values[0, 3] = np.nan

    levels = figures(values, 1e9).levels()

    assert levels.shares[0] == pytest.approx(levels.shares[1])


def test_a_low_team_is_expected_to_regain_and_that_is_no_effect() -> None:
    random = np.random.default_rng(5)
    before = random.normal(0.6, 0.05, (60, 4)).clip(0, 1)
    after = random.normal(0.6, 0.05, (60, 4)).clip(0, 1)
    before[0] = 0.4
    sides = figures(before, 6), figures(after, 6)

    found = found_in(sides)

    assert found.before == pytest.approx(-0.2, abs=0.03)
    assert found.change > 0.15
    assert found.regained == pytest.approx(0.2, abs=0.05)
    assert abs(found.value) < 0.05
    assert found.verdict is EffectVerdict.NO_EVIDENCE


@pytest.mark.parametrize(
    ("effect", "verdict"),
    [
        (0.35, EffectVerdict.IMPROVEMENT),
        (-0.35, EffectVerdict.CONTRARY),
        (0, EffectVerdict.NO_EVIDENCE),
    ],
)
def test_a_large_effect_is_evidence_of_its_direction(
    effect: float, verdict: EffectVerdict
) -> None:
    found = found_in(a_company(40, effect=effect))

    assert found.verdict is verdict
    assert found.interval.low < effect < found.interval.high
    assert found.value == pytest.approx(found.after - found.expected)
    inside = found.around.low <= found.after <= found.around.high
    assert inside == (found.p > found.spent)


def test_with_fewer_than_nineteen_others_nothing_is_evidence() -> None:
    found = found_in(a_company(LEAST_UNTOUCHED, effect=0.38))
    more = found_in(a_company(LEAST_UNTOUCHED + 1, effect=0.38))

    assert found.rank_p == pytest.approx(1 / LEAST_UNTOUCHED)
    assert not found.can_be_evidence
    assert found.verdict is EffectVerdict.NO_EVIDENCE
    assert more.rank_p == pytest.approx(LEVEL)
    assert more.verdict is EffectVerdict.IMPROVEMENT


def test_of_many_teams_those_that_stood_nearest_are_compared() -> None:
    values = np.repeat(np.linspace(0.2, 0.8, 300)[:, None], 8, axis=1)
    random = np.random.default_rng(6)
    after = np.clip(values + random.normal(0, 0.02, values.shape), 0, 1)

    found = found_in((figures(values, 1e4), figures(after, 1e4)), helped=150)

    assert found.untouched == MATCHES
    assert {*range(101, 150), *range(151, 200)} < set(found.compared)


def test_wider_intervals_are_asked_of_earlier_looks() -> None:
    sides = a_company(40)

    rare, usual = (found_in(sides, spent=spent) for spent in (SPENT[0], LEVEL))

    assert rare.value == usual.value
    assert rare.interval.low < usual.interval.low
    assert rare.interval.high > usual.interval.high


def test_what_is_said_once_is_not_taken_back() -> None:
    early = found_in(a_company(40, effect=0.35))
    late = found_in(a_company(40))

    assert Effect((early, late)).decides is early
    assert Effect((late, early)).verdict is EffectVerdict.IMPROVEMENT
    assert Effect((late, late)).decides is late
    assert Effect(()).verdict is EffectVerdict.TOO_EARLY


def test_three_weeks_before_are_too_few() -> None:
    before, after = a_company(30)
    before.values[0, :5] = np.nan

    found = difference(before, after, 0)

    assert found == Withheld(WithheldReason.TOO_FEW_WEEKS, have=3, need=4)


def test_too_few_teams_are_refused() -> None:
    found = difference(*a_company(5), 0)

    assert found == Withheld(WithheldReason.TOO_FEW_TEAMS, have=4, need=5)


def test_teams_without_weeks_enough_are_not_compared() -> None:
    before, after = a_company(30)
    before.values[3, 2:] = np.nan
    after.values[4, 2:] = np.nan

    assert set(range(30)) - set(found_in((before, after)).compared) == {0, 3, 4}


def test_values_that_never_move_are_refused() -> None:
    still = figures(np.full((30, 4), 0.5))

    assert difference(still, still, 0) == Withheld(WithheldReason.NO_VARIATION)


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(8, 30))
def test_neither_the_order_of_teams_nor_a_shift_of_weeks_changes_an_effect(
    seed: int, teams: int
) -> None:
    random = np.random.default_rng(seed)
    before, after = a_company(teams, seed=seed)
    order = random.permutation(teams)
    helped = int(np.flatnonzero(order == 0)[0])

    found = difference(before, after, 0)
    one, next_one = (figures(side.values[order]) for side in (before, after))
    other = difference(one, next_one, helped)

    assert isinstance(found, Difference)
    assert isinstance(other, Difference)
    assert other.value == pytest.approx(found.value)
    assert other.p == pytest.approx(found.p)
    assert other.rank_p == found.rank_p >= 1 / teams
    assert found.interval.low <= found.value <= found.interval.high
