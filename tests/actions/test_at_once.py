"""Two presses at once, on two nodes: the second sees what the first did.

On PostgreSQL, where the second waits once it has read; SQLite lets it read afterwards.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from engagement.actions import queries
from engagement.actions.access import action_or_404
from engagement.actions.models import Action
from engagement.config import Settings
from engagement.database import db
from tests.actions.written import TEXT, an_action
from tests.conftest import Clock
from tests.living import built

SignIn = Callable[[str], FlaskClient]
EDITED = {
    "text": TEXT, "measure": "listening", "kind": "meeting", "starts_on": "2026-03-04",
    "due_on": "2026-05-01", "is_told": "y", "owner": "",
}  # fmt: skip


@pytest.fixture
def app(settings: Settings, postgres_url: str, clock: Clock) -> Iterator[Flask]:
    yield from built(replace(settings, database_url=postgres_url), clock)


@pytest.mark.parametrize(
    ("path", "data", "field"),
    [("state", {"move": "done"}, "ended_on"), ("edit", EDITED, "due_on")],
)
def test_what_two_do_at_once_is_done_and_kept_once(
    app: Flask,
    company: dict[str, int],
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    data: dict[str, str],
    field: str,
) -> None:
    action_id = an_action(app, company["arras"])
    bob, alice = sign_in("bob"), sign_in("alice")
    address, statuses = f"/actions/{action_id}/{path}", list[int]()

    def press(client: FlaskClient) -> None:
        statuses.append(client.post(address, data=data).status_code)

    def read_and_be_overtaken(asked: int) -> Action:
        action = action_or_404(asked)
        monkeypatch.setattr("engagement.actions.views.action_or_404", action_or_404)
        with ThreadPoolExecutor(1) as beside:
            beside.submit(press, bob).result()
        return action

    monkeypatch.setattr("engagement.actions.views.action_or_404", read_and_be_overtaken)
    press(alice)

    assert statuses == [303, 303]
    with app.app_context():
        changes = queries.changes(db.session(), action_id)
    assert [one.field for one in changes] == [field]
