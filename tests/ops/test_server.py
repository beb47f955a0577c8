"""Serving for real: a web server, a tick, and an end."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from engagement import weeks
from engagement.application import create_app
from engagement.config import ROOT, Missing, Settings, settings_from
from engagement.customers.comments import customer_comments
from engagement.customers.imports import uploads
from engagement.customers.intake.cells import Comment
from engagement.customers.models import TillSent, Upload
from engagement.database import db
from engagement.mail import queue
from engagement.migrations import CannotMigrate, Standing, standing, upgrade
from engagement.ops import server
from engagement.pulses import schedule
from engagement.pulses.models import Pulse, Rhythm
from engagement.stories import stories
from engagement.stories.stories import Told
from engagement.web.context import now
from tests.conftest import NOON, Clock
from tests.customers.comments.test_customer_comments import an_import
from tests.customers.till.surveys import a_survey, say
from tests.migrations import earlier
from tests.postgres import free_port
from tests.pulses import staff
from tests.tables import create_tables


@pytest.fixture
def _signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in server.STOPS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Choose a port for a product whose instance is empty, and that ticks often."""
    chosen = free_port()
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path))
    monkeypatch.setenv("PORT", str(chosen))
    monkeypatch.setattr(server, "TICK_SECONDS", 0.2)
    return chosen


@pytest.mark.usefixtures("_signals")
def test_it_serves_until_it_is_told_to_stop(
    port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    answers: list[int] = []

    def visit() -> None:
        with urlopen(f"http://127.0.0.1:{port}/healthz") as reply:
            answers.append(reply.status)

    assert _served(port, visit) == 0

    assert answers == [200]
    assert f"serving http://127.0.0.1:{port}" in capsys.readouterr().err


@pytest.mark.usefixtures("_signals")
def test_told_to_stop_it_does_not_wait_for_a_tick(
    tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, done = tmp_path / "begun", tmp_path / "done"

    def send_many_mails(*_: object, **__: object) -> None:
        begun.touch()
        time.sleep(600)
        done.touch()

    def see_it_begin() -> None:
        while not begun.exists():
            time.sleep(0.05)

    monkeypatch.setattr(schedule, "tick", send_many_mails)

    assert _served(port, see_it_begin) == 0

    assert not done.exists()


@pytest.fixture
def earlier_one(settings: Settings) -> Flask:
    """Return a product whose database an earlier version left, with an open pulse."""
    return create_app(earlier.left_by("7ff3ef0", settings))


def test_a_database_of_an_earlier_version_is_migrated_first(
    earlier_one: Flask,
) -> None:
    with earlier_one.app_context():
        server.migrate(staff.inside(earlier_one))

        assert standing(db.engine) is Standing.CURRENT
        db.engine.dispose()


def test_what_stops_that_stops_the_start(earlier_one: Flask) -> None:
    earlier_one.extensions["settings"] = replace(
        staff.inside(earlier_one),
        secret="another secret for tests",  # noqa: S106 - not one
    )
    with earlier_one.app_context():
        with pytest.raises(CannotMigrate, match="not the one that seals"):
            server.migrate(staff.inside(earlier_one))

        assert standing(db.engine) is Standing.OLDER
        db.engine.dispose()


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (OperationalError("", {}, Exception("disk full")), "disk full"),
        (MemoryError(), "could not be migrated"),
    ],
)
def test_a_database_that_refuses_stops_the_start(
    earlier_one: Flask,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
    told: str,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(upgrade, "migrate", fail)

    with earlier_one.app_context(), pytest.raises(CannotMigrate, match=told):
        server.migrate(staff.inside(earlier_one))


def _served(port: int, visit: Callable[[], None]) -> int:
    """Serve until a visitor has been there; return the status with which it ended."""

    def come_and_stop() -> None:
        try:
            _wait_for(port)
            visit()
        finally:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)

    app = create_app(settings_from(missing=Missing.MADE))
    visitor = threading.Thread(target=come_and_stop)
    with app.app_context():
        create_tables()
        visitor.start()
        status = server.serve(app)
        db.engine.dispose()
    visitor.join()
    return status


def test_when_it_dies_its_workers_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path))
    monkeypatch.setenv("PORT", str(port))
    command = [str(Path(sys.executable).with_name("engagement")), "serve"]
    running = subprocess.Popen(command, cwd=ROOT)  # noqa: S603 - ours
    _wait_for(port)

    running.kill()
    running.wait()

    for _ in range(600):
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
        except (URLError, OSError):
            return
        time.sleep(0.1)
    pytest.fail("somebody answers still")


