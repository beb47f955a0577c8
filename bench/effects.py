"""What came of 100 actions beside reading the same rows into numpy, and three means."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from flask import Flask

from bench.insight import WEEKS, filled, median_of
from engagement import weeks
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action
from engagement.database import db
from engagement.insight.effect.effects import action_effect, effects
from engagement.insight.sight import EVERYTHING
from engagement.web.context import now, this_week

ACTIONS = 100
AGO = 14
"""Weeks since they began: every look is taken."""
MEASURES = "mobilisation", "csat"
QUERIES = (
    "SELECT team_id, week, share FROM figure WHERE question = 'mobilisation'",
    "SELECT team_id, week, favourable / n FROM score WHERE metric = 'csat'",
)


def run() -> Iterator[str]:
    """Yield the lines of the table."""
    yield "effects of 100 actions, 104 weeks    ours s   floor s   ratio"
    for teams in (100, 1_000):
        with TemporaryDirectory() as folder:
            app, file = filled(Path(folder), teams)
            ids = _act(app, teams)
            ours = median_of(partial(_first_look, app))
            again = median_of(partial(_look, app))
            floor = median_of(partial(_floor, file, teams, ids))
            one = median_of(partial(_one, app))
            yield (
                f"  {teams:6} teams                       {ours:6.2f}    {floor:6.2f}"
                f"   {ours / floor:.1f}x"
            )
            yield f"  a second look: {again * 1000:.0f} ms; one alone: {one:.2f} s"


def _act(app: Flask, teams: int) -> list[int]:
    """Let actions begin for one team in ten, or for each, half of them at customers."""
    with app.app_context():
        first, top = weeks.monday_of(this_week() - AGO), 1 + teams // 20
        step = max(1, teams // ACTIONS // 2)
        ids = [top + 1 + at * step for at in range(min(ACTIONS, teams // 2))]
        for at in range(ACTIONS):
            db.session.add(
                Action(
                    team_id=ids[at % len(ids)],
                    measure=MEASURES[at % 2],
                    kind=ActionKind.ROTA,
                    text="Late shifts.",
                    starts_on=first,
                    due_on=first + timedelta(weeks=8),
                    is_told=True,
                    form=str(at),
                    written_at=now(),
                )
            )
        db.session.commit()
    return ids


def _first_look(app: Flask) -> None:
    app.extensions.pop("insight", None)
    _look(app)


def _look(app: Flask) -> None:
    with app.app_context():
        found = effects(db.session(), this_week(), EVERYTHING)
        assert len(found) == ACTIONS
        assert all(one.last for one in found.values())


def _one(app: Flask) -> None:
    app.extensions.pop("insight", None)
    with app.app_context():
        assert action_effect(db.session(), 1, this_week(), EVERYTHING).beside


def _floor(file: Path, teams: int, helped: list[int]) -> None:
    """Read both sides, and compare the change of each helped team with the others'."""
    connection = sqlite3.connect(file)
    for query in QUERIES:
        rows = np.fromiter(connection.execute(query), dtype="i8,i8,f8")
        grid = np.empty((rows["f0"].max(), WEEKS))
        grid[rows["f0"] - 1, rows["f1"] - rows["f1"].min()] = rows["f2"]
        start = WEEKS - AGO - 1
        before = grid[:, start - 13 : start].mean(axis=1)
        change = grid[:, start : start + 12].mean(axis=1) - before
        others = np.delete(change, np.array(helped) - 1)
        gaps = change[np.array(helped) - 1] - others.mean()
        assert np.isfinite(gaps).all()
        assert len(grid) >= teams
    connection.close()


if __name__ == "__main__":
    for line in run():
        print(line, flush=True)
