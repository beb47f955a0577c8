"""Mails: rendered when sent, kept nowhere by us."""

import ipaddress
import secrets
import smtplib
import ssl
from email import policy
from email.message import EmailMessage
from enum import StrEnum
from typing import Self
from urllib.parse import unquote, urlsplit

from engagement.config import Settings

TIMEOUT = 30
"""Seconds that a mail server is waited for."""
NOT_NOW = range(400, 500)
CLOSING = 421
"""What a server says before it hangs up."""


class Outcome(StrEnum):
    """What a mail server did with a mail."""

    SENT = "sent"
    LATER = "later"  # it would not take it for now
    NEVER = "never"  # it will not take it


class BadAddress(ValueError):  # noqa: N818 - named for what was found
    """No mail can be written to an address."""


def message(to: str, subject: str, body: str) -> EmailMessage:
    """Begin a mail; raises `BadAddress`, and ValueError for anything else in it."""
    # Other letters in an address cannot be written in ASCII: Python fails at some.
    mail = EmailMessage(policy.default.clone(utf8=not to.isascii()))
    try:
        mail["To"] = to
    except ValueError as error:
        raise BadAddress(str(error)) from None
    mail["Subject"] = subject
    mail.set_content(body)
    return mail


class Post:
    """A connection to the mail server, kept over a run; without a server, the outbox.

    Opened with the first mail. `smtps://` speaks TLS from the start, `smtp://` by
    STARTTLS, which only a server on this machine may lack.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._server: smtplib.SMTP | None = None
        self._has_hung_up = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._server:
            self._server.close()

    def send(self, mail: EmailMessage) -> Outcome:
        """Send a mail; raises `OSError` when the server cannot be reached.

        A server that hangs up between two mails, as some do after a hundred, is called
        again once. Where it hangs up, or says nothing, on a new connection, that may be
        for one address: the mail waits. A second one in a row, and nothing would go.
        """
        if "From" not in mail:
            mail["From"] = self._settings.mail_from
        if not self._settings.mail_server:
            _leave_in_outbox(self._settings, mail)
            return Outcome.SENT
        if self._server:
            try:
                return _send(self._server, mail)
            except smtplib.SMTPServerDisconnected:
                self._server.close()
        self._server = _connected(self._settings.mail_server)
        return self._send_on_new(self._server, mail)

    def _send_on_new(self, server: smtplib.SMTP, mail: EmailMessage) -> Outcome:
        try:
            outcome = _send(server, mail)
        except smtplib.SMTPServerDisconnected:
            server.close()
            self._server = None
            if self._has_hung_up:
                raise
            self._has_hung_up = True
            return Outcome.LATER
        self._has_hung_up = False
        return outcome


def _send(server: smtplib.SMTP, mail: EmailMessage) -> Outcome:
    try:
        server.send_message(mail)
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        return _outcome(max(codes))
    except smtplib.SMTPDataError as refused:
        return _outcome(refused.smtp_code)
    except (smtplib.SMTPNotSupportedError, UnicodeError):
        return Outcome.NEVER
    return Outcome.SENT


def _outcome(code: int) -> Outcome:
    if code == CLOSING:
        raise smtplib.SMTPServerDisconnected
    return Outcome.LATER if code in NOT_NOW else Outcome.NEVER


def _connected(url: str) -> smtplib.SMTP:
    parts = urlsplit(url)
    host, context = parts.hostname or "", ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=TIMEOUT, context=context
        )
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT)
    try:
        if parts.scheme != "smtps" and not is_here(host):
            server.starttls(context=context)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
    except OSError:
        server.close()
        raise
    return server


def is_here(host: str) -> bool:
    """Tell whether a host is this machine, so that no network hears what is said."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _leave_in_outbox(settings: Settings, mail: EmailMessage) -> None:
    outbox = settings.instance / "outbox"
    outbox.mkdir(mode=0o700, parents=True, exist_ok=True)
    (outbox / f"{secrets.token_hex(8)}.eml").write_bytes(bytes(mail))
