"""What was computed is computed again when, and only when, the data changed."""

from datetime import UTC, timedelta

from flask import Flask
from sqlalchemy import select

from engagement.customers.imports import ledger
from engagement.customers.models import Import
from engagement.database import db
from engagement.insight.cache import cached
from engagement.weeks import week_at
from tests.conftest import NOON
from tests.pulses import staff
from tests.web.test_cache import Counter


def release(app: Flask, weeks: int) -> None:
    settings, at = staff.inside(app), NOON + timedelta(weeks=weeks)
    pulse = staff.an_open_pulse(settings, at)
    staff.close(settings, pulse)


def test_a_second_look_computes_nothing(inside_app: Flask) -> None:
    compute = Counter()

    assert cached(db.session(), "key", compute) == 1
    assert cached(db.session(), "key", compute) == 1
    assert cached(db.session(), "another", compute) == 2


def test_a_release_and_an_undone_import_are_seen(inside_app: Flask) -> None:
    compute = Counter()
    staff.a_team("top", people=5)
    cached(db.session(), "key", compute)

    release(inside_app, 0)
    assert cached(db.session(), "key", compute) == 2

    content = b"team,week,metric,n,favourable\ntop,2026-W10,csat,5,3\n"
    ledger.take_in(
        db.session(),
        content,
        "scores.csv",
        person_id=None,
        now=NOON,
        this_week=week_at(NOON, UTC),
    )
    assert cached(db.session(), "key", compute) == 3

    ledger.undo(db.session(), db.session.scalars(select(Import.id)).one(), NOON)
    assert cached(db.session(), "key", compute) == 4
