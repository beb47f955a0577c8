"""What a power failure would take of SQLite: pages that only the memory has."""

import ctypes
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engagement.config import Settings
from tests.trust import databases, urns
from tests.trust.nodes import PRODUCT, node
from tests.trust.senders import Ledger, send_until_told

CACHESTAT = 451
"""The number of the system call, the same on every kind of machine; Linux 6.5."""
DIRTY, IN_WRITING = 1, 2
CARELESS = "tests.trust.mutants.careless:app"
_libc = ctypes.CDLL(None, use_errno=True)


def unwritten_pages(file: Path) -> int | None:
    """Return how many pages of a file the disk does not have; None: cannot be told."""
    whole, found = (ctypes.c_uint64 * 2)(0, 0), (ctypes.c_uint64 * 5)()
    handle = os.open(file, os.O_RDONLY)
    try:
        if _libc.syscall(CACHESTAT, handle, whole, found, 0):
            return None
    finally:
        os.close(handle)
    return int(found[DIRTY]) + int(found[IN_WRITING])


def can_be_told(folder: Path) -> bool:
    """Tell whether this system and this folder's disk show what is not yet written."""
    file = folder / "probe"
    with file.open("wb") as probe:
        probe.write(b"written")
        probe.flush()
        before = unwritten_pages(file)
        os.fsync(probe.fileno())
        after = unwritten_pages(file)
    file.unlink()
    return bool(before) and after == 0


@dataclass(frozen=True)
class Outcome:
    """What a run of the proof saw."""

    answers: int
    at_risk: int
    """Answers after whose acknowledgement something was not on the disk."""

    def __str__(self) -> str:
        return f"{self.answers} acknowledged one by one, {self.at_risk} not on the disk"


def watch(settings: Settings, application: str = PRODUCT, *, people: int) -> Outcome:
    """Answer one by one; look at SQLite's files after each acknowledgement."""
    urn, ledger = urns.an_urn(settings, people), Ledger()
    database = settings.database_url.removeprefix("sqlite:///")
    files = [Path(database), Path(f"{database}-wal")]
    at_risk = 0
    with node(settings, application) as target:
        for ticket in urn.groups:
            send_until_told(urn, target.port, ticket, ledger)
            at_risk += any(unwritten_pages(file) for file in files)
    return Outcome(len(ledger.acknowledged), at_risk)


def full(people: int = 500) -> Iterator[str]:
    """500 answers, and as many of the mutant."""
    yield "Power: what SQLite has acknowledged is on the disk"
    for application in (PRODUCT, CARELESS):
        with databases.sqlite() as settings:
            if not can_be_told(settings.instance):
                yield "  cannot be told on this system (Linux 6.5 can)"
                return
            seen = watch(settings, application, people=people)
        yield f"  {application}: {seen}"
        assert bool(seen.at_risk) is (application == CARELESS)
