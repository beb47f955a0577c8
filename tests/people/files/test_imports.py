"""Taking a file in: what is written, what stays, and that it can be sent again."""

from datetime import date

import pytest
from sqlalchemy import func, select

from engagement.config import ROOT
from engagement.database import db
from engagement.people import removal
from engagement.people.files.imports import DirectoryOutcome, take_in
from engagement.people.files.lines import DirectoryKind
from engagement.people.models import Person, Role, Team
from engagement.refusals import FileRefused, Reason
from tests.mail import outbox

TODAY = date(2026, 3, 4)
TREE = "team,name,parent\nlille,Lille,north\nnorth,North,top\ntop,Top,\n"
STAFF = (
    "person,name,e-mail,team,role,lead of\n"
    "1,Ann,Ann@Example.org,north,,north|lille\n"
    "2,Bob,,lille,,\n"
    "3,Hana,hana@example.org,top,hr,\n"
)

pytestmark = pytest.mark.usefixtures("inside_app")


def taken(text: str) -> DirectoryOutcome:
    outcome = take_in(db.session(), text.encode(), TODAY)
    db.session.flush()
    return outcome


def counts(outcome: DirectoryOutcome) -> tuple[int, int, int, int]:
    return outcome.added, outcome.changed, outcome.same, len(outcome.refused)


def team(key: str) -> Team:
    return db.session.execute(select(Team).where(Team.key == key)).scalar_one()


def person(key: str) -> Person:
    return db.session.execute(select(Person).where(Person.key == key)).scalar_one()


def test_teams_come_in_whatever_the_order_of_rows() -> None:
    outcome = taken(TREE)

    assert outcome.kind is DirectoryKind.TEAMS
    assert counts(outcome) == (3, 0, 0, 0)
    assert team("lille").parent_id == team("north").id
    assert team("top").parent_id is None
    assert team("top").created_on == TODAY


def test_the_same_files_twice_change_nothing() -> None:
    taken(TREE)
    taken(STAFF)

    again = [taken(TREE), taken(STAFF)]

    assert [counts(outcome) for outcome in again] == [(0, 0, 3, 0), (0, 0, 3, 0)]


def test_a_team_is_renamed_and_moved_and_keeps_its_first_day() -> None:
    taken(TREE)

    changed = "team,name,parent\nlille,Lille shop,top\n"
    outcome = take_in(db.session(), changed.encode(), date(2027, 1, 1))

    assert counts(outcome) == (0, 1, 0, 0)
    assert team("lille").name == "Lille shop"
    assert team("lille").parent_id == team("top").id
    assert team("lille").created_on == TODAY


def test_a_loop_with_the_teams_that_stay_is_refused() -> None:
    taken(TREE)

    outcome = taken("team,name,parent\nnorth,Elsewhere,lille\n")

    assert [refusal.reason for refusal in outcome.refused] == [Reason.LOOP]
    assert team("north").name == "North"
    assert team("north").parent_id == team("top").id


def test_the_only_team_gives_its_place_to_the_top_of_the_file() -> None:
    taken("team,name,parent\ncompany,Company,\n")
    taken("person,team\n1,company\n")

    outcome = taken(TREE)

    assert counts(outcome) == (2, 1, 0, 0)
    assert db.session.scalar(select(func.count()).select_from(Team)) == 3
    assert person("1").team.key == "top"
    assert person("1").team.name == "Top"


def test_persons_come_in_with_their_roles_and_the_teams_they_lead() -> None:
    taken(TREE)

    outcome = taken(STAFF)

    assert outcome.kind is DirectoryKind.PERSONS
    assert counts(outcome) == (3, 0, 0, 0)
    assert person("1").role is Role.MANAGER
    assert person("1").email == "ann@example.org"
    assert person("2").email is None
    assert person("3").role is Role.HR
    assert team("north").lead_id == team("lille").lead_id == person("1").id
    assert len({person(key).uuid for key in "123"}) == 3


