"""Companies of any size to measure, written straight into a file of SQLite."""

import sqlite3
from datetime import date
from pathlib import Path

from flask import Flask

from engagement.application import create_app
from engagement.config import Missing, settings_from
from tests.tables import create_tables

PER_REGION = 20


def company(folder: Path, teams: int) -> tuple[Flask, Path, range]:
    """Create a company of so many teams in regions; return its teams' ids as well.

    Its top is 1, and the regions come right after it.
    """
    app = create_app(settings_from({"ENGAGEMENT_INSTANCE": str(folder)}, Missing.MADE))
    day, regions = date(2020, 1, 6).isoformat(), teams // PER_REGION
    names: list[tuple[int, str, str, int | None, str]] = [(1, "top", "Top", None, day)]
    names += [(2 + r, f"r{r}", f"Region {r}", 1, day) for r in range(regions)]
    ids = range(2 + regions, 2 + regions + teams)
    names += [(at, f"t{at}", f"Team {at}", 2 + at % regions, day) for at in ids]
    with app.app_context():
        create_tables()
    file = folder / "diapason.sqlite"
    connection = sqlite3.connect(file)
    connection.executemany(
        "INSERT INTO team (id, key, name, parent_id, created_on, was_counted_in) "
        "VALUES (?, ?, ?, ?, ?, 1)",
        names,
    )
    connection.commit()
    connection.close()
    return app, file, ids
