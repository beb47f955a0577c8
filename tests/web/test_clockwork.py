"""Whether what is due is done."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.customers.till import answers
from engagement.database import db
from engagement.ops import doctor, jobs
from engagement.pulses import fingerprint, schedule
from engagement.pulses.calendar import WeekChoice
from engagement.pulses.programme import programme
from engagement.web import clockwork
from tests.conftest import NOON, Clock


def healthz(client: FlaskClient) -> tuple[int, str]:
    response = client.get("/healthz")
    return response.status_code, response.text


def test_three_minutes_without_a_turn_are_told(
    app: Flask, client: FlaskClient, clock: Clock, settings: Settings
) -> None:
    with app.app_context():
        jobs.do_what_is_due(db.session(), settings)

    clock.moment += timedelta(minutes=3)
    on_time = healthz(client)
    clock.moment += timedelta(seconds=1)

    assert on_time == (200, "ok")
    assert healthz(client) == (503, "clockwork: stopped")
    with app.app_context():
        found = doctor.findings(app, db.session(), clock())
    assert any("Nothing is done by itself" in sentence for sentence in found)


@pytest.mark.parametrize("error", [LookupError("ann@example.org"), MemoryError()])
def test_a_task_that_fails_stops_no_other_and_is_told(
    app: Flask,
    client: FlaskClient,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    done = []

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(schedule, "_mail_due", fail)
    monkeypatch.setattr(answers, "forget", lambda *_: done.append("till"))

    with app.app_context():
        jobs.do_what_is_due(db.session(), settings)

    assert done == ["till"]
    assert healthz(client) == (503, "clockwork: failing: mails")
    assert "ann@example.org" not in caplog.text
    assert type(error).__name__ in caplog.text


def test_a_turn_that_goes_well_again_takes_the_fault_back(
    app: Flask, client: FlaskClient, settings: Settings
) -> None:
    with app.app_context():
        clockwork.note(db.session(), NOON, ["mails"])
        db.session.commit()
        jobs.do_what_is_due(db.session(), settings)

    assert healthz(client) == (200, "ok")


@pytest.mark.parametrize(
    "write",
    [
        lambda session: clockwork.note(session, NOON, []),
        lambda session: fingerprint.keep(session, "a secret"),
        lambda session: programme.choose(session, 3000, WeekChoice(runs=False)),
    ],
    ids=["turn", "secret", "week"],
)
def test_two_nodes_may_write_the_same_row_first(
    app_on_both: Flask, write: Callable[[Session], None]
) -> None:
    def write_apart(engine: Engine) -> None:
        with Session(engine) as other:
            write(other)
            other.commit()

    with app_on_both.app_context():
        session = db.session()
        second = Thread(target=write_apart, args=[db.engine])
        write(session)
        second.start()
        second.join(0.3)  # it waits for the first, or would have come before it
        session.commit()
        second.join()
