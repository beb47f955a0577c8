"""A company goes with its secret: lost, replaced, put back, and what is destroyed."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from engagement import weeks
from engagement.cli import base
from engagement.database import db
from engagement.pulses.models import Envelope, Pulse, State
from tests.cli.test_main import Shell, instance, run, teams
from tests.pulses import staff

__all__ = ["instance", "run", "teams"]

OTHER = "9f1c7c1e52a04bd3ae0d8c77f6b0e3aa"


@pytest.fixture
def another(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setenv("ENGAGEMENT_SECRET", OTHER)


@pytest.fixture
def week(run: Shell, teams: Path) -> str:
    """Let a pulse be open that has answers; return its week."""
    now = datetime.now(UTC)
    with base.application() as app:
        staff.a_team("top", people=6)
        settings = staff.inside(app)
        pulse = staff.an_open_pulse(settings, now)
        staff.everybody_answers(settings, pulse, now)
        db.session.commit()
        return weeks.iso_week(pulse.week)


def state() -> tuple[State, int]:
    with base.application(any_secret=True):
        kept = db.session.scalar(select(func.count()).select_from(Envelope)) or 0
        return db.session.scalars(select(Pulse.state)).one(), kept


def test_commands_refuse_another_secret_in_one_line(
    run: Shell, teams: Path, another: Callable[[], None]
) -> None:
    another()

    for command in (["tick"], ["serve"], ["import-people", teams], ["init"]):
        told = run(*command, status=2)
        assert told.count("\n") == 1
        assert "not the one that this database is used with" in told
        assert "engagement sign-releases" in told
        assert OTHER not in told


def test_a_backup_needs_no_secret(
    run: Shell, teams: Path, tmp_path: Path, another: Callable[[], None]
) -> None:
    run("import-people", teams)
    another()

    assert "saved in" in run("backup", tmp_path / "backup.zip")


def test_between_two_pulses_a_secret_is_replaced(
    run: Shell, another: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    another()
    problems = json.loads(run("doctor", "--json", status=2))["problems"]

    run("sign-releases")

    assert any("not the one that this database" in one for one in problems)
    assert "Nothing was due" in run("tick")
    monkeypatch.delenv("ENGAGEMENT_SECRET")
    assert "not the one" in run("tick", status=2)


def test_while_a_pulse_is_open_it_is_not(
    run: Shell, week: str, another: Callable[[], None]
) -> None:
    another()

    told = run("sign-releases", status=2)

    assert f"The pulse of {week} is open under another secret" in told
    assert "not the one" in run("tick", status=2)


def test_a_secret_that_is_lost_leaves_the_pulse_sealed(
    run: Shell,
    week: str,
    another: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    another()
    run("sign-releases", "--lost")
    assert "Nothing was due" in run("tick")
    problems = json.loads(run("doctor", "--json", status=2))["problems"]

    assert any(f"engagement void-pulse {week}" in one for one in problems)
    assert state() == (State.OPEN, 6)
    monkeypatch.delenv("ENGAGEMENT_SECRET")
    assert run("tick")
    assert state() == (State.OPEN, 6)


def test_only_a_typed_week_destroys_it(
    run: Shell, week: str, another: Callable[[], None]
) -> None:
    another()
    run("sign-releases", "--lost")

    refused = [run("void-pulse", "2020-W01", status=2), run("void-pulse", status=2)]
    told_first = state()
    told = run("void-pulse", week)

    assert f"type: engagement void-pulse {week}" in refused[0]
    assert told_first == (State.OPEN, 6)
    assert f"The pulse of {week} is voided" in told
    assert state() == (State.VOIDED, 0)
    assert "No pulse is open" in run("void-pulse", week, status=2)


def test_a_shell_without_the_secret_destroys_nothing(
    run: Shell, week: str, another: Callable[[], None]
) -> None:
    another()

    assert "not the one" in run("void-pulse", week, status=2)

    assert state() == (State.OPEN, 6)
