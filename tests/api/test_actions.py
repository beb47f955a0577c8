"""Actions that programs record once each, and read a page at a time."""

from datetime import date
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.actions import actions
from engagement.actions.actions import Author
from engagement.actions.models import Action, ActionState
from engagement.database import db
from engagement.people.models import Scope, Team
from tests.actions.written import A_WEEK, TODAY, an_action
from tests.api.conftest import Programs
from tests.api.living import Program, a_key
from tests.conftest import NOON

SENT = {
    "team": "lille", "measure": "trust", "kind": "meeting", "text": "Say it.",
    "starts_on": "2026-03-04", "due_on": "2026-04-01",
}  # fmt: skip


@pytest.fixture
def sender(company: dict[str, int], program: Programs) -> Program:
    return program(Scope.WRITE_ACTIONS)


@pytest.fixture
def reader(company: dict[str, int], program: Programs) -> Program:
    return program(Scope.READ_ACTIONS)


def kept(app: Flask) -> list[Action]:
    with app.app_context():
        return list(db.session.scalars(select(Action).order_by(Action.id)))


def fault(program: Program, sent: object, name: str = "") -> tuple[int, str]:
    response = program.send(sent, name, "/actions")
    return response.status_code, response.get_json().get("field", "")


def test_what_is_not_said_is_the_teams_and_not_told(
    app: Flask, sender: Program
) -> None:
    response = sender.send(SENT, path="/actions")

    assert response.status_code == 201
    (action,) = kept(app)
    assert response.get_json()["id"] == action.id
    assert (action.owner_id, action.person_id, action.is_told) == (None, None, False)
    assert (action.starts_on, action.due_on) == (TODAY, date(2026, 4, 1))


@pytest.mark.parametrize("owner", ["emil@example.org", "Alice@Example.org"])
def test_people_of_the_team_and_those_who_lead_it_can_see_to_it(
    app: Flask, company: dict[str, int], sender: Program, owner: str
) -> None:
    sender.send({**SENT, "owner": owner}, path="/actions")

    assert kept(app)[0].owner_id == company[owner.partition("@")[0].lower()]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"team": "lile"}, (404, "team")),
        ({"measure": "luck"}, (422, "measure")),
        ({"measure": "importance-trust"}, (422, "measure")),
        ({"kind": "magic"}, (422, "kind")),
        ({"text": ""}, (422, "text")),
        ({"text": "a" * 201}, (422, "text")),
        ({"text": " \u00a0 "}, (422, "text")),
        ({"text": "two\nlines"}, (422, "text")),
        ({"heard": "a" * 201}, (422, "heard")),
        ({"owner": "bob@example.org"}, (422, "owner")),
        ({"owner": "nobody"}, (422, "owner")),
        ({"is_told": "yes"}, (422, "is_told")),
        ({"is_told": 1}, (422, "is_told")),
        ({"starts_on": "2026-02-30"}, (422, "starts_on")),
        ({"starts_on": 20260304}, (422, "starts_on")),
        ({"starts_on": "2024-03-04"}, (422, "starts_on")),
        ({"due_on": "2026-03-03"}, (422, "due_on")),
        ({"due_on": "2028-03-03"}, (422, "due_on")),
        ({"state": "done"}, (422, "state")),
        ({"id": 7}, (422, "id")),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(
    app: Flask, sender: Program, change: dict[str, object], told: tuple[int, str]
) -> None:
    assert fault(sender, {**SENT, **change}) == told
    assert kept(app) == []


@pytest.mark.parametrize("sent", [[], [SENT], "text", 7])
def test_what_is_no_action_is_none(app: Flask, sender: Program, sent: object) -> None:
    assert sender.send(sent, path="/actions").status_code in {400, 422}
    assert kept(app) == []


@pytest.mark.parametrize("field", SENT)
def test_nothing_of_it_may_be_missing(sender: Program, field: str) -> None:
    less = {name: value for name, value in SENT.items() if name != field}

    assert fault(sender, less) == (422, field)


