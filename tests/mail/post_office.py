"""A mail server that does what a test wants, on a free port of this machine."""

import logging
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.mail.outbox import text_of

TAKEN = "250 OK"


@dataclass
class PostOffice:
    """What has come, and what is said to each mail."""

    answer: Callable[[str], str] = lambda _: TAKEN
    """From the address to the server's word; "" hangs up."""
    calls: int = 0
    came: list[str] = field(default_factory=list)
    """Addresses of the mails taken, in their order."""
    texts: list[str] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def each(self) -> Counter[str]:
        return Counter(self.came)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's signature
        self,
        _server: SMTP,
        session: Session,
        _envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        self.calls += 1
        session.host_name = hostname
        return responses

    async def handle_DATA(  # noqa: N802 - likewise
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        (to,) = envelope.rcpt_tos
        said = self.answer(to)
        if not said:
            assert server.transport
            server.transport.close()
            return "421 bye"
        if said == TAKEN:
            content = envelope.content
            assert isinstance(content, bytes)
            self.came.append(to)
            mail = message_from_bytes(content, policy=policy.default)
            self.texts.append(text_of(mail))
            self.mails.append(mail)
        return said


@contextmanager
def post_office(answer: Callable[[str], str] = lambda _: TAKEN) -> Iterator[PostOffice]:
    """Open one until the end of the block; what it logs itself is no log of ours."""
    logging.getLogger("mail").setLevel(logging.CRITICAL)
    office = PostOffice(answer)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        office.port = probe.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=office.port)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()
