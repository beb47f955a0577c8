"""The page for operators is true: its commands exist, and its lines do what it says."""

import os
import re
import shlex
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, func, select

from engagement.cli.main import COMMANDS
from engagement.config import ROOT, Settings
from engagement.database import Base, db
from engagement.ops import backup, doctor
from engagement.pulses.closing import releases
from engagement.pulses.models import Pulse, State
from engagement.web import assets
from tests.conftest import NOON, Clock
from tests.living import a_database, built
from tests.postgres import BINARIES
from tests.pulses import staff

PAGE = (ROOT / "docs" / "operate.md").read_text()
OUT = backup.LEFT_OUT - {"demo_clock"}


def _lines_of(program: str) -> list[str]:
    """Return the page's command lines of a program, each on one line."""
    whole = PAGE.replace("\\\n", " ")
    return re.findall(rf"^{program} -.*$", whole, re.MULTILINE)


def _run(program: str, folder: Path, **urls: str) -> None:
    """Run the page's one line of a program, on other databases than it names."""
    (line,) = _lines_of(program)
    for name, url in urls.items():
        line = line.replace(f"postgresql://user@host/{name}", url)
    arguments = shlex.split(line)
    subprocess.run(  # noqa: S603 - the page's own words
        [BINARIES / arguments[0], *arguments[1:]],
        check=True,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        capture_output=True,
    )


def test_every_command_exists() -> None:
    named = set(re.findall(r"engagement ([a-z-]+)\b", PAGE))

    assert {"backup", "restore", "doctor", "serve", "tick"} <= named
    assert named <= set(COMMANDS)


def test_pg_dump_leaves_out_what_a_backup_leaves_out() -> None:
    (line,) = _lines_of("pg_dump")

    assert set(re.findall(r"--exclude-table-data=(\w+)", line)) == OUT


def test_every_setting_the_doctor_looks_at_is_named() -> None:
    logging = [name for name in doctor.POSTGRESQL if name.startswith(("log_", "track"))]

    assert [name for name in logging if f"`{name}`" not in PAGE] == []


def test_the_answer_pages_are_in_no_log_of_the_web_server() -> None:
    recipe = (ROOT / "deploy" / "nginx.conf").read_text()
    places = dict(re.findall(r"location (.*?) \{(.*?)\n    \}", recipe, re.DOTALL))

    for place in ("= /p", "^~ /t/"):
        assert "access_log off;" in places[place]
        assert "error_log /dev/null" in places[place]
    assert "access_log off;" in places[assets.PREFIX]


def test_every_file_that_is_referred_to_is_there() -> None:
    named = re.findall(r"\]\(\.\./([^)#]+)", PAGE)

    assert len([one for one in named if one.startswith("deploy/")]) >= 7
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_a_dump_holds_what_is_published_and_nothing_that_is_sealed(
    settings: Settings, postgres_server: str, tmp_path: Path, clock: Clock
) -> None:
    old, new = a_database(postgres_server), a_database(postgres_server)
    for app in built(replace(settings, database_url=old), clock):
        _live(app)

    _run("pg_dump", tmp_path, name=_plain(old))
    _run("pg_restore", tmp_path, new=_plain(new))
    assert _counts(new, OUT) == dict.fromkeys(OUT, 0)
    _run("psql", tmp_path, new=_plain(new))

    assert _counts(new, backup.KEPT) == _counts(old, backup.KEPT)
    for app in built(replace(settings, database_url=new), clock):
        with app.app_context():
            pulses = db.session.scalars(select(Pulse).order_by(Pulse.week)).all()
            assert [pulse.state for pulse in pulses] == [State.CLOSED, State.VOIDED]
            assert {pulse.wrapped_private_key for pulse in pulses} == {None}
            assert releases.broken_release(db.session()) is None


def _live(app: Flask) -> None:
    """Let a pulse be answered and released, and half of another be answered."""
    settings, later = staff.inside(app), NOON + timedelta(weeks=1)
    with app.app_context():
        staff.a_team("top", people=12)
        pulse = staff.an_open_pulse(settings, NOON)
        staff.everybody_answers(settings, pulse, NOON)
        staff.close(settings, pulse)
        pulse = staff.an_open_pulse(settings, later)
        staff.send(settings, pulse, "top-1", {"pride": 4}, later)


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg:", "postgresql:")


def _counts(url: str, tables: Iterable[str]) -> dict[str, int]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {
            name: connection.scalars(
                select(func.count()).select_from(Base.metadata.tables[name])
            ).one()
            for name in tables
        }
    engine.dispose()
    return found
