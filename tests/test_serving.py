"""Serving for real: a web server, a tick, and an end."""

import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from engagement import create_app, serving, weeks
from engagement.config import ROOT, settings_from
from engagement.customers.check import staging
from engagement.customers.imports import voices
from engagement.customers.intake.comments import Comment
from engagement.customers.models import TillSent, Upload
from engagement.database import db
from engagement.pulses.models import Pulse, Rhythm
from tests.conftest import NOON, Clock
from tests.customers.imports.test_voices import an_import
from tests.customers.till.surveys import a_survey, say
from tests.postgres import free_port
from tests.pulses import staff


@pytest.fixture
def _signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in serving.STOPS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_signals")
def test_it_serves_until_it_is_told_to_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path))
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.setattr(serving, "TICK_SECONDS", 0.2)
    app = create_app(settings_from())
    answers: list[int] = []
    visitor = threading.Thread(target=_visit_and_stop, args=(port, answers))

    with app.app_context():
        db.create_all()
        visitor.start()
        status = serving.serve(app)
        db.engine.dispose()
    visitor.join()

    assert answers == [200]
    assert status == 0


def test_idle_connections_do_not_stop_the_product(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path))
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.setenv("WEB_CONCURRENCY", "1")
    settings = settings_from()
    server = subprocess.Popen(serving.command(settings), cwd=ROOT)  # noqa: S603
    try:
        _wait_for(port)
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]

        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as reply:
            assert reply.status == 200

        for connection in idle:
            connection.close()
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with suppress(URLError), urlopen(f"http://127.0.0.1:{port}/healthz"):
            return
        time.sleep(0.1)
    raise TimeoutError


def _visit_and_stop(port: int, answers: list[int]) -> None:
    _wait_for(port)
    with urlopen(f"http://127.0.0.1:{port}/healthz") as reply:
        answers.append(reply.status)
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_tick_opens_what_is_due(app: Flask) -> None:
    with app.app_context():
        staff.a_team("top", people=5)
        db.session.add(Rhythm(id=1, is_running=True, weekday=2, hour=9, days_open=3))
        db.session.commit()

        serving.tick(replace(staff.inside(app), mail_server=""))

        assert db.session.scalars(select(Pulse)).one().opens_at == NOON


def test_a_tick_forgets_which_forms_were_sent_at_the_till_yesterday(
    app: Flask, company: dict[str, int], clock: Clock
) -> None:
    with app.app_context():
        survey = a_survey(db.session(), company["lille"])
        say(db.session(), survey, 1, csat=4, day=NOON.date())
        db.session.commit()
        kept = []
        for _ in range(2):
            serving.tick(staff.inside(app))
            kept.append(len(db.session.scalars(select(TillSent)).all()))
            clock.moment += timedelta(days=1)

        assert kept == [1, 0]


def test_a_tick_deletes_files_that_nobody_decided_on_for_a_day(
    app: Flask, company: dict[str, int], clock: Clock
) -> None:
    with app.app_context():
        staging.stage(db.session(), b"a,b\n1,2\n", "x.csv", company["hana"], NOON)
        db.session.commit()
        kept = []
        for _ in range(2):
            serving.tick(staff.inside(app))
            kept.append(len(db.session.scalars(select(Upload)).all()))
            clock.moment += timedelta(days=1)

        assert kept == [1, 0]


def test_a_tick_destroys_what_customers_wrote_a_year_ago(
    app: Flask, company: dict[str, int]
) -> None:
    this_week = weeks.week_of(NOON.date())
    with app.app_context():
        db.session.add(an_import())
        db.session.flush()
        for week in (this_week, this_week - voices.WEEKS_KEPT):
            said = Comment(company["lille"], week, "", "slow")
            voices.keep(db.session(), 1, [said])
        db.session.commit()

        serving.tick(staff.inside(app))

        assert [one.week for one in voices.listed(db.session())] == [this_week]


def test_a_tick_that_fails_is_told_and_tried_again(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def locked(*_: object) -> None:
        raise OperationalError("", {}, Random())  # type: ignore[arg-type]

    monkeypatch.setattr("engagement.pulses.schedule.tick", locked)

    with app.app_context():
        serving.tick(staff.inside(app))

    assert "tried again in a minute" in caplog.text
