"""Many clients at once: SQLite waits, and two nodes behind one address share."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from engagement.config import Settings
from tests.postgres import free_port
from tests.trust import databases, urns
from tests.trust.nodes import PRODUCT, node
from tests.trust.senders import Ledger, Reply, send_all

CLIENTS = 32
WORKERS = 4
IMPATIENT = "tests.trust.mutants.impatient:app"


@dataclass(frozen=True)
class Outcome:
    """What a crowd was told."""

    audit: urns.Audit
    counted: int
    untold: int
    """Connections that died, and every status but 200."""
    seconds: float

    @property
    def is_kept(self) -> bool:
        return self.audit.is_true and not self.untold

    def __str__(self) -> str:
        speed = self.counted / self.seconds
        return (
            f"{self.counted} counted at once, {self.untold} turned away, {speed:.0f} "
            f"a second: {self.audit}"
        )


def crowd(
    settings: Settings, application: str = PRODUCT, *, people: int, nodes: int = 1
) -> Outcome:
    """Let 32 clients answer at once, at one address with so many nodes behind it."""
    urn, ledger = urns.an_urn(settings, people), Ledger()
    port = free_port()
    with ExitStack() as stack:
        for _ in range(nodes):
            stack.enter_context(
                node(settings, application, workers=WORKERS, shared_port=port)
            )
        began = time.perf_counter()
        send_all(urn, [port], urn.groups, ledger, CLIENTS)
        seconds = time.perf_counter() - began
    return Outcome(
        audit=urns.audited(urn, ledger.acknowledged),
        counted=ledger.replies[Reply.COUNTED],
        untold=ledger.replies[Reply.BROKEN] + ledger.replies[Reply.REFUSED],
        seconds=seconds,
    )


def full(people: int = 3_000) -> Iterator[str]:
    """3,000 answers of 32 clients on each database, PostgreSQL with two nodes."""
    yield f"Crowd: {CLIENTS} clients"
    with databases.sqlite() as settings:
        seen = crowd(settings, people=people)
    yield f"  SQLite: {seen}"
    assert seen.is_kept
    with databases.postgresql() as settings:
        seen = crowd(settings, people=people, nodes=2)
    yield f"  PostgreSQL, two nodes: {seen}"
    assert seen.is_kept
    with databases.sqlite() as settings:
        seen = crowd(settings, IMPATIENT, people=300)
    yield f"  {IMPATIENT}, SQLite: {seen}"
    assert seen.untold
