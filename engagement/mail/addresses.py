"""Addresses that wait with a mail, which nobody reads without the secret."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox


def sealed(address: str, secret: str) -> bytes:
    return bytes(_box(secret).encrypt(address.encode()))


def opened(data: bytes, secret: str) -> str | None:
    """Return the address; None: it was sealed by another secret, or altered."""
    try:
        return _box(secret).decrypt(data).decode()
    except CryptoError:
        return None


def _box(secret: str) -> SecretBox:
    key = HKDF(SHA256(), length=SecretBox.KEY_SIZE, salt=None, info=b"diapason mail")
    return SecretBox(key.derive(secret.encode()))
