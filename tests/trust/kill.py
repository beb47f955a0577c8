"""Proof 1: workers killed under load lose no acknowledged answer and double none."""

import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from engagement.config import Settings
from tests.trust import databases, urns
from tests.trust.nodes import PRODUCT, Node, node
from tests.trust.senders import Ledger, Reply, send_all

SENT_TWICE = 0.1
SPLIT_COMMIT = "tests.trust.mutants.split_commit:app"
STORED_FIRST = "tests.trust.mutants.stored_first:app"


@dataclass(frozen=True)
class Outcome:
    """What a run of the proof saw."""

    audit: urns.Audit
    sent: int
    kills: int
    broken: int
    """Connections that died in the middle."""
    failures: int
    """Answers of 500 and above."""
    untold: int
    """Persons who tried on and were never told."""

    @property
    def is_kept(self) -> bool:
        return self.audit.is_true and not self.untold

    def __str__(self) -> str:
        return (
            f"{self.sent} submissions, {self.kills} kills, {self.broken} connections "
            f"died, {self.failures} 5xx, {self.untold} never told: {self.audit}"
        )


def attack(
    settings: Settings,
    application: str = PRODUCT,
    *,
    people: int,
    kills: int,
    clients: int = 16,
) -> Outcome:
    """Send everybody's answers, one in ten twice, while workers are killed."""
    urn, ledger = urns.an_urn(settings, people), Ledger()
    tickets = list(urn.groups)
    sent = tickets + random.sample(tickets, round(people * SENT_TWICE))
    random.shuffle(sent)
    with node(settings, application) as target:
        killer = _Killer(target, ledger, kills, len(sent))
        killer.start()
        send_all(urn, [target.port], sent, ledger, clients)
        killer.join()
    return Outcome(
        audit=urns.audited(urn, ledger.acknowledged),
        sent=len(sent),
        kills=killer.killed,
        broken=ledger.replies[Reply.BROKEN],
        failures=ledger.failures,
        untold=people - len(ledger.acknowledged),
    )


class _Killer(threading.Thread):
    """Kills a worker at random moments, spread over the whole of the load."""

    def __init__(self, target: Node, ledger: Ledger, kills: int, sent: int) -> None:
        super().__init__()
        self.target, self.ledger = target, ledger
        self.every = sent / (kills + 1)
        self.kills, self.killed = kills, 0
        self.deadline = time.monotonic() + 600

    def run(self) -> None:
        while self.killed < self.kills and time.monotonic() < self.deadline:
            told = sum(self.ledger.replies.values())
            workers = self.target.workers()
            if told < (self.killed + 1) * self.every or not workers:
                time.sleep(0.002)
                continue
            time.sleep(random.random() / 50)
            with suppress(ProcessLookupError):  # it has just ended by itself
                os.kill(random.choice(workers), signal.SIGKILL)
                self.killed += 1


def full(people: int = 5_455, kills: int = 200) -> Iterator[str]:
    """6,000 submissions and 200 kills on each database."""
    yield "Kill: 16 clients, one answer in ten sent twice, kill -9 of workers"
    for name, settings in databases.each():
        seen = attack(settings, people=people, kills=kills)
        yield f"  {name}: {seen}"
        assert seen.is_kept
    for mutant in (SPLIT_COMMIT, STORED_FIRST):
        for name, settings in databases.each():
            seen = attack(settings, mutant, people=600, kills=40)
            yield f"  {mutant}, {name}: {seen}"
            assert not seen.is_kept
