import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import f_oneway

from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.reliability import (
    MeanSquares,
    TeamSums,
    alpha_of,
    mean_squares,
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

    found = mean_squares(*sums)

    assert isinstance(found, MeanSquares)
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
    found = mean_squares(*sums_of(answers))

    if isinstance(found, MeanSquares):
        assert all(-np.inf < one <= 1 for one in (found.icc1, found.icc2))


@given(answers, st.randoms(), st.floats(0.01, 100), st.floats(-50, 50))
def test_neither_order_nor_unit_changes_a_coefficient(
    answers: Answers, random: object, scale: float, shift: float
) -> None:
    shuffled = [(9 - team, shift + scale * points) for team, points in answers]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    found = mean_squares(*sums_of(answers))
    other = mean_squares(*sums_of(shuffled))  # type: ignore[arg-type]

    assert type(found) is type(other)
    if isinstance(found, MeanSquares) and isinstance(other, MeanSquares):
        assert found.icc1 == pytest.approx(other.icc1, abs=1e-6)


def test_teams_more_alike_than_chance_stay_negative() -> None:
    found = mean_squares(*sums_of([(1, 1), (1, 5), (2, 1), (2, 5), (3, 1), (3, 4)]))

    assert isinstance(found, MeanSquares)
    assert found.icc1 < 0
    assert found.icc2 < found.icc1


def test_teams_of_one_mind_each_are_wholly_reliable() -> None:
    found = mean_squares(*sums_of([(1, 2), (1, 2), (2, 5), (2, 5)]))

    assert isinstance(found, MeanSquares)
    assert (found.icc1, found.icc2) == (1, 1)
    assert (found.teams, found.n) == (2, 4)


@pytest.mark.parametrize(
    ("answers", "withheld"),
    [
        ([], Withheld(WithheldReason.TOO_FEW_TEAMS, 0, 2)),
        ([(1, 3), (1, 4)], Withheld(WithheldReason.TOO_FEW_TEAMS, 1, 2)),
        ([(1, 3), (2, 4)], Withheld(WithheldReason.TOO_FEW_BALLOTS, 2, 3)),
        ([(1, 3), (1, 3), (2, 3)], Withheld(WithheldReason.NO_VARIATION)),
        ([(1, 2), (1, 4), (2, 1), (2, 5)], Withheld(WithheldReason.NO_VARIATION)),
    ],
)
def test_what_cannot_be_told_is_refused(answers: Answers, withheld: Withheld) -> None:
    assert mean_squares(*sums_of(answers)) == withheld


def test_counted_answers_give_what_each_gives_alone() -> None:
    counted = team_sums(["a", "a", "b"], [1, 5, 4], times=[2, 1, 3])

    alone = team_sums([*"aaabbb"], [1, 1, 5, 4, 4, 4])

    assert np.array_equal(counted, alone)


def test_a_team_without_answers_is_passed_over() -> None:
    n, total, squares = sums_of([(1, 2), (1, 4), (2, 5), (2, 5), (2, 4)])

    found = mean_squares([*n, 0], [*total, 0], [*squares, 0])

    assert found == mean_squares(n, total, squares)


def some_items(n: int, questions: int) -> np.ndarray:
    random = np.random.default_rng(5)
    return random.normal(size=(n, 1)) + random.normal(size=(n, questions))


def test_alpha_is_that_of_its_definition() -> None:
    items = some_items(40, 4)
    whole = items.sum(axis=1).var(ddof=1)

    found = alpha_of(np.cov(items.T))

    assert found == pytest.approx(4 / 3 * (1 - items.var(axis=0, ddof=1).sum() / whole))


def test_questions_all_answered_alike_have_an_alpha_of_one() -> None:
    answers = np.repeat(np.arange(10.0)[:, None], 3, axis=1)

    assert alpha_of(np.cov(answers.T)) == pytest.approx(1)
