"""Proof 3: a database that dies under load comes back with all it acknowledged."""

import os
import queue
import random
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from engagement.config import Settings
from tests import postgres
from tests.trust import databases, urns
from tests.trust.nodes import PRODUCT, Node, node
from tests.trust.senders import Ledger, send_until_told

FILES = ("", "-wal")
"""What is copied of SQLite: not the -shm, which a dying machine loses."""
CLIENTS = 8
EARLY_THANKS = "tests.trust.mutants.early_thanks:app"
NO_WAITING = "tests.trust.mutants.asynchronous:app"
ASYNCHRONOUS = "synchronous_commit = off"
"""A server that an operator made faster, as many do."""


@dataclass(frozen=True)
class Outcome:
    """What was found after each crash, added up."""

    crashes: int
    acknowledged: int
    """Over all crashes: answers acknowledged before them."""
    lost: int
    half_done: int
    altered: int
    """Altered or double envelopes."""
    untold: int
    """Persons who tried on and were never told."""

    @property
    def is_kept(self) -> bool:
        return not (self.lost or self.half_done or self.altered or self.untold)

    def __str__(self) -> str:
        return (
            f"{self.crashes} crashes, {self.acknowledged} acknowledged before them, "
            f"{self.lost} lost, {self.half_done} half done, {self.altered} altered, "
            f"{self.untold} never told"
        )


Crash = Callable[[Node, urns.Urn, Ledger], urns.Audit]


def attack(
    settings: Settings, application: str = PRODUCT, *, crashes: int, people: int
) -> Outcome:
    """Let people answer; crash at random moments; look at what is left each time."""
    is_sqlite = settings.database_url.startswith("sqlite")
    crash: Crash = copied if is_sqlite else killed
    urn, ledger, audits = urns.an_urn(settings, people), Ledger(), []
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for ticket in urn.groups:
        waiting.put(ticket)
    with node(settings, application) as target:
        clients = [_Client(urn, target.port, waiting, ledger) for _ in range(CLIENTS)]
        for number in range(crashes):
            _wait_for(ledger, (number + 1) * people // (crashes + 2))
            time.sleep(random.random() / 20)
            audits.append(crash(target, urn, ledger))
        for client in clients:
            client.join()
    audits.append(urns.audited(urn, ledger.acknowledged))
    return Outcome(
        crashes=crashes,
        acknowledged=sum(audit.acknowledged for audit in audits[:-1]),
        lost=sum(audit.lost for audit in audits),
        half_done=sum(audit.half_done for audit in audits),
        altered=sum(audit.altered + audit.twice for audit in audits),
        untold=people - len(ledger.acknowledged),
    )


class _Client(threading.Thread):
    """Sends what waits, one after the other, each until it is told."""

    def __init__(
        self,
        urn: urns.Urn,
        port: int,
        waiting: "queue.SimpleQueue[str]",
        ledger: Ledger,
    ) -> None:
        super().__init__()
        self.urn, self.port, self.waiting, self.ledger = urn, port, waiting, ledger
        self.start()

    def run(self) -> None:
        with suppress(queue.Empty):
            while True:
                ticket = self.waiting.get_nowait()
                send_until_told(self.urn, self.port, ticket, self.ledger)


def _wait_for(ledger: Ledger, acknowledged: int) -> None:
    until = time.monotonic() + 60
    while len(ledger.acknowledged) < acknowledged and time.monotonic() < until:
        time.sleep(0.002)


def copied(target: Node, urn: urns.Urn, ledger: Ledger) -> urns.Audit:
    """Freeze the node, copy SQLite's files as they are, and open the copy."""
    database = Path(urn.settings.database_url.removeprefix("sqlite:///"))
    with TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        frozen = target.everybody()
        for pid in frozen:
            os.kill(pid, signal.SIGSTOP)
        while not all(_is_frozen(pid) for pid in frozen):
            time.sleep(0.001)
        acknowledged = ledger.known()
        for ending in FILES:
            shutil.copy(f"{database}{ending}", f"{copy}{ending}")
        for pid in frozen:
            os.kill(pid, signal.SIGCONT)
        return urns.audited(urn, acknowledged, copy)


def _is_frozen(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat.rpartition(")")[2].split()[0] == "T"


def killed(_: Node, urn: urns.Urn, ledger: Ledger) -> urns.Audit:
    """Kill PostgreSQL's processes, start it again, and open the database."""
    folder = databases.server_of(urn.settings)
    acknowledged = ledger.known()
    postgres.crash(folder)
    postgres.start(folder)
    return urns.audited(urn, acknowledged)


def full(crashes: int = 20, copies: int = 100, people: int = 4_000) -> Iterator[str]:
    """100 copies of SQLite's files and 20 kills of PostgreSQL, under load."""
    yield "Crash: the database dies under load"
    with databases.sqlite() as settings:
        seen = attack(settings, crashes=copies, people=people)
    yield f"  SQLite, copies of its files: {seen}"
    assert seen.is_kept
    with databases.sqlite() as settings:
        seen = attack(settings, EARLY_THANKS, crashes=20, people=800)
    yield f"  {EARLY_THANKS}, SQLite: {seen}"
    assert seen.lost
    with databases.postgresql() as settings:
        seen = attack(settings, crashes=crashes, people=people)
    yield f"  PostgreSQL, kill -9 of all its processes: {seen}"
    assert seen.is_kept
    for application in (PRODUCT, NO_WAITING):
        with databases.postgresql(ASYNCHRONOUS) as settings:
            seen = attack(settings, application, crashes=crashes, people=people)
        yield f"  {application}, PostgreSQL, {ASYNCHRONOUS}: {seen}"
        assert bool(seen.lost) == (application != PRODUCT)
