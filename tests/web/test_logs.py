"""One line an event, with its time; but no moment of an answer."""

import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from engagement.config import Settings
from engagement.database import db
from engagement.ops import jobs
from engagement.pulses.models import Rhythm
from engagement.web import logs
from tests.conftest import Clock
from tests.pulses import staff

AT = datetime(2026, 3, 4, 12, 0, 1, 500_000, tzinfo=UTC)


@pytest.fixture
def lines(settings: Settings) -> logs.Lines:
    return logs.Lines(settings.timezone, is_json=False)


def record(text: str, *values: object) -> logging.LogRecord:
    made = logging.LogRecord("engagement.x", logging.INFO, "", 1, text, values, None)
    made.created = AT.timestamp()
    return made


def failed() -> logging.LogRecord:
    made = record("It failed:\nbadly")
    try:
        int("two\nlines")
    except ValueError:
        made.exc_info = sys.exc_info()
    return made


def test_a_line_has_its_time_its_level_and_the_event(lines: logs.Lines) -> None:
    assert lines.format(record("mailed %s", 118)) == (
        "2026-03-04T13:00:01+01:00 INFO mailed 118"
    )


def test_json_has_the_same(settings: Settings) -> None:
    lines = logs.Lines(settings.timezone, is_json=True)

    assert json.loads(lines.format(record("mailed %s", 118))) == {
        "time": "2026-03-04T13:00:01+01:00",
        "level": "INFO",
        "event": "mailed 118",
    }


@pytest.mark.parametrize("is_json", [False, True])
def test_whatever_failed_is_one_line(settings: Settings, *, is_json: bool) -> None:
    line = logs.Lines(settings.timezone, is_json=is_json).format(failed())

    assert "\n" not in line
    assert "It failed: | badly" in line
    assert "ValueError: invalid literal" in line


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("/p", "2026-03-04 INFO"),
        ("/t/abc", "2026-03-04 INFO"),
        ("/r/abc", "2026-03-04 INFO"),
        ("/", "2026-03-04T13"),
    ],
)
def test_nothing_tells_when_somebody_answers(
    app: Flask, lines: logs.Lines, path: str, begins: str
) -> None:
    with app.test_request_context(path, method="POST"):
        assert lines.format(record("refused")).startswith(begins)


@pytest.mark.parametrize("name", ["engagement", "gunicorn.error"])
@pytest.mark.parametrize("path", ["/r/abcdefgh", "/t/abcdefgh", "/t/story/abcdefgh"])
def test_nothing_tells_which_code_a_page_failed_for(
    app: Flask, caplog: pytest.LogCaptureFixture, name: str, path: str
) -> None:
    assert app.logger.name == "engagement"
    with caplog.at_level(logging.DEBUG, name):
        logging.getLogger(name).error("Exception on %s [%s]", path, "GET")
        logging.getLogger(name).debug("GET %s?language=fr", path)

    place = path[:3]
    assert caplog.messages == [f"Exception on {place}… [GET]", f"GET {place}…"]


@pytest.fixture
def _loggers() -> Iterator[None]:
    ours = [logging.getLogger(name) for name in (None, logs.OURS)]
    before = [(one, one.level, one.handlers) for one in ours]
    yield
    for one, level, handlers in before:
        one.level, one.handlers = level, handlers


@pytest.mark.usefixtures("_loggers")
def test_a_process_writes_such_lines_once_it_is_told_to(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure(replace(settings, log_format="json"))

    logging.getLogger("engagement.x").info("opened %s", "2026-W10")
    logging.getLogger("somebody").info("else")

    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["event"] == "opened 2026-W10"


def test_what_a_tick_does_is_told(
    inside_app: Flask, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logs.OURS)
    staff.a_team("top", people=6)
    db.session.add(Rhythm(id=1, is_running=True, weekday=1, hour=9, days_open=3))
    db.session.commit()

    clock.moment = datetime(2026, 3, 3, 8, tzinfo=UTC)
    jobs.do_what_is_due(db.session(), staff.inside(inside_app))
    clock.moment += timedelta(days=3)
    jobs.do_what_is_due(db.session(), staff.inside(inside_app))

    assert caplog.messages == ["opened 2026-W10", "mailed 6", "closed 2026-W10"]
