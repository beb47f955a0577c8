"""Running the web server, with a tick beside it every minute."""

import logging
import os
import signal
import socket
import subprocess
import sys

from flask import Flask
from nacl.exceptions import CryptoError
from sqlalchemy.exc import SQLAlchemyError

from engagement.config import ROOT, BadSetting, Settings
from engagement.database import db
from engagement.due import do_what_is_due

HOST = "127.0.0.1"
WORKERS = 2
THREADS = 4
TICK_SECONDS: float = 60
STOPS = (signal.SIGTERM, signal.SIGINT)
FAILURES = (SQLAlchemyError, CryptoError, MemoryError)
"""What may stop a closing: it is sealed as before, and the server goes on."""
log = logging.getLogger(__name__)


def serve(app: Flask) -> int:
    """Serve until stopped; return the server's exit status.

    No access log, which would hold addresses and times of answers.
    """
    settings: Settings = app.extensions["settings"]
    check_port(settings.port)
    # One thread each: workers that spread small products over all cores slow down.
    own = {"OPENBLAS_NUM_THREADS": "1", **os.environ}
    server = subprocess.Popen(command(settings), cwd=ROOT, env=own)  # noqa: S603 - ours
    for number in STOPS:
        signal.signal(number, lambda *_: server.terminate())
    while True:
        if not settings.demo:
            tick(settings)
        try:
            return server.wait(TICK_SECONDS)
        except subprocess.TimeoutExpired:
            continue


def check_port(port: int) -> None:
    """Raise `BadSetting` when something else listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise BadSetting(
                f"Port {port} cannot be used ({error.strerror}); choose another one: "
                "PORT=8080"
            ) from error


def tick(settings: Settings) -> None:
    """Do what is due; a failure is told and tried again at the next minute."""
    try:
        do_what_is_due(db.session(), settings)
    except FAILURES:
        log.exception("What was due could not be done; it is tried again in a minute.")
    finally:
        db.session.remove()


def command(settings: Settings) -> list[str]:
    """Return gunicorn's command line.

    Behind a web server sync workers are quickest with SQLite. Without one, browsers
    hold connections open that send nothing, and two of them would stop two workers.
    """
    threads = 1 if settings.is_https else THREADS
    return [
        sys.executable,
        *("-m", "gunicorn", "app:app"),
        *("--bind", f"{HOST}:{settings.port}"),
        *("--workers", os.environ.get("WEB_CONCURRENCY", str(WORKERS))),
        *("--threads", str(threads)),
        "--no-control-socket",
        *("--log-level", "warning"),
    ]
