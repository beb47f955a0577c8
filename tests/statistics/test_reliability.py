import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import f_oneway

from engagement.statistics.findings import Interval, Reason, Withheld
from engagement.statistics.reliability import (
    Reliability,
    TeamSums,
    mean_squares,
    reliability,
    team_reliabilities,
    team_sums,
)

SOLDIERS = Path(__file__).parent.parent / "data" / "bh1996.csv"

Answers = list[tuple[int, int]]
answers = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 5)), max_size=60)


def sums_of(answers: Answers) -> TeamSums:
    return team_sums([team for team, _ in answers], [points for _, points in answers])


def test_soldiers_in_companies_give_the_published_coefficients() -> None:
    with SOLDIERS.open() as file:
        rows = list(csv.DictReader(file))
    sums = team_sums(
        [row["GRP"] for row in rows], [float(row["WBEING"]) for row in rows]
    )

    found = reliability(*sums)

    assert isinstance(found, Reliability)
    assert found.icc1 == pytest.approx(0.04336905, abs=5e-9)
    assert found.icc2 == pytest.approx(0.7717129, abs=5e-8)
    assert (found.teams, found.n) == (99, 7382)


@given(answers)
def test_mean_squares_are_those_of_an_independent_witness(answers: Answers) -> None:
    teams = sorted({team for team, _ in answers})
    groups = [[points for one, points in answers if one == team] for team in teams]

    found = mean_squares(*sums_of(answers))

    if not isinstance(found, Withheld) and found.within:
        ratio = f_oneway(*groups).statistic
        assert found.between / found.within == pytest.approx(ratio)


@given(answers)
def test_there_are_coefficients_or_a_reason(answers: Answers) -> None:
    found = reliability(*sums_of(answers))

    if isinstance(found, Reliability):
        for value, ends in (
            (found.icc1, found.icc1_interval),
            (found.icc2, found.icc2_interval),
        ):
            assert -np.inf < ends.low <= value <= ends.high <= 1


@given(answers, st.randoms(), st.floats(0.01, 100), st.floats(-50, 50))
def test_neither_order_nor_unit_changes_a_coefficient(
    answers: Answers, random: object, scale: float, shift: float
) -> None:
    shuffled = [(9 - team, shift + scale * points) for team, points in answers]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    found = reliability(*sums_of(answers))
    other = reliability(*sums_of(shuffled))  # type: ignore[arg-type]

    assert type(found) is type(other)
    if isinstance(found, Reliability) and isinstance(other, Reliability):
        assert found.icc1 == pytest.approx(other.icc1, abs=1e-6)
        assert found.icc1_interval.low == pytest.approx(
            other.icc1_interval.low, abs=1e-6
        )


def test_the_interval_is_that_of_equal_teams_in_print() -> None:
    ratings = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7]

    found = reliability(*team_sums(np.repeat(range(6), 4), ratings))

    assert isinstance(found, Reliability)
    ends = found.icc1_interval, found.icc2_interval
    assert [end for one in ends for end in (one.low, one.high)] == pytest.approx(
        [-0.133, 0.723, -0.884, 0.912], abs=5e-4
    )


def test_teams_more_alike_than_chance_stay_negative() -> None:
    found = reliability(*sums_of([(1, 1), (1, 5), (2, 1), (2, 5), (3, 1), (3, 4)]))

    assert isinstance(found, Reliability)
    assert found.icc1 < 0
    assert found.icc2 < found.icc1


def test_teams_of_one_mind_each_are_wholly_reliable() -> None:
    found = reliability(*sums_of([(1, 2), (1, 2), (2, 5), (2, 5)]))

    whole = Interval(1, 1)
    assert found == Reliability(1, whole, 1, whole, teams=2, n=4)


@pytest.mark.parametrize(
    ("answers", "withheld"),
    [
        ([], Withheld(Reason.TOO_FEW_TEAMS, 0, 2)),
        ([(1, 3), (1, 4)], Withheld(Reason.TOO_FEW_TEAMS, 1, 2)),
        ([(1, 3), (2, 4)], Withheld(Reason.TOO_FEW_BALLOTS, 2, 3)),
        ([(1, 3), (1, 3), (2, 3)], Withheld(Reason.NO_VARIATION)),
        ([(1, 2), (1, 4), (2, 1), (2, 5)], Withheld(Reason.NO_VARIATION)),
    ],
)
def test_what_cannot_be_told_is_refused(answers: Answers, withheld: Withheld) -> None:
    assert reliability(*sums_of(answers)) == withheld


def test_counted_answers_give_what_each_gives_alone() -> None:
    counted = team_sums(["a", "a", "b"], [1, 5, 4], times=[2, 1, 3])

    alone = team_sums([*"aaabbb"], [1, 1, 5, 4, 4, 4])

    assert np.array_equal(counted, alone)


def test_a_team_without_answers_is_passed_over() -> None:
    n, total, squares = sums_of([(1, 2), (1, 4), (2, 5), (2, 5), (2, 4)])

    found = mean_squares([*n, 0], [*total, 0], [*squares, 0])

    assert found == mean_squares(n, total, squares)


def test_a_bigger_team_s_mean_is_more_reliable() -> None:
    # Eight people, ICC(1) = .10: one week is not a reliable score.
    found = team_reliabilities(0.10, [0, 1, 8, 32])

    assert found == pytest.approx([0, 0.10, 0.470588, 0.780488], abs=5e-7)


@given(st.floats(-1, 1), st.lists(st.integers(0, 10_000)))
def test_a_reliability_is_a_share(icc1: float, n: list[int]) -> None:
    found = team_reliabilities(icc1, n)

    assert found.shape == (len(n),)
    assert ((found >= 0) & (found <= 1)).all()


def panel(sizes: list[int], icc: float, seed: int) -> TeamSums:
    random = np.random.default_rng(seed)
    team = np.repeat(range(len(sizes)), sizes)
    apart = random.normal(size=len(sizes)) * np.sqrt(icc)
    return team_sums(
        team, apart[team] + random.normal(size=len(team)) * np.sqrt(1 - icc)
    )


@pytest.mark.parametrize("sizes", [[8] * 10, [5, 6, 8, 12] * 2 + [400]])
def test_the_interval_holds_its_promise_for_unequal_teams_too(sizes: list[int]) -> None:
    found = [reliability(*panel(sizes, 0.2, seed)) for seed in range(600)]

    held = [
        one.icc1_interval.low <= 0.2 <= one.icc1_interval.high
        for one in found
        if isinstance(one, Reliability)
    ]
    assert len(held) == 600
    assert 0.93 <= np.mean(held) <= 0.97


def test_teams_that_hardly_differ_reach_the_least_there_can_be() -> None:
    found = reliability(*sums_of([(1, 1), (1, 5), (2, 1), (2, 5), (2, 4), (2, 1)]))

    assert isinstance(found, Reliability)
    assert found.icc1_interval.low == pytest.approx(found.icc1)
    assert found.icc1_interval.low <= -1 / 3


def test_teams_that_differ_in_nearly_everything_reach_one() -> None:
    n, total = np.full(8, 8.0), np.arange(8.0) * 8

    found = reliability(n, total, total**2 / n + 1e-9)

    assert isinstance(found, Reliability)
    assert found.icc1_interval.high == pytest.approx(1)
