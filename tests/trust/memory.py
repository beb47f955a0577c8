"""What is left of ballots in the memory of our processes once a pulse has closed?

The product as `engagement serve` runs it sends the tickets, takes the answers and
closes; every page that it may write is read from /proc, before and after.
"""

import importlib
import os
import secrets
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile

from flask import Flask
from sqlalchemy import select

from engagement.application import create_app
from engagement.config import Settings, settings_from
from engagement.database import db
from engagement.ops import server
from engagement.pulses.models import Pulse
from tests.postgres import free_port
from tests.trust import ballots, databases, listening, nodes
from tests.trust.ballots import PEOPLE, Form, Needles
from tests.trust.needles import found, told, widths
from tests.trust.nursery import nursery

CLOCK = "clock"
"""A file with the moment at which our processes' clocks stand."""
A_SECOND = timedelta(seconds=1)
WORKERS = 2
PAGE = 4096
ALPHABETS = ("", "é€", "🙂")
"""Python keeps a text in one, two or four bytes a character."""
AT_HOME = "tests.trust.mutants.closing_at_home"
NOT_RENEWED = "tests.trust.mutants.not_renewed"
MUTANTS = (AT_HOME, NOT_RENEWED)


def clock() -> datetime:
    return datetime.fromisoformat((settings_from().instance / CLOCK).read_text())


def set_clock(settings: Settings, moment: datetime) -> None:
    new = settings.instance / "clock.new"
    new.write_text(moment.isoformat())
    new.replace(settings.instance / CLOCK)


def application() -> Flask:
    """Return what the workers serve: the product with a clock that can be moved."""
    return create_app(clock=clock)


@dataclass(frozen=True)
class Served:
    """An `engagement serve` with everything that it started."""

    pid: int
    port: int

    def processes(self) -> dict[int, str]:
        """Return the processes of now by their task; those of a tick have no child."""
        named = {self.pid: "serve"}
        for pid in nodes.children_of(self.pid):
            workers = nodes.children_of(pid)
            named |= {pid: "gunicorn" if workers else "tick"}
            named |= dict.fromkeys(workers, "worker")
        return named

    def workers(self) -> set[int]:
        return {pid for pid, task in self.processes().items() if task == "worker"}


@contextmanager
def served(settings: Settings, mutant: str, *, is_forked: bool) -> Iterator[Served]:
    """Serve, and tick every second.

    is_forked: whether gunicorn is forked as well, which saves the seconds of a start.
    """
    port = free_port()
    pid = nursery.start(f"{__name__}:serve", settings, port, mutant, is_forked)
    ours = Served(pid, port)
    try:
        _wait_until(lambda: len(ours.workers()) == WORKERS)
        yield ours
    finally:
        os.kill(pid, signal.SIGTERM)
        status = nursery.wait(pid)
    assert not status


def serve(port: int, mutant: str, is_forked: bool) -> None:  # noqa: FBT001 - from JSON
    """Become `engagement serve`; see `served`."""
    os.environ["PORT"] = str(port)
    command = server.command

    def ours(settings: Settings) -> list[str]:
        own = f"{__name__}:application()"
        return [own if word == nodes.PRODUCT else word for word in command(settings)]

    server.command = ours
    server.TICK_SECONDS = 1
    if is_forked:
        subprocess.Popen = Forked  # type: ignore[assignment,misc]
    if mutant:
        importlib.import_module(mutant)
    app = application()
    with app.app_context():
        sys.exit(server.serve(app))


class Forked:
    """A gunicorn that is forked, with as much of a Popen as serving uses."""

    def __init__(self, command: list[str], **_: object) -> None:
        self.process = server.FORK.Process(target=nodes.serve, args=(command,))
        self.process.start()

    def wait(self, seconds: float | None = None) -> int:
        self.process.join(seconds)
        if self.process.exitcode is None:
            raise subprocess.TimeoutExpired("gunicorn", seconds or 0)
        return self.process.exitcode

    def send_signal(self, number: int) -> None:
        os.kill(self.process.pid or 0, number)

    def terminate(self) -> None:
        self.process.terminate()


@dataclass
class Remembered:
    """How many different needles were found, as "task: what"."""

    while_open: Counter[str] = field(default_factory=Counter)
    after_closing: Counter[str] = field(default_factory=Counter)
    ballots: int = PEOPLE


