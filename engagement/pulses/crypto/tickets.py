"""Tickets: made from a person's random id, known to the database by hash alone (R2).

A ticket's counting group is encrypted, and bound to its hash: nobody who has the
database can count tickets by group, or give a ticket of theirs the group of another.
"""

import base64
import hashlib
import hmac
import re
import secrets
import struct

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

KEY_BYTES = 32
KEPT_BYTES = 15
GROUPS, ADDRESSES = "groups", "addresses"
"""The purposes of the keys for counting groups, and for addresses."""
GROUP = struct.Struct(">q")
TYPED_BETWEEN = re.compile(r"[\s-]+")


class Forged(ValueError):  # noqa: N818 - named for what was found
    """A ticket in the database that the product did not make."""


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def ticket_for(key: bytes, person_uuid: str) -> str:
    """Return the person's 24 characters: the same every time, so a mail can be lost."""
    digest = hmac.digest(key, person_uuid.encode(), hashlib.sha256)
    return base64.b32encode(digest[:KEPT_BYTES]).decode()


def hash_ticket(ticket: str) -> bytes:
    """Hash a ticket as typed: spaces, dashes and small letters do not matter."""
    return hashlib.sha256(TYPED_BETWEEN.sub("", ticket).upper().encode()).digest()


def encrypted_group(key: bytes, ticket_hash: bytes, group_id: int) -> bytes:
    return bytes(SecretBox(key).encrypt(GROUP.pack(group_id) + ticket_hash))


def group_in(key: bytes, ticket_hash: bytes, group: bytes) -> int:
    """Return a ticket's counting group; raises `Forged` where it is not ours."""
    try:
        content = SecretBox(key).decrypt(group)
    except (CryptoError, TypeError, ValueError) as error:
        raise Forged from error
    if content[GROUP.size :] != ticket_hash:
        raise Forged
    (group_id,) = GROUP.unpack_from(content)
    return int(group_id)


def address_hash(key: bytes, person_uuid: str, email: str | None) -> bytes | None:
    """Hash the one address to which a person's ticket goes; None: there is none."""
    if email is None:
        return None
    return hmac.digest(key, f"{person_uuid} {email}".encode(), hashlib.sha256)
