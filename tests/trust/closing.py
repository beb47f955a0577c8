"""Proof 4: a closing that dies anywhere leaves the pulse sealed or released."""

import os
import random
import shutil
import signal
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from engagement.config import Settings
from engagement.database import db
from engagement.pulses.answering import answering
from tests.trust import databases, schedulers, urns
from tests.trust.nursery import nursery
from tests.trust.schedulers import NEVER

PEOPLE = 120
"""Enough for distributions, comments and four teams."""
POINTS = 12
DAY = timedelta(days=1)
MUTANTS = ("tests.trust.mutants.released_first", "tests.trust.mutants.destroyed_first")
LONGEST_TICK_SECONDS = 0.3

Copies = Callable[[], urns.Urn]


@dataclass
class Outcome:
    """What was found after so many deaths."""

    runs: int = 0
    sealed: int = 0
    released: int = 0
    between: list[str] = field(default_factory=list)
    """Where a scheduler died that left neither."""
    unfinished: int = 0
    """Pulses that the next tick did not release, once, and wipe."""

    @property
    def is_kept(self) -> bool:
        return not self.between and not self.unfinished

    def __str__(self) -> str:
        first = f", the first before {self.between[0]}" if self.between else ""
        return (
            f"{self.runs} deaths, {self.sealed} left sealed, {self.released} "
            f"released, {len(self.between)} in between{first}; "
            f"{self.unfinished} not finished by the next tick"
        )


def an_answered_urn(settings: Settings) -> urns.Urn:
    """Let everybody answer, through the same door as the page."""
    urn = urns.an_urn(settings, PEOPLE)
    with urns.inside(settings):
        for ticket in urn.groups:
            ballot = urn.ballot(ticket)
            with db.engine.begin() as connection:
                pulse = answering.open_pulse(
                    connection, urn.closes_at - DAY, settings.secret
                )
                assert pulse
                answering.record(
                    connection, pulse, ticket, ballot.ratings, ballot.comment
                )
    return urn


def copies_of(urn: urns.Urn) -> Copies:
    """Return what makes a fresh copy of the database each time, as it stands now."""

    def copy() -> urns.Urn:
        name = f"copy_{uuid.uuid4().hex}"
        folder = urn.settings.instance / name
        folder.mkdir()
        if urn.settings.database_url.startswith("sqlite"):
            file = Path(urn.settings.database_url.removeprefix("sqlite:///"))
            url = f"sqlite:///{shutil.copy(file, folder)}"
        else:
            template = urn.settings.database_url.rpartition("/")[2]
            url = databases.another(urn.settings, name, template).database_url
        settings = replace(urn.settings, instance=folder, database_url=url)
        return replace(urn, settings=settings)

    return copy


def at_each_point(
    copies: Copies, points: int | None = None, mutant: str = ""
) -> Outcome:
    """Let a scheduler die at each step of its tick, or at some, evenly chosen."""
    whole = copies()
    nursery.wait(schedulers.start(whole, mutant=mutant))
    steps = schedulers.steps_of(whole.settings)
    outcome = Outcome()
    for point in _chosen(len(steps), points or len(steps)):
        urn = copies()
        status = nursery.wait(schedulers.start(urn, point, mutant))
        assert status == -signal.SIGKILL, f"It did not die at step {point}."
        _look(outcome, urn, steps[point - 1])
        if not mutant:  # which is caught already, and would only fail again
            _finish(outcome, urn)
    return outcome


def _chosen(steps: int, points: int) -> list[int]:
    """Return so many points of 1 to `steps`, the first and the last among them."""
    return sorted({1 + round(i * (steps - 1) / (points - 1)) for i in range(points)})


def two_at_once(copies: Copies, runs: int) -> Outcome:
    """Let two schedulers tick at the same time, of which one dies somewhere."""
    outcome = Outcome()
    for run in range(runs):
        urn = copies()
        first = schedulers.start(urn, random.randrange(1, 40) if run % 2 else NEVER)
        second = schedulers.start(urn)
        if not run % 2:
            time.sleep(random.random() * LONGEST_TICK_SECONDS)
            with suppress(ProcessLookupError):
                os.kill(first, signal.SIGKILL)
        nursery.wait(first)
        status = nursery.wait(second)
        outcome.unfinished += bool(status) or not schedulers.left(urn).is_released()
        _look(outcome, urn, "one of two")
        _finish(outcome, urn)
    return outcome


def _look(outcome: Outcome, urn: urns.Urn, name: str) -> None:
    found = schedulers.left(urn)
    outcome.runs += 1
    if found.is_released():
        outcome.released += 1
    elif found.is_sealed(urn):
        outcome.sealed += 1
    else:
        outcome.between.append(name)


def _finish(outcome: Outcome, urn: urns.Urn) -> None:
    """Let the next tick finish what was left; a release that stood is not touched."""
    before = schedulers.left(urn)
    status = nursery.wait(schedulers.start(urn))
    after = schedulers.left(urn)
    is_finished = after.is_released() and after.is_wiped and not status
    is_same = not before.hashes or before.hashes == after.hashes
    outcome.unfinished += not (is_finished and is_same)


def full(runs: int = 100) -> Iterator[str]:
    """Every step there is, and 100 runs of two schedulers, on each database."""
    yield "Closing: a scheduler dies in the middle"
    for name, settings in databases.each():
        copies = copies_of(an_answered_urn(settings))
        alone, beside = at_each_point(copies), two_at_once(copies, runs)
        yield f"  {name}, at every step: {alone}"
        yield f"  {name}, two at once: {beside}"
        assert alone.is_kept
        assert beside.is_kept
        for mutant in MUTANTS:
            broken = at_each_point(copies, mutant=mutant)
            yield f"  {mutant}, {name}: {broken}"
            assert not broken.is_kept
