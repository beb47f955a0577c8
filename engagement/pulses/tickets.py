"""Tickets: made from a person's random id, known to the database by hash alone (R2)."""

import base64
import hashlib
import hmac
import re
import secrets

KEY_BYTES = 32
KEPT_BYTES = 15
LENGTH = 24
SPOKEN = re.compile(r"[\s-]+")


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def ticket_for(key: bytes, person_uuid: str) -> str:
    """Return the person's 24 characters: the same every time, so a mail can be lost."""
    digest = hmac.digest(key, person_uuid.encode(), hashlib.sha256)
    return base64.b32encode(digest[:KEPT_BYTES]).decode()


def hashed(ticket: str) -> bytes:
    """Hash a ticket as typed: spaces, dashes and small letters do not matter."""
    return hashlib.sha256(SPOKEN.sub("", ticket).upper().encode()).digest()


def spoken(ticket: str) -> str:
    """Write a ticket in groups of four, for typing."""
    return "-".join(ticket[start : start + 4] for start in range(0, LENGTH, 4))
