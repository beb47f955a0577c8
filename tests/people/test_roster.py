"""The log of changes that everybody may read."""

from datetime import date

import pytest

from engagement.database import db
from engagement.people import roster
from engagement.people.imports import take_in

TODAY = date(2026, 3, 4)
TEAMS = "team,name,parent\ntop,Top,\nnorth,North,top\nsouth,South,top\n"
STAFF = "person,name,team,role,lead of\n1,Ann,north,,\n2,Bob,south,,\n"

pytestmark = pytest.mark.usefixtures("inside_app")


def entries() -> list[tuple[str, str, str, str]]:
    return [
        (one.change.value, one.who, one.before, one.after)
        for one in roster.changes(db.session())
    ]


def taken(*files: str) -> None:
    for text in files:
        take_in(db.session(), text.encode(), TODAY)


def test_the_first_load_of_a_directory_is_no_change() -> None:
    taken(TEAMS, STAFF)

    assert entries() == []


def test_who_joins_moves_and_leads_is_noted_newest_first() -> None:
    taken(TEAMS, STAFF)

    taken("person,name,team,role,lead of\n1,Ann,south,,south\n3,Cleo,north,,\n")

    assert entries() == [
        ("leads", "Ann", "", "South"),
        ("moved", "Ann", "North", "South"),
        ("joined", "Cleo", "", "North"),
    ]


def test_new_and_moved_teams_are_noted() -> None:
    taken(TEAMS)

    taken("team,name,parent\nsouth,South,north\nwest,West,top\n")

    assert entries() == [
        ("team_moved", "South", "Top", "North"),
        ("team_added", "West", "", "Top"),
    ]


def test_a_new_name_alone_is_no_change() -> None:
    taken(TEAMS, STAFF)

    taken(
        "team,name,parent\nsouth,Deep South,top\n",
        "person,name,team,role,lead of\n1,Anna,north,,\n",
    )

    assert entries() == []
