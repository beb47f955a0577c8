"""Answers at the till are numbers that go up, once a form, and nothing more."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.customers.models import (
    TillAnswer,
    TillComment,
    TillSent,
    TillSurvey,
)
from engagement.customers.till import answers
from engagement.customers.till.answers import TillOutcome
from engagement.database import Base, db
from engagement.people.models import Team
from tests.customers.till.surveys import DAY, WEEK, a_survey, form_of, say

Numbers = list[tuple[str, int, int, int]]


@pytest.fixture
def survey(app_on_both: Flask) -> Iterator[TillSurvey]:
    with app_on_both.app_context():
        db.session.add(Team(key="lille", name="Lille", created_on=DAY))
        db.session.flush()
        team_id = db.session.scalars(select(Team.id)).one()
        yield a_survey(db.session(), team_id)


def numbers() -> Numbers:
    columns = (TillAnswer.metric, TillAnswer.week, TillAnswer.score, TillAnswer.n)
    rows = db.session.execute(select(*columns).order_by(*columns))
    return [(metric, week, score, n) for metric, week, score, n in rows]


def test_an_answer_adds_one_to_its_number(survey: TillSurvey) -> None:
    said = [
        say(db.session(), survey, number, csat=score, courtesy=5)
        for number, score in enumerate([4, 4, 2])
    ]

    assert said == [TillOutcome.COUNTED] * 3
    assert numbers() == [
        ("courtesy", WEEK, 5, 3), ("csat", WEEK, 2, 1), ("csat", WEEK, 4, 2)
    ]  # fmt: skip


def test_a_form_sent_twice_counts_once(survey: TillSurvey) -> None:
    first = say(db.session(), survey, 1, "Fine.", csat=4)
    again = say(db.session(), survey, 1, "Fine.", csat=4)

    assert (first, again) == (TillOutcome.COUNTED, TillOutcome.ALREADY_COUNTED)
    assert numbers() == [("csat", WEEK, 4, 1)]
    assert len(db.session.scalars(select(TillComment)).all()) == 1


def test_a_form_that_two_workers_take_at_once_counts_once(
    survey: TillSurvey, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(db.session(), survey, 1, csat=4)
    monkeypatch.setattr(type(db.session()), "get", lambda *_: None)  # seen too late

    assert say(db.session(), survey, 1, csat=4) is TillOutcome.ALREADY_COUNTED
    assert numbers() == [("csat", WEEK, 4, 1)]


def test_the_same_form_counts_for_another_survey(survey: TillSurvey) -> None:
    other = a_survey(db.session(), survey.team_id)

    said = [say(db.session(), one, 1, csat=4) for one in (survey, other)]

    assert said == [TillOutcome.COUNTED] * 2


def test_a_day_takes_so_many_and_the_next_as_many_again(
    survey: TillSurvey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_A_DAY", 3)
    later = DAY + timedelta(days=1)

    said = [say(db.session(), survey, number, csat=4) for number in range(4)]
    other = say(db.session(), a_survey(db.session(), survey.team_id), 5, csat=4)
    repeated = say(db.session(), survey, 0, csat=4)
    tomorrow = say(db.session(), survey, 6, csat=4, day=later)

    assert said == [TillOutcome.COUNTED] * 3 + [TillOutcome.FULL]
    assert other is TillOutcome.COUNTED
    assert repeated is TillOutcome.ALREADY_COUNTED
    assert tomorrow is TillOutcome.COUNTED
    assert sum(row[-1] for row in numbers()) == 5


def test_that_a_form_was_sent_is_forgotten_the_day_after(survey: TillSurvey) -> None:
    say(db.session(), survey, 1, csat=4)
    kept = db.session.scalars(select(TillSent)).one()
    assert form_of(1).encode() not in kept.hash

    answers.forget(db.session(), DAY)
    assert len(db.session.scalars(select(TillSent)).all()) == 1

    answers.forget(db.session(), DAY + timedelta(days=1))
    assert db.session.scalars(select(TillSent)).all() == []


def test_a_comment_stands_in_its_week_without_a_score(survey: TillSurvey) -> None:
    say(db.session(), survey, 1, "Too long a queue.", csat=2)
    say(db.session(), survey, 2, csat=5)

    comment = db.session.scalars(select(TillComment)).one()

    assert (comment.week, comment.text) == (WEEK, "Too long a queue.")
    assert len(comment.id) == answers.COMMENT_ID_BYTES


def test_comments_stand_in_no_order(survey: TillSurvey) -> None:
    texts = [f"comment {number:02}" for number in range(20)]
    for number, text in enumerate(texts):
        say(db.session(), survey, number, text, csat=4)

    kept = list(db.session.scalars(select(TillComment.text).order_by(TillComment.id)))

    assert sorted(kept) == texts
    assert kept != texts


@pytest.mark.parametrize("table", ["till_answer", "till_comment", "till_sent"])
def test_nothing_of_an_answer_has_a_number_that_counts_or_a_moment(table: str) -> None:
    columns = {one.name: one for one in Base.metadata.tables[table].columns}
    kinds = {type(column.type).__name__ for column in columns.values()}

    assert not kinds & {"Moment", "DateTime", "Time"}
    assert table == "till_sent" or "Date" not in kinds  # of today alone
    assert all(column.autoincrement is not True for column in columns.values())
    assert Base.metadata.tables[table].dialect_options["sqlite"]["with_rowid"] is False


def test_a_comment_and_a_score_share_nothing_but_survey_and_week() -> None:
    tables = Base.metadata.tables

    of_comments, of_answers = (
        {column.name for column in tables[name].columns}
        for name in ("till_comment", "till_answer")
    )

    assert of_comments & of_answers == {"survey_id", "week"}
