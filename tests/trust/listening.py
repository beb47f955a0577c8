"""A real gunicorn whose every word is kept in a file, and people who answer it."""

import os
import runpy
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from signal import SIGTERM
from urllib.parse import urlencode

from engagement.config import Settings
from tests.postgres import free_port
from tests.trust.nursery import nursery

PRODUCT = "app:app"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: HTTPMessage
    page: str


@contextmanager
def server(
    settings: Settings, folder: Path, application: str = PRODUCT, *options: str
) -> Iterator[int]:
    """Serve, and yield the port; words go to `folder/log`, other files to `folder`."""
    port = free_port()
    words = ["--bind", f"127.0.0.1:{port}", "--workers", "2", *options]
    elsewhere = {
        "ENGAGEMENT_MAIL_SERVER": settings.mail_server,
        "TMPDIR": str(folder),
    }
    pid = nursery.start(f"{__name__}:serve", settings, [application, *words], elsewhere)
    try:
        _wait_for(port)
        yield port
    finally:
        os.kill(pid, SIGTERM)
        nursery.wait(pid)


def serve(words: list[str], elsewhere: dict[str, str]) -> None:
    """Become gunicorn, and write whatever is said into a folder of its own."""
    os.environ.update(elsewhere)
    tempfile.tempdir = None  # asked again, of TMPDIR
    log = Path(elsewhere["TMPDIR"]) / "log"
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.argv = ["gunicorn", *words, "--no-control-socket"]
    runpy.run_module("gunicorn", run_name="__main__")


def ask(
    port: int,
    path: str,
    form: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
    source: str = "127.0.0.1",
) -> Reply:
    """GET a page, or POST a form to it, from an address of the loopback network."""
    connection = HTTPConnection(
        "127.0.0.1", port, timeout=30, source_address=(source, 0)
    )
    sent = dict(headers or {})
    with closing(connection):
        if form is None:
            connection.request("GET", path, headers=sent)
        else:
            sent["Content-Type"] = FORM
            connection.request("POST", path, urlencode(form), sent)
        response = connection.getresponse()
        return Reply(response.status, response.headers, response.read().decode())


def _wait_for(port: int) -> None:
    for _ in range(400):
        with suppress(ConnectionError):
            ask(port, "/healthz")
            return
        time.sleep(0.02)
    raise TimeoutError
