"""Mutants that let HR do something, each without one rule."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from engagement.people.changes import snapshot
from engagement.people.changes.snapshot import Entry, Picture
from engagement.people.models import Change
from engagement.pulses import history


@contextmanager
def history_of_any_week() -> Iterator[None]:
    with patch.object(history, "_check_week", lambda *_: None):
        yield


@contextmanager
def history_row_by_row() -> Iterator[None]:
    """Take each row for itself, whatever else is known of its week."""
    with patch.object(history, "small_rests", lambda *_: {}):
        yield


@contextmanager
def log_without_addresses() -> Iterator[None]:
    tell = snapshot.person_changes

    def told(before: Picture, after: Picture) -> Iterator[Entry]:
        for entry in tell(before, after):
            if entry[0] is not Change.ADDRESS:
                yield entry

    with patch.object(snapshot, "person_changes", told):
        yield
