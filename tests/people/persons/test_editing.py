"""What HR may write of persons, what is refused, and what everybody reads of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from engagement.database import db
from engagement.people import queries
from engagement.people.changes import change_log, wording
from engagement.people.models import (
    Change,
    DirectoryFile,
    Person,
    Role,
    RosterChange,
    Team,
)
from engagement.people.persons import editing
from engagement.people.persons.editing import PersonEntry
from engagement.refusals import FileRefused, Reason
from tests.conftest import NOON
from tests.mail import outbox

TODAY = date(2026, 3, 4)


@pytest.fixture
def ids(company: dict[str, int], inside_app: Flask) -> Iterator[dict[str, int]]:
    yield company
    db.session.rollback()


def said(ids: dict[str, int], name: str) -> PersonEntry:
    """Return what is known of a person, as the page shows it."""
    person = db.session.get_one(Person, ids[name])
    return PersonEntry(
        person.name,
        person.email or "",
        person.team_id,
        person.role,
        person.language or "",
        person.key,
    )


def changed(
    ids: dict[str, int], name: str, what: PersonEntry, *, is_same: bool = False
) -> None:
    person = db.session.get_one(Person, ids[name])
    editing.change(db.session(), person, what, TODAY, is_same=is_same)


def log() -> list[tuple[str, str, str, str]]:
    found = change_log.entries(db.session(), sign_ins=False)
    return [(one.change.value, one.who, one.before, one.after) for one in found]


def test_a_newcomer_needs_a_name_a_team_and_an_address_or_a_code(
    ids: dict[str, int],
) -> None:
    lille = ids["lille"]

    editing.add(
        db.session(), PersonEntry("Zoe", "", lille, Role.EMPLOYEE, "fr", "0042"), TODAY
    )
    editing.add(
        db.session(),
        PersonEntry("Yan", "Yan@x.org", lille, Role.MANAGER, "", ""),
        TODAY,
    )
    with pytest.raises(FileRefused) as caught:
        editing.add(
            db.session(), PersonEntry("Xu", "", lille, Role.EMPLOYEE, "", ""), TODAY
        )

    assert caught.value.refusal.reason is Reason.NO_CODE
    zoe = queries.person_with(db.session(), "0042")
    yan = queries.person_with(db.session(), "yan@x.org")
    assert zoe
    assert yan
    assert (zoe.email, zoe.language, zoe.team_id) == (None, "fr", lille)
    assert (yan.email, yan.language, yan.role) == ("yan@x.org", None, Role.MANAGER)
    assert ("joined", "Zoe", "", "Lille") in log()


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ({"email": "bob@example.org"}, Reason.EMAIL_TAKEN),
        ({"email": "bob"}, Reason.BAD_EMAIL),
        ({"code": "bob@example.org"}, Reason.CODE_TAKEN),
        ({"code": "bob@example\u200b.org"}, Reason.CODE_TAKEN),
        ({"code": "=1"}, Reason.FORMULA),
        ({"name": "=Zoe"}, Reason.FORMULA),
        ({"team_id": 0}, Reason.MISSING_VALUE),
    ],
)
def test_what_the_rules_of_files_refuse_is_refused_on_the_page(
    ids: dict[str, int], what: dict[str, Any], reason: Reason
) -> None:
    zoe = PersonEntry("Zoe", "zoe@x.org", ids["lille"], Role.EMPLOYEE, "", "77")

    def add() -> None:
        editing.add(db.session(), replace(zoe, **what), TODAY)

    def change() -> None:
        changed(ids, "emil", replace(said(ids, "emil"), **what))

    for write in (add, change):
        with pytest.raises(FileRefused) as caught:
            write()
        db.session.rollback()
        assert caught.value.refusal.reason is reason


def test_each_change_is_in_the_log_and_a_new_address_is_to_be_told(
    ids: dict[str, int],
) -> None:
    wanted = replace(
        said(ids, "emil"),
        email="emil.petit@example.org",
        team_id=ids["nice"],
        role=Role.MANAGER,
        language="fr",
    )

    changed(ids, "emil", wanted)

    assert outbox.waiting_addresses() == ["emil@example.org", "emil.petit@example.org"]
    emil = db.session.get_one(Person, ids["emil"])
    assert emil.key == "emil.petit@example.org"  # which was the old address
    assert emil.language == "fr"
    assert {entry[0] for entry in log()} == {"address", "moved", "role", "recoded"}


def test_another_name_and_another_address_are_the_same_person_if_somebody_says_so(
    ids: dict[str, int],
) -> None:
    married = replace(said(ids, "emil"), name="Emil Petit", email="petit@example.org")
    uuid = db.session.get_one(Person, ids["emil"]).uuid

    with pytest.raises(FileRefused) as caught:
        changed(ids, "emil", married)
    db.session.rollback()
    changed(ids, "emil", married, is_same=True)

    assert caught.value.refusal.reason is Reason.ANOTHER_PERSON
    assert db.session.get_one(Person, ids["emil"]).uuid == uuid
    assert outbox.waiting_addresses() == ["emil@example.org", "petit@example.org"]
    assert {entry[0] for entry in log()} == {"renamed", "address", "recoded"}


def test_the_last_of_hr_and_whoever_leads_a_team_keep_their_role(
    ids: dict[str, int],
) -> None:
    for name, reason in (("hana", Reason.LAST_HR), ("bob", Reason.STILL_LEADS)):
        with pytest.raises(FileRefused) as caught:
            changed(ids, name, replace(said(ids, name), role=Role.EMPLOYEE))
        db.session.rollback()
        assert caught.value.refusal.reason is reason


def test_whoever_leads_a_team_still_does_after_a_change(ids: dict[str, int]) -> None:
    changed(ids, "bob", replace(said(ids, "bob"), name="Bobby"))

    assert db.session.get_one(Team, ids["arras"]).lead_id == ids["bob"]
    assert log() == [("renamed", "Bob", "", "Bobby")]


def test_several_move_at_once_but_never_into_a_closed_team(ids: dict[str, int]) -> None:
    people = [db.session.get_one(Person, ids[name]) for name in ("alice", "emil")]
    nice = db.session.get_one(Team, ids["nice"])

    editing.move(db.session(), people, nice, TODAY)
    nice.closed_on = TODAY
    with pytest.raises(FileRefused) as caught:
        editing.move(db.session(), people, nice, TODAY)

    assert {one.team_id for one in people} == {ids["nice"]}
    assert caught.value.refusal.reason is Reason.CLOSED_TEAM
    assert sorted(log()) == [
        ("moved", "Alice", "North", "Nice"),
        ("moved", "Emil", "Lille", "Nice"),
    ]


def test_whoever_is_erased_is_named_nowhere_but_what_happened_stays(
    ids: dict[str, int],
) -> None:
    day = {"day": TODAY, "change": Change.RENAMED}
    emil, session = db.session.get_one(Person, ids["emil"]), db.session()
    session.add_all(
        [
            RosterChange(**day, who="Emilio", before="", after="Emil"),
            RosterChange(
                day=TODAY, change=Change.MOVED, who="Emilio", before="A", after="B"
            ),
            RosterChange(
                day=TODAY, change=Change.TEAM_MOVED, who="Emil", before="A", after="B"
            ),
            RosterChange(day=TODAY, change=Change.LEFT, who="Bob", before="", after=""),
            DirectoryFile(filename="a.csv", sent_at=NOON, content=b"Emil"),
        ]
    )

    editing.erase(session, [emil], TODAY)

    told = [
        wording.sentence(one) for one in change_log.entries(session, sign_ins=False)
    ]
    assert told == [
        "A person has left (team: Lille)",
        "Bob has left (team: )",
        "The team Emil moved from A to B",
        "A person moved from A to B",
        "The name of a person changed",
    ]
    assert session.scalar(select(func.count(DirectoryFile.id))) == 0


def test_a_name_that_somebody_else_has_stays_in_the_log(ids: dict[str, int]) -> None:
    db.session.get_one(Person, ids["bob"]).name = "Emil"

    editing.erase(db.session(), [db.session.get_one(Person, ids["emil"])], TODAY)

    assert ("left", "Emil", "Lille", "") in log()
