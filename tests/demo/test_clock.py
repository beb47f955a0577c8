"""The demo's clock stands still until it is moved."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import text

from engagement.database import db
from engagement.demo import clock
from engagement.demo.models import DemoMoment
from engagement.web.context import now
from tests.demo.conftest import a_demo, dispose


def test_without_a_demo_it_tells_the_present(empty_demo: Flask) -> None:
    with empty_demo.app_context():
        told = now()

        assert clock.first_week(db.session()) is None

    assert abs(told - datetime.now(UTC)) < timedelta(seconds=10)


def test_it_stands_still_on_a_wednesday_noon(make: Callable[..., Flask]) -> None:
    app = make(closed=1)

    with app.app_context():
        local = now().astimezone(app.extensions["settings"].timezone)

        assert (local.isoweekday(), local.hour, local.minute) == (3, 12, 0)
        assert now() == clock.moment(db.session())


def test_a_request_reads_it_once_unless_it_is_moved(
    make: Callable[..., Flask],
) -> None:
    app = make(closed=1)

    with app.test_request_context():
        before = now()
        db.session.execute(text("UPDATE demo_clock SET moment = 0"))
        db.session.commit()
        kept = now()
        clock.set_to(db.session(), before + timedelta(weeks=1))
        db.session.commit()
        moved = now()

    assert kept == before
    assert moved == before + timedelta(weeks=1)


def test_it_can_be_read_while_the_database_is_locked_for_writing(
    make: Callable[..., Flask],
) -> None:
    app = make(closed=1)

    with app.test_request_context(method="POST"), db.engine.begin() as connection:
        connection.execute(text("UPDATE demo_clock SET guests = 7"))

        assert now().year >= 2024


def test_it_works_on_both_databases(app_on_both: Flask) -> None:
    app = a_demo(app_on_both.extensions["settings"])
    moment = datetime(2026, 3, 4, 11, tzinfo=UTC)

    with app.app_context():
        row = DemoMoment(id=clock.THE_ROW, moment=0, first_week=1)
        db.session.add(row)
        clock.set_to(db.session(), moment)
        db.session.commit()

        assert now() == moment
    dispose(app)
