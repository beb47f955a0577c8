"""Calls a webhook: the host that was checked, at the address that was checked.

By Python's own `http.client`, which follows no redirect and asks no proxy of the
environment, and tells nobody of addresses: urllib3 writes them into the log where a
header is odd, and httpx at every call. Of the answer nothing counts but its status.
"""

import json
import logging
import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException, HTTPSConnection
from threading import Timer
from typing import Self

from engagement.mail.mailer import Outcome
from engagement.mail.webhooks.addresses import PORT
from engagement.mail.webhooks.messages import HookMessage
from engagement.mail.webhooks.networks import is_public

TIMEOUT = 5.0
"""Seconds that each step is waited for: a connection, a line."""
LONGEST_CALL = 20.0
"""Seconds after which a call is cut off, whatever trickles in."""
MOST_READ = 4_096
"""Bytes of an answer, so that the service is not cut off while it speaks."""
DONE = range(200, 300)
TRY_AGAIN = {408, 425, 429, *range(500, 600)}
HEADERS = {
    "Content-Type": "application/json; charset=utf-8",
    "User-Agent": "Diapason",
    "Connection": "close",
}
log = logging.getLogger(__name__)
Resolve = Callable[[str], Iterable[str]]
"""From a host to all its addresses; raises `OSError`."""
Dial = Callable[[str], socket.socket]
"""From an address to a connection with its port 443; raises `OSError`."""


class NotPublic(OSError):  # noqa: N818 - named for what was found
    """A host leads to an address that is not of the whole internet."""


def addresses_of(host: str) -> list[str]:
    found = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_kind, address in found))


def connected(address: str) -> socket.socket:
    return socket.create_connection((address, PORT), TIMEOUT)


class Caller:
    """Sends notices one by one; what goes wrong with one stops no other."""

    def __init__(
        self,
        *,
        resolve: Resolve = addresses_of,
        dial: Dial = connected,
        trust: ssl.SSLContext | None = None,
        longest: float = LONGEST_CALL,
    ) -> None:
        self._resolve, self._dial, self._longest = resolve, dial, longest
        self._trust = trust or ssl.create_default_context()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Keep nothing open: each call ends its connection."""

    def send(self, message: HookMessage) -> Outcome:
        """Send a notice; a host that is not reached is tried again later."""
        host = message.to.host
        try:
            with (
                self._line(host) as line,
                closing(_Call(host, line, self._trust)) as call,
            ):
                call.say(message)
                status = call.status()
        except (OSError, HTTPException) as error:
            why = type(error).__name__
            log.warning("A notice did not reach %s (%s): tried again.", host, why)
            return Outcome.LATER
        if status in DONE:
            return Outcome.SENT
        return Outcome.LATER if status in TRY_AGAIN else Outcome.NEVER

    @contextmanager
    def _line(self, host: str) -> Iterator[socket.socket]:
        """Connect with a host for a while; raises `NotPublic`.

        The address that is called is one of those that were looked at: it is not asked
        for again, when it could be another.
        """
        addresses = list(self._resolve(host))
        if not addresses or not all(map(is_public, addresses)):
            raise NotPublic
        line = self._dialled(addresses)
        own = line.dup()  # TLS takes the other over
        end = Timer(self._longest, _cut, [own])
        end.daemon = True
        end.start()
        try:
            yield line
        finally:
            end.cancel()
            _cut(own)
            own.close()
            line.close()

    def _dialled(self, addresses: list[str]) -> socket.socket:
        for address in addresses[:-1]:
            with suppress(OSError):  # one of several ways is closed, such as IPv6
                return self._dial(address)
        return self._dial(addresses[-1])


class _Call(HTTPSConnection):
    """One call over a line that is there."""

    def __init__(self, host: str, line: socket.socket, trust: ssl.SSLContext) -> None:
        super().__init__(host, PORT, timeout=TIMEOUT, context=trust)
        self._line, self._trust = line, trust

    def connect(self) -> None:
        self._line.settimeout(TIMEOUT)
        self.sock = self._trust.wrap_socket(self._line, server_hostname=self.host)

    def say(self, message: HookMessage) -> None:
        self.request("POST", message.to.target, json.dumps(message.body), HEADERS)

    def status(self) -> int:
        """Return what the host answers; where it says nothing, that it was told.

        A channel that is told twice is worse than one that is told late.
        """
        try:
            answer = self.getresponse()
        except (OSError, HTTPException):
            return DONE.start
        with answer, suppress(OSError, HTTPException):
            answer.read(MOST_READ)
        return answer.status


def _cut(line: socket.socket) -> None:
    with suppress(OSError):  # it is cut already
        line.shutdown(socket.SHUT_RDWR)
