"""The mails that lie in the outbox."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from sqlalchemy import select

from engagement.database import db
from engagement.mail import addresses
from engagement.mail.models import Mail, MailKind
from engagement.web.context import settings


def lying_in(instance: Path) -> list[EmailMessage]:
    files = sorted((instance / "outbox").glob("*.eml"))
    return [message_from_bytes(f.read_bytes(), policy=policy.default) for f in files]


def text_of(mail: EmailMessage) -> str:
    """Return what a mail says to those who read it without HTML."""
    body = mail.get_body(["plain"])
    assert body
    return str(body.get_content()).replace("\r\n", "\n")


def waiting_addresses() -> list[str | None]:
    """Return who is to be told of a new address, in the order of the changes."""
    waiting = db.session.scalars(
        select(Mail).where(Mail.kind == MailKind.ADDRESS).order_by(Mail.id)
    )
    secret: str = settings().secret
    return [addresses.opened(one.sealed_address or b"", secret) for one in waiting]
