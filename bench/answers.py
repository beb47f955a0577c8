"""One full answer (GET the page, POST the answers, durable) beside its floors."""

import os
import secrets
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from engagement.application import create_app
from engagement.config import Missing, settings_from
from engagement.database import db
from engagement.demo.clock import present
from tests.postgres import free_port
from tests.pulses import staff
from tests.tables import create_tables

ANSWERS = 3_000
CLIENTS = 8
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}
TICK = os.sysconf("SC_CLK_TCK")


def run() -> Iterator[str]:
    """Yield the lines of the table."""
    with TemporaryDirectory() as folder:
        ours = _measured(Path(folder) / "ours", "app:app", answer)
        plain = _measured(Path(folder) / "plain", "bench.plain:app", answer)
        page = _measured(Path(folder) / "page", "bench.plain:app", _page)
        insert = _bare_insert(Path(folder) / "insert.sqlite")
    yield "one full answer, SQLite        per second   server CPU ms"
    for name, (speed, cpu) in [
        ("Diapason", ours),
        ("plainest Flask, same statements", plain),
        ("bare Flask page", page),
        ("bare durable insert, no server", insert),
    ]:
        yield f"  {name:34} {speed:8.0f}   {cpu:8.2f}"
    yield f"  CPU beside the plainest handler: {ours[1] / plain[1]:.2f}x"
    yield f"  speed beside the plainest handler: {ours[0] / plain[0]:.0%}"


def _measured(
    folder: Path, application: str, visit: Callable[[HTTPConnection, str], None]
) -> tuple[float, float]:
    """Return units a second and server CPU milliseconds per unit."""
    tickets = prepared(folder)
    with server(environment_of(folder), application) as (port, workers):
        for ticket in tickets[:100]:
            visit(HTTPConnection("127.0.0.1", port), ticket)
        before, began = _cpu(workers()), time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as clients:
            jobs = [
                clients.submit(visit, HTTPConnection("127.0.0.1", port), ticket)
                for ticket in tickets[100:]
            ]
            for job in jobs:
                job.result()
        seconds, cpu = time.perf_counter() - began, _cpu(workers()) - before
    units = len(tickets) - 100
    return units / seconds, cpu / units * 1000


def answer(connection: HTTPConnection, ticket: str) -> None:
    connection.request("GET", "/p")
    assert connection.getresponse().read()
    form = {"ticket": ticket, "energy": 4, "extra": 5, "pride": 3, "courtesy": 4}
    connection.request("POST", "/p", urlencode(form), HEADERS)
    response = connection.getresponse()
    assert response.status == 200, response.read()  # noqa: PLR2004
    assert b"already" not in response.read()


def _page(connection: HTTPConnection, _: str) -> None:
    connection.request("GET", "/page")
    assert connection.getresponse().read()


def prepared(folder: Path) -> list[str]:
    """Create a company with an open pulse and return everybody's tickets."""
    folder.mkdir()
    settings = settings_from({"ENGAGEMENT_INSTANCE": str(folder)}, Missing.MADE)
    app = create_app(settings)
    with app.app_context():
        create_tables()
        staff.a_team("top", people=ANSWERS + 100)
        pulse = staff.an_open_pulse(settings, present())
        keys = [f"top-{number}" for number in range(ANSWERS + 100)]
        tickets = staff.tickets_of(settings, pulse, keys)
        db.session.rollback()
        db.engine.dispose()
    return tickets


def environment_of(folder: Path) -> dict[str, str]:
    """Return what both applications need to find a database."""
    return {
        "ENGAGEMENT_INSTANCE": str(folder),
        "BENCH_DATABASE": str(folder / "diapason.sqlite"),
    }


@contextmanager
def server(
    environment: Mapping[str, str], application: str
) -> Iterator[tuple[int, Callable[[], list[int]]]]:
    """Start gunicorn as the product does; yield its port and its workers' ids."""
    port = free_port()
    gunicorn = subprocess.Popen(  # noqa: S603 - our own words
        [
            *(sys.executable, "-m", "gunicorn", application, "--workers", "2"),
            *("--bind", f"127.0.0.1:{port}", "--no-control-socket"),
            *("--log-level", "error"),
        ],
        env={**os.environ, **environment},
    )
    try:
        wait_for(port)
        yield port, lambda: _children(gunicorn.pid)
    finally:
        gunicorn.terminate()
        gunicorn.wait()


def wait_for(port: int) -> None:
    for _ in range(1200):
        try:
            HTTPConnection("127.0.0.1", port, timeout=5).connect()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError


def _children(pid: int) -> list[int]:
    return [
        int(child)
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    ]


def _cpu(workers: list[int]) -> float:
    """Return the CPU seconds that the workers have used, user and system."""
    used = 0
    for worker in workers:
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / TICK


def _bare_insert(file: Path) -> tuple[float, float]:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE envelope (id BLOB PRIMARY KEY, sealed BLOB) WITHOUT ROWID"
    )
    cpu, began = time.process_time(), time.perf_counter()
    for _ in range(ANSWERS):
        row = (secrets.token_bytes(16), secrets.token_bytes(1072))
        connection.execute("INSERT INTO envelope VALUES (?, ?)", row)
    seconds, used = time.perf_counter() - began, time.process_time() - cpu
    return ANSWERS / seconds, used / ANSWERS * 1000
