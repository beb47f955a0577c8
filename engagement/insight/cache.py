"""What was computed from these releases and scores before."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.people import queries as people
from engagement.pulses import queries as pulses
from engagement.web import cache

Found = TypeVar("Found")
DATA = select(pulses.LAST_LINK, *customers.IMPORTS, people.TOP)
"""Which releases and scores there are, and whose figures are the company's."""


def cached(session: Session, key: Hashable, compute: Callable[[], Found]) -> Found:
    """Return what `compute` gives, computed once for a key and a state of the data.

    The key names whatever else it depends on: teams and their places, weeks, blanks,
    metrics. Names of either are looked up each time, and never kept.
    """
    version = tuple(session.execute(DATA).one())
    return cache.cached("insight", version, key, compute)
