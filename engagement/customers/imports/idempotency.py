"""What programs were told of their batches, so that asking twice does nothing twice."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from engagement.customers.models import Answered
from engagement.database import work_alone

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Batch:
    """A batch as it came: whose, under which name if any, and its bytes."""

    key_id: int
    name: str
    content: bytes

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(self.content).digest()


class SentOtherwise(ValueError):  # noqa: N818 - named for the broken rule
    """The name of a batch stands for one with something else in it."""


def told_before(session: Session, sent: Batch) -> str:
    """Return what was answered to this very batch, or nothing; raises `SentOtherwise`.

    Whoever sends the same meanwhile waits until the transaction ends.
    """
    work_alone(session)
    known = session.get(Answered, (sent.key_id, sent.name)) if sent.name else None
    if known and known.digest != sent.digest:
        raise SentOtherwise
    return known.answer if known else ""


def remember(session: Session, sent: Batch, answer: str, now: datetime) -> None:
    """Keep an answer under the name of its batch, if it has one."""
    session.execute(delete(Answered).where(Answered.answered_at < now - KEPT_FOR))
    if sent.name:
        session.add(
            Answered(
                key_id=sent.key_id,
                name=sent.name,
                digest=sent.digest,
                answer=answer,
                answered_at=now,
            )
        )
