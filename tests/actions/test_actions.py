"""An action: written once, changed, moved on, told to its team."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from engagement.actions import actions, queries
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionState
from engagement.database import db
from engagement.people import removal
from tests.conftest import NOON

TODAY = date(2026, 3, 2)
A_WEEK = timedelta(days=7)


@pytest.fixture
def plan(inside_app: Flask, company: dict[str, int]) -> Plan:
    return Plan(
        team_id=company["nice"],
        measure="listening",
        kind=ActionKind.MEETING,
        text="Ten minutes on Monday, everybody says one thing.",
        starts_on=TODAY,
        due_on=TODAY + 4 * A_WEEK,
    )


def on(day: date) -> Author:
    return Author(None, NOON, day)


def write(plan: Plan, form: str = "page 1") -> Action:
    return actions.write(db.session(), plan, form, on(TODAY))


def move(action: Action, state: ActionState, day: date = TODAY) -> None:
    actions.move(db.session(), action, state, on(day))
    db.session.flush()


def told(*team_ids: int) -> list[str]:
    return [one.text for one in queries.told_to(db.session(), team_ids, TODAY)]


def changed(action: Action) -> list[tuple[str, str, str]]:
    rows = queries.changes(db.session(), action.id)
    return [(row.field, row.before, row.after) for row in rows]


def test_one_page_writes_one_action(plan: Plan) -> None:
    first, again = write(plan), write(plan)

    assert first.id == again.id
    assert db.session.scalar(select(func.count()).select_from(Action)) == 1


def test_another_page_writes_another(plan: Plan) -> None:
    assert write(plan).id != write(plan, "page 2").id


@pytest.mark.parametrize(
    ("starts_on", "state"),
    [
        (TODAY, ActionState.RUNNING),
        (TODAY - A_WEEK, ActionState.RUNNING),
        (TODAY + A_WEEK, ActionState.PLANNED),
    ],
)
def test_it_runs_from_its_first_day_on(
    plan: Plan, starts_on: date, state: ActionState
) -> None:
    action = write(replace(plan, starts_on=starts_on))

    assert action.state(TODAY) is state


def test_begun_before_its_day_it_starts_today(plan: Plan) -> None:
    action = write(replace(plan, starts_on=TODAY + A_WEEK))

    move(action, ActionState.RUNNING)

    assert action.starts_on == TODAY
    assert changed(action) == [("starts_on", "2026-03-09", "2026-03-02")]


@pytest.mark.parametrize("end", [ActionState.DONE, ActionState.GIVEN_UP])
def test_it_ends_on_a_day_and_is_opened_again(plan: Plan, end: ActionState) -> None:
    action = write(plan)

    move(action, end, TODAY + A_WEEK)

    assert action.state(TODAY + A_WEEK) is end
    assert action.ended_on == TODAY + A_WEEK
    move(action, ActionState.RUNNING, TODAY + 2 * A_WEEK)
    assert action.state(TODAY + 2 * A_WEEK) is ActionState.RUNNING
    assert action.ended_on is None


def test_moving_to_where_it_stands_changes_nothing(plan: Plan) -> None:
    action = write(plan)

    move(action, ActionState.RUNNING)

    assert changed(action) == []


def test_every_change_is_kept(plan: Plan) -> None:
    action = write(plan)

    later = replace(plan, text="On Tuesday.", due_on=TODAY + A_WEEK)
    actions.change(db.session(), action, later, on(TODAY))
    db.session.flush()

    assert changed(action) == [
        ("due_on", "2026-03-30", "2026-03-09"),
        ("text", plan.text, "On Tuesday."),
    ]
    assert action.text == "On Tuesday."


def test_it_is_overdue_after_its_day_until_it_ends(plan: Plan) -> None:
    action = write(replace(plan, due_on=TODAY))

    assert not action.is_overdue(TODAY)
    assert action.is_overdue(TODAY + A_WEEK)
    move(action, ActionState.DONE)
    assert not action.is_overdue(TODAY + A_WEEK)


def test_who_leaves_is_no_longer_named(plan: Plan, company: dict[str, int]) -> None:
    action = write(replace(plan, owner_id=company["emil"]))

    removal.take_out(db.session(), ["emil@example.org"])
    db.session.commit()

    (row,) = queries.actions(db.session())
    assert (row.action.id, row.team, row.owner) == (action.id, "Nice", None)


def test_the_team_is_told_what_it_may_know_the_latest_begun_first(plan: Plan) -> None:
    write(replace(plan, text="said", starts_on=TODAY - A_WEEK), "1")
    write(replace(plan, text="kept back", is_told=False), "2")
    write(replace(plan, text="to come", starts_on=TODAY + A_WEEK), "3")
    write(replace(plan, text="today"), "4")
    given_up = write(replace(plan, text="given up"), "5")
    move(given_up, ActionState.GIVEN_UP)

    assert told(plan.team_id) == ["today", "said", "to come"]
    assert told(plan.team_id + 1) == []


def test_three_are_told_at_most(plan: Plan) -> None:
    for number in range(5):
        write(replace(plan, text=str(number)), str(number))

    assert told(plan.team_id) == ["4", "3", "2"]
