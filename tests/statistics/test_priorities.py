import numpy as np
import pytest

from engagement.statistics.findings import Indices, Numbers, Withheld, WithheldReason
from engagement.statistics.priorities import (
    Additive,
    additive,
    company_chances,
    expected,
    least_chance,
    own_chances,
)
from tests.statistics.priority_worlds import Company, by_chance, count, draw

LEVELS = np.array([0.5, 0.6, 0.7, 0.4, 0.55, 0.65])
QUESTIONS = np.array([-0.1, 0.0, 0.04, 0.06])
OWN = np.array(
    [
        [0.03, -0.03, 0.0, 0.0],
        [-0.03, 0.03, 0.0, 0.0],
        [0.0, 0.0, 0.05, -0.05],
        [0.0, 0.0, -0.05, 0.05],
        [0.02, 0.0, -0.02, 0.0],
        [-0.02, 0.0, 0.02, 0.0],
    ]
)
"""Adds up to 0 by team and by question."""
V = 0.0001


def table(values: Numbers) -> Numbers:
    """Return teams by questions as one week of them: (D, K, 1)."""
    return values.T[..., None]


def explained(shares: Numbers, variances: Numbers) -> Additive:
    found = additive(shares, variances)
    assert isinstance(found, Additive)
    return found


def test_levels_of_a_whole_table_are_its_means() -> None:
    shares = table(LEVELS[:, None] + QUESTIONS + OWN)

    found = explained(shares, np.full(shares.shape, V))

    assert found.questions == pytest.approx(QUESTIONS)
    assert found.teams == 6


def test_what_is_own_is_the_mean_square_beyond_chance() -> None:
    shares = table(LEVELS[:, None] + QUESTIONS + OWN)

    found = explained(shares, np.full(shares.shape, V))

    assert found.own == pytest.approx((OWN**2).sum() / (5 * 3) - V)


def test_where_chance_explains_it_nothing_is_own() -> None:
    shares = table(LEVELS[:, None] + QUESTIONS + OWN)

    found = explained(shares, np.full(shares.shape, 0.01))

    assert found.own == 0


def test_what_a_week_does_to_a_team_is_not_its_own() -> None:
    """Two weeks, in which teams stand a tenth higher and lower, in turns."""
    swing = 0.1 * np.array([1, -1, 1, -1, 1, -1])
    base = (LEVELS[:, None] + QUESTIONS).T
    shares = np.stack([base + swing, base - swing], axis=2)

    found = explained(shares, np.full(shares.shape, V))

    # Of each question 6 x 2 cells, of which 6 + 2 - 1 levels are taken.
    assert found.of_a_week == pytest.approx(12 * 0.1**2 / 5 - V)
    assert found.own == 0


def test_a_single_week_tells_nothing_of_weeks() -> None:
    shares, variances, _ = draw(Company(teams=8, weeks=6), np.random.default_rng(1))

    assert explained(shares, variances).of_a_week == 0


@pytest.mark.parametrize("teams", [0, 5])
def test_few_teams_are_refused(teams: int) -> None:
    shares = np.full((4, teams, 1), 0.5)

    assert additive(shares, shares * V) == Withheld(
        WithheldReason.TOO_FEW_TEAMS, teams, 6
    )


def test_a_team_that_was_asked_two_questions_does_not_count() -> None:
    shares = table(LEVELS[:, None] + QUESTIONS + OWN)
    shares[:2, 0] = np.nan

    found = additive(shares, np.full(shares.shape, V))

    assert found == Withheld(WithheldReason.TOO_FEW_TEAMS, 5, 6)


def team_weeks(*shares: float) -> tuple[Numbers, Numbers]:
    values = np.array(shares)[:, None]
    return values, np.full(values.shape, 0.001)


def model(own: float = 0.01) -> Additive:
    return Additive(QUESTIONS, np.zeros((0, 4)), own, 0.0, 20)


def test_the_furthest_below_what_is_expected_comes_first() -> None:
    weeks = team_weeks(0.5, 0.6, 0.34, 0.66)

    chances = own_chances(model(), *weeks, np.ones(4))

    assert chances.sum() == pytest.approx(2)
    assert chances.argmax() == 2
    assert chances[2] > 0.99


def test_what_matters_more_comes_first_of_two_alike() -> None:
    weeks = team_weeks(0.3, 0.4, 0.44, 0.76)

    chances = own_chances(model(), *weeks, np.array([0.1, 0.1, 0.1, 0.1]))
    weighed = own_chances(model(), *weeks, np.array([0.1, 0.3, 0.1, 0.1]))

    assert weighed[1] > 0.9
    assert weighed[1] > chances[1]


