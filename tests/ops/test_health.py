"""Whether a node can do its work, and what Prometheus reads."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families as families
from sqlalchemy import text, update

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.mail import queue
from engagement.mail.models import MailKind
from engagement.migrations import VERSION_TABLE
from engagement.people.models import Person
from engagement.pulses import fingerprint
from engagement.pulses.models import Fingerprint
from tests.conftest import Clock
from tests.living import built
from tests.pulses import staff

TOKEN = "a token for tests alone"  # noqa: S105 - not one


def ready(app: Flask) -> tuple[int, str]:
    reply = app.test_client().get("/readyz")
    return reply.status_code, reply.text


def change(app: Flask, **changes: object) -> Flask:
    settings = replace(staff.inside(app), **changes)  # type: ignore[arg-type]
    app.extensions["settings"] = settings
    return app


def test_a_node_that_can_work_says_so(app_on_both: Flask) -> None:
    assert ready(app_on_both) == (200, "ok\n")


def test_a_database_that_is_away_is_told(settings: Settings, clock: Clock) -> None:
    url = "postgresql+psycopg://nobody:hidden@127.0.0.1:1/none"
    app = create_app(replace(settings, database_url=url), clock)

    assert ready(app) == (503, "database: away\n")


def test_another_schema_is_told(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608

    assert ready(app) == (503, "schema: newer\n")


def test_another_secret_is_told(app: Flask) -> None:
    with app.app_context():
        fingerprint.demand(staff.inside(app))
        assert ready(app) == (200, "ok\n")
        db.session.execute(update(Fingerprint).values(value=b"another"))
        db.session.commit()

    assert ready(app) == (503, "secret: not the database's\n")


def test_a_redis_that_is_away_is_told(app: Flask) -> None:
    change(app, redis_url="redis://127.0.0.1:1")

    assert ready(app) == (503, "redis: away\n")


def test_a_closing_that_does_not_happen_is_told(app: Flask, clock: Clock) -> None:
    with app.app_context():
        staff.a_team("top", people=6)
        pulse = staff.an_open_pulse(staff.inside(app), clock())
        db.session.commit()
        closes_at = pulse.closes_at

    clock.moment = closes_at + timedelta(minutes=5)
    assert ready(app) == (200, "ok\n")
    clock.moment = closes_at + timedelta(minutes=15)
    assert ready(app) == (503, "clockwork: late\n")


@pytest.fixture
def watched(settings: Settings, clock: Clock) -> Iterator[Flask]:
    yield from built(replace(settings, metrics_token=TOKEN), clock)


def scraped(app: Flask, token: str = TOKEN) -> dict[str, float]:
    headers = {"Authorization": f"Bearer {token}"}
    reply = app.test_client().get("/metrics", headers=headers)
    assert reply.status_code == 200
    return {
        one.name + "".join(one.labels.values()): one.value
        for family in families(reply.text)
        for one in family.samples
    }


def test_prometheus_reads_how_the_service_does(watched: Flask, clock: Clock) -> None:
    before = scraped(watched)
    with watched.app_context():
        staff.a_team("top", people=6)
        pulse = staff.an_open_pulse(staff.inside(watched), clock())
        people = [*db.session.scalars(db.select(Person.id))]
        queue.put(db.session(), MailKind.INVITATION, people, clock(), pulse.id)
        db.session.commit()
        closes_at = pulse.closes_at.timestamp()

    found = scraped(change(watched, redis_url="redis://127.0.0.1:1"))

    assert (before["diapason_ready"], before["diapason_pulse_open"]) == (1, 0)
    assert found["diapason_ready"] == 0
    assert found["diapason_failingredis"] == 1
    assert found["diapason_failingdatabase"] == 0
    assert found["diapason_pulse_closes_seconds"] == closes_at
    assert found["diapason_mails_waiting"] == 6


def test_nothing_there_moves_when_somebody_answers(
    watched: Flask, clock: Clock
) -> None:
    with watched.app_context():
        settings = staff.inside(watched)
        staff.a_team("top", people=6)
        pulse = staff.an_open_pulse(settings, clock())
        db.session.commit()
    before = scraped(watched)

    with watched.app_context():
        staff.everybody_answers(settings, pulse, clock())

    assert scraped(watched) == before
    assert not any("top" in name.lower() for name in before)


@pytest.mark.parametrize("token", ["", "Bearer ", f"Bearer {TOKEN}x", TOKEN])
def test_without_the_token_there_is_no_such_page(watched: Flask, token: str) -> None:
    headers = {"Authorization": token} if token else {}

    assert watched.test_client().get("/metrics", headers=headers).status_code == 404


def test_without_the_setting_there_is_none_at_all(app: Flask) -> None:
    headers = {"Authorization": "Bearer "}

    assert app.test_client().get("/metrics", headers=headers).status_code == 404
