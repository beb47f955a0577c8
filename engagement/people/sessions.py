"""One-time links and signed-in browsers, both known by their hashes alone."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_, select, update
from sqlalchemy.orm import Session, joinedload

from engagement.people.models import Person, SignIn, SignInLink

LINK_LASTS = timedelta(hours=24)
"""Of a link that the operator has printed and must yet carry to somebody."""
ASKED_LINK_LASTS = timedelta(minutes=15)
"""Of a link that somebody waits for; what lies in a mailbox afterwards is of no use."""
MINUTE = timedelta(minutes=1)
LINKS_APART = MINUTE
IDLE_LIMIT = timedelta(hours=2)
ABSOLUTE_LIMIT = timedelta(hours=12)
SEEN_AGAIN_AFTER = timedelta(minutes=5)
TOKEN_BYTES = 24


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def new_link(
    session: Session, person: Person, now: datetime, lasts: timedelta = LINK_LASTS
) -> str:
    """Store a one-time link for a person and return its token, which is not stored."""
    session.execute(delete(SignInLink).where(SignInLink.expires_at < now))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        SignInLink(hash=_hash(token), person_id=person.id, expires_at=now + lasts)
    )
    return token


def has_new_link(session: Session, person: Person, now: datetime) -> bool:
    """Tell whether a link was asked for so lately that another would be a nuisance."""
    latest = now + ASKED_LINK_LASTS
    links = select(SignInLink.hash).where(
        SignInLink.person_id == person.id,
        SignInLink.expires_at > latest - LINKS_APART,
        SignInLink.expires_at <= latest,
    )
    return session.scalars(links).first() is not None


def use_link(session: Session, token: str, now: datetime) -> str | None:
    """Spend a link and return a new browser's token; None: unknown, used or too old."""
    spent = session.execute(
        delete(SignInLink)
        .where(SignInLink.hash == _hash(token.strip()), SignInLink.expires_at > now)
        .returning(SignInLink.person_id)
    ).scalar()
    return None if spent is None else begin(session, spent, now)


def begin(session: Session, person_id: int, now: datetime) -> str:
    """Sign a person in on a new browser token; old ones are swept away."""
    session.execute(
        delete(SignIn).where(
            or_(
                SignIn.began_at < now - ABSOLUTE_LIMIT,
                SignIn.seen_at < now - IDLE_LIMIT,
            )
        )
    )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        SignIn(hash=_hash(token), person_id=person_id, began_at=now, seen_at=now)
    )
    return token


def signed_in(session: Session, token: str, now: datetime) -> SignIn | None:
    """Return who is signed in under a browser's token, within both limits."""
    return session.scalars(
        select(SignIn)
        .options(joinedload(SignIn.person))
        .where(
            SignIn.hash == _hash(token),
            SignIn.began_at > now - ABSOLUTE_LIMIT,
            SignIn.seen_at > now - IDLE_LIMIT,
        )
    ).first()


def see_again(connection: Connection, token: str, now: datetime) -> None:
    """Move the idle limit on; on a connection of its own, so that it locks briefly."""
    connection.execute(
        update(SignIn).where(SignIn.hash == _hash(token)).values(seen_at=now)
    )


def end(session: Session, token: str) -> None:
    session.execute(delete(SignIn).where(SignIn.hash == _hash(token)))
