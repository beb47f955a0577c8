"""What HR writes about persons on the pages, by the rules that files of people obey.

The caller commits.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.people import queries, removal
from engagement.people.changes import change_log, snapshot
from engagement.people.files import imports, lines, waiting
from engagement.people.files.lines import How
from engagement.people.models import Person, Role, Team
from engagement.refusals import FileRefused, Reason


@dataclass(frozen=True)
class PersonEntry:
    """What HR says of a person."""

    name: str
    email: str
    team_id: int
    role: Role
    language: str
    """Empty: the company's."""
    code: str
    """Empty, for a newcomer: the e-mail."""


def add(session: Session, said: PersonEntry, today: date) -> None:
    """Add a person; raises `FileRefused` where the rules do not let them in."""
    with change_log.record_changes(session, today):
        code = _as_kept(said.code or said.email)
        if not code:
            raise FileRefused(Reason.NO_CODE)
        _check_address(session, said.email, None)
        imports.check_code(session, Person, code)
        _write(session, code, said, [], is_same=False)
    session.expire_all()


def change(
    session: Session, person: Person, said: PersonEntry, today: date, *, is_same: bool
) -> None:
    """Change a person.

    Raises `FileRefused`, also where name and e-mail both change and nobody has said
    that it is the same person.
    """
    with change_log.record_changes(session, today):
        led = session.scalars(select(Team.key).where(Team.lead_id == person.id)).all()
        _check_role(session, person, said.role, leads=bool(led))
        _check_address(session, said.email, person)
        code = _as_kept(said.code or person.key)
        if code == person.key == person.email and said.email:
            code = said.email.lower()  # which was the code, and is it again
        if code != person.key:
            imports.check_code(session, Person, code)
            person.key = code
            session.flush()
        _write(session, code, said, led, is_same=is_same)
    session.expire_all()


def move(session: Session, persons: Sequence[Person], team: Team, today: date) -> None:
    """Put persons into a team; raises `FileRefused` where it is closed."""
    with change_log.record_changes(session, today):
        if team.closed_on:
            raise FileRefused(Reason.CLOSED_TEAM, team=team.name)
        for person in persons:
            person.team_id = team.id
        session.flush()


def erase(session: Session, persons: Sequence[Person], today: date) -> None:
    """Take persons out, and their names out of all that could still tell them.

    Of the log of changes, and of files that wait or could be undone.
    """
    names = [snapshot.public_name(one.name) for one in persons]
    removal.remove_all(session, persons, today)
    change_log.erase(session, names)
    waiting.forget_all(session)
    session.expire_all()


def _write(
    session: Session,
    code: str,
    said: PersonEntry,
    led: Collection[str],
    *,
    is_same: bool,
) -> None:
    team = session.get(Team, said.team_id)
    cells = {
        "person": code,
        "name": said.name,
        "e-mail": said.email,
        "team": team.key if team else "",
        "role": said.role,
        "lead of": "|".join(led),
        "language": said.language,
    }
    how = How(same=frozenset([code] if is_same else ()))
    reading = imports.take_persons(session, lines.of_one_row(cells), how)
    for refusal in reading.refused:
        raise FileRefused(refusal.reason, **refusal.values)
    if reading.left:
        raise FileRefused(Reason.ANOTHER_PERSON)


def _as_kept(code: str) -> str:
    return code.lower() if "@" in code else code


def _check_address(session: Session, email: str, whose: Person | None) -> None:
    # In a file, a row with the address of somebody who was invited means that person.
    if queries.person_by_email(session, email) not in (None, whose):
        raise FileRefused(Reason.EMAIL_TAKEN, email=email)


def _check_role(session: Session, person: Person, role: Role, *, leads: bool) -> None:
    others = select(Person.id).where(Person.role == Role.HR, Person.id != person.id)
    is_last = person.role is Role.HR and session.scalar(others.limit(1)) is None
    if is_last and role is not Role.HR:
        raise FileRefused(Reason.LAST_HR, person=person.name)
    if leads and role is Role.EMPLOYEE:
        raise FileRefused(Reason.STILL_LEADS, person=person.name)
