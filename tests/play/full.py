"""The eight weeks with two nodes at once, one of which is killed now and then."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random

from engagement.config import Settings
from tests.mail import nodes
from tests.mail.post_office import post_office
from tests.play.eight_weeks import EVENTS, WEEKS, Office, Play, play, told_of
from tests.play.witness import faults
from tests.trust import databases
from tests.trust.nursery import nursery

KILLED_IN = 0.05
"""Of turns."""


@dataclass
class TwoNodes:
    """A turn of the clock on two nodes at the same moment."""

    random: Random
    kills: int = 0
    ends: list[int] = field(default_factory=list)

    def __call__(self, settings: Settings, now: datetime) -> None:
        pids = [nodes.start(settings, settings.mail_server, now) for _ in range(2)]
        if self.random.random() < KILLED_IN:
            time.sleep(self.random.random())
            os.kill(pids[0], signal.SIGKILL)
            self.kills += 1
        self.ends += [nursery.wait(pid) for pid in pids]


def full() -> Iterator[str]:
    """Play on both databases."""
    for name, database in (
        ("SQLite", databases.sqlite),
        ("PostgreSQL", databases.postgresql),
    ):
        yield from _played(name, database())


def _played(name: str, database: AbstractContextManager[Settings]) -> Iterator[str]:
    with database as settings, post_office(Office()) as office:
        turn = TwoNodes(Random(8))
        company = Play(office, _machines(settings), turn)
        play(company, WEEKS, EVENTS)
        found = list(faults(office.mails, company.pulses, company.left))
        told = told_of(company, WEEKS)
    doubled = [one for one in found if ": 2 to " in one]
    counted = sum(asked.counted for asked in company.pulses.values())
    yield f"eight weeks, {name}, two nodes: {len(turn.ends)} turns, {turn.kills} kills"
    yield f"  {len(office.mails)} mails, {counted} answers, {len(doubled)} doubled"
    yield from (f"  {one}" for one in found)
    unexplained = [one for one in found if one not in doubled]
    assert unexplained == []
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
