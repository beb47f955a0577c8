"""The list of people: who is found, where they work, and what mails reach them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.files.csv_file import plain
from engagement.mail.models import OF_PULSES, Mail, MailState
from engagement.people.models import Person, Role, Team


class MailReach(StrEnum):
    """What is known of the way to somebody's mailbox; nothing about answering."""

    NO_ADDRESS = "none"
    ADDRESS = "known"  # and no mail of an open pulse tells more
    ON_ITS_WAY = "waiting"
    SENT = "sent"  # the mail server took it
    REFUSED = "refused"  # it will never take it


REACHES = {
    MailState.WAITING: MailReach.ON_ITS_WAY,
    MailState.SENDING: MailReach.ON_ITS_WAY,
    MailState.SENT: MailReach.SENT,
    MailState.BOUNCED: MailReach.REFUSED,
}


@dataclass(frozen=True)
class Listed:
    """A person as the list of people shows them."""

    id: int
    reach: MailReach
    key: str
    name: str
    team: str
    role: Role
    language: str | None


@dataclass(frozen=True)
class Wanted:
    """Whom HR looks for."""

    text: str = ""
    """In the name, the code or the team, however accents are written."""
    team_id: int | None = None
    reach: MailReach | None = None
    """One of having no address, and of being refused by the mail server."""


def persons(session: Session, wanted: Wanted) -> list[Listed]:
    """Return people by name.

    The text is sought here: no database of ours can tell accents alike.
    """
    sought = plain(wanted.text.strip())
    return [
        one
        for one in _everybody(session, wanted.team_id)
        if sought in plain(f"{one.name}\0{one.key}\0{one.team}")
        and wanted.reach in (None, one.reach)
    ]


def _everybody(session: Session, team_id: int | None) -> Iterator[Listed]:
    mails = _mails(session)
    asked = select(
        Person.id, Person.email, Person.key, Person.name, Team.name, Person.role,
        Person.language,
    ).join(Person.team)  # fmt: skip
    if team_id is not None:
        asked = asked.where(Person.team_id == team_id)
    for row in session.execute(asked.order_by(Person.name, Person.id)):
        id_, email, key, name, team, role, language = row
        reach = mails.get(id_, MailReach.ADDRESS) if email else MailReach.NO_ADDRESS
        yield Listed(id_, reach, key, name, team, role, language)


def reach_of(session: Session, person: Person) -> MailReach:
    found = _mails(session, person.id)
    return (
        found.get(person.id, MailReach.ADDRESS)
        if person.email
        else MailReach.NO_ADDRESS
    )


def _mails(session: Session, person_id: int | None = None) -> dict[int, MailReach]:
    """Return how far the last mail of the open pulse came, by person."""
    asked = select(Mail.person_id, Mail.state).where(Mail.kind.in_(OF_PULSES))
    if person_id is not None:
        asked = asked.where(Mail.person_id == person_id)
    rows = session.execute(asked.order_by(Mail.id))
    return {person: REACHES[state] for person, state in rows if person}


def ticked(session: Session, ids: Sequence[int]) -> Sequence[Person]:
    """Return the persons with these ids that are still there, by name."""
    asked = select(Person).where(Person.id.in_(ids)).order_by(Person.name, Person.id)
    return session.scalars(asked).all()