def test_idle_connections_do_not_stop_the_product(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setenv("ENGAGEMENT_INSTANCE", str(tmp_path))
    monkeypatch.setenv("PORT", str(port))
    monkeypatch.setenv("WEB_CONCURRENCY", "1")
    settings = settings_from(missing=Missing.MADE)
    with create_app(settings).app_context():
        create_tables()
        db.engine.dispose()
    running = subprocess.Popen(server.command(settings), cwd=ROOT)  # noqa: S603
    try:
        _wait_for(port)
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]

        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as reply:
            assert reply.status == 200

        for connection in idle:
            connection.close()
    finally:
        running.terminate()
        running.wait()


def _wait_for(port: int) -> None:
    for _ in range(3000):
        with suppress(URLError), urlopen(f"http://127.0.0.1:{port}/healthz"):
            return
        time.sleep(0.1)
    raise TimeoutError


def test_a_tick_opens_what_is_due(app: Flask) -> None:
    with app.app_context():
        staff.a_team("top", people=5)
        db.session.add(Rhythm(id=1, is_running=True, weekday=2, hour=9, days_open=3))
        db.session.commit()

        server.tick(replace(staff.inside(app), mail_server=""))

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
            server.tick(staff.inside(app))
            kept.append(len(db.session.scalars(select(TillSent)).all()))
            clock.moment += timedelta(days=1)

        assert kept == [1, 0]


def test_a_tick_deletes_files_that_nobody_decided_on_for_a_day(
    app: Flask, company: dict[str, int], clock: Clock
) -> None:
    with app.app_context():
        uploads.stage(db.session(), b"a,b\n1,2\n", "x.csv", company["hana"], NOON)
        db.session.commit()
        kept = []
        for _ in range(2):
            server.tick(staff.inside(app))
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
        for week in (this_week, this_week - customer_comments.WEEKS_KEPT):
            said = Comment(company["lille"], week, "", "slow")
            customer_comments.keep(db.session(), 1, [said])
        db.session.commit()

        server.tick(staff.inside(app))

        assert [one.week for one in customer_comments.comments_page(db.session())] == [
            this_week
        ]


def test_a_tick_forgets_what_staff_told_two_years_ago(
    app: Flask, company: dict[str, int], clock: Clock
) -> None:
    this_week = weeks.week_of(clock().date())
    with app.app_context():
        for week in (this_week, this_week - stories.WEEKS_KEPT):
            told = Told(str(week), f"of {week}", "")
            stories.tell(db.session(), company["lille"], told, week)
        db.session.commit()

        server.tick(staff.inside(app))

        assert [one.week for one in stories.waiting(db.session())] == [this_week]


@pytest.mark.parametrize(
    "failure", [OperationalError("", {}, Exception()), MemoryError(), LookupError()]
)
def test_a_tick_that_fails_is_told_and_tried_again(
    app: Flask,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    failure: Exception,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr("engagement.pulses.schedule.tick", fail)

    with app.app_context():
        server.tick(staff.inside(app))

    assert "exit status 1" in caplog.text
    assert "tried again in a minute" in caplog.text


def test_a_tick_that_is_killed_takes_nobody_with_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def run_out_of_memory(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr("engagement.pulses.schedule.tick", run_out_of_memory)

    with app.app_context():
        server.tick(staff.inside(app))

    assert "exit status -9" in caplog.text


def test_without_memory_for_a_child_the_server_goes_on(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)

    with app.app_context():
        server.tick(staff.inside(app))

    assert "tried again in a minute" in caplog.text
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_what_is_done_apart_is_done_by_a_process_that_ends(app: Flask) -> None:
    with app.app_context():
        child = server.apart(os.getpid)

    assert child not in {None, os.getpid()}
    assert not Path(f"/proc/{child}").exists()


def test_no_connection_is_in_two_processes(app: Flask) -> None:
    with app.app_context():
        before = db.session.execute(select(Pulse)).all()

        opened = server.apart(lambda: len(_open_files(staff.inside(app).instance)))

        assert before == []
        assert opened == 0


def _open_files(folder: Path) -> list[Path]:
    """Return the files of a folder that this process has open."""
    handles = Path("/proc/self/fd").iterdir()
    files = [one.resolve() for one in handles]
    return [file for file in files if file.is_relative_to(folder)]


def test_a_tick_tells_whether_mails_go_and_some_are_left(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        staff.a_team("top", people=6)
        staff.an_open_pulse(staff.inside(app), now())
        settings = staff.inside(app)

        nowhere = replace(settings, mail_server="smtp://127.0.0.1:1")
        assert not server.tick(nowhere)
        with monkeypatch.context() as short:
            short.setattr(queue, "LONGEST_RUN", 0.0)
            assert server.tick(settings)
        assert not server.tick(settings)
