"""Looking for texts and bytes in files, in every usual disguise."""

import os
import subprocess
from base64 import b64encode
from binascii import hexlify
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

SKIPPED = (0, 2, 3)
"""Characters of base64 that depend on what stands so many bytes before."""


def disguises(needle: bytes) -> Iterator[bytes]:
    """Yield a needle raw, in UTF-16, hexadecimal, base64, and as Python writes it."""
    yield needle
    yield repr(needle)[2:-1].encode()
    yield hexlify(needle)
    yield hexlify(needle).upper()
    for before, skipped in enumerate(SKIPPED):
        whole = (before + len(needle)) * 8 // 6
        yield b64encode(bytes(before) + needle)[skipped:whole]
    if needle.isascii():
        yield needle.decode().encode("utf-16-le")
        yield needle.decode().encode("utf-16-be")


def widths(needle: bytes) -> Iterator[bytes]:
    """Yield a needle raw, and as a text in Python's memory."""
    yield needle
    if needle.isascii():
        for wide in ("utf-16-le", "utf-32-le"):
            yield needle.decode().encode(wide)


def found(
    files: Iterable[Path],
    needles: Mapping[bytes, str],
    disguises: Callable[[bytes], Iterable[bytes]] = disguises,
) -> Counter[str]:
    """Count by name the different needles that stand in the files."""
    names = {
        _in_one_line(disguise): (needle, name)
        for needle, name in needles.items()
        for disguise in disguises(needle)
    }
    with NamedTemporaryFile() as patterns, NamedTemporaryFile() as content:
        patterns.write(b"\n".join(names))
        patterns.flush()
        content.writelines(_content(file) + b"\n" for file in files)
        content.flush()
        grep = ["grep", "-ohaF", "-f", patterns.name, content.name]
        environment = {**os.environ, "LC_ALL": "C"}  # bytes, not characters
        run = subprocess.run(grep, capture_output=True, check=False, env=environment)  # noqa: S603 - our own words alone
    assert run.returncode in {0, 1}, run.stderr
    lines = set(run.stdout.split(b"\n")) - {b""}
    return Counter(name for _, name in {names[line] for line in lines})


def _in_one_line(disguise: bytes) -> bytes:
    """Return the longest part without a line's end, since grep reads lines."""
    return max(disguise.split(b"\n"), key=len)


def _content(file: Path) -> bytes:
    with suppress(FileNotFoundError):  # a server at work removes some
        return file.read_bytes()
    return b""


def files_in(*folders: Path) -> list[Path]:
    return [
        file for one in folders for file in sorted(one.rglob("*")) if file.is_file()
    ]


def told(found_names: Counter[str]) -> str:
    return ", ".join(f"{n} x {what}" for what, n in found_names.items()) or "nothing"
