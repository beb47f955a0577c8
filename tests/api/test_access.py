"""Who may use the API: nobody without a key, and nobody for more than it is for."""

import logging
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from engagement.database import db
from engagement.people import keys
from engagement.people.models import ApiKey, Scope
from engagement.web.limits import TRIES, USES
from engagement.web.problems import MEDIA_TYPE
from tests.api.conftest import Programs
from tests.api.living import Program
from tests.conftest import Clock
from tests.test_routes import writes

PATHS = {
    Scope.READ_SCORES: "/scores",
    Scope.READ_RELEASES: "/releases",
    Scope.READ_CORRELATION: "/correlation",
    Scope.READ_ACTIONS: "/actions",
}
ANSWER = {
    "date": "2026-03-02", "team": "lille", "metric": "csat", "score": 5, "id": "A-1",
}  # fmt: skip


def test_nothing_is_open_without_a_key(client: FlaskClient) -> None:
    answers = [client.get(f"/api/v1{path}") for path in PATHS.values()]
    answers.append(client.post("/api/v1/scores", json=ANSWER))

    assert {answer.status_code for answer in answers} == {401}
    assert {answer.mimetype for answer in answers} == {MEDIA_TYPE}
    assert {answer.headers["WWW-Authenticate"] for answer in answers} == {"Bearer"}


@pytest.mark.parametrize(
    "authorization",
    ["Bearer", "Bearer ", "Bearer wrong", "Basic d3Jvbmc6d3Jvbmc=", "nonsense", ""],
)
def test_what_is_no_key_opens_nothing(client: FlaskClient, authorization: str) -> None:
    response = client.get("/api/v1/scores", headers={"Authorization": authorization})

    assert response.status_code == 401


@pytest.mark.parametrize("scope", PATHS)
def test_a_key_opens_what_it_is_for_and_nothing_else(
    program: Programs, company: dict[str, int], scope: Scope
) -> None:
    only = program(scope)

    opened = {one for one, path in PATHS.items() if only.get(path).status_code == 200}

    assert opened == {scope}
    assert only.send(ANSWER).status_code == 403


def test_a_key_for_sending_reads_nothing(
    program: Programs, company: dict[str, int]
) -> None:
    sender = program(Scope.WRITE_SCORES)

    assert sender.send(ANSWER).status_code == 200
    assert {sender.get(path).status_code for path in PATHS.values()} == {403}


def test_a_revoked_key_opens_nothing(
    app: Flask, program: Programs, clock: Clock
) -> None:
    revoked = program()
    with app.app_context():
        keys.revoke(db.session(), 1, clock())
        db.session.commit()

    assert revoked.get("/scores").status_code == 401


def test_a_view_that_names_no_scope_is_closed(
    app: Flask, program: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(app.view_functions["pulses_api.releases"], "scope")

    assert program().get("/releases").status_code == 403


def test_wrong_keys_are_counted_as_tries(
    client: FlaskClient, program: Programs
) -> None:
    wrong = Program(client.application, "wrong")
    statuses = [wrong.get("/scores").status_code for _ in range(TRIES.amount + 1)]

    assert statuses == [401] * TRIES.amount + [429]
    assert program().get("/scores").status_code == 200


def test_a_key_has_so_many_uses_a_minute(program: Programs) -> None:
    reader, other = program(), program()
    for _ in range(USES.amount):
        reader.get("/correlation?weeks=0")

    response = reader.get("/scores")

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "60"
    assert other.get("/scores").status_code == 200


def test_of_its_use_a_key_keeps_the_day(
    app: Flask, program: Programs, company: dict[str, int], clock: Clock
) -> None:
    reader = program()
    before = used_on(app)

    reader.get("/scores")
    after_reading = used_on(app)
    clock.moment += timedelta(days=1)
    reader.send(ANSWER)

    assert (before, after_reading) == (None, date(2026, 3, 4))
    assert used_on(app) == date(2026, 3, 5)


def test_a_day_that_cannot_be_noted_keeps_nobody_out(
    program: Programs, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def locked(*_: object) -> None:
        raise OperationalError("UPDATE", None, ValueError("database is locked"))

    monkeypatch.setattr(keys, "note_use", locked)

    with caplog.at_level(logging.WARNING):
        assert program().get("/scores").status_code == 200
    assert caplog.messages == ["The day on which a key was used could not be noted."]


def used_on(app: Flask) -> date | None:
    with app.app_context():
        return db.session.scalars(select(ApiKey.used_on)).one()


def test_reading_writes_the_day_and_nothing_else(living: Program) -> None:
    with writes() as written:
        for path in PATHS.values():
            living.get(path)

    assert [one.split(" SET ")[0] for one in written] == ["UPDATE api_key"]


def test_the_api_neither_reads_nor_sets_a_cookie(
    program: Programs, sign_in: Callable[[str], FlaskClient]
) -> None:
    hana = sign_in("hana")

    without_key = hana.get("/api/v1/scores")
    with_key = hana.get("/api/v1/scores", headers=program().headers)

    assert (without_key.status_code, with_key.status_code) == (401, 200)
    for answer in (without_key, with_key):
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_key_stands_in_no_log(
    app: Flask, company: dict[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        program = Program(app, "diapason_wrong-key")
        program.get("/scores")
        program.send({"nonsense": 1})

    assert "wrong-key" not in caplog.text


def test_only_the_hash_of_a_key_is_kept(app: Flask, program: Programs) -> None:
    token = program().headers["Authorization"].removeprefix("Bearer ")

    with app.app_context():
        rows = db.session.execute(select(ApiKey.__table__)).all()

    assert len(token) >= 40
    assert token not in repr(rows)


def test_refusals_speak_the_language_of_the_program(
    program: Programs, client: FlaskClient
) -> None:
    english = client.get("/api/v1/scores").get_json()
    french = client.get(
        "/api/v1/scores", headers={"Accept-Language": "fr-FR,fr;q=0.9"}
    ).get_json()

    assert english["title"] == "A key is needed"
    assert set(french) == set(english) == {"title", "status", "detail"}


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/api/v1/nothing", "GET", 404),
        ("/api/", "GET", 404),
        ("/api/v1/releases", "POST", 405),
        ("/api/v1/openapi.json", "DELETE", 405),
    ],
)
def test_whatever_is_not_there_is_a_problem_too(
    client: FlaskClient, path: str, method: str, status: int
) -> None:
    response = client.open(path, method=method)

    assert (response.status_code, response.mimetype) == (status, MEDIA_TYPE)
    assert response.get_json()["status"] == status
