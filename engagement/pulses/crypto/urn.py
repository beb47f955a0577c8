"""The urn: keys of a pulse, and envelopes that only its private key opens (R1)."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from engagement.pulses.ballot import Ballot

PRIVATE, TICKETS, ENVELOPES = "private", "tickets", "envelopes"
"""The purposes for which keys of a pulse are wrapped or derived."""
RELEASES = "releases"
"""The purpose of the key that signs releases, of no pulse alone."""
SIZE = 2048
"""Of a ballot before it is sealed, comment or not: the size tells nothing (R1)."""
TAG_BYTES = 16


class SecretChanged(RuntimeError):  # noqa: N818 - named for the broken rule
    """The application's secret is not the one that wrapped a pulse's keys."""


def new_keys() -> tuple[bytes, bytes]:
    """Return a fresh public and private key."""
    private = PrivateKey.generate()
    return bytes(private.public_key), bytes(private)


def wrap_key(secret: str, pulse_id: int, purpose: str, key: bytes) -> bytes:
    """Encrypt a pulse's key under the application's secret, which no database has."""
    return bytes(SecretBox(derive_key(secret, pulse_id, purpose)).encrypt(key))


def unwrap_key(secret: str, pulse_id: int, purpose: str, key: bytes) -> bytes:
    """Decrypt what `wrap_key` gave; raises `SecretChanged` under another secret."""
    try:
        return SecretBox(derive_key(secret, pulse_id, purpose)).decrypt(key)
    except (CryptoError, TypeError, ValueError) as error:
        raise SecretChanged from error


def derive_key(secret: str, pulse_id: int, purpose: str) -> bytes:
    """Return a key that follows from the application's secret, for one purpose."""
    info = f"diapason pulse {pulse_id} {purpose}".encode()
    hkdf = HKDF(SHA256(), length=SecretBox.KEY_SIZE, salt=None, info=info)
    return hkdf.derive(secret.encode())


def seal(public_key: bytes, key: bytes, envelope_id: bytes, ballot: Ballot) -> bytes:
    """Seal a ballot; every envelope has the same size, whatever it holds.

    The public key is no secret, so a tag inside tells our envelopes from those that
    somebody else put into the database.
    """
    tag = _tag(key, envelope_id)
    content = json.dumps(
        [ballot.group_id, dict(ballot.ratings), ballot.comment, tag],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    return SealedBox(PublicKey(public_key)).encrypt(content.ljust(SIZE))


def open_envelopes(
    private_key: bytes, key: bytes, envelopes: Iterable[tuple[bytes, bytes]]
) -> Iterator[Ballot]:
    """Open envelopes, given with their ids; those that are not ours are left out."""
    box = SealedBox(PrivateKey(private_key))
    for envelope_id, envelope in envelopes:
        try:
            *answers, tag = json.loads(box.decrypt(envelope))
            if len(answers) == 1:  # of an earlier version: see migration 0007
                answers = json.loads(box.decrypt(base64.b64decode(answers[0])))
        except (CryptoError, ValueError, TypeError):
            continue
        if tag == _tag(key, envelope_id):
            group_id, ratings, comment = answers
            yield Ballot(group_id, ratings, comment)


def _tag(key: bytes, envelope_id: bytes) -> str:
    return hmac.digest(key, envelope_id, hashlib.sha256)[:TAG_BYTES].hex()
