"""Proof 2: one ticket sent many times at once, to two nodes, counts once."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

from engagement.config import Settings
from tests.trust import databases, urns
from tests.trust.nodes import PRODUCT, node
from tests.trust.senders import Ledger, Reply, send

STORED_FIRST = "tests.trust.mutants.stored_first:app"
NODES = 2
WORKERS = 3
"""More than the product's own, so that more answers are truly under way at once."""


@dataclass(frozen=True)
class Outcome:
    """What a run of the proof saw."""

    audit: urns.Audit
    tickets: int
    posts: int
    counted: int
    """How often somebody read that an answer counts."""
    failures: int
    """Answers of 500 and above."""
    broken: int

    @property
    def is_kept(self) -> bool:
        once = self.counted == self.audit.counted == self.tickets
        return self.audit.is_true and once and not (self.failures or self.broken)

    def __str__(self) -> str:
        return (
            f"{self.tickets} tickets in {self.posts} posts, “counted” said "
            f"{self.counted} times, {self.failures} 5xx, {self.broken} connections "
            f"died: {self.audit}"
        )


def attack(
    settings: Settings, application: str = PRODUCT, *, tickets: int, at_once: int
) -> Outcome:
    """Let every ticket's answers come so many times at the same moment."""
    urn, ledger = urns.an_urn(settings, tickets), Ledger()
    start = threading.Barrier(at_once)

    def client(port: int) -> None:
        for ticket in urn.groups:
            start.wait()
            send(urn, port, ticket, ledger)

    with ExitStack() as stack, ThreadPoolExecutor(at_once) as pool:
        ports = [
            stack.enter_context(node(settings, application, workers=WORKERS)).port
            for _ in range(NODES)
        ]
        for job in [pool.submit(client, ports[i % NODES]) for i in range(at_once)]:
            job.result()
    return Outcome(
        audit=urns.audited(urn, ledger.acknowledged),
        tickets=tickets,
        posts=sum(ledger.replies.values()),
        counted=ledger.replies[Reply.COUNTED],
        failures=ledger.failures,
        broken=ledger.replies[Reply.BROKEN],
    )


def full(tickets: int = 200, at_once: int = 50) -> Iterator[str]:
    """200 tickets, 50 posts of each at once, on each database."""
    yield "Race: the same ticket at once, two nodes"
    for name, settings in databases.each():
        seen = attack(settings, tickets=tickets, at_once=at_once)
        yield f"  {name}: {seen}"
        assert seen.is_kept
    for name, settings in databases.each():
        seen = attack(settings, STORED_FIRST, tickets=40, at_once=16)
        yield f"  {STORED_FIRST}, {name}: {seen}"
        assert not seen.is_kept
