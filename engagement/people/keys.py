"""Keys with which programs use the API, known by their hashes alone."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import Session

from engagement.people.models import ApiKey, Person, Scope

TOKEN_BYTES = 32
PREFIX = "diapason_"
"""Lets whoever finds a key in a file know what it opens."""
LONGEST_NAME = 60


@dataclass(frozen=True)
class ListedKey:
    """A key as the list shows it."""

    id: int
    name: str
    scopes: Sequence[str]
    created_at: datetime
    person: str | None
    """None: it came from the command line."""
    revoked_at: datetime | None
    used_on: date | None


def create(
    session: Session,
    name: str,
    scopes: Iterable[Scope],
    now: datetime,
    *,
    person_id: int | None,
) -> str:
    """Store a key and return it; from then on nobody can have it again."""
    token = PREFIX + secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        ApiKey(
            hash=_hash(token),
            name=name[:LONGEST_NAME],
            scopes=sorted({str(scope) for scope in scopes}),
            created_at=now,
            person_id=person_id,
        )
    )
    return token


def valid_key(session: Session, token: str) -> ApiKey | None:
    """Return the key that this is, unless it is unknown or revoked."""
    wanted = select(ApiKey).where(
        ApiKey.hash == _hash(token), ApiKey.revoked_at.is_(None)
    )
    return session.scalars(wanted).first()


def entries(session: Session) -> list[ListedKey]:
    """Return every key, the newest first, revoked ones included."""
    wanted = select(
        ApiKey.id, ApiKey.name, ApiKey.scopes, ApiKey.created_at, Person.name,
        ApiKey.revoked_at, ApiKey.used_on,
    ).outerjoin(Person, Person.id == ApiKey.person_id)  # fmt: skip
    return [
        ListedKey(*row) for row in session.execute(wanted.order_by(ApiKey.id.desc()))
    ]


def revoke(session: Session, key_id: int, now: datetime) -> str | None:
    """Let a key open nothing any more; return its name, or None if there is none."""
    key = session.get(ApiKey, key_id)
    if key is None:
        return None
    key.revoked_at = key.revoked_at or now
    return key.name


def note_use(connection: Connection, key_id: int, today: date) -> None:
    connection.execute(update(ApiKey).where(ApiKey.id == key_id).values(used_on=today))


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
