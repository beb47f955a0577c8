"""Real workers and a real web server in front: forms work, no log tells of answers."""

import os
import re
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from engagement.config import ROOT
from engagement.ops import server
from tests import caddy as of_caddy
from tests.caddy import caddy
from tests.nginx import HOST, nginx
from tests.postgres import free_port
from tests.settings import settings_in
from tests.trust.nodes import wait_for

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BEHIND = {"nginx": nginx, "caddy": caddy}
LOGS = {"nginx": ["access.log", "error.log"], "caddy": [of_caddy.LOG]}
BROKEN = {
    "cut off": "Content-Length: 99\r\n\r\nenergy=4",
    "cut off in a chunk": "Transfer-Encoding: chunked\r\n\r\n99\r\nenergy=4",
    "no chunk": "Transfer-Encoding: chunked\r\n\r\nenergy=4\r\n",
    "no parts": "Content-Length: 8\r\n\r\nenergy=4",
    "two lengths": "Content-Length: 8\r\nContent-Length: 9\r\n\r\nenergy=4",
}


@dataclass(frozen=True)
class Workers:
    """gunicorn as the product starts it, and what it says."""

    port: int
    log: Path


@contextmanager
def workers(folder: Path) -> Iterator[Workers]:
    settings = replace(settings_in(folder, address=f"https://{HOST}"), port=free_port())
    found = Workers(settings.port, folder / "gunicorn.log")
    environment = {
        **os.environ,
        "ENGAGEMENT_INSTANCE": str(folder),
        "ENGAGEMENT_ADDRESS": settings.address,
    }
    subprocess.run(  # noqa: S603 - our own words
        [ROOT / ".venv/bin/engagement", "init"],
        env=environment,
        check=True,
        capture_output=True,
    )
    with found.log.open("w") as log:
        running = subprocess.Popen(  # noqa: S603 - the product's own command
            server.command(settings), cwd=ROOT, env=environment, stderr=log, stdout=log
        )
    try:
        wait_for(found.port, found.log)
        yield found
    finally:
        running.terminate()
        running.wait()


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    with workers(tmp_path_factory.mktemp("product")) as found:
        yield found


class Visitor:
    """Sends what a browser sends that was told to send no Referer."""

    def __init__(self, folder: Path, port: int) -> None:
        self.port = port
        self.trusted = ssl.create_default_context(cafile=str(folder / "tls.pem"))
        self.cookies: dict[str, str] = {}
        self.headers: Mapping[str, str] = {}

    def ask(
        self, path: str, form: Mapping[str, str] | bytes | None = None
    ) -> tuple[int, str]:
        sent = urlencode(form) if isinstance(form, Mapping) else form
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": HOST, "Cookie": kept, "Origin": "null", **FORM}
        connection = Resolved(HOST, self.port, context=self.trusted)
        connection.request("GET" if form is None else "POST", path, sent, headers)
        response = connection.getresponse()
        self._keep(response)
        text = response.read().decode()
        connection.close()
        return response.status, text

    def _keep(self, response: HTTPResponse) -> None:
        self.headers = dict(response.getheaders())
        for cookie in response.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value


class Resolved(HTTPSConnection):
    """Finds every host on this machine."""

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self.port))
        self.sock = self._context.wrap_socket(  # type: ignore[attr-defined]
            plain, server_hostname=self.host
        )


@pytest.fixture(params=BEHIND)
def visitor(
    request: pytest.FixtureRequest, product: Workers, tmp_path: Path
) -> Iterator[Visitor]:
    with BEHIND[request.param](tmp_path, product.port) as port:
        yield Visitor(tmp_path, port)


def test_forms_can_be_sent_behind_a_web_server(
    visitor: Visitor, product: Workers
) -> None:
    status, page = visitor.ask("/sign-in")
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token
    form = {"csrf_token": token[1]}

    taken = visitor.ask("/language", form | {"language": "fr", "back": "/promise"})
    asked = visitor.ask("/sign-in/link", form | {"email": "nobody@example.org"})
    forged = visitor.ask("/sign-in/link", {"email": "nobody@example.org"})
    answered = visitor.ask("/p", {"ticket": "A" * 24, "energy": "4"})

    assert (status, taken[0], asked[0], forged[0]) == (200, 303, 303, 400)
    assert answered[0] == 200  # no pulse is open
    assert visitor.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert [*visitor.cookies] == ["__Host-diapason"]
    assert product.log.read_text() == ""


@pytest.mark.parametrize("server", BEHIND)
def test_the_recipe_keeps_answers_out_of_the_web_servers_logs(
    product: Workers, tmp_path: Path, server: str
) -> None:
    with BEHIND[server](tmp_path, product.port) as port:
        visitor = Visitor(tmp_path, port)
        for path in ("/p", "/r/some", "/t/some", "/t/story/some", "/promise"):
            visitor.ask(path)
        visitor.ask("/assets/none.js")
        for path in ("/p", "/t/some", "/t/story/some"):
            visitor.ask(path, {"ticket": "A" * 24})
            too_large = visitor.ask(path, b"x" * 100_000)[0]
            assert too_large in {413, 502}  # Caddy says 502 until its 2.7

    logged = "".join((tmp_path / name).read_text() for name in LOGS[server])
    told = re.findall('"[A-Z]+ ([^ ]+)', logged)
    assert told == (["/promise"] if server == "nginx" else [])
    assert not re.search(r"/[rt]/|/p\b", logged)


def test_too_large_an_answer_is_told_in_words(
    visitor: Visitor, product: Workers
) -> None:
    status, page = visitor.ask("/sign-in", b"x" * 11_200_000)

    assert status == 413
    assert "This file is too large." in page
    assert product.log.read_text() == ""


@pytest.mark.parametrize("path", ["/p", "/t/some", "/t/story/some", "/sign-in"])
@pytest.mark.parametrize("rest", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_or_cut_off_is_refused_and_in_no_log(
    product: Workers, path: str, rest: str
) -> None:
    kind = "multipart/form-data" if rest is BROKEN["no parts"] else FORM["Content-Type"]
    head = f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nContent-Type: {kind}\r\n"

    with socket.create_connection(("127.0.0.1", product.port)) as connection:
        connection.sendall(f"{head}{rest}".encode())
        connection.shutdown(socket.SHUT_WR)
        answer = connection.makefile("rb").read()

    assert answer[:12] in {b"HTTP/1.1 200", b"HTTP/1.1 400", b"HTTP/1.1 404"}
    assert product.log.read_text() == ""
