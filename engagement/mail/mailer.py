"""Mails: rendered when sent, kept nowhere by us."""

import logging
import secrets
import smtplib
from collections.abc import Iterable
from email import policy
from email.message import EmailMessage

from engagement.config import Settings

log = logging.getLogger(__name__)


def message(to: str, subject: str, body: str) -> EmailMessage:
    # Other letters in an address cannot be written in ASCII: Python fails at some.
    mail = EmailMessage(policy.default.clone(utf8=not to.isascii()))
    mail["To"] = to
    mail["Subject"] = subject
    mail.set_content(body)
    return mail


def send(settings: Settings, mails: Iterable[EmailMessage]) -> None:
    """Send by SMTP, or, without a server, leave the mails in the outbox folder.

    Raises `OSError` (of which `smtplib.SMTPException` is one) when it cannot. An
    address that the server refuses is passed over, so that it keeps nobody else from
    their mail.
    """
    if not settings.mail_server:
        _leave_in_outbox(settings, mails)
        return
    host, _, port = settings.mail_server.partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=30) as server:
        for mail in mails:
            mail["From"] = settings.mail_from
            try:
                server.send_message(mail)
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPNotSupportedError):
                log.warning("The mail server refused an address; it is passed over.")


def _leave_in_outbox(settings: Settings, mails: Iterable[EmailMessage]) -> None:
    outbox = settings.instance / "outbox"
    outbox.mkdir(mode=0o700, parents=True, exist_ok=True)
    for mail in mails:
        mail["From"] = settings.mail_from
        (outbox / f"{secrets.token_hex(8)}.eml").write_bytes(bytes(mail))
