"""A person leaves; a team is closed or joined to another; pulses go on as they are."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from engagement.customers.models import Import, Upload
from engagement.database import Base, db
from engagement.people import keys, removal, sessions
from engagement.people.changes import change_log
from engagement.people.models import (
    ApiKey,
    Person,
    Role,
    Scope,
    SignIn,
    SignInLink,
    Team,
)
from engagement.pulses.answering import answering
from engagement.pulses.models import Figure, Pulse, SnapshotPerson, State, Ticket
from engagement.refusals import FileRefused, Reason
from tests.conftest import NOON
from tests.pulses import staff

TODAY = date(2026, 3, 4)


def person(company: dict[str, int], name: str) -> Person:
    return db.session().get_one(Person, company[name])


def team(company: dict[str, int], name: str) -> Team:
    return db.session().get_one(Team, company[name])


def log() -> list[tuple[str, str, str]]:
    found = change_log.entries(db.session(), sign_ins=False)
    return [(one.change.value, one.who, one.before or one.after) for one in found]


def number(table: type[Base]) -> int:
    return db.session.execute(select(func.count()).select_from(table)).scalar_one()


def test_every_table_says_what_becomes_of_it_when_a_person_is_removed() -> None:
    pointing = {
        f"{table.name}.{key.parent.name}": key.ondelete
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table is Person.__table__
    }

    assert len(pointing) >= 7
    assert set(pointing.values()) == {"CASCADE", "SET NULL"}, pointing


def test_many_leave_in_few_statements(
    inside_app: Flask, company: dict[str, int]
) -> None:
    codes = [f"new-{number}" for number in range(1_200)]
    nice = company["nice"]
    db.session.add_all(
        Person(key=code, name=code, team_id=nice, role=Role.EMPLOYEE) for code in codes
    )
    leader = db.session.scalars(select(Person.id).where(Person.key == codes[-1])).one()
    team(company, "nice").lead_id = leader
    db.session.commit()
    asked = []
    db.session.connection()
    event.listen(
        db.engine, "before_cursor_execute", lambda *sent: asked.append(sent[2])
    )

    removal.take_out(db.session(), codes)

    assert len(asked) < 20
    assert number(Person) == 5
    assert db.session.scalar(select(Team.lead_id).where(Team.id == nice)) is None


def test_nothing_of_whoever_leaves_stays_but_what_names_nobody(
    app_on_both: Flask,
) -> None:
    with app_on_both.app_context():
        session = db.session()
        top = staff.a_team("top")
        lea = Person(key="9", name="Lea", role=Role.HR, team_id=top.id)
        hana = Person(key="8", name="Hana", role=Role.HR, team_id=top.id)
        session.add_all([lea, hana])
        session.flush()
        top.lead_id = lea.id
        keys.create(session, "tills", [Scope.READ_SCORES], NOON, person_id=lea.id)
        sessions.new_link(session, lea, NOON)
        sessions.begin(session, lea.id, NOON)
        given = {"filename": "a.csv", "person_id": lea.id}
        session.add(Upload(**given, content=b"", uploaded_at=NOON, choices={}))
        numbers = {"added": 1, "same": 0, "refused": 0, "refusals": "{}"}
        session.add(Import(**given, **numbers, digest=b"", imported_at=NOON))
        session.commit()

        removal.remove(session, lea, TODAY)
        session.commit()

        assert list(session.scalars(select(Person.name))) == ["Hana"]
        assert [number(table) for table in (SignIn, SignInLink, Upload)] == [0, 0, 0]
        assert [number(table) for table in (ApiKey, Import)] == [1, 1]
        assert session.get_one(Team, top.id).lead_id is None
        assert log() == [("leads_no_more", "Lea", "Top"), ("left", "Lea", "Top")]


def test_the_last_of_hr_stays(company: dict[str, int], inside_app: Flask) -> None:
    with pytest.raises(FileRefused) as caught:
        removal.remove(db.session(), person(company, "hana"), TODAY)

    assert caught.value.refusal.reason is Reason.LAST_HR
    assert log() == []


def test_a_number_is_never_given_twice(
    company: dict[str, int], inside_app: Flask
) -> None:
    removal.remove(db.session(), person(company, "emil"), TODAY)
    newcomer = staff.a_person("new", team(company, "lille"))
    db.session.add(newcomer)
    db.session.flush()

    assert newcomer.id > company["emil"]


def test_a_running_pulse_keeps_the_ticket_of_whoever_leaves_and_closes(
    inside_app: Flask,
) -> None:
    settings = staff.inside(inside_app)
    top = staff.a_team("top", people=6)
    pulse = staff.an_open_pulse(settings, NOON)
    ticket = staff.ticket_of(settings, pulse, "top-5")
    for key in range(5):
        staff.send(settings, pulse, f"top-{key}", {"pride": 5}, NOON)
    before = number(Ticket), number(SnapshotPerson)

    leaver = db.session.scalars(select(Person).where(Person.key == "top-5")).one()
    removal.remove(db.session(), leaver, TODAY)
    db.session.commit()

    assert (number(Ticket), number(SnapshotPerson)) == before
    db.session.rollback()
    with db.engine.begin() as connection:
        found = answering.open_pulse(connection, NOON, settings.secret)
        assert found
        sent = answering.record(connection, found, ticket, {"pride": 5}, "")
    assert sent is answering.AnswerOutcome.COUNTED
    staff.close(settings, db.session.get_one(Pulse, pulse.id))
    assert db.session.get_one(Pulse, pulse.id).state is State.CLOSED
    assert number(Figure) > 0
    assert top.was_counted_in


def test_a_running_pulse_counts_a_team_that_is_joined_to_another_meanwhile(
    inside_app: Flask,
) -> None:
    settings = staff.inside(inside_app)
    top = staff.a_team("top")
    north, south = (staff.a_team(key, top, people=8) for key in ("north", "south"))
    pulse = staff.an_open_pulse(settings, NOON)
    staff.everybody_answers(settings, pulse, NOON)

    removal.close_team(db.session(), north, south, TODAY)
    db.session.commit()
    staff.close(settings, db.session.get_one(Pulse, pulse.id))

    published = set(db.session.scalars(select(Figure.team_id)))
    assert {north.id, south.id} <= published


def test_the_pulse_after_it_has_no_place_for_a_closed_team(inside_app: Flask) -> None:
    settings = staff.inside(inside_app)
    top = staff.a_team("top", people=6)
    north = staff.a_team("north", top)
    removal.close_team(db.session(), north, None, TODAY)
    db.session.commit()

    pulse = staff.an_open_pulse(settings, NOON + timedelta(days=1))
    staff.everybody_answers(settings, pulse, NOON + timedelta(days=1))
    staff.close(settings, db.session.get_one(Pulse, pulse.id))

    assert set(db.session.scalars(select(Figure.team_id))) == {top.id}


def test_an_empty_team_is_closed_and_its_lead_gives_it_up(
    company: dict[str, int], inside_app: Flask
) -> None:
    nice = team(company, "nice")
    person(company, "charlie").team_id = company["south"]
    db.session.flush()

    removal.close_team(db.session(), nice, None, TODAY)

    assert (nice.closed_on, nice.lead_id, nice.joined_id) == (TODAY, None, None)
    assert log() == [("leads_no_more", "Charlie", "Nice"), ("team_closed", "Nice", "")]


def test_people_and_teams_below_go_where_a_team_is_joined_to(
    company: dict[str, int], inside_app: Flask
) -> None:
    removal.close_team(
        db.session(), team(company, "north"), team(company, "south"), TODAY
    )

    db.session.expire_all()
    assert person(company, "alice").team_id == company["south"]
    assert team(company, "lille").parent_id == company["south"]
    assert set(log()) == {
        ("team_joined", "North", "South"),
        ("team_moved", "Lille", "North"),
        ("team_moved", "Arras", "North"),
        ("moved", "Alice", "North"),
        ("leads_no_more", "Alice", "North"),
    }


@pytest.mark.parametrize(
    ("closed", "into", "reason"),
    [
        ("north", None, Reason.TEAM_NOT_EMPTY),
        ("south", None, Reason.TEAM_NOT_EMPTY),
        ("company", "north", Reason.TOP_STAYS),
        ("north", "north", Reason.CANNOT_JOIN),
        ("north", "lille", Reason.CANNOT_JOIN),
        ("nice", "arras", Reason.CANNOT_JOIN),
        ("arras", "nice", Reason.CLOSED_TEAM),
    ],
)
def test_what_cannot_be_closed_is_told_and_stays(
    company: dict[str, int],
    inside_app: Flask,
    closed: str,
    into: str | None,
    reason: Reason,
) -> None:
    team(company, "arras").closed_on = TODAY
    db.session.flush()

    with pytest.raises(FileRefused) as caught:
        removal.close_team(
            db.session(),
            team(company, closed),
            team(company, into) if into else None,
            TODAY,
        )

    assert caught.value.refusal.reason is reason


def test_a_team_can_be_joined_to_any_open_one_but_those_below_it(
    company: dict[str, int], inside_app: Flask
) -> None:
    team(company, "nice").closed_on = TODAY
    db.session.flush()

    others = removal.may_take_over(db.session(), team(company, "north"))

    assert [node.key for node in others] == ["company", "south"]