def test_the_language_of_mails_is_kept_until_a_file_says_otherwise() -> None:
    taken(TREE)
    taken("person,team,language\n1,north,fr\n")
    silent = taken("person,team\n1,north\n")
    kept = person("1").language
    taken("person,team,language\n1,north,\n")

    assert counts(silent) == (0, 0, 1, 0)
    assert [kept, person("1").language] == ["fr", None]


def test_a_person_moves_and_keeps_the_number_behind_their_tickets() -> None:
    taken(TREE)
    taken(STAFF)
    number = person("2").uuid

    outcome = taken("person,name,e-mail,team\n2,Bob,bob@example.org,north\n")

    assert counts(outcome) == (0, 1, 0, 0)
    assert (person("2").name, person("2").email) == ("Bob", "bob@example.org")
    assert outbox.waiting_addresses() == ["bob@example.org"]
    assert person("2").team.key == "north"
    assert person("2").uuid == number


def test_whoever_was_invited_by_e_mail_is_the_same_person_in_the_file() -> None:
    taken(TREE)
    taken("person,e-mail,team,role\nhana@example.org,hana@example.org,top,hr\n")
    number = person("hana@example.org").id

    outcomes = [taken(STAFF), taken(STAFF)]

    assert [counts(outcome) for outcome in outcomes] == [(2, 1, 0, 0), (0, 0, 3, 0)]
    assert person("3").id == number
    assert person("3").role is Role.HR


def test_a_file_gives_a_team_another_lead() -> None:
    taken(TREE)
    taken(STAFF)

    outcome = taken("person,team,lead of\n2,lille,lille\n")

    assert counts(outcome) == (0, 1, 0, 0)
    assert team("lille").lead_id == person("2").id
    assert team("north").lead_id == person("1").id
    assert person("2").role is Role.MANAGER


def test_a_lead_whose_row_names_no_team_any_more_leads_none() -> None:
    taken(TREE)
    taken(STAFF)

    taken("person,team,role,lead of\n1,north,employee,\n")

    assert team("north").lead_id is None
    assert team("lille").lead_id is None
    assert person("1").role is Role.EMPLOYEE


def test_a_lead_may_be_passed_on_within_one_file() -> None:
    taken(TREE)
    taken(STAFF)

    taken("person,team,lead of\n2,lille,lille\n1,north,north\n")

    assert team("lille").lead_id == person("2").id
    assert team("north").lead_id == person("1").id


def test_nobody_is_deleted_by_a_shorter_file() -> None:
    taken(TREE)
    taken(STAFF)

    taken("person,team\n4,top\n")

    assert set(db.session.scalars(select(Person.key))) == {"1", "2", "3", "4"}


def test_a_file_of_which_nothing_can_be_used_changes_nothing() -> None:
    with pytest.raises(FileRefused):
        taken("date,metric\n2026-01-01,nps\n")

    assert db.session.scalars(select(Team)).all() == []


def test_nothing_is_committed() -> None:
    taken(TREE)

    db.session.rollback()

    assert db.session.scalars(select(Team)).all() == []


def test_the_examples_come_in_without_a_refusal() -> None:
    folder = ROOT / "examples" / "people"

    outcomes = [
        take_in(db.session(), (folder / name).read_bytes(), TODAY)
        for name in ("teams.csv", "people.csv")
    ]

    assert [counts(outcome) for outcome in outcomes] == [(6, 0, 0, 0), (5, 0, 0, 0)]


def test_ten_thousand_teams_in_one_line_come_in() -> None:
    rows = (f"{number},Team {number},{number - 1 or ''}" for number in range(1, 10_001))

    outcome = taken("team,name,parent\n" + "\n".join(rows))

    assert counts(outcome) == (10_000, 0, 0, 0)


def days() -> dict[str, date]:
    return dict(db.session.execute(select(Team.key, Team.created_on)).all())


def test_until_the_first_pulse_opens_a_file_says_since_when_a_team_exists() -> None:
    taken(
        "team,name,parent,since\ntop,Top,,2019-05-01\nshop,Shop,top,\n"
        "planned,Planned,top,2099-01-01\nodd,Odd,top,1 May\n"
    )
    outcome = taken(
        "team,name,parent,since\nlate,Late,top,2019-05-01\nshop,Shop,top,20200203\n"
    )

    assert counts(outcome) == (1, 1, 0, 0)
    assert days() == {
        "top": date(2019, 5, 1),
        "shop": date(2020, 2, 3),
        "planned": TODAY,
        "late": date(2019, 5, 1),
    }


