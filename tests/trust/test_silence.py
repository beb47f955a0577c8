"""Proof 12: at debug level and under faults, no log tells of anybody."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from engagement.config import Settings
from engagement.database import db
from engagement.people.models import Person
from tests.pulses import staff
from tests.trust import databases, silence
from tests.trust.ballots import ENVELOPE, HASH, PEOPLE, TEAM_SIZE
from tests.trust.silence import overheard

pytestmark = pytest.mark.xdist_group("trust-silence")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with which a real server starts."""
    return databases.settings_in(tmp_path)


def test_no_log_tells_of_anybody(settings: Settings, postgres_url: str) -> None:
    heard = overheard(replace(settings, database_url=postgres_url), 1)

    assert heard.lines > 500
    assert heard.statuses[503] >= 8
    assert not heard.ours
    assert not heard.cookies
    # With log_statement=all, PostgreSQL writes down what it is given: sealed things,
    # the directory's addresses, and codes that open nothing but what is published.
    # `engagement doctor` warns of it.
    told = {ENVELOPE, HASH, "wrapped key", "e-mail", silence.CODE}
    assert set(heard.database) <= told
    assert heard.database[HASH] == PEOPLE


def test_answers_in_a_log_and_cookies_are_heard(settings: Settings) -> None:
    heard = overheard(settings, 1, silence.TALKATIVE)

    assert heard.ours == {"answers": PEOPLE, "comment": 1}
    assert heard.cookies


def test_an_access_log_is_heard(settings: Settings) -> None:
    heard = overheard(settings, 1, silence.ACCESS_LOG)

    assert heard.ours["address"] >= PEOPLE
    assert heard.ours["wrong ticket"] == TEAM_SIZE
    assert heard.ours["browser or cookie"] == 1
    assert heard.ours[silence.CODE] > 0


def test_sqlalchemy_tells_no_rows_even_at_debug_level(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with app.app_context(), caplog.at_level(logging.DEBUG, "sqlalchemy.engine"):
        staff.a_team("shop", people=1)
        db.session.commit()
        db.session.scalars(db.select(Person)).one()

    assert "SELECT person.id" in caplog.text
    assert "shop-0" not in caplog.text
