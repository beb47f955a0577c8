"""Make the databases and backups of earlier versions that the upgrade is tried on.

    .venv/bin/python -m tests.data.schemas.make [COMMIT …]

For each commit it takes that commit's tree out of git, lets *its* code fill a database
(`fill.py`) on SQLite and on PostgreSQL, and writes what came of it beside itself as
SQL, and the backup that this version wrote where it could. The tests read only these
files: they need no history.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from engagement.config import ROOT
from tests import postgres

HERE = Path(__file__).parent
COMMITS = {
    "60192c6": "the first tables that landed; nothing could fill them yet",
    "cb8cdd9": "pulses, before anybody was told with whom they are counted",
    "21dab1f": "the first backups",
    "7ff3ef0": "0.1.0 at its end: groups are chosen at closing, nothing is signed",
    "73573d5": "open pulses are signed, and groups of tickets encrypted",
    "5883cd2": "0.2.0",
    "8286f76": "the last tables that were made without migrations",
}


def make(commit: str, server: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name)
        _take_out(commit, tree)
        database = tree / "instance" / "test.sqlite"
        backup = tree / "instance" / "backup.zip"
        _fill(tree, f"sqlite:///{database}", backup)
        if backup.exists():
            shutil.copy(backup, HERE / f"{commit}.zip")
        _write(f"{commit}.sqlite.sql", "\n".join(sqlite3.connect(database).iterdump()))
        url = f"{server.rpartition('/')[0]}/c{commit}"
        psql = [str(postgres.BINARIES / "psql"), _plain(server), "-qc"]
        subprocess.run([*psql, f"CREATE DATABASE c{commit}"], check=True)  # noqa: S603
        _fill(tree, url, backup)
        _write(f"{commit}.postgresql.sql", _dumped(url))


def _take_out(commit: str, tree: Path) -> None:
    (tree / "instance").mkdir()
    packed = ["git", "-C", str(ROOT), "archive", commit, "engagement", "tests"]
    content = subprocess.check_output(packed)  # noqa: S603 - our own words
    subprocess.run(["tar", "x", "-C", tree], input=content, check=True)  # noqa: S603, S607
    shutil.copy(HERE / "fill.py", tree)


def _fill(tree: Path, url: str, backup: Path) -> None:
    subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-W", "ignore", "fill.py", url, backup],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        check=True,
    )


def _plain(url: str) -> str:
    return url.replace("+psycopg", "")


def _dumped(url: str) -> str:
    program = postgres.BINARIES / "pg_dump"
    options = ["--no-owner", "--rows-per-insert=50", _plain(url)]
    dump = subprocess.check_output([program, *options], text=True)  # noqa: S603
    said = (line for line in dump.splitlines() if not line.startswith(("--", "\\")))
    return "\n".join(line for line in said if line)


def _write(name: str, content: str) -> None:
    (HERE / name).write_text(f"{content}\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with postgres.server(Path(folder) / "postgres") as running:
            for chosen in sys.argv[1:] or COMMITS:
                make(chosen, running)
