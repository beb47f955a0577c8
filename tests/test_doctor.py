"""What the doctor finds."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from engagement import doctor
from engagement.assets import MANIFEST
from engagement.database import db
from engagement.pulses.models import Figure
from tests.conftest import NOON
from tests.pulses import staff


@pytest.fixture
def healthy(inside_app: Flask) -> Flask:
    settings = replace(staff.inside(inside_app), mail_server="localhost:25")
    inside_app.extensions["settings"] = settings
    return inside_app


def test_a_healthy_installation_has_nothing_to_say(healthy: Flask) -> None:
    assert doctor.findings(healthy, db.session(), NOON) == []


def test_a_pulse_past_its_closing_is_told(healthy: Flask) -> None:
    staff.a_team("top", people=5)
    pulse = staff.an_open_pulse(staff.inside(healthy), NOON)

    found = doctor.findings(healthy, db.session(), pulse.closes_at + timedelta(hours=1))

    assert len(found) == 1
    assert "2026-W10 should be closed" in found[0]


def test_an_altered_release_is_told(healthy: Flask) -> None:
    settings = staff.inside(healthy)
    staff.a_team("top", people=6)
    pulse = staff.an_open_pulse(settings, NOON)
    staff.everybody_answers(settings, pulse, NOON)
    staff.close(settings, pulse)
    figure = db.session.scalars(select(Figure)).first()
    assert figure
    figure.share = 0.0

    found = doctor.findings(healthy, db.session(), NOON)

    assert "2026-W10 was altered" in found[0]


def test_files_older_than_their_sources_are_told(
    healthy: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / MANIFEST).touch()
    os.utime(tmp_path / MANIFEST, (0, 0))
    monkeypatch.setattr(doctor, "BUILT", tmp_path)

    found = doctor.findings(healthy, db.session(), NOON)

    assert "engagement build" in found[0]
