"""A database goes with one secret, and whoever comes with another is refused."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from engagement.config import Settings
from engagement.database import db
from engagement.ops import founding, jobs
from engagement.pulses import fingerprint
from engagement.pulses.closing import closing
from engagement.pulses.fingerprint import AnotherSecret
from engagement.pulses.models import Envelope, Fingerprint, Pulse, State
from tests.conftest import NOON, Clock
from tests.pulses import staff


@pytest.fixture
def ours(app_on_both: Flask) -> Iterator[Settings]:
    with app_on_both.app_context():
        yield staff.inside(app_on_both)
        db.session.remove()


def another(settings: Settings) -> Settings:
    return replace(settings, secret="another secret for tests only")  # noqa: S106


def test_the_first_secret_is_kept_and_another_refused(ours: Settings) -> None:
    fingerprint.demand(ours)
    fingerprint.demand(ours)

    with pytest.raises(AnotherSecret, match="back to what it was") as refused:
        fingerprint.demand(another(ours))

    assert "\n" not in str(refused.value)
    assert "another secret" not in str(refused.value)


def test_a_secret_that_opens_nothing_is_never_taken_for_the_first(
    ours: Settings,
) -> None:
    staff.a_team("top", people=6)
    pulse = staff.an_open_pulse(ours, NOON)
    with pytest.raises(AnotherSecret):  # while it is open
        fingerprint.demand(another(ours))
    staff.everybody_answers(ours, pulse, NOON)
    staff.close(ours, pulse)
    with pytest.raises(AnotherSecret):  # once it is closed
        fingerprint.demand(another(ours))

    fingerprint.demand(ours)


def test_nobody_stops_a_closing_by_writing_another_fingerprint(
    ours: Settings, app_on_both: Flask, clock: Clock
) -> None:
    staff.a_team("top", people=6)
    pulse = staff.an_open_pulse(ours, NOON)
    fingerprint.demand(ours)
    db.session.execute(update(Fingerprint).values(value=b"somebody's"))
    db.session.commit()

    clock.moment = pulse.closes_at
    done = jobs.do_what_is_due(db.session(), ours)

    assert done.closed == pulse.week


def test_a_tick_under_another_secret_does_nothing(ours: Settings, clock: Clock) -> None:
    staff.a_team("top", people=6)
    pulse = staff.an_open_pulse(ours, NOON)
    staff.everybody_answers(ours, pulse, NOON)
    fingerprint.demand(ours)
    clock.moment = pulse.closes_at

    with pytest.raises(AnotherSecret):
        jobs.do_what_is_due(db.session(), another(ours))
    db.session.rollback()

    assert db.session.scalars(select(Pulse.state)).one() is State.OPEN
    assert len(db.session.scalars(select(Envelope.id)).all()) == 6


def test_a_secret_that_was_replaced_is_kept_instead(ours: Settings) -> None:
    fingerprint.demand(ours)
    fingerprint.keep(db.session(), another(ours).secret)
    db.session.commit()

    fingerprint.demand(another(ours))
    with pytest.raises(AnotherSecret):
        fingerprint.demand(ours)


def test_without_a_row_it_is_found_again_by_what_was_signed(ours: Settings) -> None:
    staff.a_team("top", people=6)
    pulse = staff.an_open_pulse(ours, NOON)
    staff.everybody_answers(ours, pulse, NOON)
    staff.close(ours, pulse)
    closing.wipe(db.session())
    db.session.execute(delete(Fingerprint))
    db.session.commit()

    with pytest.raises(AnotherSecret):
        fingerprint.demand(another(ours))
    fingerprint.demand(ours)

    assert fingerprint.is_kept(db.session(), ours.secret)


def test_a_web_server_does_not_start_under_another_secret(app: Flask) -> None:
    founding.check_secret(app)
    app.extensions["settings"] = another(staff.inside(app))

    with pytest.raises(AnotherSecret):
        founding.check_secret(app)


@given(st.text(min_size=32), st.text(min_size=32))
def test_fingerprints_differ_and_tell_nothing(one: str, other: str) -> None:
    first, second = fingerprint.of(one), fingerprint.of(other)

    assert (first == second) == (one == other)
    assert len(first) == 32
    assert one.encode() not in first
