"""The log of changes in the directory, which everybody signed in may read.

It shows puppets: colleagues moved or made up so that few real answers remain. What
changed is found by comparing the directory before and after, so that no way of
changing it can be forgotten.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session

from engagement.database import work_alone
from engagement.mail import queue
from engagement.mail.models import MailKind
from engagement.people import queries
from engagement.people.changes import snapshot
from engagement.people.changes.snapshot import Entry, Picture
from engagement.people.models import Change, Person, Role, RosterChange
from engagement.web.context import now, settings

AT_ONCE = 100
KEPT_FOR = timedelta(days=365)
OF_TEAMS = [one for one in Change if one.startswith("team_")]


@contextmanager
def record_changes(session: Session, today: date) -> Iterator[None]:
    """Note whatever changes in the directory meanwhile; the caller commits.

    Whoever's address changed is told by mail, at the earlier one and at the new.
    """
    work_alone(session)  # two changes at once could make a loop between them
    session.flush()
    session.expire_all()  # what was read before may be another by now
    is_beginning = not queries.has_pulsed(session)
    before = snapshot.take_picture(session)
    yield
    after = snapshot.take_picture(session)
    note(session, _entries(before, after, today, is_beginning=is_beginning), today)
    told = [to for pair in snapshot.new_addresses(before, after) for to in pair if to]
    queue.put_to(session, MailKind.ADDRESS, told, now(), settings().secret)


def _entries(
    before: Picture, after: Picture, today: date, *, is_beginning: bool
) -> Iterator[Entry]:
    """Yield what changed; the first load of a directory is no change of it."""
    if not is_beginning or len(before.teams) > 1:
        yield from snapshot.team_changes(before, after, today)
    if not is_beginning or before.persons:
        yield from snapshot.person_changes(before, after)


def note(session: Session, entries: Iterable[Entry], today: date) -> None:
    rows = [
        {"day": today, "change": change, "who": who, "before": before, "after": after}
        for change, who, before, after in entries
    ]
    if rows:
        session.execute(insert(RosterChange), rows)


def note_sign_in(session: Session, person: Person, today: date) -> None:
    """Note that HR or a manager signed in, once a day; never an employee."""
    name = snapshot.public_name(person.name)
    is_noted = select(RosterChange.id).where(
        RosterChange.day == today,
        RosterChange.change == Change.SIGNED_IN,
        RosterChange.who == name,
    )
    if person.role is not Role.EMPLOYEE and session.scalar(is_noted.limit(1)) is None:
        note(session, [(Change.SIGNED_IN, name, "", "")], today)


def count(session: Session, *, sign_ins: bool) -> int:
    wanted = select(func.count()).select_from(RosterChange).where(_about(sign_ins))
    return session.scalars(wanted).one()


def entries(
    session: Session, *, sign_ins: bool, skipped: int = 0
) -> Sequence[RosterChange]:
    """Return a page of the changes, or of the sign-ins, the newest first."""
    newest = select(RosterChange).where(_about(sign_ins))
    newest = newest.order_by(RosterChange.id.desc()).offset(skipped).limit(AT_ONCE)
    return session.scalars(newest).all()


def _about(sign_ins: bool) -> ColumnElement[bool]:  # noqa: FBT001 - named by callers
    is_sign_in = RosterChange.change == Change.SIGNED_IN
    return is_sign_in if sign_ins else ~is_sign_in


def erase(session: Session, names: Iterable[str]) -> None:
    """Take names of those who have left out of the log; what happened stays.

    Earlier names of theirs as well; not one that somebody in the directory has.
    """
    borne = {snapshot.public_name(one) for one in session.scalars(select(Person.name))}
    for name in set(names) - borne:
        renamed = select(RosterChange.who).where(
            RosterChange.change == Change.RENAMED, RosterChange.after == name
        )
        earlier = set(session.scalars(renamed)) - borne - {name, ""}
        _erase(session, {name, *earlier})


def _erase(session: Session, names: set[str]) -> None:
    of_persons = RosterChange.change.not_in(OF_TEAMS)
    named = of_persons & RosterChange.who.in_(names)
    session.execute(update(RosterChange).where(named).values(who=""))
    called = RosterChange.change == Change.RENAMED, RosterChange.after.in_(names)
    session.execute(update(RosterChange).where(*called).values(after=""))


def forget(session: Session, today: date) -> None:
    """Delete what is older than a year; nothing else deletes anything of the log."""
    session.execute(delete(RosterChange).where(RosterChange.day < today - KEPT_FOR))
