"""Ids of answers as numbers of 64 bits, by which an answer is counted once.

Only these are kept, never what a tool calls its tickets. For any two ids, chance makes
them alike once in 2⁶⁴: each half is a multilinear hash (Lemire and Kaser, Strongly
universal string hashing is fast, 2014), its weights from SHA-256.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

LONGEST = 256
"""Letters of an id with its moment; more than there can be."""
AT_ONCE = 20_000
HALF = np.uint64(32)


def _weights() -> Numbers:
    """Return two numbers for the start and for each letter; the same for ever."""
    digests = (hashlib.sha256(b"%d" % place).digest() for place in range(LONGEST + 1))
    return np.array([np.frombuffer(one[:16], "<u8") for one in digests], np.uint64)


WEIGHTS = _weights()


def fingerprints(names: Sequence[str]) -> Numbers:
    """Return a number for each name, the same on every machine."""
    found = np.empty(len(names), np.uint64)
    for start in range(0, len(names), AT_ONCE):
        some = np.array(names[start : start + AT_ONCE], dtype=np.str_)
        found[start : start + AT_ONCE] = _hashed(some)
    return found


def _hashed(names: NDArray[np.str_]) -> Numbers:
    width = names.dtype.itemsize // 4
    letters = names.view(np.uint32).reshape(len(names), width).T.astype(np.uint64)
    high, low = np.tile(WEIGHTS[0], (len(names), 1)).T.copy()
    for letter, (one, other) in zip(letters, WEIGHTS[1:], strict=False):
        high += letter * one
        low += letter * other
    found: Numbers = (high >> HALF << HALF) | (low >> HALF)
    return found


def salt(source: str, metric: str) -> np.uint64:
    """Return what makes the same id another answer in another source or metric."""
    digest = hashlib.sha256(f"{source}\x1f{metric}".encode()).digest()
    return np.uint64(int.from_bytes(digest[:8], "little"))


def key(source: str, metric: str, name: str) -> int:
    """Return by what an answer is known in the database."""
    return int((fingerprints([name]) ^ salt(source, metric)).view(np.int64)[0])