@pytest.mark.parametrize("has_left", [False, True])
def test_after_a_pulse_no_file_makes_a_team_old(*, has_left: bool) -> None:
    taken("team,name,parent\ntop,Top,\n")
    taken("person,team,role\n1,top,hr\n2,top,employee\n")
    person("2").counted_in_id = team("top").id
    db.session.flush()
    if has_left:
        removal.remove(db.session(), person("2"), TODAY)

    outcome = taken(
        "team,name,parent,since\ntop,Top,,2019-05-01\nshop,Shop,top,2019-05-01\n"
    )

    assert counts(outcome) == (1, 0, 1, 0)
    assert days() == {"top": TODAY, "shop": TODAY}


def test_the_team_that_stood_before_the_first_file_gets_its_age() -> None:
    db.session.add(Team(key="company", name="Company", created_on=TODAY))

    taken("team,name,parent,since\ntop,Top,,2019-05-01\n")

    assert days() == {"top": date(2019, 5, 1)}


def test_the_team_that_stood_before_the_first_file_keeps_its_age_otherwise() -> None:
    db.session.add(Team(key="company", name="Company", created_on=date(2020, 1, 1)))

    taken("team,name,parent\ntop,Top,\n")

    assert days() == {"top": date(2020, 1, 1)}


def test_a_row_that_says_so_takes_a_person_out() -> None:
    taken(TREE)
    taken(STAFF)
    file = (
        "person,name,e-mail,team,leaves\n1,Ann,,north,yes\n4,Al,ann@example.org,top,\n"
    )

    outcomes = [taken(file), taken(file)]

    assert [(one.added, one.left, one.same) for one in outcomes] == [
        (1, 1, 0),
        (0, 0, 2),
    ]
    assert set(db.session.scalars(select(Person.key))) == {"2", "3", "4"}
    assert team("north").lead_id is None


def test_somebody_else_under_a_code_has_another_number_behind_their_tickets() -> None:
    taken(TREE)
    taken(STAFF)
    before = person("1").uuid

    outcome = taken("person,name,e-mail,team\n1,Hal,hal@example.org,north\n")

    assert (outcome.added, outcome.changed, outcome.left) == (1, 0, 1)
    assert person("1").uuid != before
    assert team("north").lead_id == person("1").id
    assert outbox.waiting_addresses() == ["ann@example.org"]


def test_a_closed_team_takes_nobody_in_and_stands_below_nothing() -> None:
    taken(TREE)
    removal.close_team(db.session(), team("lille"), None, TODAY)

    outcomes = [
        taken("team,name,parent\nlille,Lille,north\nnice,Nice,lille\n"),
        taken("person,team\n5,lille\n"),
    ]

    assert [
        [refusal.reason for refusal in outcome.refused] for outcome in outcomes
    ] == [[Reason.CLOSED_TEAM] * 2, [Reason.CLOSED_TEAM]]


def test_two_addresses_change_places_and_both_persons_are_told() -> None:
    taken(TREE)
    taken(STAFF)

    outcome = taken(
        "person,name,e-mail,team\n1,Ann,hana@example.org,north\n"
        "3,Hana,ann@example.org,top\n"
    )

    assert counts(outcome) == (0, 2, 0, 0)
    assert person("1").email == "hana@example.org"
    assert person("3").email == "ann@example.org"
    assert len(outbox.waiting_addresses()) == 4


def test_an_address_is_handed_on_to_a_newcomer_in_one_file() -> None:
    taken(TREE)
    taken(STAFF)

    outcome = taken(
        "person,name,e-mail,team\n9,Zoe,ann@example.org,lille\n1,Ann,,north\n"
    )

    assert counts(outcome) == (1, 1, 0, 0)
    assert person("1").email is None
    assert person("9").email == "ann@example.org"
