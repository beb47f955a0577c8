"""A million rows of scores taken in, beside pandas and a bulk insert of the same.

Then a file through the pages, and a row by API.
"""

import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd
import psycopg
from flask import Flask
from sqlalchemy import make_url, select
from werkzeug.test import TestResponse

from engagement import weeks
from engagement.application import create_app
from engagement.customers.files.sheets import COMMAND
from engagement.customers.imports import ledger
from engagement.database import db
from engagement.people import keys, sessions
from engagement.people.models import Person, Role, Scope, Team
from tests import postgres
from tests.settings import settings_in
from tests.tables import create_tables

ROWS = 1_000_000
PAGED = 100_000
TEAMS = 1_000
WEEKS = 104
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
LAST_WEEK = weeks.week_of(date(2026, 2, 23))
TIMES = 3
TABLE = "CREATE TABLE raw (date text, team text, metric text, score int, id text)"

Servers = Callable[[], AbstractContextManager[str]]
"""Start a fresh database and give its URL."""


def run() -> Iterator[str]:
    """Yield the lines of the table; each measurement has a process of its own."""
    yield f"{ROWS} raw rows with ids        seconds   peak MB"
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for kind, lines in (("clean", _lines()), ("faulty", _faulty(_lines()))):
            file = folder / f"{kind}.csv"
            file.write_text("\n".join(lines))
            yield f"  {kind}"
            yield from _compared(file, "SQLite", partial(_sqlite, folder))
            servers = partial(postgres.server, folder / f"postgres-{kind}")
            yield from _compared(file, "PostgreSQL", servers)
        file.write_text("\n".join(islice(_lines(), PAGED + 1)))
        with _sqlite(folder) as url:
            yield from _through_pages(_app(url, file.parent), file)


@contextmanager
def _sqlite(folder: Path) -> Iterator[str]:
    with TemporaryDirectory(dir=folder) as name:
        yield f"sqlite:///{name}/"


def _lines() -> Iterator[str]:
    chance = random.Random(1)  # noqa: S311 - the same file every time
    yield "date,team,metric,score,id"
    for number in range(ROWS):
        week = weeks.monday_of(LAST_WEEK - chance.randrange(WEEKS))
        metric, best = ("csat", 5) if number % 2 else ("nps", 10)
        team, score = chance.randrange(TEAMS), chance.randint(1, best)
        yield f"{week},t{team},{metric},{score},A-{number}"


def _faulty(lines: Iterator[str]) -> Iterator[str]:
    """Yield the same with 3 % of teams that nobody knows, and 11 % said again."""
    yield next(lines)
    said = list(lines)[: round(ROWS * 0.89)]
    chance = random.Random(2)  # noqa: S311
    for number, line in enumerate(said):
        yield line.replace(",t", ",unknown-", 1) if number % 33 == 0 else line
    yield from chance.sample(said, ROWS - len(said))


def _compared(file: Path, name: str, servers: Servers) -> Iterator[str]:
    """Measure both in turn, each time in a database of its own, and compare medians."""
    floors, ours = [], []
    for _ in range(TIMES):
        with servers() as url:
            floors.append(_measured("floor", file, url))
            ours.append(_measured("ours", file, url))
    floor, floor_peak = map(median, zip(*floors, strict=True))
    taken, peak = map(median, zip(*ours, strict=True))
    yield f"  {name}: pandas and bulk insert {floor:9.1f} {floor_peak:9.0f}"
    yield f"  {name}: taken in               {taken:9.1f} {peak:9.0f}"
    yield f"  {name}: ratio                  {taken / floor:9.2f}x"


def _measured(what: str, file: Path, url: str) -> tuple[float, float]:
    program = [sys.executable, "-m", "bench.imports", what, str(file), url]
    told = subprocess.run(program, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    seconds, peak = told.stdout.split()
    return float(seconds), float(peak)


def _app(url: str, folder: Path) -> Flask:
    """Return an application with a thousand teams, of which Hana is of HR."""
    settings = replace(
        settings_in(folder),
        database_url=url + ("ours" if "sqlite" in url else ""),
    )
    app = create_app(settings, lambda: NOW)
    with app.app_context():
        create_tables()
        day = date(2025, 1, 6)
        names = [f"t{number}" for number in range(TEAMS)]
        teams = [Team(key=name, name=name, created_on=day) for name in names]
        db.session.add_all(teams)
        db.session.flush()
        db.session.add(Person(key="h", name="H", role=Role.HR, team_id=teams[0].id))
        db.session.commit()
    return app


def _ours(file: Path, url: str) -> float:
    with _app(url, file.parent).app_context():
        began = time.perf_counter()
        outcome = ledger.take_in(
            db.session(),
            file.read_bytes(),
            file.name,
            person_id=None,
            now=NOW,
            this_week=LAST_WEEK + 1,
            limits=COMMAND,
        )
        db.session.commit()
        assert outcome.added + outcome.same + len(outcome.refused) == ROWS
        return time.perf_counter() - began


def _through_pages(app: Flask, file: Path) -> Iterator[str]:
    """Measure each step of a file on the pages, and a row that a program sends."""
    with app.app_context():
        person_id = db.session.scalars(select(Person.id)).one()
        token = sessions.begin(db.session(), person_id, NOW)
        key = keys.create(db.session(), "till", tuple(Scope), NOW, person_id=None)
        db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["sign_in"] = token
    row = {"date": "2026-02-24", "team": "t1", "metric": "csat", "score": 5}
    head = {"Authorization": f"Bearer {key}"}
    path, sent = "/customers/imports", {"file": (file.open("rb"), file.name)}
    app.config["WTF_CSRF_ENABLED"] = False
    yield f"{PAGED} of them through the pages  seconds"
    yield f"  upload {_timed(lambda: client.post(path, data=sent)):9.2f}"
    path = f"{path}/new/1"
    yield f"  look   {_timed(lambda: client.get(path)):9.2f}"
    yield f"  import {_timed(lambda: client.post(f'{path}/commit')):9.2f}"
    rows = [{**row, "id": f"P-{number}"} for number in range(50)]
    api = partial(client.post, "/api/v1/scores", headers=head)
    times = [_timed(partial(api, json=one)) for one in rows]
    yield f"one row by API {1000 * median(times):9.1f} ms"


def _timed(act: Callable[[], TestResponse]) -> float:
    began = time.perf_counter()
    answer = act()
    assert answer.status_code in {200, 303}, answer.text
    return time.perf_counter() - began


def _floor(file: Path, url: str) -> float:
    began = time.perf_counter()
    frame = pd.read_csv(file)
    rows = frame.itertuples(index=False, name=None)
    if "sqlite" in url:
        with sqlite3.connect(make_url(url + "floor").database or "") as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute(TABLE)
            database.executemany("INSERT INTO raw VALUES (?, ?, ?, ?, ?)", rows)
        database.close()
        return time.perf_counter() - began
    plain = url.replace("+psycopg", "")
    with psycopg.connect(plain) as server, server.cursor() as cursor:
        cursor.execute(TABLE)
        with cursor.copy("COPY raw FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    return time.perf_counter() - began


if __name__ == "__main__":
    what, file, url = sys.argv[1:]
    seconds = (_ours if what == "ours" else _floor)(Path(file), url)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, peak)
