"""What HR reads of a question at the till."""

import re
from datetime import date

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from engagement.customers.intake.cells import Tally
from engagement.customers.metrics.estimates import Estimate, TooFew
from engagement.customers.models import TillSurvey
from engagement.customers.till import surveys
from engagement.database import db
from engagement.people.models import Team
from tests.customers.till.surveys import WEEK, a_survey, say


@pytest.fixture
def team_id(inside_app: Flask) -> int:
    team = Team(key="lille", name="Lille", created_on=date(2025, 1, 6))
    db.session.add(team)
    db.session.flush()
    return team.id


@pytest.fixture
def survey(team_id: int) -> TillSurvey:
    return a_survey(db.session(), team_id)


def listed(survey: TillSurvey) -> surveys.Survey:
    (found,) = surveys.surveys(db.session(), survey.id)
    return found


def test_a_code_is_ten_letters_that_nobody_can_guess(team_id: int) -> None:
    codes = {a_survey(db.session(), team_id).code for _ in range(20)}

    assert len(codes) == 20
    assert all(re.fullmatch("[a-z2-7]{10}", code) for code in codes)


def test_a_code_is_found_however_it_is_typed(survey: TillSurvey) -> None:
    assert surveys.find_by_code(db.session(), survey.code.upper()) is survey
    assert surveys.find_by_code(db.session(), survey.code[:-1]) is None


def test_a_new_survey_takes_answers_and_none_counts(survey: TillSurvey) -> None:
    found = listed(survey)

    assert found.is_open
    assert (found.team, found.answers, found.counted, found.waiting) == (
        ("Lille", 0, None, 0)
    )


def test_the_list_counts_customers_once_whatever_they_were_asked(
    survey: TillSurvey,
) -> None:
    say(db.session(), survey, 1, csat=4, courtesy=5)
    say(db.session(), survey, 2, csat=1)

    assert listed(survey).answers == 2
    assert listed(survey).waiting == 2


def test_the_newest_survey_comes_first(team_id: int) -> None:
    made = [a_survey(db.session(), team_id).id for _ in range(3)]

    assert [one.id for one in surveys.surveys(db.session())] == made[::-1]


def test_answers_are_added_up_by_week_and_question(survey: TillSurvey) -> None:
    for number, score in enumerate([1, 2, 3, 4, 5, 5]):
        say(db.session(), survey, number, csat=score)
    say(db.session(), survey, 9, csat=4, courtesy=3, week=WEEK + 1)

    found = surveys.tallies(db.session(), survey)

    assert found == {
        ("csat", WEEK): Tally(6, 3, 2),
        ("csat", WEEK + 1): Tally(1, 1, 0),
        ("courtesy", WEEK + 1): Tally(1, 0, 0),
    }


def test_weeks_stand_newest_first_below_all_of_them() -> None:
    found = {("csat", 7): Tally(10, 6, 3), ("csat", 9): Tally(4, 4, 0)}

    whole, newest, oldest = surveys.lines(found, "csat")

    assert (whole.week, whole.n, whole.favourable, whole.between) == (None, 14, 10, 1)
    assert (newest.week, newest.figure) == (9, TooFew())
    assert oldest.week == 7
    assert isinstance(oldest.figure, Estimate)
    assert oldest.figure.value == pytest.approx(0.6)


def test_a_question_without_answers_has_one_empty_line() -> None:
    (whole,) = surveys.lines({}, "csat")

    assert (whole.n, whole.figure) == (0, TooFew())


@given(st.dictionaries(st.integers(2900, 2960), st.integers(1, 30), max_size=12))
def test_all_weeks_together_are_the_sum_of_the_weeks(weeks: dict[int, int]) -> None:
    found = {("nps", week): Tally(n, n // 2, n // 3) for week, n in weeks.items()}

    whole, *weekly = surveys.lines(found, "nps")

    assert whole.n == sum(line.n for line in weekly)
    assert whole.between == sum(line.between for line in weekly)
    assert [line.week for line in weekly] == sorted(weeks, reverse=True)


def test_comments_of_the_newest_week_come_first(survey: TillSurvey) -> None:
    say(db.session(), survey, 1, "old", csat=4)
    say(db.session(), survey, 2, "new", csat=4, week=WEEK + 1)

    found = surveys.comments(db.session(), survey.id)

    assert [comment.text for comment in found] == ["new", "old"]


def test_a_comment_is_deleted_for_good(survey: TillSurvey) -> None:
    say(db.session(), survey, 1, "by Emil", csat=4)
    (comment,) = surveys.comments(db.session(), survey.id)

    gone = [surveys.delete_comment(db.session(), comment.id) for _ in range(2)]

    assert gone == [survey.id, None]
    assert surveys.comments(db.session(), survey.id) == []
