"""A million rows of scores taken in, beside pandas and a bulk insert of the same."""

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
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd
import psycopg
from sqlalchemy import make_url

from engagement import weeks
from engagement.application import create_app
from engagement.config import settings_from
from engagement.customers.files.sheets import COMMAND
from engagement.customers.imports import ledger
from engagement.database import db
from engagement.people.models import Team
from tests import postgres

ROWS = 1_000_000
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
        file = folder / "scores.csv"
        file.write_text("\n".join(_lines()))
        yield from _compared(file, "SQLite", partial(_sqlite, folder))
        place = folder / "postgres"
        yield from _compared(file, "PostgreSQL", partial(postgres.server, place))


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


def _ours(file: Path, url: str) -> float:
    settings = replace(
        settings_from(), database_url=url + ("ours" if "sqlite" in url else "")
    )
    app = create_app(settings)
    with app.app_context():
        db.create_all()
        day = date(2025, 1, 6)
        keys = [f"t{number}" for number in range(TEAMS)]
        db.session.add_all(Team(key=key, name=key, created_on=day) for key in keys)
        db.session.commit()
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
        assert outcome.added == ROWS
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
