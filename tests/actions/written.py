"""Actions of a test: what is planned, and by whom."""

from datetime import date, timedelta

from flask import Flask

from engagement.actions import actions
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.database import db
from tests.conftest import NOON

TODAY = date(2026, 3, 4)
A_WEEK = timedelta(days=7)
TEXT = "Ten minutes on Monday, everybody says one thing."


def a_plan(team_id: int, **given: object) -> Plan:
    usual = {
        "measure": "listening",
        "kind": ActionKind.MEETING,
        "text": TEXT,
        "starts_on": TODAY,
        "due_on": TODAY + 4 * A_WEEK,
    }
    return Plan(team_id, **(usual | given))  # type: ignore[arg-type]


def an_action(app: Flask, team_id: int, form: str = "page", **given: object) -> int:
    """Keep an action that nobody in particular wrote, and return its id."""
    with app.app_context():
        author = Author(None, NOON, TODAY)
        kept = actions.write(db.session(), a_plan(team_id, **given), form, author)
        db.session.commit()
        return kept.id
