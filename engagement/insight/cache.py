"""What was computed from these releases and scores before."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from sqlalchemy.orm import Session

from engagement import memory
from engagement.customers import queries as customers
from engagement.pulses import queries as pulses

Found = TypeVar("Found")


def remembered(session: Session, key: Hashable, compute: Callable[[], Found]) -> Found:
    """Return what `compute` gives, computed once for a key and a state of the data."""
    version = pulses.version(session), customers.version(session)
    return memory.remembered("insight", version, key, compute)
