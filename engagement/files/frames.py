"""Records as a frame of text, each distinct text of a column once."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from engagement.files.records import Records


def frame_of(records: Records, columns: Sequence[str]) -> pd.DataFrame:
    """Return records, all as wide as the columns, as categories of text."""
    cells = np.empty((len(records.rows), len(columns)), dtype=object)
    if records.rows:
        cells[:] = records.rows
    index = pd.Index(records.numbers, dtype=np.int64)
    found = {name: categories(cells[:, at]) for at, name in enumerate(columns)}
    return pd.DataFrame(found, index=index, columns=pd.Index(columns, dtype=object))


def categories(texts: Sequence[str] | NDArray[np.object_]) -> pd.Categorical:
    """Return texts by category; blanks around them make no difference."""
    codes, found = pd.factorize(np.asarray(texts, dtype=object))
    raw = found.tolist()
    stripped = list(map(str.strip, raw))
    if stripped != raw:
        again, found = pd.factorize(np.array(stripped, dtype=object))
        codes = again[codes]
    # Each text is there once, so that needs no look at a million.
    each = pd.Index(found, dtype=object)
    return pd.Categorical.from_codes(codes, each, validate=False)