def test_where_nothing_is_own_all_are_alike() -> None:
    weeks = team_weeks(0.2, 0.9, 0.1, 0.9)

    assert own_chances(model(0.0), *weeks, np.ones(4)) == pytest.approx(
        np.full(4, 0.5), abs=0.03
    )


def test_a_level_of_all_questions_is_not_own() -> None:
    low, high = team_weeks(0.2, 0.3, 0.35, 0.36), team_weeks(0.5, 0.6, 0.65, 0.66)

    assert own_chances(model(), *low, np.ones(4)) == pytest.approx(
        own_chances(model(), *high, np.ones(4))
    )


def test_a_question_that_is_not_known_has_no_chance() -> None:
    weeks = team_weeks(0.5, np.nan, 0.34, 0.66)

    chances = own_chances(model(), *weeks, np.ones(4))

    assert np.isnan(chances[1])
    assert np.nansum(chances) == pytest.approx(2)
    nothing = own_chances(model(), *team_weeks(0.5, np.nan, np.nan, 0.6), np.ones(4))
    assert np.isnan(nothing).all()


@pytest.mark.parametrize(("questions", "least"), [(11, 0.5), (8, 0.5), (4, 0.75)])
def test_of_few_questions_more_is_asked(questions: int, least: float) -> None:
    assert least_chance(questions) == least


def test_a_team_of_many_has_less_of_its_own() -> None:
    weeks = team_weeks(0.5, 0.6, 0.54, 0.66)

    one, ten = (own_chances(model(), *weeks, np.ones(4), n)[2] for n in (1, 10))

    assert one > ten > 0.5


def test_what_is_expected_is_the_team_s_level_and_the_question_s() -> None:
    found = expected(model(), *team_weeks(0.4, 0.5, 0.54, 0.56))

    assert found == pytest.approx(0.5 + QUESTIONS)


@pytest.mark.parametrize("seed", range(5))
def test_neither_order_nor_weeks_without_answers_matter(seed: int) -> None:
    random = np.random.default_rng(seed)
    shares, variances, _ = draw(Company(teams=8, own=0.1), random)
    teams, questions = random.permutation(8), random.permutation(11)
    turned = [one[questions][:, teams][:, :, ::-1] for one in (shares, variances)]

    found, other = explained(shares, variances), explained(turned[0], turned[1])

    assert found.own == pytest.approx(other.own, abs=1e-6)
    assert found.of_a_week == pytest.approx(other.of_a_week, abs=1e-6)
    assert found.questions[questions] == pytest.approx(other.questions, abs=1e-6)


def test_the_company_begins_with_what_matters_and_pleases_least() -> None:
    shares, variances = team_weeks(0.4, 0.8, 0.4, 0.8)

    chances = company_chances(
        shares, variances, np.array([0.3, 0.3, 0.1, 0.1]), np.full(4, 0.01)
    )

    assert chances.sum() == pytest.approx(2)
    assert chances[0] > 0.99
    assert 0.3 < chances[1] < 0.7
    assert chances[3] < 0.01


def test_weeks_that_differ_make_the_company_less_certain() -> None:
    calm = np.array([[0.5, 0.5], [0.54, 0.54], [0.7, 0.7]])
    moved = calm + np.array([0.2, -0.2])
    alike = np.full(3, 0.1), np.zeros(3)

    still, unsure = (
        company_chances(one, np.full(one.shape, V), *alike) for one in (calm, moved)
    )

    assert still[2] < 0.01
    assert unsure[2] > 0.1


def without_weeks(
    shares: Numbers, variances: Numbers, importance: Numbers
) -> list[Indices]:
    """Take the mean of the weeks for one: what they did to teams is then their own."""
    count = np.isfinite(shares).sum(axis=2, keepdims=True)
    with np.errstate(invalid="ignore"):
        means = np.nansum(shares, axis=2, keepdims=True) / count
        noise = np.nansum(variances, axis=2, keepdims=True) / count**2
    return by_chance(means, noise, importance)


@pytest.mark.parametrize(
    "company",
    [
        Company(teams=8),
        Company(teams=20, move=0.1),
        Company(teams=20, move=0.1, resemblance=0.95),
        Company(teams=20, unequal=8.0),
    ],
    ids=lambda company: f"{company.teams} teams, {company.move}, {company.unequal}",
)
def test_nothing_is_named_where_nothing_is_own(company: Company) -> None:
    assert count(company, 480 // company.teams).share <= 0.05


def test_weeks_are_needed_to_tell_what_is_own() -> None:
    """The proof fails on a rule that takes what weeks do for what is a team's own."""
    moved = Company(teams=20, move=0.15)

    assert count(moved, 8).share <= 0.05
    assert count(moved, 8, without_weeks).share > 0.05


def test_what_is_own_is_named_and_mostly_right() -> None:
    found = count(Company(own=0.1), 2)

    assert found.share > 0.5
    assert found.right > 0.55
