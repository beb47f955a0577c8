import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from engagement.statistics.between import (
    Correlation,
    between,
    fisher_interval,
    pearson,
    ranks,
)
from engagement.statistics.findings import Interval, Withheld, WithheldReason
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
    assert found.interval.low == pytest.approx(0.3208, abs=5e-5)
    assert found.interval.high == pytest.approx(0.4761, abs=5e-5)
    assert found.spearman == pytest.approx(0.385, abs=5e-4)


def test_staff_and_families_of_452_schools_give_the_known_answer() -> None:
    domains = ("saf_parent", "com_parent", "eng_parent", "aca_parent")
    parents = np.mean([column("nyc2011_scores", name) for name in domains], axis=0)

    found = between(column("nyc2011_scores", "eng_teacher"), parents)

    assert isinstance(found, Correlation)
    assert found.teams == 452
    assert found.r == pytest.approx(0.428, abs=5e-4)
    assert found.spearman == pytest.approx(0.436, abs=5e-4)
    assert found.interval.low == pytest.approx(0.350, abs=1e-3)
    assert found.interval.high == pytest.approx(0.501, abs=1e-3)


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

    few = Withheld(WithheldReason.TOO_FEW_TEAMS, have=10, need=20)
    assert found == Correlation(sign, Interval(sign, sign), sign, 10, few)


def test_a_straight_line_is_the_same_however_teams_are_drawn() -> None:
    found = between(range(20), range(20))

    assert isinstance(found, Correlation)
    assert found.bootstrap == Interval(1, 1)


def test_a_single_team_that_differs_has_nothing_to_be_drawn() -> None:
    found = between([0.0] * 19 + [1.0], range(20))

    assert isinstance(found, Correlation)
    assert found.bootstrap == Withheld(WithheldReason.NO_VARIATION)


@given(st.permutations(range(24)))
def test_teams_in_another_order_are_drawn_alike(order: list[int]) -> None:
    x, y = np.random.default_rng(4).normal(size=(2, 24))

    found, other = between(x, y), between(x[order], y[order])

    assert found == other


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
        assert found.bootstrap.is_shown <= (len(teams) >= 20)


@given(pairs_of_teams)
def test_the_interval_of_drawn_teams_contains_r(
    teams: list[tuple[float, float]],
) -> None:
    found = between([one for one, _ in teams], [other for _, other in teams])

    if isinstance(found, Correlation) and isinstance(found.bootstrap, Interval):
        assert -1 <= found.bootstrap.low <= found.r <= found.bootstrap.high <= 1


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
    found = Correlation(0.5, Interval(0.1, 0.8), 0.4, 20, Interval(0.2, 0.7))

    assert found.as_report() == {
        "r": 0.5, "low": 0.1, "high": 0.8, "spearman": 0.4, "teams": 20,
        "bootstrap_low": 0.2, "bootstrap_high": 0.7, "seed": 2026,
    }  # fmt: skip


def test_a_report_says_why_no_teams_were_drawn() -> None:
    few = Withheld(WithheldReason.TOO_FEW_TEAMS, 19, 20)

    report = Correlation(0.5, Interval(0.1, 0.8), 0.4, 19, few).as_report()

    assert report["bootstrap"] == {"withheld": "too_few_teams"}


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40))
def test_ranks_are_those_of_an_independent_witness(values: list[int]) -> None:
    numbers = np.array(values, dtype=float)

    assert ranks(numbers).tolist() == rankdata(numbers).tolist()
