"""Who is found in the list of people, and what is known of the way to them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask

from engagement.database import db
from engagement.mail.models import Mail, MailKind, MailState
from engagement.people.models import Person
from engagement.people.persons import listing
from engagement.people.persons.listing import MailReach, Wanted
from engagement.pulses.models import Pulse, State

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def ids(company: dict[str, int], inside_app: Flask) -> Iterator[dict[str, int]]:
    yield company
    db.session.rollback()


def found(wanted: Wanted) -> list[str]:
    return [one.name for one in listing.persons(db.session(), wanted)]


def mailed(person_id: int, kind: MailKind, state: MailState) -> None:
    if db.session.get(Pulse, 1) is None:
        db.session.add(
            Pulse(
                id=1, week=1, opens_at=NOW, closes_at=NOW, state=State.OPEN,
                questions=[], smallest_group=5,
            )
        )  # fmt: skip
        db.session.flush()
    what = {"person_id": person_id, "pulse_id": 1, "kind": kind, "state": state}
    db.session.add(Mail(**what, due_at=NOW))
    db.session.flush()


def test_people_are_found_by_name_code_or_team_however_accents_are_written(
    ids: dict[str, int],
) -> None:
    db.session.get_one(Person, ids["emil"]).name = "Émile"
    db.session.flush()

    assert found(Wanted(" EMILE")) == ["Émile"]
    assert found(Wanted("bob@ex")) == ["Bob"]
    assert found(Wanted("lille")) == ["Émile"]
    assert found(Wanted(team_id=ids["nice"])) == ["Charlie"]
    assert len(found(Wanted())) == 5
    assert found(Wanted("%")) == []


def test_the_list_tells_how_far_the_last_mail_of_the_open_pulse_came(
    ids: dict[str, int],
) -> None:
    db.session.get_one(Person, ids["emil"]).email = None
    mailed(ids["alice"], MailKind.INVITATION, MailState.SENT)
    mailed(ids["bob"], MailKind.INVITATION, MailState.BOUNCED)
    mailed(ids["charlie"], MailKind.INVITATION, MailState.BOUNCED)
    mailed(ids["charlie"], MailKind.REMINDER, MailState.WAITING)

    reaches = {one.name: one.reach for one in listing.persons(db.session(), Wanted())}

    assert reaches == {
        "Alice": MailReach.SENT,
        "Bob": MailReach.REFUSED,
        "Charlie": MailReach.ON_ITS_WAY,
        "Emil": MailReach.NO_ADDRESS,
        "Hana": MailReach.ADDRESS,
    }
    assert found(Wanted(reach=MailReach.REFUSED)) == ["Bob"]
    assert found(Wanted(reach=MailReach.NO_ADDRESS)) == ["Emil"]
    bob = db.session.get_one(Person, ids["bob"])
    assert listing.reach_of(db.session(), bob) is MailReach.REFUSED
