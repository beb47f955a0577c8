"""The page of what customers say beside reading the same rows and adding them up."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from flask import Flask

from bench.companies import company
from bench.insight import median_of
from engagement.customers.scores.board import board
from engagement.customers.scores.periods import By
from engagement.database import db
from engagement.web.context import this_week
from engagement.web.lists import Order

WEEKS = 104
YEAR = 52
METRICS = ("nps", "csat", "trust")
MOMENTS = ("till", "phone", "delivery")


def run() -> Iterator[str]:
    """Yield the lines of the table."""
    yield "customers by month, 3 metrics      ours s   floor s   ratio"
    for teams in (1_000, 10_000):
        with TemporaryDirectory() as folder:
            app, file = _filled(Path(folder), teams)
            ours = median_of(partial(_first_look, app))
            floor = median_of(partial(_floor, app, file, teams))
            again = median_of(partial(_look, app))
        yield (
            f"  {teams:6} teams                    {ours:6.2f}    {floor:6.2f}"
            f"   {ours / floor:.2f}x"
        )
        yield f"  a second look: {again * 1000:.0f} ms"


def _first_look(app: Flask) -> None:
    app.extensions.pop("customers", None)
    _look(app)


def _look(app: Flask) -> None:
    with app.app_context():
        found = board(db.session(), By.MONTH, None, this_week())
        listing = found.listing("tree", Order.ASCENDING, "1")
        assert listing.company[0].line.index.is_shown


def _floor(app: Flask, file: Path, teams: int) -> None:
    with app.app_context():
        first = this_week() - YEAR
    connection = sqlite3.connect(file)
    for metric in METRICS:
        rows = np.fromiter(
            connection.execute(
                "SELECT team_id, week, n, favourable, unfavourable FROM score "
                "WHERE metric = ? AND week >= ?",
                (metric, first),
            ),
            dtype="i8,i8,f8,f8,f8",
        )
        cell = rows["f0"] * YEAR + rows["f1"] - first
        for column in ("f2", "f3", "f4"):
            assert np.bincount(cell, rows[column]).size > teams
    connection.close()


def _filled(folder: Path, teams: int) -> tuple[Flask, Path]:
    """Create a company of so many teams in regions, with two years of scores."""
    app, file, shops = company(folder, teams)
    with app.app_context():
        last = this_week()
    connection = sqlite3.connect(file)
    for metric in METRICS:
        _fill(connection, metric, shops, range(last - WEEKS, last))
    connection.commit()
    connection.close()
    return app, file


def _fill(
    connection: sqlite3.Connection, metric: str, shops: range, weeks: range
) -> None:
    random = np.random.default_rng(1)
    for week in weeks:
        n = random.integers(10, 60, len(shops))
        up = random.binomial(n, 0.7)
        down = random.binomial(n - up, 0.5)
        columns = zip(shops, n.tolist(), up.tolist(), down.tolist(), strict=True)
        connection.executemany(
            "INSERT INTO score (metric, week, team_id, moment, n, favourable, "
            "unfavourable) VALUES (?,?,?,?,?,?,?)",
            [
                (metric, week, at, MOMENTS[at % len(MOMENTS)], *counts)
                for at, *counts in columns
            ],
        )
