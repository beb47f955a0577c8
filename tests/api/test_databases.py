"""The API on either database: batches sent, read back page by page, sent again."""

from datetime import date

from flask import Flask

from engagement.database import db
from engagement.people.models import Team
from tests.api.living import Program, a_key
from tests.insight.measured import THIS_WEEK, a_figure, a_release


def test_what_goes_in_comes_out(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        db.session.add(
            Team(id=1, key="lille", name="Lille", created_on=date(2025, 1, 6))
        )
        db.session.flush()
        db.session.add(a_release())
        db.session.flush()
        db.session.add_all([a_figure(1, week=THIS_WEEK - 1 - at) for at in range(3)])
        db.session.commit()
    program = Program(app_on_both, a_key(app_on_both))
    rows = [
        {
            "team": "lille",
            "week": f"2026-W0{week}",
            "metric": "csat",
            "n": 9,
            "value": 50,
        }
        for week in range(1, 6)
    ]

    first = program.send(rows, "night").get_json()
    again = program.send(rows, "night").get_json()
    another = program.send(rows).get_json()

    assert (first["added"], again, another["same"]) == (5, first, 5)
    assert program.send(rows[:1], "night").status_code == 409
    assert weeks_in(program, "/scores") == [1, 2, 3, 4, 5]
    assert weeks_in(program, "/releases") == [7, 8, 9]
    assert program.get("/correlation").status_code == 200


def weeks_in(program: Program, path: str) -> list[int]:
    """Return the numbers of the weeks of all pages, two rows each."""
    found: list[int] = []
    page = program.get(f"{path}?limit=2").get_json()
    while True:
        found += [int(item["week"][-2:]) for item in page["items"]]
        if not page["next"]:
            return found
        page = program.get(f"{path}?limit=2&cursor={page['next']}").get_json()
