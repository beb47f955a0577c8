"""Settings from one file, a company that is never founded by accident."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from engagement.cli.main import COMMANDS
from engagement.config import ROOT
from engagement.ops import server
from tests.cli.test_main import Shell, instance

__all__ = ["instance"]

FOUNDING = {"init", "serve", "demo", "restore"}
NEED_NO_COMPANY = {"doctor", "settings", "mail", "build"}
ARGUMENTS = {
    "backup": ["b.zip"],
    "close-team": ["lille"],
    "import-history": [__file__],
    "import-people": [__file__],
    "import-scores": [__file__],
    "invite": ["a@example.org"],
    "remove-person": ["1"],
    "report": ["trends"],
    "api-key": ["list"],
    "void-pulse": ["2026-W10"],
    "watch": ["."],
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run commands where nothing was founded."""
    return Shell(capsys)


@pytest.mark.parametrize("command", sorted({*COMMANDS} - FOUNDING - NEED_NO_COMPANY))
def test_a_command_founds_no_company_by_accident(
    run: Shell, instance: Path, command: str
) -> None:
    told = run(command, *ARGUMENTS.get(command, []), status=2)

    assert told.count("\n") == 1
    assert f"There is no company at {instance / 'diapason.sqlite'}" in told
    assert "DATABASE_URL is not set" in told
    assert "engagement init" in told
    assert [*instance.iterdir()] == []


def test_a_database_that_was_chosen_and_is_empty_is_refused(
    run: Shell, monkeypatch: pytest.MonkeyPatch, postgres_url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    monkeypatch.setenv("ENGAGEMENT_SECRET", "9f1c7c1e52a04bd3ae0d8c77f6b0e3aa")

    told = [run("tick", status=2), run("serve", status=2), run("migrate", status=2)]

    assert all(postgres_url in one for one in told)
    assert all("DATABASE_URL in the environment says so" in one for one in told)
    run("init")
    assert "Nothing was due" in run("tick")


def test_the_doctor_says_that_there_is_none(run: Shell, instance: Path) -> None:
    (told,) = json.loads(run("doctor", "--json", status=2))["problems"]

    assert "There is no company at" in told
    assert [*instance.iterdir()] == []


def test_a_command_without_the_services_environment_finds_its_company(
    tmp_path: Path, run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, data = tmp_path / "settings.toml", tmp_path / "elsewhere"
    file.write_text(f'instance = "{data}"\n')
    monkeypatch.delenv("ENGAGEMENT_INSTANCE")
    monkeypatch.setenv("ENGAGEMENT_SETTINGS", str(file))
    run("init")
    run("invite", "hana@example.org", "--role", "hr")

    run("backup", tmp_path / "backup.zip")

    assert (data / "diapason.sqlite").exists()
    assert (tmp_path / "backup.zip").exists()


def test_an_empty_company_is_not_saved(run: Shell, tmp_path: Path) -> None:
    run("init")

    told = run("backup", tmp_path / "backup.zip", status=2)

    assert told.count("\n") == 1
    assert "nothing was saved" in told
    assert str(tmp_path / "diapason.sqlite") in told
    assert not (tmp_path / "backup.zip").exists()


def test_a_lost_secret_is_not_replaced_by_the_way(run: Shell, instance: Path) -> None:
    run("init")
    (instance / "secret").unlink()

    told = [run("tick", status=2), run("init", status=2), run("serve", status=2)]
    (found,) = json.loads(run("doctor", "--json", status=2))["problems"][:1]

    assert all("There is no secret" in one for one in [*told, found])
    assert not (instance / "secret").exists()


@pytest.mark.parametrize("trace", ["secret", "outbox"])
def test_serving_founds_nothing_where_a_company_was(
    run: Shell, instance: Path, trace: str
) -> None:
    (instance / trace).write_text("9f1c7c1e52a04bd3ae0d8c77f6b0e3aa")

    assert "There is no company at" in run("serve", status=2)

    assert [path.name for path in instance.iterdir()] == [trace]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Tell what would be served, once the database is made."""
    found: list[bool] = []

    def serve(app: object) -> int:
        server.migrate(app.extensions["settings"])  # type: ignore[attr-defined]
        found.append(True)
        return 0

    monkeypatch.setattr(server, "serve", serve)
    return found


def test_the_first_start_of_a_newcomer_founds_a_company(
    run: Shell, instance: Path, served: list[bool]
) -> None:
    for name in ("README.md", "settings.toml"):
        (instance / name).touch()

    run("serve")
    run("serve")

    assert served == [True, True]
    assert (instance / "secret").exists()
    with closing(sqlite3.connect(instance / "diapason.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_a_taken_port_leaves_a_first_start_as_it_was(
    run: Shell, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        run("serve", status=2)

    assert [*instance.iterdir()] == []


def test_the_settings_in_force_are_shown_without_what_is_secret(
    run: Shell, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = instance / "settings.toml"
    file.write_text('mail_server = "smtps://me:hidden@mail.example.org"\n')
    monkeypatch.setenv("PORT", "8080")

    told = run("settings")
    found = json.loads(run("settings", "--json"))

    assert "hidden" not in told
    assert f"smtps://me:***@mail.example.org  ({file})" in told
    assert found["file"] == str(file)
    assert found["settings"]["port"] == {
        "value": "8080", "from": "PORT in the environment",
    }  # fmt: skip
    assert [path.name for path in instance.iterdir()] == ["settings.toml"]


def test_an_unknown_key_stops_every_command(run: Shell, instance: Path) -> None:
    (instance / "settings.toml").write_text('adress = "https://example.org"\n')

    for command in ("settings", "tick", "doctor", "init"):
        told = run(command, status=2)
        assert told.count("\n") == 1
        assert "“adress”, which is no setting; do you mean address?" in told


def test_the_database_is_made_for_its_owner_alone(run: Shell, instance: Path) -> None:
    run("init")

    assert (instance / "diapason.sqlite").stat().st_mode & 0o777 == 0o600


def test_a_cron_line_from_anywhere_fails_loudly(tmp_path: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "ENGAGEMENT_INSTANCE": str(tmp_path)}
    program = "from engagement.cli.main import main; main(['backup', 'b.zip'])"

    ended = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert "There is no company at" in ended.stderr
    assert [*tmp_path.iterdir()] == []
