"""Refusals that a program can read."""

import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from engagement.people import keys
from engagement.web.problems import (
    MEDIA_TYPE,
    Fault,
    Problem,
    answer_to,
    problem,
)

STATUSES = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503]


@pytest.mark.parametrize("status", STATUSES)
def test_every_refusal_says_what_happened_and_what_to_do(
    app: Flask, status: int
) -> None:
    with app.test_request_context("/api/v1/scores"):
        response = problem(status, [Fault("team", "Correct it.")] * (status == 422))

    told = response.get_json()
    assert (response.status_code, response.mimetype) == (status, MEDIA_TYPE)
    assert told["status"] == status
    assert told["title"]
    assert told.get("detail", "").endswith(".") or status in {409, 422}


def test_the_first_fault_is_told_above_all(app: Flask) -> None:
    faults = Fault("team", "Correct it."), Fault("week", "Write it.")

    with app.test_request_context("/api/v1/scores"):
        told = answer_to(Problem(422, *faults)).get_json()

    assert (told["field"], told["detail"]) == ("team", "Correct it.")
    assert told["errors"] == [
        {"field": "team", "detail": "Correct it."},
        {"field": "week", "detail": "Write it."},
    ]


def test_a_database_that_does_not_write_is_a_problem_too(
    app: Flask,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def locked(*_: object) -> None:
        raise OperationalError("SELECT", None, ValueError("database is locked"))

    monkeypatch.setattr(keys, "valid_key", locked)

    with caplog.at_level(logging.ERROR):
        response = client.get(
            "/api/v1/scores", headers={"Authorization": "Bearer secret"}
        )

    assert (response.status_code, response.mimetype) == (503, MEDIA_TYPE)
    assert "secret" not in caplog.text
