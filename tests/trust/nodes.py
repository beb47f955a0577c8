"""Real gunicorn nodes, with the product's own options, to be attacked."""

import os
import runpy
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path

from engagement.config import Settings
from engagement.ops import server
from tests.postgres import free_port, is_running
from tests.trust.nursery import LOG, nursery

PRODUCT = "app:app"


@dataclass(frozen=True)
class Node:
    """A gunicorn with its workers."""

    pid: int
    port: int

    def workers(self) -> list[int]:
        """Return the ids of the workers that are alive now."""
        return [pid for pid in children_of(self.pid) if is_running(pid)]

    def everybody(self) -> list[int]:
        return [self.pid, *self.workers()]


@contextmanager
def node(
    settings: Settings,
    application: str = PRODUCT,
    *,
    workers: int = 2,
    shared_port: int | None = None,
) -> Iterator[Node]:
    """Start a node and wait until it answers; several may share a port."""
    port = shared_port or free_port()
    options = ["--workers", str(workers), *(["--reuse-port"] if shared_port else [])]
    command = server.command(replace(settings, port=port))
    command = [application if word == PRODUCT else word for word in command]
    pid = nursery.start(f"{__name__}:serve", settings, [*command, *options])
    try:
        wait_for(port, settings.instance / LOG)
        yield Node(pid, port)
    finally:
        os.kill(pid, signal.SIGTERM)
        nursery.wait(pid)


def serve(command: list[str]) -> None:
    """Become gunicorn, which is there already, with the product's command line."""
    _python, _m, *sys.argv = command
    runpy.run_module("gunicorn", run_name="__main__", alter_sys=True)


def children_of(pid: int) -> list[int]:
    """Return the ids of a process's children, none when it is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        return [int(child) for child in listed.split()]
    return []


def wait_for(port: int, log: Path) -> None:
    for _ in range(3000):
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        with closing(connection), suppress(OSError):
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            return
        time.sleep(0.02)
    raise TimeoutError(log.read_text())
