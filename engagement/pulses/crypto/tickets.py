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
TYPED_BETWEEN = re.compile(r"[\W_]+")
SENT = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
SHOWN = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The same 32 signs as people read them aloud: no I, L, O or U (Crockford)."""
TO_SHOWN = str.maketrans(SENT, SHOWN)
LOOK_ALIKES = {
    SENT: str.maketrans("018", "OIB"),
    SHOWN: str.maketrans(f"{SHOWN}OIL", SENT + SENT[0] + 2 * SENT[1]),
}
"""What is meant by a sign, in each of both spellings; in our own words of `SENT`."""
IN_A_GROUP = 4


class Forged(ValueError):  # noqa: N818 - named for what was found
    """A ticket in the database that the product did not make."""


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def ticket_for(key: bytes, person_uuid: str) -> str:
    """Return the person's 24 characters: the same every time, so a mail can be lost."""
    digest = hmac.digest(key, person_uuid.encode(), hashlib.sha256)
    return base64.b32encode(digest[:KEPT_BYTES]).decode()


def spelled(ticket: str) -> list[str]:
    """Return a ticket to read from paper, or aloud, in groups of four."""
    shown = ticket.translate(TO_SHOWN)
    return [shown[at : at + IN_A_GROUP] for at in range(0, len(shown), IN_A_GROUP)]


def hash_ticket(ticket: str) -> bytes:
    return hashlib.sha256(ticket.encode()).digest()


def hashes_of(typed: str) -> tuple[bytes, bytes]:
    """Hash what was typed, read as links have it and as `spelled` shows it.

    Spaces, dashes, small letters and signs that look alike do not matter. Both
    spellings share letters, so that only the database tells which was meant.
    """
    signs = TYPED_BETWEEN.sub("", typed).upper()
    sent, shown = (signs.translate(LOOK_ALIKES[one]) for one in (SENT, SHOWN))
    return hash_ticket(sent), hash_ticket(shown)


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
