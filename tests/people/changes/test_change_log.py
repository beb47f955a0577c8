"""The log of changes that everybody may read: whole, for a year."""

from datetime import date, timedelta

from flask import Flask
from sqlalchemy import delete, update

from engagement.database import db
from engagement.people.changes import change_log
from engagement.people.files.imports import take_in
from engagement.people.models import Change, Person, RosterChange, Team

TODAY = date(2026, 3, 4)
TEAMS = "team,name,parent\ntop,Top,\nnorth,North,top\nsouth,South,top\n"
STAFF = "person,name,team,role,lead of\n1,Ann,north,,\n2,Bob,south,,\n"


def entries() -> list[tuple[str, str, str, str]]:
    return [
        (one.change.value, one.who, one.before, one.after)
        for one in change_log.entries(db.session(), sign_ins=False)
    ]


def taken(*files: str) -> None:
    for text in files:
        take_in(db.session(), text.encode(), TODAY)


def test_the_first_load_of_a_directory_is_no_change(inside_app: Flask) -> None:
    taken(TEAMS, STAFF)

    assert entries() == []


def test_after_a_pulse_no_load_is_the_first(inside_app: Flask) -> None:
    top = Team(key="top", name="Top", created_on=TODAY, was_counted_in=True)
    db.session.add(top)

    taken(TEAMS, STAFF)

    assert len(entries()) == 4


def test_who_joins_moves_and_leads_is_noted_newest_first(inside_app: Flask) -> None:
    taken(TEAMS, STAFF)

    taken("person,name,team,role,lead of\n1,Ann,south,,south\n3,Cleo,north,hr,\n")

    assert entries() == [
        ("leads", "Ann", "", "South"),
        ("role", "Cleo", "employee", "hr"),
        ("joined", "Cleo", "", "North"),
        ("moved", "Ann", "North", "South"),
        ("role", "Ann", "employee", "manager"),
    ]


def test_new_and_moved_teams_are_noted(inside_app: Flask) -> None:
    taken(TEAMS)

    taken("team,name,parent\nsouth,South,north\nwest,West,top\n")

    assert entries() == [
        ("team_added", "West", "", "Top"),
        ("team_moved", "South", "Top", "North"),
    ]


def test_new_names_leads_given_up_and_first_days_are_noted(inside_app: Flask) -> None:
    taken(TEAMS, STAFF)
    taken("person,name,team,role,lead of\n2,Bob,south,,south\n")
    db.session.execute(delete(RosterChange))

    taken(
        "team,name,parent,since\nsouth,Deep South,top,2019-05-01\n",
        "person,name,team,role,lead of\n1,Anna,north,,\n2,Bob,south,manager,\n",
    )

    assert entries() == [
        ("leads_no_more", "Bob", "Deep South", ""),
        ("renamed", "Ann", "", "Anna"),
        ("team_since", "Deep South", "2026-03-04", "2019-05-01"),
        ("team_renamed", "South", "", "Deep South"),
    ]


def test_of_an_address_only_that_it_changed_is_noted(inside_app: Flask) -> None:
    taken(TEAMS, "person,name,e-mail,team\n1,Ann,ann@x.org,north\n")

    taken("person,name,e-mail,team\n1,Ann,new@x.org,north\na@x.org,a@x.org,,north\n")

    assert entries() == [("joined", "a", "", "North"), ("address", "Ann", "", "")]


def test_rows_that_exchange_who_is_who_are_told_as_what_they_are(
    inside_app: Flask,
) -> None:
    taken(TEAMS, "person,name,e-mail,team\n1,Ann,a@x.org,north\n2,Bob,b@x.org,south\n")

    taken(
        "person,name,e-mail,team\n2,Bob,,south\n",
        "person,name,e-mail,team\n1,Bob,b@x.org,north\n",
    )

    assert entries() == [
        ("joined", "Bob", "", "North"),
        ("left", "Ann", "North", ""),
        ("address", "Bob", "", ""),
    ]


def test_a_code_that_changes_is_noted(inside_app: Flask) -> None:
    taken("team,name,parent\ncompany,Company,\n")
    taken("person,name,e-mail,team\nann@x.org,Ann,ann@x.org,company\n")
    db.session.execute(update(Team).values(was_counted_in=True))

    taken("team,name,parent\ntop,Company,\n", "person,e-mail,team\n7,ann@x.org,top\n")

    assert entries() == [
        ("recoded", "Ann", "", ""),
        ("team_recoded", "Company", "company", "top"),
    ]


def test_all_of_them_are_listed_by_page_whatever_comes_after(inside_app: Flask) -> None:
    change_log.note(db.session(), [(Change.LEFT, "Ann", "North", "")], TODAY)
    junk = [(Change.JOINED, f"Junk {number}", "", "North") for number in range(500)]
    change_log.note(db.session(), junk, TODAY)

    total = change_log.count(db.session(), sign_ins=False)
    last = change_log.entries(db.session(), sign_ins=False, skipped=total - 1)

    assert total == 501
    assert [one.who for one in last] == ["Ann"]


def test_what_is_older_than_a_year_is_forgotten_and_nothing_else(
    inside_app: Flask,
) -> None:
    for days in (364, 365, 366):
        entry = (Change.LEFT, str(days), "North", "")
        change_log.note(db.session(), [entry], TODAY - timedelta(days=days))

    change_log.forget(db.session(), TODAY)

    assert [who for _, who, _, _ in entries()] == ["365", "364"]


def test_sign_ins_are_noted_once_a_day_and_never_those_of_employees(
    company: dict[str, int], inside_app: Flask
) -> None:
    for name in ("hana", "hana", "alice", "emil"):
        person = db.session().get_one(Person, company[name])
        change_log.note_sign_in(db.session(), person, TODAY)
    change_log.note_sign_in(
        db.session(), db.session().get_one(Person, company["hana"]), date(2026, 3, 5)
    )

    noted = change_log.entries(db.session(), sign_ins=True)

    assert [(one.who, one.day.day) for one in noted] == [
        ("Hana", 5), ("Alice", 4), ("Hana", 4),
    ]  # fmt: skip
    assert entries() == []
