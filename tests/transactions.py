"""What no test may see: a statement after a view's commit, a wait inside a transaction.

Whoever begins a transaction in a request that may write takes SQLite's write lock. So
nothing is asked after the commit, and nobody waits for somebody else, be it a mail
server, the store of limits or a slow client, while a transaction is open.
"""

import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import local
from typing import IO, Any
from weakref import WeakSet

from flask import Flask, g, has_request_context, request, request_started
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

import engagement
from engagement.mail import mailer

LIVES_A_WEEK = "demo.next_week"
"""Plays a closing, an opening and many answers, each of which commits by itself."""
PRODUCT = str(Path(engagement.__file__).parent)


class Watch:
    """Keeps what broke one of the two rules, until a test looks."""

    def __init__(self) -> None:
        self.broken: list[str] = []
        self._here = local()

    @property
    def _open(self) -> "WeakSet[Connection]":
        """Connections of this thread whose transaction is open."""
        found: WeakSet[Connection] = vars(self._here).setdefault("open", WeakSet())
        return found

    def begins(self, connection: Connection) -> None:
        self._open.add(connection)
        if _writes() and "has_committed" in g and request.endpoint != LIVES_A_WEEK:
            self._note(f"{request.endpoint} asks the database after its commit")

    def commits(self, connection: Connection) -> None:
        self._open.discard(connection)
        if _writes() and "view_runs" in g:
            g.has_committed = True

    def rolls_back(self, connection: Connection) -> None:
        self._open.discard(connection)

    def waits(self, for_what: str) -> None:
        if any(connection.in_transaction() for connection in self._open):
            self._note(f"{for_what} is waited for inside a transaction")

    def _note(self, what: str) -> None:
        ours = [
            f"{Path(frame.filename).name}:{frame.lineno}"
            for frame in traceback.extract_stack()
            if frame.filename.startswith(PRODUCT)
        ]
        self.broken.append(f"{what} ({' > '.join(ours[-4:])})")


def _writes() -> bool:
    return has_request_context() and request.method not in {"GET", "HEAD"}


watch = Watch()


class SlowClient:
    """The body of a request, which may come as slowly as the client likes."""

    def __init__(self, body: IO[bytes]) -> None:
        self._body = body

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a body has
        if name.startswith("read"):
            watch.waits("The client")
        return getattr(self._body, name)


def install(app: Flask) -> None:
    """Tell the view from the gate before it, and watch the body of each request."""

    def request_begins(_app: Flask) -> None:
        request.environ["wsgi.input"] = SlowClient(request.environ["wsgi.input"])

    def view_begins() -> None:
        g.view_runs = True

    request_started.connect(request_begins, app, weak=False)
    app.before_request(view_begins)


@cache
def listen() -> None:
    """Watch every engine, mail and look at the store of limits from now on."""
    event.listen(Engine, "begin", watch.begins)
    event.listen(Engine, "commit", watch.commits)
    event.listen(Engine, "rollback", watch.rolls_back)
    mailer.Post.send = _after("A mail server", mailer.Post.send)  # type: ignore[method-assign]
    for name in ("hit", "test"):
        asked = getattr(FixedWindowRateLimiter, name)
        setattr(FixedWindowRateLimiter, name, _after("The store of limits", asked))


def _after(for_what: str, wait: Callable[..., Any]) -> Callable[..., Any]:
    def waiting(*given: object, **named: object) -> object:
        watch.waits(for_what)
        return wait(*given, **named)

    return waiting
