"""Answers at the till count when HR says so, beside files and below totals."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.customers.imports import ledger
from engagement.customers.models import Contribution, Score, TillSurvey
from engagement.customers.till import counting, surveys
from engagement.database import db
from engagement.people.models import Person, Role, Team
from engagement.web.lists import Part
from tests.conftest import NOON
from tests.customers.till.surveys import WEEK, a_survey, say

FEW = "team,date,metric,score,moment\nlille,2026-03-02,csat,5,till\n"
TOTAL = "team,week,metric,n,favourable,moment\nlille,2026-W10,csat,40,30,till\n"

Counted = dict[tuple[str, int], tuple[int, float, float]]


@pytest.fixture
def team_id(app_on_both: Flask) -> Iterator[int]:
    with app_on_both.test_request_context():
        team = Team(key="lille", name="Lille", created_on=date(2025, 1, 6))
        db.session.add(team)
        db.session.flush()
        db.session.add(Person(key="h", name="H", role=Role.HR, team_id=team.id))
        db.session.flush()
        yield team.id


@pytest.fixture
def survey(team_id: int) -> TillSurvey:
    survey = a_survey(db.session(), team_id)
    for number, score in enumerate([5, 4, 3, 1]):
        say(db.session(), survey, number, csat=score)
    return survey


def count(survey: TillSurvey) -> bool:
    person_id = db.session.scalars(select(Person.id)).one()
    return counting.count(db.session(), survey, person_id, NOON)


def counted() -> Counted:
    rows = db.session.execute(
        select(Score.metric, Score.week, Score.n, Score.favourable, Score.unfavourable)
    )
    return {(metric, week): (n, up, down) for metric, week, n, up, down in rows}


def take_in(text: str) -> None:
    ledger.take_in(
        db.session(), text.encode(), "a.csv", person_id=None, now=NOON, this_week=9_999
    )


def counted_of(survey: TillSurvey) -> int | None:
    return surveys.surveys(db.session(), survey.id)[0].counted


def test_nothing_counts_until_somebody_decides(survey: TillSurvey) -> None:
    assert counted() == {}
    assert counted_of(survey) is None


def test_counted_answers_are_scores_of_the_team_and_moment(survey: TillSurvey) -> None:
    say(db.session(), survey, 9, csat=4, courtesy=2, week=WEEK + 1)

    assert count(survey)

    assert counted() == {
        ("csat", WEEK): (4, 2, 1),
        ("csat", WEEK + 1): (1, 1, 0),
        ("courtesy", WEEK + 1): (1, 0, 1),
    }
    places = select(Score.team_id, Score.moment).distinct()
    assert db.session.execute(places).one() == (survey.team_id, "till")
    assert counted_of(survey) == 5


def test_recommendations_count_promoters_and_detractors(team_id: int) -> None:
    survey = a_survey(db.session(), team_id, item="nps", dimension="")
    for score in range(11):
        say(db.session(), survey, score, nps=score)

    count(survey)

    assert counted() == {("nps", WEEK): (11, 2, 7)}


def test_it_is_an_import_like_any_other(survey: TillSurvey) -> None:
    count(survey)

    (entry,) = ledger.newest(db.session(), Part(1, 20, 20))

    assert (entry.filename, entry.added, entry.person) == ("At the till: Lille", 4, "H")
    assert ledger.undo(db.session(), entry.id, NOON)
    assert counted() == {}
    assert counted_of(survey) is None


def test_counting_again_takes_the_place_of_what_counted(survey: TillSurvey) -> None:
    count(survey)
    say(db.session(), survey, 9, csat=5)
    assert surveys.surveys(db.session(), survey.id)[0].waiting == 1

    count(survey)

    assert counted() == {("csat", WEEK): (5, 3, 1)}
    assert [
        bool(one.undone_at) for one in ledger.newest(db.session(), Part(1, 20, 20))
    ] == [
        False,
        True,
    ]


def test_counting_again_without_new_answers_changes_no_score(
    survey: TillSurvey,
) -> None:
    count(survey)
    before = counted()

    count(survey)

    assert counted() == before


def test_answers_are_left_out_again_and_stay_where_they_are(survey: TillSurvey) -> None:
    count(survey)

    left_out = [counting.leave_out(db.session(), survey, NOON) for _ in range(2)]

    assert left_out == [True, False]
    assert counted() == {}
    assert db.session.scalars(select(Contribution)).all() == []
    assert surveys.surveys(db.session(), survey.id)[0].answers == 4


def test_nothing_can_be_left_out_that_never_counted(survey: TillSurvey) -> None:
    assert not counting.leave_out(db.session(), survey, NOON)


def test_nobody_s_answers_cannot_be_counted(team_id: int) -> None:
    assert not count(a_survey(db.session(), team_id))
    assert ledger.newest(db.session(), Part(1, 20, 20)) == []


def test_they_add_to_single_answers_of_files(survey: TillSurvey) -> None:
    take_in(FEW)

    count(survey)

    assert counted() == {("csat", WEEK): (5, 3, 1)}


def test_two_posters_of_one_team_add_up(survey: TillSurvey) -> None:
    other = a_survey(db.session(), survey.team_id)
    say(db.session(), other, 1, csat=5)

    count(survey)
    count(other)

    assert counted() == {("csat", WEEK): (5, 3, 1)}


def test_a_total_of_a_file_counts_instead(survey: TillSurvey) -> None:
    take_in(TOTAL)

    count(survey)

    assert counted() == {("csat", WEEK): (40, 30, 0)}
