"""The log of changes in the directory, which everybody signed in may read.

It shows puppets: colleagues moved or made up so that few real answers remain.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engagement.people.directory import PersonLine, Reading, TeamLine
from engagement.people.models import Change, RosterChange, Team

MOST_SHOWN = 300
Entry = tuple[Change, str, str, str]
"""What happened, to whom, from where, to where; people and teams by name."""


def changes(session: Session) -> Sequence[RosterChange]:
    """Return the latest changes, the newest first."""
    newest = select(RosterChange).order_by(RosterChange.id.desc())
    return session.scalars(newest.limit(MOST_SHOWN)).all()


def note_teams(
    session: Session,
    reading: Reading[TeamLine],
    known: Mapping[str, TeamLine],
    today: date,
) -> None:
    """Note new and moved teams; the first load of a directory is no change of it."""
    if len(known) > 1:
        names = _team_names(session)
        note(session, _team_entries(reading, known, names), today)


def note_people(
    session: Session,
    reading: Reading[PersonLine],
    known: Mapping[str, PersonLine],
    today: date,
) -> None:
    """Note who joined, moved, or leads from now on; not the first load."""
    if known:
        names = _team_names(session)
        note(session, _person_entries(reading, known, names), today)


def _team_names(session: Session) -> dict[str, str]:
    return dict(session.execute(select(Team.key, Team.name)).all())


def _team_entries(
    reading: Reading[TeamLine], known: Mapping[str, TeamLine], names: Mapping[str, str]
) -> Iterator[Entry]:
    for line in reading.added:
        yield Change.TEAM_ADDED, line.name, "", names.get(line.parent, "")
    for line in reading.changed:
        before = known[line.key].parent if line.key in known else line.parent
        if before != line.parent:
            places = names.get(before, ""), names.get(line.parent, "")
            yield Change.TEAM_MOVED, line.name, *places


def _person_entries(
    reading: Reading[PersonLine],
    known: Mapping[str, PersonLine],
    names: Mapping[str, str],
) -> Iterator[Entry]:
    for line in reading.added:
        yield Change.JOINED, line.name, "", names[line.team]
    for line in reading.changed:
        before = known[line.key].team
        if before != line.team:
            yield Change.MOVED, line.name, names[before], names[line.team]
    for line in [*reading.added, *reading.changed]:
        led = known[line.key].leads if line.key in known else frozenset()
        for team in sorted(line.leads - led):
            yield Change.LEADS, line.name, "", names[team]


def note(session: Session, entries: Iterable[Entry], today: date) -> None:
    rows = [
        {"day": today, "change": change, "who": who, "before": before, "after": after}
        for change, who, before, after in entries
    ]
    if rows:
        session.execute(insert(RosterChange), rows)
