"""The eight weeks with two nodes at once, one of which is killed now and then."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from random import Random

from engagement.config import Settings
from tests.mail import nodes
from tests.mail.post_office import PostOffice, post_office
from tests.play.eight_weeks import EVENTS, WEEKS, Office, Play, play, told_of
from tests.play.witness import faults
from tests.trust import databases
from tests.trust.nursery import nursery

KILLED_IN = 0.05
"""Of turns, at any moment."""
KILLED_AMID_MAILS = 0.5
"""Of turns that mail."""
MAILS_OF_A_RUN = 100


@dataclass
class TwoNodes:
    """A turn of the clock on two nodes at the same moment."""

    random: Random
    office: PostOffice
    ends: list[int] = field(default_factory=list)
    amid_mails: int = 0

    @property
    def kills(self) -> int:
        return self.ends.count(-signal.SIGKILL)

    def __call__(self, settings: Settings, now: datetime) -> None:
        before = len(self.office.mails)
        pids = [nodes.start(settings, settings.mail_server, now) for _ in range(2)]
        if self.random.random() < KILLED_AMID_MAILS:
            wanted = before + self.random.randrange(1, MAILS_OF_A_RUN)
            self._kill_once_came(pids[0], wanted)
        elif self.random.random() < KILLED_IN:
            time.sleep(self.random.random())
            os.kill(pids[0], signal.SIGKILL)
        self.ends += [nursery.wait(pid) for pid in pids]

    def _kill_once_came(self, pid: int, wanted: int) -> None:
        while not _has_ended(pid):
            if len(self.office.mails) >= wanted:
                os.kill(pid, signal.SIGKILL)
                self.amid_mails += 1
                return
            time.sleep(0.005)


def _has_ended(pid: int) -> bool:
    """Tell whether a process that nobody has waited for yet is through."""
    status = Path(f"/proc/{pid}/stat").read_text()
    return status.rpartition(")")[2].split()[0] == "Z"


def full() -> Iterator[str]:
    """Play on both databases."""
    for name, database in (
        ("SQLite", databases.sqlite),
        ("PostgreSQL", databases.postgresql),
    ):
        yield from _played(name, database())


def _played(name: str, database: AbstractContextManager[Settings]) -> Iterator[str]:
    with database as settings, post_office(Office()) as office:
        turn = TwoNodes(Random(8), office)
        company = Play(office, _machines(settings), turn)
        play(company, WEEKS, EVENTS)
        found = list(faults(office.mails, company.pulses, company.left))
        told = told_of(company, WEEKS)
    doubled = [one for one in found if ": 2 to " in one]
    counted = sum(asked.counted for asked in company.pulses.values())
    yield f"eight weeks, {name}, two nodes: {len(turn.ends) // 2} turns"
    yield f"  {turn.kills} kills, {turn.amid_mails} of them amid mails"
    yield f"  {len(office.mails)} mails, {counted} answers, {len(doubled)} doubled"
    yield from (f"  {one}" for one in found)
    unexplained = [one for one in found if one not in doubled]
    assert unexplained == []
    assert turn.amid_mails > 0
    assert len(doubled) <= turn.kills
    assert set(turn.ends) <= {0, -signal.SIGKILL}
    assert len(told) == WEEKS


def _machines(settings: Settings) -> Iterator[Settings]:
    yield settings
    if settings.database_url.startswith("sqlite"):
        elsewhere = settings.instance / "second"
        elsewhere.mkdir()
        url = f"sqlite:///{elsewhere / 'second.sqlite'}"
        yield replace(settings, instance=elsewhere, database_url=url)
    else:
        yield databases.another(settings, "second")
