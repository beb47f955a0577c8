"""The mirror of a large company beside reading the same rows."""

import sqlite3
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from flask import Flask

from bench.companies import company
from bench.insight import WEEKS, median_of
from engagement.database import db
from engagement.insight.mirror import mirror
from engagement.insight.mirror.customer_importance import customer_priorities
from engagement.measures import DIMENSIONS
from engagement.people import queries as people
from engagement.pulses.queries import NO_BLANKS
from engagement.web.context import this_week

TEAMS = 1_000
READ = 52
"""Weeks of which the page tells."""


def run() -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"mirror, {TEAMS} teams, {WEEKS} weeks      ours s   floor s   ratio"
    with TemporaryDirectory() as folder:
        app, file, ids = company(Path(folder), TEAMS)
        with app.app_context():
            last = this_week()
        _fill(file, range(1, ids.stop), range(last - WEEKS + 1, last + 1))
        ours = median_of(partial(_first_look, app))
        floor = median_of(partial(_floor, file, last))
        told = f"{ours:6.2f}    {floor:6.2f}   {ours / floor:.2f}x"
        yield f"  the company                  {told}"
        began = time.process_time()
        _look(app)
        yield f"  a second look: {1000 * (time.process_time() - began):.0f} ms"


def _look(app: Flask) -> None:
    with app.app_context():
        root = people.root(db.session())
        assert root
        found = mirror.mirror(db.session(), root, this_week(), NO_BLANKS)
        assert customer_priorities(db.session(), found)
        assert found.index
        assert found.index.dimensions == len(DIMENSIONS)


def _first_look(app: Flask) -> None:
    app.extensions.pop("insight", None)
    _look(app)


def _floor(file: Path, last: int) -> None:
    """Read the company's figures, and add the customers of each dimension up."""
    connection = sqlite3.connect(file)
    of_staff = (
        "SELECT week, share, rounding FROM figure "
        "WHERE team_id = 1 AND question = ? AND week > ?"
    )
    of_customers = (
        "SELECT week, SUM(n), SUM(favourable) FROM score "
        "WHERE metric = ? AND week > ? GROUP BY week"
    )
    since = last - READ
    gaps = []
    for dimension in DIMENSIONS:
        staff = connection.execute(of_staff, (dimension, since)).fetchall()
        scores = connection.execute(of_customers, (dimension, since)).fetchall()
        customers = sum(row[2] for row in scores) / sum(row[1] for row in scores)
        gaps.append(np.mean([row[1] for row in staff[-4:]]) - customers)
    connection.close()
    assert len(gaps) == len(DIMENSIONS)


def _fill(file: Path, teams: range, weeks: range) -> None:
    """Give each team a question of staff a week in turn, and all those of customers."""
    random = np.random.default_rng(2)
    connection = sqlite3.connect(file)
    connection.execute(
        "INSERT INTO release (id, week, released_at, previous, hash, mac) "
        "VALUES (1, 0, '2020-01-01', x'00', x'00', x'00')"
    )
    for number, week in enumerate(weeks):
        asked = [DIMENSIONS[(2 * number + i) % len(DIMENSIONS)] for i in range(2)]
        for question in ("mobilisation", *asked):
            shares = random.uniform(0.3, 0.9, len(teams)).tolist()
            connection.executemany(
                "INSERT INTO figure (question, week, team_id, release_id, share, "
                "steps, rounding, low, high) VALUES (?, ?, ?, 1, ?, 0, .01, 8, 11)",
                [
                    (question, week, team, share)
                    for team, share in zip(teams, shares, strict=True)
                ],
            )
        for metric in ("csat", *DIMENSIONS):
            content = random.binomial(20, 0.7, len(teams)).tolist()
            connection.executemany(
                "INSERT OR REPLACE INTO score VALUES (?, ?, ?, '', 20, ?, 0)",
                [
                    (metric, week, team, favourable)
                    for team, favourable in zip(teams, content, strict=True)
                ],
            )
    connection.commit()
    connection.close()
