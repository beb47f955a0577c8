import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import linregress, rankdata

from engagement.statistics.between import (
    Correlation,
    PartialCorrelation,
    between,
    fisher_interval,
    partial,
    pearson,
    ranks,
)
from engagement.statistics.findings import Direction, Interval, Withheld, WithheldReason
from tests.statistics.groundtruth import codes, column

SCHOOLS = Path(__file__).parent.parent / "data" / "schools-2011-values.csv"

values = st.integers(0, 100).map(lambda points: points / 100)
pairs_of_teams = st.lists(st.tuples(values, values), max_size=40)


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
    assert found.fisher.low == pytest.approx(0.3208, abs=5e-5)
    assert found.fisher.high == pytest.approx(0.4761, abs=5e-5)
    assert found.spearman == pytest.approx(0.385, abs=5e-4)


def test_staff_and_families_of_452_schools_give_the_known_answer() -> None:
    domains = ("saf_parent", "com_parent", "eng_parent", "aca_parent")
    parents = np.mean([column("nyc2011_scores", name) for name in domains], axis=0)

    found = between(column("nyc2011_scores", "eng_teacher"), parents)

    assert isinstance(found, Correlation)
    assert found.teams == 452
    assert found.r == pytest.approx(0.428, abs=5e-4)
    assert found.spearman == pytest.approx(0.436, abs=5e-4)
    assert found.fisher.low == pytest.approx(0.350, abs=1e-3)
    assert found.fisher.high == pytest.approx(0.501, abs=1e-3)


@pytest.mark.parametrize(("weigh", "known"), [(True, 0.0698), (False, 0.0818)])
def test_means_of_patients_give_the_known_answer(*, weigh: bool, known: float) -> None:
    patient = codes("bland1995", "Subject")
    times = np.bincount(patient).astype(float)
    means = [
        np.bincount(patient, column("bland1995", name)) / times
        for name in ("pH", "PaCO2")
    ]

    r = pearson(means[0], means[1], times if weigh else None)

    assert r == pytest.approx(known, abs=5e-5)


def test_fishers_interval_is_the_one_in_print() -> None:
    found = fisher_interval(0.88, 6)

    assert (found.low, found.high) == pytest.approx((0.2394418, 0.9868084), abs=1e-6)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_straight_line_gives_one_and_no_nan(sign: int) -> None:
    line = np.arange(10.0)

    found = between(line, sign * line)

    assert isinstance(found, Correlation)
    assert (found.r, found.spearman, found.slope) == pytest.approx((sign, sign, sign))
    assert (found.fisher, found.without_one) == (Interval(sign, sign),) * 2
    assert found.interval.low == pytest.approx(sign)
    assert found.interval.high == pytest.approx(sign)
    assert found.rests_on is None


def test_a_tie_that_one_team_makes_rests_on_it() -> None:
    x, y = np.random.default_rng(3).normal(size=(2, 30))
    x[7] = y[7] = 9

    found = between(x, y)

    assert isinstance(found, Correlation)
    assert found.fisher.direction is Direction.TOGETHER
    assert found.interval.direction is Direction.UNCLEAR
    assert found.rests_on == 7
    assert found.without_one.low < 0.3 < found.r


def test_a_tie_of_many_teams_rests_on_none() -> None:
    x, rest = np.random.default_rng(3).normal(size=(2, 60))

    found = between(x, x + rest)

    assert isinstance(found, Correlation)
    assert found.interval.direction is Direction.TOGETHER
    assert found.rests_on is None


@given(pairs_of_teams)
def test_without_each_team_r_is_that_of_the_others(
    teams: list[tuple[float, float]],
) -> None:
    found = between([one for one, _ in teams], [other for _, other in teams])

    if isinstance(found, Correlation):
        columns = np.array(teams).T
        rest = [np.delete(columns, g, axis=1) for g in range(len(teams))]
        r = [
            np.corrcoef(*one)[0, 1] if one.std(axis=1).min() > 1e-4 else 0.0
            for one in rest
        ]
        assert found.without_one.low == pytest.approx(min(r), abs=1e-6)
        assert found.without_one.high == pytest.approx(max(r), abs=1e-6)


def test_the_slope_is_that_of_least_squares_in_units_of_customers() -> None:
    x, y = np.random.default_rng(2).normal(size=(2, 400))

    found = between(x / 100, 40 * x + y)

    assert isinstance(found, Correlation)
    slope, error = linregress(x / 100, 40 * x + y)[0::4]
    assert found.slope == pytest.approx(slope)
    reach = (found.slope_interval.high - found.slope_interval.low) / 2
    assert reach == pytest.approx(1.966 * error, rel=0.15)


@pytest.mark.parametrize(("teams", "least"), [(20, 0.4425), (60, 0.2541)])
def test_what_so_many_teams_could_show_is_known(teams: int, least: float) -> None:
    found = between(range(teams), [*range(1, teams), 0])

    assert isinstance(found, Correlation)
    assert found.least_seen == pytest.approx(least, abs=5e-4)


