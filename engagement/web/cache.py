"""What was computed from the same data before, so that a second look costs a lookup."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from flask import current_app

MOST_KEPT = 32
"""Of results of a subject, in each process; what was asked for last stays longest."""
NOTHING = object()
Found = TypeVar("Found")
Results = OrderedDict[Hashable, Any]


def cached(
    name: str, version: Hashable, key: Hashable, compute: Callable[[], Found]
) -> Found:
    """Return what `compute` gives, computed once for a key and a version of the data.

    The version comes from the database, in the transaction in which the data are read,
    so that all processes agree; the key names everything else that the result depends
    on. Two threads may compute the same; both results are right.
    """
    kept: tuple[Hashable, Results] | None = current_app.extensions.get(name)
    if kept is None or kept[0] != version:
        kept = current_app.extensions[name] = version, OrderedDict()
    results = kept[1]
    found = results.pop(key, NOTHING)
    if found is NOTHING:
        found = compute()
    results[key] = found
    if len(results) > MOST_KEPT:
        results.popitem(last=False)
    return cast("Found", found)
