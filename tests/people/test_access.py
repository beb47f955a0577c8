"""Who is let into which view, and who may look at which team."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from engagement.database import db
from engagement.people import access, sessions
from engagement.people.models import Role, SignIn
from engagement.web.audience import Audience, audience
from tests.conftest import NOON, Clock

Signing = Callable[[str], FlaskClient]


@pytest.fixture
def rooms(app: Flask) -> None:
    """Add one view for each audience, one for none, and one for a team."""
    for whom in Audience:
        view = audience(whom)(lambda: "inside")
        app.add_url_rule(
            f"/rooms/{whom}", f"room_{whom}", view, methods=["GET", "POST"]
        )
    app.add_url_rule("/rooms/unnamed", "room_unnamed", lambda: "inside")
    team = audience(Audience.EVERYBODY)(lambda team_id: access.team_or_404(team_id).key)
    app.add_url_rule("/rooms/teams/<int:team_id>", "room_team", team)


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize(
    ("name", "admitted"),
    [
        ("emil", {"everybody", "employees"}),
        ("alice", {"everybody", "employees", "managers"}),
        ("hana", {"everybody", "employees", "managers", "hr"}),
    ],
)
def test_each_role_is_let_in_where_it_belongs_and_finds_nothing_elsewhere(
    sign_in: Signing, name: str, admitted: set[str]
) -> None:
    client = sign_in(name)

    answers = {whom: client.get(f"/rooms/{whom}").status_code for whom in Audience}

    assert {whom for whom, status in answers.items() if status == 200} == admitted
    assert answers.pop(Audience.API) == 401
    assert {answers[whom] for whom in answers.keys() - admitted} <= {404}


@pytest.mark.usefixtures("rooms")
def test_whoever_is_not_signed_in_is_sent_to_the_door(client: FlaskClient) -> None:
    response = client.get("/rooms/employees")

    assert response.status_code == 303
    assert response.location == "/sign-in"


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize("name", ["emil", "alice", "hana"])
def test_a_view_that_names_no_audience_answers_nobody(
    sign_in: Signing, client: FlaskClient, name: str
) -> None:
    assert sign_in(name).get("/rooms/unnamed").status_code == 404
    assert client.get("/rooms/unnamed").status_code == 303


@pytest.mark.usefixtures("rooms")
@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("alice", {"north", "lille", "arras"}),
        ("bob", {"arras"}),
        ("charlie", {"nice"}),
        ("hana", {"company", "north", "south", "lille", "arras", "nice"}),
        ("emil", set()),
    ],
)
def test_a_team_is_open_to_who_leads_it_or_a_team_above_and_to_hr(
    sign_in: Signing, company: dict[str, int], name: str, seen: set[str]
) -> None:
    client = sign_in(name)
    teams = ["company", "north", "south", "lille", "arras", "nice"]

    answers = {key: client.get(f"/rooms/teams/{company[key]}") for key in teams}

    assert {key for key, answer in answers.items() if answer.text == key} == seen
    assert {answers[key].status_code for key in set(teams) - seen} <= {404}


@pytest.mark.usefixtures("rooms")
def test_a_foreign_team_looks_like_one_that_does_not_exist(
    sign_in: Signing, company: dict[str, int]
) -> None:
    client = sign_in("bob")

    foreign = client.get(f"/rooms/teams/{company['nice']}")
    unknown = client.get("/rooms/teams/99999")

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.data == unknown.data


@pytest.mark.usefixtures("rooms")
def test_a_team_is_open_to_nobody_who_is_not_signed_in(
    client: FlaskClient, company: dict[str, int]
) -> None:
    response = client.get(f"/rooms/teams/{company['nice']}")

    assert response.status_code == 404


@pytest.mark.usefixtures("rooms")
def test_reading_on_moves_the_idle_limit(
    app: Flask, sign_in: Signing, clock: Clock
) -> None:
    client = sign_in("alice")

    for _step in range(4):
        clock.moment += sessions.IDLE_LIMIT - timedelta(minutes=1)
        assert client.get("/rooms/managers").status_code == 200

    with app.app_context():
        assert db.session.scalars(select(SignIn.seen_at)).one() == clock.moment


@pytest.mark.usefixtures("rooms")
def test_sending_something_after_a_pause_waits_for_no_lock(
    app: Flask, sign_in: Signing, clock: Clock
) -> None:
    client = sign_in("alice")
    clock.moment += timedelta(minutes=30)

    response = client.post("/rooms/managers")

    assert response.status_code == 200
    with app.app_context():
        assert db.session.scalars(select(SignIn.seen_at)).one() == NOON


@pytest.mark.usefixtures("rooms")
def test_a_page_is_shown_even_when_the_idle_limit_cannot_be_moved(
    sign_in: Signing, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    client = sign_in("alice")
    clock.moment += timedelta(minutes=30)

    def refuse(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        if statement.startswith("UPDATE sign_in"):
            raise OperationalError(statement, {}, Exception("database is locked"))

    event.listen(Engine, "before_cursor_execute", refuse)
    response = client.get("/rooms/managers")
    event.remove(Engine, "before_cursor_execute", refuse)

    assert response.status_code == 200
    assert "could not be moved on" in caplog.text


@pytest.mark.usefixtures("rooms")
def test_a_forged_cookie_is_nobody(app: Flask, company: dict[str, int]) -> None:
    client = app.test_client()
    with client.session_transaction() as session:
        session["sign_in"] = "made up"

    assert company
    assert client.get("/rooms/employees").location == "/sign-in"


def test_every_role_has_a_name(app: Flask) -> None:
    with app.test_request_context():
        names = [access.role_name(role) for role in Role]

    assert names == ["Employee", "Manager", "HR"]
