"""The urn: keys of a pulse, and envelopes that only its private key opens (R1)."""

import json
from collections.abc import Iterable, Iterator

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from engagement.pulses.counting import Ballot

SIZE = 1024
SIZE_WITH_COMMENT = 4096


class SecretChanged(RuntimeError):  # noqa: N818 - named for the broken rule
    """The application's secret is not the one that wrapped a pulse's keys."""


def new_keys() -> tuple[bytes, bytes]:
    """Return a fresh public and private key."""
    private = PrivateKey.generate()
    return bytes(private.public_key), bytes(private)


def wrapped(secret: str, pulse_id: int, purpose: str, key: bytes) -> bytes:
    """Encrypt a pulse's key under the application's secret, which no database has."""
    return bytes(SecretBox(_wrapping_key(secret, pulse_id, purpose)).encrypt(key))


def unwrapped(secret: str, pulse_id: int, purpose: str, key: bytes) -> bytes:
    """Decrypt what `wrapped` gave; raises `SecretChanged` under another secret."""
    try:
        return SecretBox(_wrapping_key(secret, pulse_id, purpose)).decrypt(key)
    except CryptoError as error:
        raise SecretChanged from error


def _wrapping_key(secret: str, pulse_id: int, purpose: str) -> bytes:
    info = f"diapason pulse {pulse_id} {purpose}".encode()
    hkdf = HKDF(SHA256(), length=SecretBox.KEY_SIZE, salt=None, info=info)
    return hkdf.derive(secret.encode())


def sealed(public_key: bytes, ballot: Ballot) -> bytes:
    """Seal a ballot; every envelope has one of two sizes, whatever it holds."""
    content = json.dumps(
        [ballot.group_id, dict(ballot.ratings), ballot.comment], ensure_ascii=False
    ).encode()
    size = SIZE_WITH_COMMENT if ballot.comment else SIZE
    return SealedBox(PublicKey(public_key)).encrypt(content.ljust(size))


def opened(private_key: bytes, envelopes: Iterable[bytes]) -> Iterator[Ballot]:
    box = SealedBox(PrivateKey(private_key))
    for envelope in envelopes:
        group_id, ratings, comment = json.loads(box.decrypt(envelope))
        yield Ballot(group_id, ratings, comment)
