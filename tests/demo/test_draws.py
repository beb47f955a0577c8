"""What invented people say follows the truths, and is the same every time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.demo import company, draws, truths
from engagement.demo.comments import REMARKS
from engagement.measures import DIMENSIONS
from engagement.pulses.bank import LONGEST_COMMENT, asked_in
from tests.customers.corpus import intake_of

shares = st.floats(truths.LOWEST, truths.HIGHEST)
ranks = st.floats(0, 1)
WEEK = 2930


@given(ranks, shares)
def test_a_point_is_favourable_as_often_as_the_share_says(
    rank: float, share: float
) -> None:
    point = draws.point_at(rank, share)

    assert point in range(1, 6)
    assert (point >= 4) == (rank < share)


@given(ranks, shares, shares)
def test_a_higher_share_never_lowers_a_point(
    rank: float, one: float, other: float
) -> None:
    low, high = sorted([one, other])

    assert draws.point_at(rank, low) <= draws.point_at(rank, high)


@given(st.integers(0, 500), st.integers(0, 30))
def test_everybody_who_answers_rates_at_least_once(index: int, number: int) -> None:
    questions = asked_in(index)

    given_ = draws.ratings(f"lyon-{number:02}", "lyon", index, questions)

    assert given_
    assert set(given_) <= set(questions)
    assert given_ == draws.ratings(f"lyon-{number:02}", "lyon", index, questions)


def test_now_and_then_somebody_prefers_not_to_say() -> None:
    given_ = [draws.ratings(f"lyon-{n:02}", "lyon", 3, asked_in(3)) for n in range(200)]

    unsaid = sum(5 - len(one) for one in given_) / 1000

    assert 0.005 < unsaid < 0.05


def test_the_visitors_employee_is_left_to_the_visitor() -> None:
    taking_part = [draws.takes_part(company.EMPLOYEE, "nantes", n) for n in range(99)]

    assert not any(taking_part)


@pytest.mark.parametrize(
    ("team", "language"), [("lyon", "fr"), ("leeds", "en"), ("new", "fr")]
)
@pytest.mark.parametrize(("point", "tone"), [(5, "glad"), (2, "wishing")])
def test_comments_are_in_the_teams_language_and_mood(
    team: str, language: str, point: int, tone: str
) -> None:
    texts = [
        draws.comment(f"{team}-{n}", team, 1, {"energy": point}) for n in range(400)
    ]
    written = [text for text in texts if text]

    assert 1 <= len(written) <= 30
    assert all(text.startswith(REMARKS[language, tone]) for text in written)
    assert all(len(text) <= LONGEST_COMMENT for text in written)


def test_every_row_of_a_scores_file_goes_in() -> None:
    teams = {key: number for number, key in enumerate(company.BY_KEY)}

    intake = intake_of(draws.scores_file(teams, WEEK, 5), teams, WEEK)

    assert intake.refused == []
    assert intake.rows == 40 * 2 * 2 + 8 * 2 * 3
    assert all(tally.n >= 1 for tally in intake.cells().values())


def test_every_row_of_the_long_questionnaire_goes_in() -> None:
    teams = {key: number for number, key in enumerate(company.BY_KEY)}

    intake = intake_of(draws.dimensions_file(teams, WEEK, 4), teams, WEEK)

    assert intake.refused == []
    assert intake.rows == (40 * 2 + 8 * 3) * len(DIMENSIONS)


def test_teams_that_are_not_of_the_demo_have_no_customers() -> None:
    content = draws.scores_file(["somebody-elses"], WEEK, 5)

    assert content.decode().splitlines() == [",".join(draws.COLUMNS)]


@given(st.sampled_from(["csat", "nps"]), shares)
def test_classes_of_customers_are_shares_of_a_whole(
    metric: str, satisfied: float
) -> None:
    up, down = draws.classes(metric, satisfied)

    assert 0 <= up <= 1
    assert 0 <= down <= 1
    assert up + down <= 1 + 1e-9
