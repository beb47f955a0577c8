"""What was computed from the same data before, so that a second look costs a lookup."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from flask import current_app

MOST_KEPT = 32
"""Of results, in each process; those of other data go first."""
Found = TypeVar("Found")


@dataclass
class Memory:
    """The results of one version of the data, the last asked for at the end."""

    version: Hashable = None
    results: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)


def remembered(
    name: str, version: Hashable, key: Hashable, compute: Callable[[], Found]
) -> Found:
    """Return what `compute` gives, computed once for a key and a version of the data.

    The key names everything the result depends on beside the data. Two threads may
    compute the same; both results are right.
    """
    memory: Memory = current_app.extensions.setdefault(name, Memory())
    if memory.version != version:
        memory = current_app.extensions[name] = Memory(version)
    if key not in memory.results:
        memory.results[key] = compute()
        if len(memory.results) > MOST_KEPT:
            memory.results.popitem(last=False)
    return cast("Found", memory.results[key])
