"""Two nodes mail at once, one is killed, the server hangs up: who gets what?"""

import os
import signal
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

import pytest

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.mail import queue
from tests.mail import nodes
from tests.mail.post_office import TAKEN, PostOffice, post_office
from tests.trust import ballots, databases
from tests.trust.ballots import PEOPLE
from tests.trust.nursery import nursery

KILLED = -signal.SIGKILL


class Trouble:
    """Answers slowly, hangs up now and then, and kills a node in the middle."""

    def __init__(self, kill_at: int) -> None:
        self.number, self.kill_at = 0, kill_at
        self.victim: int | None = None

    def __call__(self, _to: str) -> str:
        self.number += 1
        time.sleep(0.02)  # so that both nodes are at work
        if self.victim and self.number >= self.kill_at:
            os.kill(self.victim, signal.SIGKILL)
            self.victim = None
        return "" if self.number % 9 == 0 else TAKEN


Databases = Callable[[], AbstractContextManager[Settings]]


def opened(settings: Settings) -> datetime:
    with create_app(settings).app_context():
        opens_at = ballots.not_mailed(settings).opens_at
        db.session.remove()
        db.engine.dispose()
    return opens_at


def run(settings: Settings, office: PostOffice, now: datetime) -> list[int]:
    """Run two nodes at once, and return how each ended."""
    pids = [nodes.start(settings, office.url, now) for _ in range(2)]
    return [nursery.wait(pid) for pid in pids]


@pytest.mark.parametrize("database", [databases.sqlite, databases.postgresql])
def test_two_nodes_and_a_kill_lose_none_and_double_the_one_in_hand(
    database: Databases,
) -> None:
    trouble = Trouble(kill_at=5)
    with database() as settings, post_office(trouble) as office:
        now = opened(settings)

        trouble.victim = nodes.start(settings, office.url, now)
        pids = [trouble.victim, nodes.start(settings, office.url, now)]
        ends = [nursery.wait(pid) for pid in pids]
        before = sum(office.each.values())
        run(settings, office, now + queue.IN_HAND + timedelta(minutes=1))
        again = run(settings, office, now + timedelta(hours=1))

    assert ends[0] == KILLED
    assert before >= PEOPLE - 2
    assert again == [0, 0]
    assert len(office.each) == PEOPLE
    assert sum(office.each.values()) <= PEOPLE + 1
    assert max(office.each.values()) <= 2
