"""The question at the till of the demo, waiting for HR to count it."""

from flask import Flask

from engagement.customers.till import surveys
from engagement.database import db
from engagement.demo import till


def test_customers_have_answered_since_the_poster_was_hung_up(
    whole_demo: Flask,
) -> None:
    with whole_demo.app_context():
        (survey,) = surveys.surveys(db.session())
        found = surveys.find(db.session(), survey.id)
        assert found
        weekly = surveys.lines(surveys.tallies(db.session(), found), till.ITEM)[1:]
        comments = surveys.comments(db.session(), survey.id)

    assert len(weekly) == 26 - till.SINCE
    assert all(till.FEWEST <= line.n <= till.MOST for line in weekly)
    assert 10 <= len(comments) <= 60


def test_nobody_has_counted_them_yet(whole_demo: Flask) -> None:
    with whole_demo.app_context():
        (survey,) = surveys.surveys(db.session())

    assert survey.counted is None
    assert survey.waiting == survey.answers > 0
