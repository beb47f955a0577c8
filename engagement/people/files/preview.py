"""What a file of the directory would do: done for a trial, and taken back at once."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from engagement.people.changes import snapshot
from engagement.people.changes.snapshot import Entry
from engagement.people.files import imports
from engagement.people.files.imports import DirectoryOutcome
from engagement.people.files.lines import How
from engagement.people.models import Change, RosterChange
from engagement.refusals import Reason

JOINING = (Change.JOINED, Change.TEAM_ADDED)
SHOWN = 100


@dataclass(frozen=True)
class Changes:
    """Changes of one kind, in the words in which everybody will read them."""

    total: int
    first: Sequence[RosterChange]


@dataclass(frozen=True)
class Preview:
    """What becomes of everybody if a file is taken in."""

    outcome: DirectoryOutcome
    joining: Changes
    leaving: Changes
    moving: Changes
    others: Changes
    """Names, addresses, roles, leads: several of one person, perhaps."""
    reasons: Container[Reason]
    """Why rows are refused, each once: some are questions that the page asks."""
    are_many_leaving: bool
    """So many that somebody must say that it is right."""


def preview(session: Session, content: bytes, today: date, how: How) -> Preview:
    """Return what a file would do, by doing it; nothing of it stays."""
    before = snapshot.take_picture(session)
    with session.begin_nested() as trial:
        trusting = replace(how, many_may_leave=True)
        outcome = imports.take_in(session, content, today, trusting)
        after = snapshot.take_picture(session)
        trial.rollback()
    session.expire_all()
    found = [
        *snapshot.team_changes(before, after, today),
        *snapshot.person_changes(before, after),
    ]
    staying = len(before.persons) - outcome.left
    return Preview(
        outcome,
        _those(found, JOINING, today),
        _those(found, (Change.LEFT,), today),
        _those(found, (Change.MOVED, Change.TEAM_MOVED), today),
        _others(found, today),
        {one.reason for one in outcome.refused},
        how.is_complete and imports.are_many(outcome.left, staying),
    )


def _those(found: Sequence[Entry], changes: Sequence[Change], today: date) -> Changes:
    return _shown((one for one in found if one[0] in changes), today)


def _others(found: Sequence[Entry], today: date) -> Changes:
    shown = {*JOINING, Change.LEFT, Change.MOVED, Change.TEAM_MOVED}
    return _shown((one for one in found if one[0] not in shown), today)


def _shown(entries: Iterator[Entry], today: date) -> Changes:
    some = list(entries)
    rows = [
        RosterChange(day=today, change=change, who=who, before=before, after=after)
        for change, who, before, after in some[:SHOWN]
    ]
    return Changes(len(some), rows)
