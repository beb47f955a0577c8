"""What came of actions, from the database, for one reader."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from engagement import weeks
from engagement.actions import actions
from engagement.actions.actions import Author, Plan
from engagement.actions.models import Action
from engagement.database import db
from engagement.insight.effect.effects import (
    action_effect,
    course_of,
    effects,
    lead_of,
)
from engagement.insight.effect.figures import measure_weeks
from engagement.insight.sight import EVERYTHING, Sight
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.effect import EffectVerdict
from engagement.statistics.findings import Withheld, WithheldReason
from tests.conftest import NOON
from tests.insight.effect.company import TODAY, an_action_of, helped_company
from tests.insight.measured import THIS_WEEK, Save, a_release

READ = "engagement.insight.effect.effects.measure_weeks"


@pytest.fixture
def teams(company: dict[str, int], save: Save) -> dict[str, int]:
    helped_company(save, company)
    return company


def test_what_helped_is_found_in_what_it_was_to_better(
    app: Flask, teams: dict[str, int]
) -> None:
    action_id = an_action_of(app, teams["lille"], 6)

    with app.app_context():
        found = action_effect(db.session(), action_id, THIS_WEEK, EVERYTHING)

    assert found.target.last
    assert found.target.last.verdict is EffectVerdict.IMPROVEMENT
    assert found.target.last.value == pytest.approx(0.35, abs=0.06)
    assert found.target.last.untouched == 28
    assert (found.is_alone, found.lead) == (True, 0)
    assert [one.measure for one in found.beside] == ["csat"]


def test_measures_beside_share_the_false_alarms_of_one(
    app: Flask, teams: dict[str, int]
) -> None:
    action_id = an_action_of(app, teams["lille"], 6, measure="trust")

    with app.app_context():
        found = action_effect(db.session(), action_id, THIS_WEEK, EVERYTHING)

    assert found.target.found == Withheld(WithheldReason.NOT_PUBLISHED)
    staff, customers = found.beside
    assert staff.last
    assert customers.last
    assert staff.last.spent == customers.last.spent == pytest.approx(0.005)


def test_an_action_of_a_peer_takes_it_out_and_of_the_team_is_told(
    app: Flask, teams: dict[str, int]
) -> None:
    action_id = an_action_of(app, teams["lille"], 6)
    an_action_of(app, teams["arras"], 9)
    an_action_of(app, teams["north"], 4)

    with app.app_context():
        found = action_effect(db.session(), action_id, THIS_WEEK, EVERYTHING)

    assert found.target.last
    assert found.target.last.untouched == 27
    assert not found.is_alone


def test_an_action_that_is_written_later_is_seen_at_once(
    app: Flask, teams: dict[str, int]
) -> None:
    action_id = an_action_of(app, teams["lille"], 6)

    def untouched() -> int:
        with app.app_context():
            found = effects(db.session(), THIS_WEEK, EVERYTHING)[action_id]
            assert found.last
            return found.last.untouched

    assert untouched() == 28
    an_action_of(app, teams["nice"], 7)
    assert untouched() == 27


def test_it_is_computed_once_for_the_same_data(
    app: Flask, teams: dict[str, int], save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_action_of(app, teams["lille"], 6)
    read: list[str] = []

    def counted(*given):  # type: ignore[no-untyped-def]  # noqa: ANN002, ANN202
        read.append(given[2])
        return measure_weeks(*given)

    monkeypatch.setattr(READ, counted)
    with app.app_context():
        for _ in range(3):
            effects(db.session(), THIS_WEEK, EVERYTHING)
    assert read == ["mobilisation"]
    save(a_release(release_id=2))
    with app.app_context():
        effects(db.session(), THIS_WEEK, EVERYTHING)
    assert read == ["mobilisation"] * 2


def test_a_reader_is_told_of_their_teams_alone(
    app: Flask, teams: dict[str, int]
) -> None:
    own = an_action_of(app, teams["lille"], 6)
    other = an_action_of(app, teams["nice"], 6)
    sight = Sight({teams["north"], teams["lille"], teams["arras"]}, NO_BLANKS)

    with app.app_context():
        session = db.session()
        every = effects(session, THIS_WEEK, sight)
        assert set(effects(session, THIS_WEEK, EVERYTHING)) == {own, other}

    assert set(every) == {own}


def test_a_team_with_others_below_is_refused(app: Flask, teams: dict[str, int]) -> None:
    action_id = an_action_of(app, teams["north"], 6)

    with app.app_context():
        found = effects(db.session(), THIS_WEEK, EVERYTHING)[action_id]

    assert found.found == Withheld(WithheldReason.TEAMS_BELOW)


def test_one_that_was_given_up_before_it_began_is_none(
    app: Flask, teams: dict[str, int]
) -> None:
    action_id = an_action_of(app, teams["lille"], 6)
    with app.app_context():
        action = db.session.get_one(Action, action_id)
        action.is_given_up, action.ended_on = True, action.starts_on
        db.session.commit()
        found = effects(db.session(), THIS_WEEK, EVERYTHING)[action_id]
        assert found.found == Withheld(WithheldReason.NEVER_BEGUN)

        action.ended_on = action.starts_on + timedelta(days=1)
        assert course_of(action, NOON).is_begun


def test_its_first_week_is_that_of_its_day(app: Flask, teams: dict[str, int]) -> None:
    sunday = weeks.monday_of(THIS_WEEK) - timedelta(days=1)
    action_id = an_action_of(app, teams["lille"], 6, starts_on=sunday)

    with app.app_context():
        course = course_of(db.session.get_one(Action, action_id), NOON)

    assert course.first == THIS_WEEK - 1


def test_a_first_day_that_is_moved_once_results_are_known_is_told(
    app: Flask, teams: dict[str, int]
) -> None:
    action_id = an_action_of(app, teams["lille"], 6)

    def is_late() -> bool:
        with app.app_context():
            found = action_effect(db.session(), action_id, THIS_WEEK, EVERYTHING)
            return found.course.is_late

    assert not is_late()
    with app.app_context():
        action = db.session.get_one(Action, action_id)
        plan = Plan(**{name: getattr(action, name) for name in Plan.__annotations__})
        moved = replace(plan, starts_on=action.starts_on - timedelta(weeks=1))
        actions.change(db.session(), action, moved, Author(None, NOON, TODAY))
        db.session.commit()
    assert is_late()


def test_without_a_tie_over_time_customers_are_looked_at_from_the_start(
    app: Flask, teams: dict[str, int]
) -> None:
    assert teams
    with app.app_context():
        assert lead_of(db.session(), THIS_WEEK, EVERYTHING) == 0
