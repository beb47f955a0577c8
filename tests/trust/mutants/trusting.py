"""Mutants that trust the database: what they do not check, a writer uses."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from unittest.mock import patch

from nacl.secret import SecretBox
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.people.models import Person
from engagement.pulses import mails
from engagement.pulses.closing import closing
from engagement.pulses.crypto import pulse_mac, tickets, urn
from engagement.pulses.models import Pulse

Mutant = Callable[[], AbstractContextManager[None]]


class Whatever(Counter[int]):
    """Counts that any other counts fit."""

    __hash__ = None  # type: ignore[assignment]  # as that of every Counter

    def __eq__(self, _other: object) -> bool:
        return True

    def __ne__(self, _other: object) -> bool:
        return False


@contextmanager
def without_mac() -> Iterator[None]:
    """Take the pulse as it stands."""
    with (
        patch.object(pulse_mac, "check_pulse", lambda *_: None),
        patch.object(pulse_mac, "check_people", lambda *_: None),
    ):
        yield


@contextmanager
def without_counting() -> Iterator[None]:
    """Take envelopes for ours that have no tag of ours, however many there are."""
    with (
        patch.object(urn, "_tag", lambda *_: ""),
        patch.object(closing, "_spent_tickets", lambda *_: Whatever()),
    ):
        yield


@contextmanager
def without_binding() -> Iterator[None]:
    """Take a ticket's group for that of any other ticket."""

    def group_in(key: bytes, _ticket_hash: bytes, group: bytes) -> int:
        content = SecretBox(key).decrypt(group)
        return int(tickets.GROUP.unpack_from(content)[0])

    with (
        patch.object(tickets, "group_in", group_in),
        patch.object(closing, "_spent_tickets", lambda *_: Whatever()),
    ):
        yield


@contextmanager
def mailing_whoever_stands_there() -> Iterator[None]:
    """Mail to the addresses of the directory, whatever they were at opening."""

    def everybody(
        session: Session, _pulse: Pulse, _secret: str, person_id: int | None = None
    ) -> Sequence[Person]:
        asked = select(Person).where(Person.email.is_not(None))
        if person_id is not None:
            asked = asked.where(Person.id == person_id)
        return session.scalars(asked).all()

    with patch.object(mails, "reachable", everybody):
        yield


FOUND_OUT: dict[str, Mutant] = {
    "a trigger that swaps the public key": without_mac,
    "another public key": without_mac,
    "a lower limit": without_mac,
    "his address in a colleague's row": mailing_whoever_stands_there,
    "tickets of his own": without_binding,
    "ballots of his own": without_counting,
    "his ticket unspent": without_counting,
}
"""Attacks, and the mutant on which each must gain something."""
