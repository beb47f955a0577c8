"""The correlation view beside reading the same rows and computing with numpy."""

import json
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np
from flask import Flask
from numpy.typing import NDArray

from bench.companies import company
from engagement.database import db
from engagement.insight.floors.floors import set_floors
from engagement.insight.sight import EVERYTHING
from engagement.insight.symmetry import correlation
from engagement.people import sessions
from engagement.people.models import Person, Role
from engagement.pulses.bank import WEEKLY
from engagement.web.context import now, this_week

WEEKS = 104
ROUNDS = 5
ALIKE = [[1.0 if a == b else 0.4 for a in WEEKLY] for b in WEEKLY]
"""How much the answers of a person resemble each other."""
Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


def run() -> Iterator[str]:
    """Yield the lines of the table."""
    yield "correlation view, 104 weeks        ours s   floor s   ratio"
    for teams in (1_000, 10_000):
        with TemporaryDirectory() as folder:
            app, file = filled(Path(folder), teams)
            ours = median_of(partial(_first_look, app, teams))
            floor = median_of(partial(_floor, file, teams))
            again = median_of(partial(_view, app, teams))
            yield (
                f"  {teams:6} teams                    {ours:6.2f}    {floor:6.2f}"
                f"   {ours / floor:.2f}x"
            )
            yield f"  a second look: {again * 1000:.0f} ms; peak {_peak():.0f} MB"
            visit = _visitor(app)
            page = median_of(partial(visit, "/teams/100"))
            yield f"  team page among {teams:6} teams: {page * 1000:.1f} ms"
            before = median_of(partial(visit, "/"))
            _set_floors(app)
            after = median_of(partial(visit, "/"))
            yield (
                f"  overview of {teams:6} teams: {before * 1000:.1f} ms, "
                f"with two floors {after * 1000:.1f} ms"
            )


def median_of(work: Callable[[], None]) -> float:
    """Return the median seconds of CPU, which move least on a shared machine."""
    work()
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return median(taken)


def _first_look(app: Flask, teams: int) -> None:
    app.extensions.pop("insight", None)
    _view(app, teams)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _view(app: Flask, teams: int) -> None:
    with app.app_context():
        view = correlation.view(
            db.session(),
            staff="mobilisation",
            customer="csat",
            weeks=None,
            moment=None,
            this_week=this_week(),
            sight=EVERYTHING,
        )
        assert view.as_report()["teams"] == teams


def _floor(file: Path, teams: int) -> None:
    connection = sqlite3.connect(file)
    staff = np.fromiter(
        connection.execute(
            "SELECT team_id, week, share, low, high, rounding FROM figure "
            "WHERE question = 'mobilisation'"
        ),
        dtype="i8,i8,f8,f8,f8,f8",
    )
    scores = np.fromiter(
        connection.execute(
            "SELECT team_id, week, n, favourable, unfavourable FROM score "
            "WHERE metric = 'csat'"
        ),
        dtype="i8,i8,f8,f8,f8",
    )
    connection.close()
    x = _grid(staff["f0"], staff["f1"], staff["f2"])
    n = _grid(scores["f0"], scores["f1"], scores["f2"])
    favourable = _grid(scores["f0"], scores["f1"], scores["f3"])
    between = np.corrcoef(x.mean(axis=1), favourable.sum(axis=1) / n.sum(axis=1))
    y = favourable / n
    within = np.corrcoef(_demeaned(x).ravel(), _demeaned(y).ravel())
    assert len(x) >= teams
    assert np.isfinite([between[0, 1], within[0, 1]]).all()


def _grid(team: Whole, week: Whole, value: Floats) -> Floats:
    grid = np.empty((team.max(), WEEKS))  # ids are dense here, from 1 on
    grid[team - 1, week - week.min()] = value
    return grid


def _demeaned(grid: Floats) -> Floats:
    usual: Floats = grid.mean(axis=1, keepdims=True) + grid.mean(axis=0)
    return np.asarray(grid - usual + grid.mean())


def _visitor(app: Flask) -> Callable[[str], None]:
    """Return what visits a page as HR, through the whole application."""
    with app.app_context():
        token = sessions.begin(db.session(), 1, now())
        db.session.commit()
    client = app.test_client()
    with client.session_transaction() as session:
        session["sign_in"] = token

    def visit(path: str) -> None:
        assert client.get(path).status_code == 200  # noqa: PLR2004

    return visit


def _set_floors(app: Flask) -> None:
    """Set floors under which no team is."""
    with app.app_context():
        hr = db.session.get_one(Person, 1)
        set_floors(db.session(), {"mobilisation": 0.05, "csat": 0.05}, hr, now())
        db.session.commit()


def filled(folder: Path, teams: int) -> tuple[Flask, Path]:
    """Create a company of so many teams in regions, with two years of both sides."""
    app, file, ids = company(folder, teams)
    with app.app_context():
        last = this_week()
    connection = sqlite3.connect(file)
    connection.execute(
        "INSERT INTO release (id, week, released_at, previous, hash, mac) "
        "VALUES (1, 0, '2020-01-01', x'00', x'00', x'00')"
    )
    # Without what a pulse tells of the company, some of a view would be refused.
    connection.execute(
        "INSERT INTO company_statistics (week, release_id, icc1, icc2, alpha, "
        "questions, correlations) VALUES (?, 1, .1, .5, .7, ?, ?)",
        (last, json.dumps(WEEKLY), json.dumps(ALIKE)),
    )
    _fill(connection, range(1, ids.stop), range(last - WEEKS + 1, last + 1))
    connection.commit()
    connection.close()
    with app.app_context():
        db.session.add(
            Person(key="hr", name="HR", email="hr@a.org", role=Role.HR, team_id=1)
        )
        db.session.commit()
    return app, file


def _fill(connection: sqlite3.Connection, teams: range, weeks: range) -> None:
    random = np.random.default_rng(1)
    for week in weeks:
        level = random.uniform(0.3, 0.9, len(teams)).tolist()
        connection.executemany(
            "INSERT INTO figure (question, week, team_id, release_id, share, steps, "
            "rounding, low, high) VALUES ('mobilisation', ?, ?, 1, ?, 0, .01, 8, 11)",
            [(week, team, share) for team, share in zip(teams, level, strict=True)],
        )
        count = random.integers(10, 60, len(teams)).tolist()
        connection.executemany(
            "INSERT INTO score VALUES ('csat', ?, ?, '', ?, ?, 0)",
            [
                (week, team, n, int(n * share))
                for team, n, share in zip(teams, count, level, strict=True)
            ],
        )
