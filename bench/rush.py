"""Everybody answers within minutes of the mail: who waits how long, and is any lost.

By hand: `python -m bench.rush` for 2,000 people in five minutes; `make bench` has the
same crowd for a fifth of that time. People come as after a mail, most in the first
minute and a half, whether those before them have been served or not.
"""

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
from sqlalchemy import func, select

from bench.answers import HEADERS, server
from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.demo.clock import present
from engagement.pulses.models import Envelope
from tests.pulses import staff
from tests.tables import create_tables
from tests.trust import databases

PEOPLE, SECONDS = 2_000, 300.0
SHORT = 5
"""How many times fewer people, in as much less time, for `make bench`."""
TYPICAL, SPREAD = 75 / 300, 0.8
"""The median of arrivals as a share of the time, and the deviation of its logarithm."""
SEED = 2026
BROWSERS = 64
"""Threads; many more than people who are served at the same moment."""
PATIENCE = 60
OK = 200


def run(
    people: int = PEOPLE // SHORT, seconds: float = SECONDS / SHORT
) -> Iterator[str]:
    """Yield the lines of the table."""
    title = f"{people} people answer within {seconds:.0f} s"
    yield f"{title:38}   median ms    95 %  longest"
    with databases.sqlite() as settings:
        yield from _rush("SQLite, one node", settings, ["app:app"], people, seconds)
    with databases.postgresql() as settings:
        nodes = ["app:app", "app:app"]
        yield from _rush("PostgreSQL, two nodes", settings, nodes, people, seconds)
    with databases.sqlite() as settings:
        plain = ["bench.plain:app"]
        yield from _rush("plainest Flask, SQLite", settings, plain, people, seconds)


@dataclass(frozen=True)
class Visit:
    """What became of one person's answer."""

    seconds: float
    """From coming to being told, all waiting included."""
    is_told: bool
    """That it counts."""


def _rush(
    name: str, settings: Settings, nodes: Sequence[str], people: int, seconds: float
) -> Iterator[str]:
    tickets = _prepared(settings, people)
    before = os.getloadavg()[0]
    with _servers(settings, nodes) as ports:
        visits = _all_come(tickets, ports, _arrivals(people, seconds))
    waits = np.array([one.seconds for one in visits]) * 1000
    told, kept = sum(one.is_told for one in visits), _envelopes(settings)
    median, late = np.percentile(waits, [50, 95])
    yield f"  {name:36} {median:11.1f} {late:7.1f} {waits.max():8.1f}"
    yield (
        f"    told that they count: {told} of {people}; in the urn: {kept}; "
        f"load {before:.1f} to {os.getloadavg()[0]:.1f}"
    )


def _arrivals(people: int, seconds: float) -> list[float]:
    """Draw when people come; whoever would be late comes at another moment."""
    generator, found = np.random.default_rng(SEED), list[float]()
    while len(found) < people:
        moments = seconds * generator.lognormal(np.log(TYPICAL), SPREAD, people)
        found += moments[moments < seconds].tolist()
    return sorted(found[:people])


def _all_come(
    tickets: Sequence[str], ports: Sequence[int], moments: Sequence[float]
) -> list[Visit]:
    for port in ports:
        _page(port)
    begins = time.perf_counter() + 1
    with ThreadPoolExecutor(BROWSERS) as browsers:
        jobs = []
        for at, (ticket, moment) in enumerate(zip(tickets, moments, strict=True)):
            time.sleep(max(0.0, begins + moment - time.perf_counter()))
            port = ports[at % len(ports)]
            jobs.append(browsers.submit(_visit, port, ticket, begins + moment))
        return [job.result() for job in jobs]


def _visit(port: int, ticket: str, came: float) -> Visit:
    form = {"ticket": ticket, "energy": 4, "extra": 5, "pride": 3, "courtesy": 4}
    is_told = False
    try:
        _page(port)
        with closing(_connection(port)) as connection:
            connection.request("POST", "/p", urlencode(form), HEADERS)
            response = connection.getresponse()
            said = response.read()
            is_told = response.status == OK and b"already" not in said
    except (OSError, HTTPException):
        pass  # nobody was told; the table says so
    return Visit(time.perf_counter() - came, is_told)


def _page(port: int) -> None:
    with closing(_connection(port)) as connection:
        connection.request("GET", "/p")
        connection.getresponse().read()


def _connection(port: int) -> HTTPConnection:
    return HTTPConnection("127.0.0.1", port, timeout=PATIENCE)


def _prepared(settings: Settings, people: int) -> list[str]:
    """Create a company with an open pulse and return everybody's tickets."""
    with create_app(settings).app_context():
        create_tables()
        staff.a_team("top", people=people)
        pulse = staff.an_open_pulse(settings, present())
        keys = [f"top-{number}" for number in range(people)]
        tickets = staff.tickets_of(settings, pulse, keys)
        db.session.rollback()
        db.engine.dispose()
    return tickets


@contextmanager
def _servers(settings: Settings, nodes: Sequence[str]) -> Iterator[list[int]]:
    """Start as many nodes on one database; yield their ports."""
    if not nodes:
        yield []
        return
    with (
        server(_environment(settings), nodes[0]) as (port, _workers),
        _servers(settings, nodes[1:]) as others,
    ):
        yield [port, *others]


def _environment(settings: Settings) -> Mapping[str, str]:
    return {
        "ENGAGEMENT_INSTANCE": str(settings.instance),
        "ENGAGEMENT_SECRET": settings.secret,
        "DATABASE_URL": settings.database_url,
        "BENCH_DATABASE": str(Path(settings.instance) / "proof.sqlite"),
    }


def _envelopes(settings: Settings) -> int:
    with create_app(settings).app_context():
        number = db.session.scalar(select(func.count()).select_from(Envelope)) or 0
        db.session.rollback()
        db.engine.dispose()
    return number


if __name__ == "__main__":
    part = 1 if sys.argv[1:] != ["short"] else SHORT
    for line in run(PEOPLE // part, SECONDS / part):
        print(line, flush=True)
