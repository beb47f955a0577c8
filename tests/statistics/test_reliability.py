import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import f_oneway

from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.reliability import (
    MeanSquares,
    TeamSums,
    alpha_interval,
    alpha_of,
    favourable_resemblance,
    icc_intervals,
    mean_squares,
    part_of_one,
    part_of_questions,
    resemblance,
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


def asked_twice(
    teams: int, weeks: int, alike: float, random: np.random.Generator
) -> tuple[Numbers, ...]:
    """Return shares of three questions, answers, team and week of each cell.

    As many people as `alike` says give one answer to all; the rest answer each apart.
    Teams have levels, and a profile of questions, of their own.
    """
    size, level = random.uniform(5, 40, teams), random.uniform(0.3, 0.8, (teams, 1))
    own = np.clip(level + random.normal(scale=0.08, size=(teams, 3)), 0.05, 0.95)
    team, week = (part.ravel() for part in np.indices((teams, weeks)))
    n = random.poisson(size[team]) + 5
    same = random.binomial(n, alike)
    level = own.mean(axis=1)[team]
    answers = random.binomial((n - same)[:, None], own[team])
    favourable = answers + random.binomial(same, level)[:, None]
    shares = favourable / n[:, None]
    return shares, *(np.asarray(part, float) for part in (n, team, week))


def test_questions_that_everybody_answers_alike_are_one() -> None:
    assert part_of_one(3, 1) == 1
    assert part_of_one(3, 0) == pytest.approx(1 / 3)
    assert part_of_one(8, 0.5) == pytest.approx(4.5 / 8)


def test_points_resemble_more_than_what_is_favourable_of_them() -> None:
    assert favourable_resemblance(0.5) == pytest.approx(1 / 3)
    assert favourable_resemblance(1) == pytest.approx(1)
    assert favourable_resemblance(-0.2) == 0


@pytest.mark.parametrize("alike", [0.2, 0.5, 0.8])
def test_a_history_tells_how_much_answers_of_one_person_resemble(alike: float) -> None:
    random = np.random.default_rng(5)

    found = resemblance(*asked_twice(80, 12, alike, random))

    assert found == pytest.approx(alike, abs=0.12)


def test_profiles_of_teams_are_not_taken_for_chance() -> None:
    random = np.random.default_rng(5)

    found = resemblance(*asked_twice(600, 1, 0.5, random))

    assert found == pytest.approx(0.5, abs=0.2)


def test_one_week_of_few_teams_does_not_tell_it() -> None:
    random = np.random.default_rng(5)

    for teams in (7, 30):
        found = resemblance(*asked_twice(teams, 1, 0.5, random))

        assert isinstance(found, Withheld)
        assert found.reason is WithheldReason.UNKNOWN_RESEMBLANCE


def test_teams_of_one_size_do_not_tell_it() -> None:
    shares, _, team, week = asked_twice(60, 8, 0.5, np.random.default_rng(5))

    found = resemblance(shares, np.full(len(team), 12), team, week)

    assert isinstance(found, Withheld)


def test_teams_with_a_single_week_are_passed_over() -> None:
    cells = asked_twice(80, 12, 0.5, np.random.default_rng(5))
    lone = [part[:1] for part in asked_twice(1, 12, 0.5, np.random.default_rng(6))]
    lone[2] = lone[2] + 1000

    with_lone = [np.concatenate(pair) for pair in zip(cells, lone, strict=True)]

    assert resemblance(*with_lone) == pytest.approx(resemblance(*cells), abs=0.01)


def test_the_part_of_a_history_is_the_variance_that_its_means_have() -> None:
    random = np.random.default_rng(8)
    size, own = random.integers(6, 40, 300), np.array([0.4, 0.9])
    team, week = (part.ravel() for part in np.indices((300, 6)))
    n = size[team] + random.integers(0, 4, len(team))
    shares = random.binomial(n[:, None], own) / n[:, None]

    part = part_of_questions(shares, n, team, week)

    # Two questions that nothing ties, of which .65 agree on average.
    true = (0.4 * 0.6 + 0.9 * 0.1) / 4 / (0.65 * 0.35)
    assert part == pytest.approx(true, rel=0.15)
    assert part_of_questions(shares[:, :1], n, team, week) == pytest.approx(1)


def test_six_people_and_four_raters_have_the_published_intervals() -> None:
    """Shrout and Fleiss (1979): M_B 11.24 of 5, M_W 6.26 of 18 degrees of freedom.

    The ends are those that R's psych prints for their table: ICC(1,1) -.13 to .72,
    ICC(1,4) -.88 to .91.
    """
    between, within = 11.2416667, 6.2638889

    first, second = icc_intervals(1 - within / between, 6, 24)

    assert [round(first.low, 2), round(first.high, 2)] == [-0.13, 0.72]
    assert [round(second.low, 2), round(second.high, 2)] == [-0.88, 0.91]


def likert(
    random: np.random.Generator, sizes: Numbers, icc: float
) -> tuple[Numbers, Numbers]:
    """Draw three answers of one to five of people in teams: team, (N,), and (N, 3)."""
    team = np.repeat(np.arange(len(sizes)), sizes.astype(int))
    level = random.normal(size=len(sizes))[team] * np.sqrt(0.6 * icc)
    own = random.normal(size=len(team)) * np.sqrt(0.6 * (1 - icc))
    noise = random.normal(size=(len(team), 3)) * np.sqrt(0.4)
    x = (level + own)[:, None] + noise
    return team.astype(float), np.digitize(x, [-1.5, -0.7, 0.1, 1.0]) + 1.0


def coefficients(team: Numbers, answers: Numbers) -> tuple[float, float, float]:
    squares = mean_squares(*team_sums(team, answers.mean(axis=1)))
    assert not isinstance(squares, Withheld)
    alpha = alpha_of(np.cov(answers.T))
    return squares.icc1, round(squares.icc2, 2), round(alpha, 2)


@pytest.mark.parametrize("sizes", [np.full(20, 8.0), np.geomspace(5, 40, 20).round()])
def test_intervals_hold_what_a_large_company_shows(sizes: Numbers) -> None:
    random = np.random.default_rng(3)
    icc1, _, alpha = coefficients(*likert(random, np.full(3_000, 10.0), 0.1))
    held = [0, 0]
    for _ in range(200):
        _, icc2, its_alpha = coefficients(*likert(random, sizes, 0.1))
        first, _ = icc_intervals(icc2, len(sizes), sizes.sum(), 0.005)
        around = alpha_interval(its_alpha, 3, sizes.sum(), 0.005)
        held[0] += first.low <= icc1 <= first.high
        held[1] += around.low <= alpha <= around.high

    assert all(0.9 <= one / 200 <= 0.995 for one in held)


def test_an_alpha_of_one_has_a_range_that_ends_there() -> None:
    found = alpha_interval(1.0, 3, 60, 0.005)

    assert found.high == 1
    assert 0.98 < found.low < 1
