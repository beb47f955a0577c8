"""Ids of answers as numbers of 64 bits, by which an answer is counted once.

Only these are kept, never what a tool calls its tickets. Two ids are alike by chance
once in 2⁶⁴ (XXH3, the same on every machine).
"""

from collections.abc import Sequence

import numpy as np
import xxhash
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]


def fingerprints(names: Sequence[str]) -> Numbers:
    """Return a number for each name."""
    digests = map(xxhash.xxh3_64_intdigest, map(str.encode, names))
    return np.fromiter(digests, np.uint64, len(names))


def salt(source: str, metric: str) -> np.uint64:
    """Return what makes the same id another answer in another source or metric."""
    (salt,) = fingerprints([f"{source}\x1f{metric}"])
    return np.uint64(salt)
