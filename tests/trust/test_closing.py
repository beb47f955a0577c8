"""Proof 4, small: a scheduler that dies at twelve steps, and two at once."""

from collections.abc import Callable

import pytest
from flask import Flask
from nacl.exceptions import CryptoError
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError, OperationalError

from engagement.database import db
from engagement.ops import server
from engagement.pulses.closing import closing as product
from engagement.pulses.models import Envelope, Pulse, Release, State
from engagement.web import clockwork
from tests.conftest import NOON, Clock
from tests.pulses import staff
from tests.trust import closing, databases, schedulers, urns
from tests.trust.nursery import nursery

pytestmark = pytest.mark.xdist_group("trust-closing")

Copies = Callable[[], urns.Urn]


@pytest.fixture(scope="module")
def of_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    settings = databases.settings_in(tmp_path_factory.mktemp("closing"))
    return closing.copies_of(closing.an_answered_urn(settings))


@pytest.fixture(scope="module")
def of_postgresql(
    tmp_path_factory: pytest.TempPathFactory, postgres_server: str
) -> Copies:
    settings = databases.settings_in(
        tmp_path_factory.mktemp("closing"), postgres_server
    )
    own = databases.another(settings, "trust_closing")
    return closing.copies_of(closing.an_answered_urn(own))


@pytest.fixture(params=["of_sqlite", "of_postgresql"])
def copies(request: pytest.FixtureRequest) -> Copies:
    made: Copies = request.getfixturevalue(request.param)
    return made


def test_wherever_it_dies_the_pulse_is_sealed_or_released(copies: Copies) -> None:
    seen = closing.at_each_point(copies, closing.POINTS)

    assert seen.is_kept, seen
    assert seen.runs == closing.POINTS
    assert seen.sealed
    assert seen.released


def test_two_schedulers_release_once(copies: Copies) -> None:
    seen = closing.two_at_once(copies, 4)

    assert seen.is_kept, seen
    assert (seen.runs, seen.released) == (4, 4)


@pytest.mark.parametrize("mutant", closing.MUTANTS)
def test_a_closing_in_two_transactions_is_caught(
    of_sqlite: Copies, mutant: str
) -> None:
    # Between its two transactions lie few of the steps of a whole tick.
    seen = closing.at_each_point(of_sqlite, 3 * closing.POINTS, mutant)

    assert seen.between


def test_a_copy_is_closed_like_the_original(copies: Copies) -> None:
    urn = copies()

    status = nursery.wait(schedulers.start(urn))

    left = schedulers.left(urn)
    assert not status
    assert left.is_released()
    assert left.is_wiped


@pytest.mark.parametrize(
    "failure",
    [
        OperationalError("INSERT", None, Exception("database or disk is full")),
        IntegrityError("INSERT", None, Exception("a row that cannot be")),
        MemoryError(),
        CryptoError(),
    ],
)
def test_a_closing_that_fails_is_told_and_repeated_by_the_next_tick(
    app: Flask,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=8)
        pulse = staff.an_open_pulse(settings, NOON)
        pulse_id, clock.moment = pulse.id, pulse.closes_at
        staff.everybody_answers(settings, pulse, NOON)

        with monkeypatch.context() as patched:
            patched.setattr(product, "_destroy", _failing(failure))
            server.tick(settings)

        assert db.session.get_one(Pulse, pulse_id).state is State.OPEN
        assert _counts() == (8, 0)
        told = clockwork.fault(db.session(), clock.moment)
        assert told
        assert told.failed == ("closing",)
        db.session.rollback()

        server.tick(settings)

        assert db.session.get_one(Pulse, pulse_id).state is State.CLOSED
        assert _counts() == (0, 1)


def _failing(failure: Exception) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise failure

    return fail


def _counts() -> tuple[int, int]:
    """Return the number of envelopes and of releases."""
    envelopes, releases = (
        db.session.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (Envelope, Release)
    )
    return envelopes, releases
