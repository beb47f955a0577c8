"""Clients that send answers over HTTP, and remember what they were told."""

import threading
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from enum import Enum
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from tests.trust.urns import Urn

HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}
OK = 200
PATIENCE_SECONDS = 30


class Reply(Enum):
    """What a client learned from one POST."""

    COUNTED = "counted"
    ALREADY = "already counted"
    REFUSED = "refused"  # any other status
    BROKEN = "broken"  # the connection died: nobody knows


@dataclass
class Ledger:
    """What was told, over all clients."""

    acknowledged: set[str] = field(default_factory=set)
    """Tickets whose answer counts, as somebody read."""
    replies: Counter[Reply] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    """Statuses other than 200."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, ticket: str, reply: Reply, status: int) -> None:
        with self.lock:
            self.replies[reply] += 1
            if reply in {Reply.COUNTED, Reply.ALREADY}:
                self.acknowledged.add(ticket)
            elif status:
                self.statuses[status] += 1

    def known(self) -> set[str]:
        """Return a copy of what is acknowledged at this moment."""
        with self.lock:
            return set(self.acknowledged)

    @property
    def failures(self) -> int:
        """Count the answers of 500 and above."""
        return sum(n for status, n in self.statuses.items() if status >= 500)


def send(urn: Urn, port: int, ticket: str, ledger: Ledger) -> Reply:
    """POST a ticket's answers once."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    reply, status = Reply.BROKEN, 0
    with closing(connection), suppress(OSError, HTTPException):
        connection.request("POST", "/p", urlencode(urn.form(ticket)), HEADERS)
        response = connection.getresponse()
        page, status = response.read(), response.status
        reply = _understood(status, page)
    ledger.note(ticket, reply, status)
    return reply


def _understood(status: int, page: bytes) -> Reply:
    if status != OK:
        return Reply.REFUSED
    if b"your answers count" in page:
        return Reply.COUNTED
    assert b"already counted" in page, page
    return Reply.ALREADY


def send_until_told(urn: Urn, port: int, ticket: str, ledger: Ledger) -> None:
    """Try again while the connection dies or the server cannot, as people do."""
    until = time.monotonic() + PATIENCE_SECONDS
    while send(urn, port, ticket, ledger) in {Reply.BROKEN, Reply.REFUSED}:
        if time.monotonic() > until:
            return
        time.sleep(0.1)


def send_all(
    urn: Urn, ports: Iterable[int], tickets: Iterable[str], ledger: Ledger, clients: int
) -> None:
    """Let so many clients send the tickets in order, alternating between nodes."""
    nodes = list(ports)
    with ThreadPoolExecutor(clients) as pool:
        jobs = [
            pool.submit(send_until_told, urn, nodes[i % len(nodes)], ticket, ledger)
            for i, ticket in enumerate(tickets)
        ]
        for job in jobs:
            job.result()
