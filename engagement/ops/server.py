"""Running the web server, with a tick beside it every minute.

No process that stays may have an answer in its memory after a closing (R4). This one
never reads the database: its children do, and end. Of gunicorn the workers are renewed.
"""

import ctypes
import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from threading import Event
from typing import TypeVar

from flask import Flask
from sqlalchemy.exc import DBAPIError

from engagement.config import ROOT, Settings
from engagement.database import db
from engagement.mail import queue
from engagement.mail.models import MailKind
from engagement.migrations import CannotMigrate, Standing, standing, upgrade
from engagement.ops import jobs
from engagement.pulses import fingerprint
from engagement.settings_file import BadSetting
from engagement.web import logs
from engagement.web.context import now

THREADS = 4
TICK_SECONDS: float = 60
LAST_SECONDS = 4
"""Of a tick that is told to end."""
STOPS = (signal.SIGTERM, signal.SIGINT)
FORK = multiprocessing.get_context("fork")
"""A child that has everything imported costs milliseconds, and a new start seconds."""
PR_SET_PDEATHSIG = 1
"""Of <linux/prctl.h>."""
NOT_MIGRATED = "The database could not be migrated, and is as it was; see above."
Found = TypeVar("Found")
log = logging.getLogger(__name__)


def serve(app: Flask) -> int:
    """Serve until stopped; return the server's exit status.

    No access log, which would hold addresses and times of answers.
    """
    settings: Settings = app.extensions["settings"]
    logs.configure(settings)
    check_port(settings)  # first: an earlier version may still run there
    migrate(settings)
    check_secret(settings)
    ended = apart(_last_ended)
    server = _start(settings)
    log.info("serving %s", settings.address)
    stopping = Event()

    def stop(*_: object) -> None:
        stopping.set()
        _stop(server)

    for number in STOPS:
        signal.signal(number, stop)
    while not stopping.is_set():
        is_busy = False
        if not settings.demo:
            is_busy = tick(settings)
            before, ended = ended, apart(_last_ended) or ended
            if ended != before:
                server.send_signal(signal.SIGHUP)  # renews the workers
        try:
            return server.wait(0 if is_busy else TICK_SECONDS)
        except subprocess.TimeoutExpired:
            continue
    return server.wait()


def migrate(settings: Settings) -> None:
    """Bring the database to today's schema before anybody reads it.

    In a process of its own, since it may hold what an open pulse is sealed by (R4).
    Raises `CannotMigrate`.
    """
    if standing(db.engine) is not Standing.CURRENT:
        refusal = apart(partial(_migrate, settings.secret))
        if refusal is None or refusal:
            raise CannotMigrate(refusal or NOT_MIGRATED)


def check_secret(settings: Settings) -> None:
    """Raise `AnotherSecret` where the database is used with another one."""
    refusal = apart(partial(_another_secret, settings))
    if refusal:
        raise fingerprint.AnotherSecret(refusal)


def _another_secret(settings: Settings) -> str:
    try:
        fingerprint.demand(settings)
    except fingerprint.AnotherSecret as refusal:
        return str(refusal)
    return ""


def _migrate(secret: str) -> str:
    """Return why the database stays as it is; empty: it does not."""
    try:
        upgrade.migrate(db.engine, secret)
    except CannotMigrate as refusal:
        return str(refusal)
    except DBAPIError as error:
        return f"The database could not be migrated, and is as it was: {error.orig}"
    return ""


def check_port(settings: Settings) -> None:
    """Raise `BadSetting` when something else listens on the port already."""
    host, port = settings.host, settings.port
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BadSetting(
                f"Port {port} cannot be used ({error.strerror}); choose another one: "
                "PORT=8080"
            ) from error


def tick(settings: Settings) -> bool:
    """Do what is due; tell whether mails go out and some are left.

    Where none goes, a server cannot be reached, and is asked again in a minute.
    """
    return bool(apart(partial(_do_what_is_due, settings)))


def apart(work: Callable[[], Found]) -> Found | None:
    """Return what `work` gives in a process of its own, whose memory ends with it (R4).

    None when it failed, which is told; it is tried again at the next minute.
    """
    here, there = FORK.Pipe(duplex=False)
    child = FORK.Process(target=_send, args=(work, there))
    found = None
    with here, suppress(EOFError, OSError):  # it was killed, or there was no memory
        with there:
            _fork(child)
        found = here.recv()
    if child.pid:
        child.join()
    if child.exitcode not in {0, *(-number for number in (*STOPS, signal.SIGALRM))}:
        log.error(
            "What was due could not be done (exit status %s); it is tried again in a "
            "minute.",
            child.exitcode,
        )
    return found


def _fork(child: ForkProcess) -> None:
    """Start a child that shares no connection, and that whoever stops us finds."""
    db.session.remove()
    db.engine.dispose()
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        child.start()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


def _send(work: Callable[[], object], there: Connection) -> None:
    """Work as the child, which ends soon when it is told to."""
    for number in STOPS:
        signal.signal(number, _end_soon)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    with there:
        there.send(work())


def _end_soon(*_: object) -> None:
    """End after the mail in hand; whatever else is under way ends as in a crash."""
    queue.ending.set()
    signal.alarm(LAST_SECONDS)


def _do_what_is_due(settings: Settings) -> bool:
    try:
        done = jobs.do_what_is_due(db.session(), settings)
    except fingerprint.AnotherSecret as refusal:
        log.error("%s", refusal)  # noqa: TRY400 - a traceback says nothing more
        return False
    return done.mails > 0 and queue.has_due(db.session(), now(), MailKind)


def _last_ended() -> jobs.Ended:
    return jobs.last_ended(db.session())


def _start(settings: Settings) -> subprocess.Popen[bytes]:
    # One thread each: workers that spread small products over all cores slow down.
    own = {"OPENBLAS_NUM_THREADS": "1", **os.environ}
    # Ignored until gunicorn listens to it, which would otherwise die of it.
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    server = subprocess.Popen(  # noqa: S603 - ours
        command(settings),
        cwd=ROOT,
        env=own,
        preexec_fn=_end_with_parent,  # noqa: PLW1509 - no other thread runs here
    )
    signal.signal(signal.SIGHUP, before)
    return server


def _end_with_parent() -> None:
    """Let this process be told to end when whoever started it has died, on Linux.

    Its workers look for theirs, gunicorn; without us nothing would open or close.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stop gunicorn, and a tick that is under way: the next start takes it up."""
    server.terminate()
    for child in multiprocessing.active_children():
        child.terminate()


def command(settings: Settings) -> list[str]:
    """Return gunicorn's command line.

    Behind a web server sync workers are quickest with SQLite. Without one, browsers
    hold connections open that send nothing, and two of them would stop two workers.
    """
    threads = 1 if settings.is_https else THREADS
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return [
        sys.executable,
        *("-m", "gunicorn", "app:app"),
        *("--bind", f"{host}:{settings.port}"),
        *("--workers", str(settings.web_concurrency)),
        *("--threads", str(threads)),
        "--preload",  # workers are forked, so that new ones answer at once
        "--no-control-socket",
        *("--log-level", "warning"),
    ]