def hunted(
    settings: Settings, seed: int, mutant: str = "", *, is_forked: bool = True
) -> Remembered:
    """Run a pulse from its mails to its closing, and hunt before and after."""
    remembered = Remembered()
    with create_app(settings).app_context():
        pulse = ballots.not_mailed(settings)
        set_clock(settings, pulse.opens_at)
        needles, forms = marked(*ballots.canaries(settings, pulse, Random(seed)))
        needles |= ballots.sealed_in(pulse)
        with served(settings, mutant, is_forked=is_forked) as ours:
            _wait_until(partial(_is, pulse, mails_sent=1))
            _move_on(settings, ours, pulse, -A_SECOND, mutant)
            _wait_until(partial(_is, pulse, wrapped_ticket_key=None))
            for form in forms:
                reply = listening.ask(ours.port, "/p", form)
                assert "your answers count" in reply.page, reply
            needles |= ballots.sealed_in(pulse)
            remembered.while_open = _everywhere(ours, needles)
            _move_on(settings, ours, pulse, 0 * A_SECOND, mutant)
            _wait_until(partial(_is, pulse, is_wiped=True))
            remembered.after_closing = _everywhere(ours, needles)
        db.session.remove()
        db.engine.dispose()
    return remembered


def marked(needles: Needles, forms: list[Form]) -> tuple[Needles, list[Form]]:
    """Give each comment a mark of its own, in every width of characters."""
    marks = [secrets.token_hex(8) for _ in forms]
    commented = [
        {**form, "comment": f"{mark} {ALPHABETS[number % len(ALPHABETS)]}"}
        for number, (form, mark) in enumerate(zip(forms, marks, strict=True))
    ]
    return needles | {mark.encode(): "comment" for mark in marks}, commented


def _move_on(
    settings: Settings, ours: Served, pulse: Pulse, later: timedelta, mutant: str
) -> None:
    """Set the clocks by the closing, and wait for the workers that it makes new."""
    before = ours.workers()
    closes_at = pulse.closes_at
    db.session.rollback()
    set_clock(settings, closes_at + later)
    if mutant != NOT_RENEWED:
        _wait_until(lambda: len(ours.workers() - before) == WORKERS)
        _wait_until(lambda: not before & ours.workers())


def _is(pulse: Pulse, **wanted: object) -> bool:
    columns = [getattr(Pulse, name) for name in wanted]
    row = db.session.execute(select(*columns).where(Pulse.id == pulse.id)).one()
    db.session.rollback()  # nobody waits for us
    return tuple(row) == tuple(wanted.values())


def _wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.05)
    raise TimeoutError


def _everywhere(ours: Served, needles: Needles) -> Counter[str]:
    """Hunt in the memory of each process; a page that several share is read once.

    What the parent of all has too, which never sees a ballot, is not read at all.
    """
    assert nursery.parent
    total: Counter[str] = Counter()
    known: set[bytes] = set()
    known.update(pages(nursery.parent.pid, set()))
    for pid, task in ours.processes().items():
        with NamedTemporaryFile() as image:
            with suppress(FileNotFoundError, ProcessLookupError):  # a tick that ended
                image.writelines(pages(pid, known))
            image.flush()
            names = found([Path(image.name)], needles, widths)
        total.update({f"{task}: {name}": number for name, number in names.items()})
    return total


def pages(pid: int, known: set[bytes]) -> Iterator[bytes]:
    """Yield a process's pages that it may write, or that no file is behind."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            addresses, rights, _offset, _device, inode, *_name = line.split()
            if rights[0] != "r" or (rights[1] != "w" and inode != "0"):
                continue
            start, end = (int(one, 16) for one in addresses.split("-"))
            with suppress(OSError, OverflowError):  # the kernel's own, or gone by now
                memory.seek(start)
                region = memory.read(end - start)
                cut = (region[at : at + PAGE] for at in range(0, len(region), PAGE))
                new = [page for page in dict.fromkeys(cut) if page not in known]
                known.update(new)
                yield from new


def full(*, runs: int = 3) -> Iterator[str]:
    """Hunt on both databases, for the product and for its mutants."""
    for mutant in ("", *MUTANTS):
        for run in range(1 if mutant else runs):
            for kind, settings in databases.each():
                remembered = hunted(settings, run, mutant, is_forked=False)
                name = mutant.rpartition(".")[2] or "product"
                yield f"memory, {kind}, {name}, {remembered.ballots} ballots"
                yield f"  while open: {told(remembered.while_open)}"
                yield f"  after closing: {told(remembered.after_closing)}"
                assert remembered.while_open
                assert bool(remembered.after_closing) is bool(mutant)
