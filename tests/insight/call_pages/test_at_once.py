"""Two presses at once, on two nodes: what is said of a team is said once.

On PostgreSQL, where the second waits for the team; SQLite lets it read afterwards.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement.actions.models import CallAnswer
from engagement.config import Settings
from engagement.database import Base, db
from engagement.insight.calls import keep
from engagement.insight.models import Floor, FloorAnswer
from engagement.people import queries as people
from tests.conftest import NOON, Clock
from tests.insight.call_pages.test_views import WHY
from tests.insight.home.test_attention import usual
from tests.insight.measured import THIS_WEEK, Save, shops, steady
from tests.living import built

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def app(settings: Settings, postgres_url: str, clock: Clock) -> Iterator[Flask]:
    yield from built(replace(settings, database_url=postgres_url), clock)


@pytest.fixture
def lille(app: Flask, company: dict[str, int], save: Save) -> int:
    """Call Lille, which is under its floor as well."""
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    lille = company["lille"]
    steady(save, {**shares, lille: 0.2}, {**favourable, lille: 30})
    save(Floor(measure="csat", value=0.7, set_at=NOON, person_id=company["hana"]))
    with app.app_context():
        keep.keep_due(db.session(), THIS_WEEK, NOON - timedelta(days=1))
    return lille


@pytest.mark.parametrize(
    ("path", "table"), [("call", CallAnswer), ("floors/csat", FloorAnswer)]
)
def test_what_two_presses_say_at_once_is_said_once(
    app: Flask,
    sign_in: SignIn,
    lille: int,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    table: type[Base],
) -> None:
    alice, tab, hold = sign_in("alice"), sign_in("alice"), people.hold
    address, done = f"/teams/{lille}/{path}", list[int]()

    def press(client: FlaskClient) -> int:
        return client.post(address, data={"reason": WHY}).status_code

    def after_another(session: Session, team_id: int) -> None:
        if not done:
            done.append(0)
            with ThreadPoolExecutor(1) as beside:
                done[0] = beside.submit(press, tab).result()
        hold(session, team_id)

    monkeypatch.setattr(people, "hold", after_another)

    assert [press(alice), *done] == [303, 303]
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(table)) == 1
