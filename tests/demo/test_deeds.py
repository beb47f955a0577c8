"""What is done in the demo: written in its weeks, ended in time, told to teams."""

from collections.abc import Callable
from datetime import UTC

from flask import Flask
from sqlalchemy import select

from engagement.actions import queries
from engagement.actions.models import Action, ActionState
from engagement.database import db
from engagement.demo import clock, deeds, story
from engagement.demo.company import BY_KEY
from engagement.demo.deeds import DEEDS, WORKS
from engagement.people.models import Team
from engagement.pulses.bank import BANK
from engagement.web.context import today
from engagement.weeks import week_of


def test_every_deed_is_written_in_its_week_by_the_lead(whole_demo: Flask) -> None:
    with whole_demo.app_context():
        first = clock.first_week(db.session()) or 0
        found = {row.action.text: row for row in queries.actions(db.session())}

    assert set(found) == {deed.text for deed in DEEDS}
    for deed in DEEDS:
        row = found[deed.text]
        assert row.team == BY_KEY[deed.team].name
        assert week_of(row.action.starts_on) - first == deed.index
        assert row.writer == row.owner


def test_what_ends_has_ended_and_what_is_due_says_so(whole_demo: Flask) -> None:
    with whole_demo.app_context():
        rows = queries.actions(db.session())
        states = {row.action.text: row.action.state(today()) for row in rows}
        overdue = [row.team for row in rows if row.action.is_overdue(today())]

    ended = {deed.text: deed.end for deed in DEEDS if deed.end}
    assert {text: states[text] for text in ended} == ended
    assert states[WORKS.text] is ActionState.DONE
    assert overdue == ["Nantes"]


def test_a_week_lived_twice_decides_once(make: Callable[..., Flask]) -> None:
    with make(closed=1).app_context():
        session, nantes = db.session(), DEEDS[-2]
        week, moment = 2950, story.noon_of(2950, UTC)
        for _again in range(2):
            deeds.fill(session, week, nantes.index, moment)

        assert len(session.scalars(select(Action)).all()) == 1


def test_each_deed_is_for_something_that_is_measured(whole_demo: Flask) -> None:
    with whole_demo.app_context():
        keys = set(db.session.scalars(select(Team.key)))

    assert {deed.team for deed in DEEDS} <= keys
    assert {deed.measure for deed in DEEDS} <= {*BANK, "mobilisation", "csat"}
