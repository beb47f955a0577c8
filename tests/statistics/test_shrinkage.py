import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.findings import Interval, Numbers, Withheld, WithheldReason
from engagement.statistics.shrinkage import (
    Shrunk,
    expected_next,
    shrink,
    spread,
)

BCG = Path(__file__).parent.parent / "data" / "bcg.csv"

shares = st.integers(0, 100).map(lambda points: points / 100)
noises = st.integers(0, 20).map(lambda points: points / 1000)
teams_of_a_company = st.lists(st.tuples(shares, noises), min_size=6, max_size=30)


def trials() -> tuple[Numbers, Numbers]:
    with BCG.open() as file:
        rows = list(csv.DictReader(file))
    return (
        np.array([float(row["yi"]) for row in rows]),
        np.array([float(row["vi"]) for row in rows]),
    )


def some_teams(count: int, tau: float, seed: int = 1) -> tuple[Numbers, Numbers]:
    """Return true values and noisy ones, of variance 1."""
    random = np.random.default_rng(seed)
    truths = random.normal(0, tau, count)
    return truths, truths + random.normal(size=count)


def test_the_vaccine_trials_give_the_published_spread() -> None:
    values, variances = trials()

    found = spread(values, variances)

    assert found.q == pytest.approx(152.233, abs=5e-4)
    assert found.variance == pytest.approx(0.3181, abs=5e-5)
    assert found.teams == 13


@pytest.mark.parametrize(
    ("variance", "mean"),
    [(0.3088, -0.7141), (0.3132, -0.7145), (0.3181, -0.7150)],
    ids=["DerSimonian and Laird, in print", "REML, in print", "Paule and Mandel"],
)
def test_the_mean_of_the_vaccine_trials_is_the_published_one(
    variance: float, mean: float
) -> None:
    values, variances = trials()
    weights = 1 / (variances + variance)

    found = shrink(range(13), values, variances)

    assert weights @ values / weights.sum() == pytest.approx(mean, abs=5e-5)
    assert isinstance(found, Shrunk)
    assert found.spread.mean == pytest.approx(-0.7150, abs=5e-5)


def test_teams_that_differ_by_less_than_chance_are_all_alike() -> None:
    found = shrink(range(6), [1, 1.1, 0.9, 1, 1.05, 0.95], [1] * 6)

    assert isinstance(found, Shrunk)
    assert found.spread.variance == 0
    assert found.estimates == pytest.approx([1] * 6)


def test_a_team_keeps_as_much_of_its_distance_as_it_is_reliable() -> None:
    values, variances = trials()

    found = shrink(range(13), values, variances)

    assert isinstance(found, Shrunk)
    pull = found.spread.variance / (found.spread.variance + variances)
    assert found.reliability == pytest.approx(pull)
    assert found.estimates == pytest.approx(
        found.spread.mean + pull * (values - found.spread.mean)
    )


def test_five_teams_are_refused() -> None:
    refused = shrink(range(5), [0.5] * 5, [0.01] * 5)

    assert refused == Withheld(WithheldReason.TOO_FEW_TEAMS, have=5, need=6)


@pytest.mark.parametrize("tau", [0.5, 1, 2])
def test_six_teams_are_within_their_errors_in_95_of_100_companies(tau: float) -> None:
    companies = [some_teams(6, tau, seed) for seed in range(700)]

    found = [shrink(range(6), values, [1] * 6) for _, values in companies]

    inside = [
        np.abs(one.estimates - truths) < 1.96 * one.errors
        for one, (truths, _) in zip(found, companies, strict=True)
        if isinstance(one, Shrunk)
    ]
    assert len(inside) == 700
    assert 0.93 < np.mean(inside) < 0.99


@given(teams_of_a_company, st.randoms())
def test_the_order_of_teams_changes_nothing(
    company: list[tuple[float, float]], random: object
) -> None:
    rows = [(team, *row) for team, row in enumerate(company)]
    other = list(rows)
    random.shuffle(other)  # type: ignore[attr-defined]

    first, second = (
        shrink(*(list(column) for column in zip(*some, strict=True)))
        for some in (rows, other)
    )

    assert isinstance(first, Shrunk)
    assert isinstance(second, Shrunk)
    assert first.estimates.tolist() == second.estimates.tolist()
    assert first.errors.tolist() == second.errors.tolist()


@given(teams_of_a_company, st.floats(0.01, 100))
def test_estimates_are_finite_between_value_and_mean_and_scale(
    company: list[tuple[float, float]], scale: float
) -> None:
    values, variances = (np.array(column) for column in zip(*company, strict=True))

    found = shrink(range(len(values)), values, variances)
    scaled = shrink(range(len(values)), scale * values, scale**2 * variances)

    assert isinstance(found, Shrunk)
    assert isinstance(scaled, Shrunk)
    assert np.isfinite(found.errors).all()
    assert ((found.reliability >= 0) & (found.reliability <= 1)).all()
    assert scaled.estimates == pytest.approx(scale * found.estimates, rel=1e-6)
    assert scaled.errors == pytest.approx(scale * found.errors, rel=1e-6, abs=1e-6)


def test_a_team_with_icc_a_tenth_and_eight_people_regains_half_by_itself() -> None:
    reliability = 8 * 0.10 / (1 + 7 * 0.10)

    found = expected_next(-0.60, 0, reliability, (0.9 / 8, 0.9 / 8))

    assert found.regained == pytest.approx(0.32, abs=5e-3)
    assert found.value == pytest.approx(-0.28, abs=5e-3)
    assert found.interval.low <= 0.1 <= found.interval.high < 0.6


def test_next_values_are_where_they_were_expected_in_95_of_100() -> None:
    random = np.random.default_rng(8)
    truths = random.normal(size=20_000)
    before, after = truths + random.normal(size=(2, 20_000))

    found = expected_next(0, 0, 0.5, (1, 1)).interval

    inside = np.abs(after - before / 2) < found.high
    assert np.mean(inside) == pytest.approx(0.95, abs=0.005)


def test_where_fewer_answer_afterwards_more_is_left_to_chance() -> None:
    many, few = (
        expected_next(0.8, 0.7, 0.9, (0.002, later)).interval
        for later in (0.002, 0.026)
    )

    assert few.high - few.low == pytest.approx(3.92 * np.sqrt(0.0278), rel=1e-3)
    assert many.high - many.low < (few.high - few.low) / 2


def test_what_is_known_exactly_stays_where_it_is() -> None:
    assert expected_next(0.4, 0.6, 1, (0, 0)).interval == Interval(0.4, 0.4)
