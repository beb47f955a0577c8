"""Tickets: made from a person's random id, known to the database by hash alone (R2)."""

import base64
import hashlib
import hmac
import re
import secrets

KEY_BYTES = 32
KEPT_BYTES = 15
TYPED_BETWEEN = re.compile(r"[\s-]+")


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def ticket_for(key: bytes, person_uuid: str) -> str:
    """Return the person's 24 characters: the same every time, so a mail can be lost."""
    digest = hmac.digest(key, person_uuid.encode(), hashlib.sha256)
    return base64.b32encode(digest[:KEPT_BYTES]).decode()


def hashed(ticket: str) -> bytes:
    """Hash a ticket as typed: spaces, dashes and small letters do not matter."""
    return hashlib.sha256(TYPED_BETWEEN.sub("", ticket).upper().encode()).digest()