def test_nothing_is_recorded_for_a_closed_team(
    app: Flask, company: dict[str, int], sender: Program
) -> None:
    with app.app_context():
        db.session.get_one(Team, company["lille"]).closed_on = TODAY
        db.session.commit()

    assert fault(sender, SENT) == (422, "team")


def test_under_one_name_it_is_recorded_once(app: Flask, sender: Program) -> None:
    first, again = (sender.send(SENT, "task-1", "/actions") for _ in range(2))
    other = sender.send(SENT, "task-2", "/actions")
    unnamed = [sender.send(SENT, path="/actions") for _ in range(2)]

    assert first.get_json() == again.get_json()
    assert {one.status_code for one in (first, again, other, *unnamed)} == {201}
    assert len(kept(app)) == 4


def test_another_one_under_the_same_name_is_refused(
    app: Flask, sender: Program
) -> None:
    sender.send(SENT, "task-1", "/actions")

    other = fault(sender, {**SENT, "text": "Something else."}, "task-1")

    assert other == (409, "Idempotency-Key")
    assert len(kept(app)) == 1


def test_names_of_two_keys_are_apart(app: Flask, sender: Program) -> None:
    other = Program(app, a_key(app, Scope.WRITE_ACTIONS, name="another"))

    for one in (sender, other):
        assert one.send(SENT, "task-1", "/actions").status_code == 201

    assert len(kept(app)) == 2


def test_sent_at_once_under_one_name_it_is_recorded_once(
    app_on_both: Flask,
) -> None:
    with app_on_both.app_context():
        db.session.add(Team(key="lille", name="Lille", created_on=date(2025, 1, 6)))
        db.session.commit()
    token = a_key(app_on_both, Scope.WRITE_ACTIONS)
    statuses: list[int] = []

    def send() -> None:
        program = Program(app_on_both, token)
        statuses.append(program.send(SENT, "task-1", "/actions").status_code)

    senders = [Thread(target=send) for _ in range(4)]
    for one in senders:
        one.start()
    for one in senders:
        one.join()

    assert statuses == [201] * 4
    assert len(kept(app_on_both)) == 1


def test_actions_are_read_by_team_and_state_a_page_at_a_time(
    app: Flask, company: dict[str, int], reader: Program
) -> None:
    later = {"starts_on": TODAY + A_WEEK}
    ids = [
        an_action(app, company["lille"], "1"),
        an_action(app, company["arras"], "2"),
        an_action(app, company["lille"], "3", **later),
        an_action(app, company["lille"], "4"),
        an_action(app, company["lille"], "5"),
    ]
    ends = {ids[3]: ActionState.DONE, ids[4]: ActionState.GIVEN_UP}
    with app.app_context():
        for id_, state in ends.items():
            action = db.session.get_one(Action, id_)
            actions.move(db.session(), action, state, Author(None, NOON, TODAY))
        db.session.commit()

    def read(query: str) -> list[int]:
        items = reader.get(f"/actions?{query}").get_json()["items"]
        return [one["id"] for one in items]

    assert read("") == ids
    assert read("team=arras") == [ids[1]]
    assert read("team=lille&state=running") == [ids[0]]
    states = {state: read(f"state={state}") for state in ActionState}
    assert states == {
        "planned": [ids[2]], "running": ids[:2], "done": [ids[3]],
        "given_up": [ids[4]],
    }  # fmt: skip
    first = reader.get("/actions?limit=3").get_json()
    assert [one["id"] for one in first["items"]] == ids[:3]
    rest = reader.get(f"/actions?limit=3&cursor={first['next']}").get_json()
    assert ([one["id"] for one in rest["items"]], rest["next"]) == (ids[3:], None)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("team=lile", (404, "team")),
        ("state=overdue", (422, "state")),
        ("cursor=x", (404, "cursor")),
        ("limit=0", (422, "limit")),
    ],
)
def test_a_slip_of_the_pen_filters_nothing(
    reader: Program, query: str, told: tuple[int, str]
) -> None:
    response = reader.get(f"/actions?{query}")

    assert (response.status_code, response.get_json()["field"]) == told
