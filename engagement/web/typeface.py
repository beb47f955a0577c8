"""The typeface of pages for readers: a font that is fetched once, when files are built.

It comes from the package registry of npm, of one version whose hash is known; where
that cannot be reached, pages are set in a typeface of the reader's machine.
"""

import base64
import hashlib
import io
import logging
import tarfile
from pathlib import Path
from urllib.request import urlopen

PACKAGE = (
    "https://registry.npmjs.org/@fontsource-variable/source-sans-3/-/"
    "source-sans-3-5.3.1.tgz"
)
SHA512 = (
    "u0p5Z/PM2e1uxYOMiodLM6NVzxHwULcB6Oi7QSr2WU/sdoLBFP/BeOZ3YYHe"
    "J6rHsjPZA1nZweZVaV7sf2MAyQ=="
)
"""In base64, as the registry writes it."""
FONT = "package/files/source-sans-3-latin-wght-normal.woff2"
LICENCE = "package/LICENSE"
PATIENCE = 20
"""Seconds that the registry is waited for."""
log = logging.getLogger(__name__)


class WrongPackage(ValueError):  # noqa: N818 - named for what was found
    """What came is not the package that was looked at when it was chosen."""


def typeface(kept: Path) -> dict[str, bytes]:
    """Return the font and its licence by name, kept in a file; empty: unreachable.

    Raises `WrongPackage`.
    """
    is_new = not kept.exists()
    try:
        content = _fetched() if is_new else kept.read_bytes()
    except OSError as error:
        log.warning("%s cannot be reached (%s); built without it.", PACKAGE, error)
        return {}
    _check(content)
    if is_new:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content)
    with tarfile.open(fileobj=io.BytesIO(content)) as package:
        return {
            "text.woff2": _member(package, FONT),
            "text-licence.txt": _member(package, LICENCE),
        }


def _fetched() -> bytes:
    with urlopen(PACKAGE, timeout=PATIENCE) as response:
        content: bytes = response.read()
    return content


def _check(content: bytes) -> None:
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != SHA512:
        raise WrongPackage(PACKAGE)


def _member(package: tarfile.TarFile, name: str) -> bytes:
    member = package.extractfile(name)
    return member.read() if member else b""
