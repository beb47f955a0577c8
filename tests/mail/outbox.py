"""The mails that lie in the outbox."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path


def lying_in(instance: Path) -> list[EmailMessage]:
    files = sorted((instance / "outbox").glob("*.eml"))
    return [message_from_bytes(f.read_bytes(), policy=policy.default) for f in files]


def text_of(mail: EmailMessage) -> str:
    """Return what a mail says to those who read it without HTML."""
    body = mail.get_body(["plain"])
    assert body
    return str(body.get_content()).replace("\r\n", "\n")
