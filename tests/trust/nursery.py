"""Processes of the product, at once: everything is imported, then each is forked.

Run as a program it is the parent of them all. It reads lines from its input: a
function with its environment and arguments gives the id of a new process; the id of
a process gives, once it has ended, its exit status. When its input ends, they end.
"""

import atexit
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

from engagement.config import ROOT, Settings

LOADED = ("gunicorn.app.wsgiapp", "engagement", "tests.trust.urns", "numpy.ma")
"""What makes a start slow; forked processes have it already."""
LOG = "processes.log"


class Order(TypedDict):
    """What a new process is to do."""

    function: str
    """module:name, imported in the new process alone."""
    environment: dict[str, str]
    arguments: list[object]


class Nursery:
    """The parent of processes, started when it is first asked for one."""

    def __init__(self) -> None:
        self.parent: subprocess.Popen[str] | None = None
        self.lock = threading.Lock()

    def start(self, function: str, settings: Settings, *arguments: object) -> int:
        """Run a function in a process of its own and return its id.

        What it has to tell goes into a file of the instance.
        """
        environment = {
            "ENGAGEMENT_INSTANCE": str(settings.instance),
            "DATABASE_URL": settings.database_url,
            "ENGAGEMENT_SECRET": settings.secret,
        }
        return self._asked(
            Order(function=function, environment=environment, arguments=list(arguments))
        )

    def wait(self, pid: int) -> int:
        """Return a process's exit status when it ends; -9 when it was killed."""
        return self._asked(pid)

    def _asked(self, question: Order | int) -> int:
        with self.lock:
            if self.parent is None:
                self.parent = subprocess.Popen(  # noqa: S603 - our own words
                    [sys.executable, "-m", __name__],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    cwd=ROOT,
                )
                atexit.register(self.close)
            assert self.parent.stdin
            assert self.parent.stdout
            self.parent.stdin.write(json.dumps(question) + "\n")
            self.parent.stdin.flush()
            return int(self.parent.stdout.readline())

    def close(self) -> None:
        if self.parent is not None:
            self.parent.communicate()
            self.parent = None


nursery = Nursery()


def main() -> None:
    """Obey line by line; end everybody when there are no more lines."""
    for name in LOADED:
        importlib.import_module(name)
    living = set()
    for line in sys.stdin:
        asked: Order | int = json.loads(line)
        if isinstance(asked, int):
            _, status = os.waitpid(asked, 0)
            living.discard(asked)
            _answer(os.waitstatus_to_exitcode(status))
            continue
        pid = os.fork()
        if not pid:
            _obey(asked)
        living.add(pid)
        _answer(pid)
    for pid in living:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _obey(order: Order) -> None:
    """Run the order's function; never return to the loop of the parent."""
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    path = Path(order["environment"]["ENGAGEMENT_INSTANCE"]) / LOG
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for output in (1, 2):
        os.dup2(log, output)
    os.environ.update(order["environment"])
    status = 1
    try:
        module, _, name = order["function"].partition(":")
        getattr(importlib.import_module(module), name)(*order["arguments"])
        status = 0
    except SystemExit as ended:
        status = int(ended.code or 0)
    except Exception:  # noqa: BLE001 - told here, since nobody is above
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
