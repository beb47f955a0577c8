"""What a command costs that has nothing to do, and the memory of a web worker."""

import os
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bench.answers import answer, environment_of, prepared, server, wait_for
from engagement.config import ROOT, Missing, settings_from
from engagement.ops.server import command
from tests.postgres import free_port
from tests.trust.nodes import children_of

TIMES = 7
VISITS = 100
PROGRAM = str(Path(sys.executable).with_name("engagement"))
FLOOR = "`import flask, sqlalchemy`"
COMMANDS = {
    "engagement --help": [PROGRAM, "--help"],
    "engagement settings": [PROGRAM, "settings"],
    "engagement tick, nothing due": [PROGRAM, "tick"],
    FLOOR: [sys.executable, "-c", "import flask, sqlalchemy"],
}


def run() -> Iterator[str]:
    """Yield the lines of the table."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {
            "ENGAGEMENT_INSTANCE": folder,
            "OPENBLAS_NUM_THREADS": "1",
        }
        _cpu([PROGRAM, "init"], environment)
        found = {
            name: median(_cpu(words, environment) for _ in range(TIMES))
            for name, words in COMMANDS.items()
        }
    yield "one command                        CPU s   beside"
    for name, seconds in found.items():
        yield f"  {name:32} {seconds:5.2f}   {seconds / found[FLOOR]:.2f}x"
    yield from _memory()


def _cpu(words: list[str], environment: dict[str, str]) -> float:
    """Return the CPU seconds of a process, user and system."""
    process = subprocess.Popen(  # noqa: S603 - our own words
        words, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime


def _memory() -> Iterator[str]:
    yield "a web worker, SQLite             RSS MB   own MB"
    with TemporaryDirectory() as folder:
        ours = Path(folder) / "ours"
        tickets = prepared(ours)
        for name, told in _of_worker(ours, tickets[:VISITS]):
            yield f"  {name:30} {told}"
        with server(environment_of(ours), "bench.plain:app") as (port, workers):
            for ticket in tickets[VISITS : 2 * VISITS]:
                answer(HTTPConnection("127.0.0.1", port), ticket)
            yield f"  {'plainest Flask, 100 answers':30} {_sizes(workers()[0])}"


def _of_worker(folder: Path, tickets: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what a worker holds that was started as `engagement serve` does."""
    environment = {
        "ENGAGEMENT_INSTANCE": str(folder),
        "PORT": str(free_port()),
        "WEB_CONCURRENCY": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    settings = settings_from(environment, Missing.REFUSED)
    process = subprocess.Popen(  # noqa: S603 - our own words
        command(settings), cwd=ROOT, env=os.environ | environment
    )
    try:
        wait_for(settings.port)
        with urlopen(f"http://127.0.0.1:{settings.port}/readyz"):
            (worker,) = children_of(process.pid)
        yield "Diapason, started", _sizes(worker)
        for ticket in tickets:
            answer(HTTPConnection("127.0.0.1", settings.port), ticket)
        yield f"Diapason, {len(tickets)} answers", _sizes(worker)
    finally:
        process.terminate()
        process.wait()


def _sizes(pid: int) -> str:
    """Return a process's memory, and what it shares with nobody."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    private = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return f"{kilobytes['Rss'] / 1000:6.0f}   {private / 1000:6.0f}"