def test_a_partial_correlation_is_that_of_the_residuals() -> None:
    x, y, size = np.random.default_rng(5).normal(size=(3, 40))
    area = np.arange(40) % 4
    design = np.column_stack([np.eye(4)[area], size])

    found = partial(x + size, y + size, groups=area, covariates=[size])

    rest = [v - design @ np.linalg.lstsq(design, v)[0] for v in (x + size, y + size)]
    assert isinstance(found, PartialCorrelation)
    assert found.r == pytest.approx(np.corrcoef(*rest)[0, 1])
    assert (found.teams, found.freedom) == (40, 34)


def test_the_partial_correlation_is_the_one_in_print() -> None:
    """The example of R's ppcor: Kim, Communications for Statistical Applications and
    Methods 22 (2015) 665."""
    half_life = [7, 15, 19, 15, 21, 22, 57, 15, 20, 18]
    dispensable = [0, 0.964, 0, 0, 0.921, 0, 0, 1.006, 0, 1.011]
    degree = [9, 2, 3, 4, 1, 3, 1, 3, 6, 1]
    central = [1.78e-2, 1.05e-6, 1.37e-5, 7.18e-3, 0, 0, 0, 4.48e-3, 2.10e-6, 0]

    found = partial(half_life, dispensable, covariates=[degree, central])

    assert isinstance(found, PartialCorrelation)
    assert found.r == pytest.approx(-0.6720863, abs=5e-8)
    assert (found.teams, found.freedom) == (10, 6)


def test_without_anything_taken_away_it_is_plain_r() -> None:
    x, y = np.random.default_rng(6).normal(size=(2, 20))

    found, plain = partial(x, y), between(x, y)

    assert isinstance(found, PartialCorrelation)
    assert isinstance(plain, Correlation)
    assert (found.r, found.p) == pytest.approx((plain.r, plain.p))
    assert found.interval.low == pytest.approx(plain.interval.low)


def test_one_area_or_too_few_teams_beyond_the_areas_are_refused() -> None:
    x, y = np.random.default_rng(7).normal(size=(2, 12))

    assert partial(x, y, groups=[1] * 12) == Withheld(WithheldReason.ONE_GROUP)
    assert partial(x, y, groups=[1] * 11 + [2]) == Withheld(WithheldReason.ONE_GROUP)
    assert partial(x, y, groups=np.arange(12) // 2) == Withheld(
        WithheldReason.TOO_FEW_TEAMS, have=7, need=8
    )


@given(st.permutations(range(24)))
def test_teams_in_another_order_give_the_same(order: list[int]) -> None:
    x, y = np.random.default_rng(4).normal(size=(2, 24))

    found, other = between(x, y), between(x[order], y[order])

    assert isinstance(found, Correlation)
    assert isinstance(other, Correlation)
    assert other.interval.low == pytest.approx(found.interval.low)
    assert other.p == pytest.approx(found.p)


def test_seven_teams_are_too_few() -> None:
    found = between(range(7), range(7))

    assert found == Withheld(WithheldReason.TOO_FEW_TEAMS, have=7, need=8)


def test_teams_that_are_all_alike_are_not_compared() -> None:
    found = between([0.1] * 10, range(10))

    assert found == Withheld(WithheldReason.NO_VARIATION)


@pytest.mark.parametrize(("teams", "indicative"), [(19, True), (20, False)])
def test_under_twenty_teams_a_number_is_indicative(
    teams: int, *, indicative: bool
) -> None:
    across = between(range(teams), [*range(1, teams), 0])

    assert isinstance(across, Correlation)
    assert across.is_indicative is indicative


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
        assert -1 <= found.without_one.low <= found.without_one.high <= 1
        assert 0 <= found.p <= 1
        assert (found.p <= 0.05) == (
            found.interval.direction is not Direction.UNCLEAR
        ) or found.p == pytest.approx(0.05, abs=1e-6)


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


def test_a_report_holds_the_numbers() -> None:
    found = between(range(20), [*range(1, 20), 0])

    assert isinstance(found, Correlation)
    report = found.as_report()
    assert (report["r"], report["low"]) == (found.r, found.interval.low)
    assert report["fisher_low"] == found.fisher.low
    assert report["slope_high"] == found.slope_interval.high
    assert report["without_one_high"] == found.without_one.high
    assert report["teams"] == 20


def test_means_that_are_equal_but_for_the_order_of_adding_are_ties() -> None:
    one, same = (0.1 + 0.2 + 0.3) / 3, (0.3 + 0.2 + 0.1) / 3

    assert one != same
    assert ranks(np.array([one, same, 0.1])).tolist() == [2.5, 2.5, 1]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40))
def test_ranks_are_those_of_an_independent_witness(values: list[int]) -> None:
    numbers = np.array(values, dtype=float)

    assert ranks(numbers).tolist() == rankdata(numbers).tolist()
