"""The company of the examples: what its programs find, and what they may do."""

from collections.abc import Callable
from datetime import date

from flask import Flask
from werkzeug.test import TestResponse

from engagement import weeks
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action
from engagement.database import db
from engagement.people import keys
from engagement.people.models import Scope
from tests.conftest import NOON
from tests.insight.measured import a_figure, a_score, rising, shops

Save = Callable[..., None]
W09 = weeks.week_from("2026-W09") or 0


def a_key(app: Flask, *scopes: Scope, name: str = "nightly export") -> str:
    """Make a key, of every scope unless some are named."""
    with app.app_context():
        made = keys.create(
            db.session(), name, scopes or tuple(Scope), NOON, person_id=None
        )
        db.session.commit()
    return made


def live(save: Save, company: dict[str, int]) -> None:
    """Save what the examples show: of Lille, and of twelve shops."""
    rising(
        save, shops(save, 12, parent_id=company["south"]), n_weeks=4, of_a_pulse=True
    )
    lille = company["lille"]
    save(
        a_figure(lille, 0.75, week=W09),
        a_score(lille, 20, 16, week=W09, moment="checkout"),
        a_score(lille, 3, 3, week=W09, moment="delivery"),
        an_action(lille, company["emil"]),
    )


def an_action(team_id: int, owner_id: int) -> Action:
    return Action(
        team_id=team_id,
        owner_id=owner_id,
        measure="listening",
        kind=ActionKind.MEETING,
        text="Ten minutes every Monday: everybody says one thing that gets in the way.",
        starts_on=date(2026, 3, 2),
        due_on=date(2026, 3, 30),
        heard="Nobody asks us.",
        is_told=True,
        form="page",
        written_at=NOON,
    )


class Program:
    """Something that uses the API with a key."""

    def __init__(self, app: Flask, token: str) -> None:
        self.client = app.test_client()
        self.headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(f"/api/v1{path}", headers={**self.headers, **headers})

    def send(
        self, rows: object, name: str = "", path: str = "/scores", **headers: str
    ) -> TestResponse:
        named = {"Idempotency-Key": name} if name else {}
        given = {**self.headers, **named, **headers}
        return self.client.post(f"/api/v1{path}", json=rows, headers=given)
