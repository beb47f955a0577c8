"""Exports of tools that keep people go in as they are, or a question is asked."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.database import db
from engagement.people.files.exports import LeftOut
from engagement.people.files.imports import DirectoryOutcome, take_in
from engagement.people.files.lines import How
from engagement.people.models import Person, Role, Team
from engagement.refusals import FileRefused, Reason

TODAY = date(2026, 3, 4)
pytestmark = pytest.mark.usefixtures("company", "inside_app")
EXPORTS = {
    "Personio, English": (
        "ID,First name,Last name,Email,Department,Team,Supervisor,Status,Hire date\n"
        "77,Zoe,Blanc,zoe@x.org,Retail,Lille,Alice,Active,2020-01-01\n"
    ),
    "Personio, German": (
        "Personalnummer;Vorname;Nachname;E-Mail;Abteilung;Standort;Status;"
        "Eintrittsdatum;Austrittsdatum\n"
        "77;Zoe;Blanc;zoe@x.org;Lille;Büro 4;Aktiv;01.02.2020;\n"
    ),
    "BambooHR": (
        'Employee #,"Last name, First name",Department,Reporting to,Work Email,Status\n'
        '77,"Blanc, Zoe",lille,"Two, Person",zoe@x.org,Active\n'
    ),
    "Entra ID": (
        "userPrincipalName,displayName,surname,mail,givenName,objectId,userType,"
        "department,accountEnabled,physicalDeliveryOfficeName\n"
        "zoe@x.org,Zoe Blanc,Blanc,,Zoe,77,Member,Lille,True,lille\n"
    ),
    "Workday": (
        "Headcount report,,,\nAs of,2026-03-01,,\n"
        "Employee ID,Worker,Supervisory Organization,Primary Work Email\n"
        "77,Zoe Blanc,Lille (Alice Martin),zoe@x.org\n"
    ),
    "Silae": (
        "Matricule;Nom;Prénom;Service;Date d'entrée;Date de sortie;Adresse mail\n"
        "77;Blanc;Zoe;Lille;02/09/2019;;zoe@x.org\n"
    ),
    "Lucca": (
        "Matricule;Nom;Prénom;E-mail;Département;Établissement;Responsable;"
        "Date de début;Date de fin\n"
        "77;Blanc;Zoe;zoe@x.org;Lille;Siège;Alice;02/09/2019;\n"
    ),
    "led by a manager": (
        "Matricule;Nom complet;Courriel;Responsable hiérarchique\n"
        "77;Zoe Blanc;zoe@x.org;Bob\n"
    ),
}


def taken(text: str, how: How = How()) -> DirectoryOutcome:  # noqa: B008 - frozen
    outcome = take_in(db.session(), text.encode(), TODAY, how)
    db.session.flush()
    return outcome


def person(key: str) -> Person | None:
    return db.session.scalars(select(Person).where(Person.key == key)).first()


def reasons(outcome: DirectoryOutcome) -> list[Reason]:
    return [one.reason for one in outcome.refused]


@pytest.mark.parametrize("tool", EXPORTS)
def test_an_export_goes_in_as_it_is(tool: str) -> None:
    outcome = taken(EXPORTS[tool])

    zoe = person("77")
    assert outcome.refused == []
    assert zoe
    assert (zoe.name, zoe.email) == ("Zoe Blanc", "zoe@x.org")
    assert zoe.team.key == ("arras" if "manager" in tool else "lille")
    assert zoe.role is Role.EMPLOYEE


def test_who_has_left_has_not_begun_or_is_a_guest_is_left_out() -> None:
    outcome = taken(
        "Matricule,Nom,Service,Statut,Date d'embauche,Date de sortie,user type\n"
        "1,Here,Lille,Actif,02/09/2019,,Member\n"
        "2,Gone,Lille,Inactif,02/09/2019,,Member\n"
        "3,Over,Lille,Actif,02/09/2019,31/01/2026,Member\n"
        "4,Soon,Lille,Actif,01/06/2026,,Member\n"
        "5,Guest,Lille,Actif,02/09/2019,,Guest\n"
        "6,Until,Lille,Actif,02/09/2019,31/12/2026,Member\n"
        "emil@example.org,Emil,Elsewhere,Inactif,,,Member\n"
    )

    assert outcome.refused == []
    assert (outcome.added, outcome.left) == (2, 1)
    assert outcome.export
    assert outcome.export.left_out == {
        LeftOut.GONE: 2, LeftOut.FUTURE: 1, LeftOut.GUEST: 1,
    }  # fmt: skip
    assert [person(key) is None for key in ("1", "6", "emil@example.org")] == [
        False,
        False,
        True,
    ]


def test_a_day_that_may_be_to_come_or_not_is_asked_about() -> None:
    text = "Matricule,Nom,Service,Date de sortie\n1,A,Lille,{}\n2,B,Lille,{}\n"

    either = taken(text.format("02/04/2026", "02/04/2019"))
    told = taken(text.format("02/04/2026", "14/04/2025"))

    assert reasons(either) == [Reason.TWO_DATES]
    assert (told.refused, told.added) == ([], 1)


TWO_PLACES = "Matricule,Nom,Service,Magasin\n1,A,Lille,Nice\n2,B,Arras,Nice\n"


def test_which_column_has_the_teams_is_asked_where_the_teams_do_not_tell_it() -> None:
    with pytest.raises(FileRefused) as caught:
        taken(TWO_PLACES)
    unknown = taken(TWO_PLACES.replace("Arras", "Marketing"))
    chosen = taken(TWO_PLACES, How(place="department"))

    assert caught.value.refusal.reason is Reason.WHICH_TEAM
    assert caught.value.refusal.values == {"columns": "Service, Magasin"}
    assert unknown.export
    assert unknown.export.place == "location"
    assert chosen.changed == 2
    assert [one.team.key for one in map(person, "12") if one] == ["lille", "arras"]


def test_missing_teams_are_added_below_the_top_where_that_is_said() -> None:
    text = "Matricule,Nom,Service\n1,A,Marketing\n2,B,Lille (Bob)\n"

    refused = taken(text)
    added = taken(text, How(adds_teams=True))

    assert reasons(refused) == [Reason.UNKNOWN_TEAM]
    assert refused.export
    assert refused.export.missing == ["Marketing"]
    assert added.refused == []
    team = db.session.scalars(select(Team).where(Team.key == "Marketing")).one()
    assert team.parent_id == db.session.scalar(
        select(Team.id).where(Team.key == "company")
    )


def test_without_a_column_of_codes_people_are_known_by_their_e_mail() -> None:
    taken("person,name,e-mail,team\n77,Zoe,zoe@x.org,lille\n")

    again = taken(
        "Work Email,Display name,Department\nZoe@x.org,Zoe,Nice\nn@x.org,N,Nice\n"
    )

    assert (again.added, again.changed) == (1, 1)
    zoe = person("77")
    assert zoe
    assert zoe.team.key == "nice"
    assert person("n@x.org")


def test_a_new_code_with_the_e_mail_of_before_is_asked_about() -> None:
    taken("person,name,e-mail,team,role\n77,Zoe,zoe@x.org,lille,hr\n")
    before = person("77")
    assert before
    text = "person,name,e-mail,team\n0077,Zoe,zoe@x.org,lille\n"

    asked = taken(text, How(is_complete=True, many_may_leave=True))
    stayed = person("77")
    said = taken(text, How(recodes=True))

    after = person("0077")
    assert reasons(asked) == [Reason.RECODED]
    assert stayed is not None
    assert said.refused == []
    assert after
    assert (after.uuid, after.role) == (before.uuid, Role.HR)


def test_people_who_share_an_e_mail_come_in_once_somebody_says_so() -> None:
    text = (
        "person,name,e-mail,team\n1,A,shop@x.org,lille\n"
        "2,B,shop@x.org,lille\n3,C,shop@x.org,lille\n"
    )

    asked = taken(text)
    taken(text, How(shares=True))

    assert reasons(asked) == [Reason.EMAIL_SHARED, Reason.EMAIL_SHARED]
    assert [one.email for one in map(person, "123") if one] == [
        "shop@x.org",
        None,
        None,
    ]


@pytest.mark.parametrize("text", ["mailto:Zoe@x.org", "Zoe Blanc <zoe@x.org>"])
def test_an_address_may_stand_as_mail_programs_write_it(text: str) -> None:
    taken(f"person,name,e-mail,team\n1,Zoe,{text},lille\n")

    zoe = person("1")
    assert zoe
    assert zoe.email == "zoe@x.org"


def test_a_first_day_that_does_not_count_is_said(inside_app: Flask) -> None:
    text = "team;nom;équipe parente;depuis\nx1;X 1;north;01/03/2024\n"

    counted = taken(text)
    day = db.session.scalar(select(Team.created_on).where(Team.key == "x1"))
    later = taken("team,name,parent,since\nx2,X 2,north,2099-01-01\n")

    assert (counted.unheard, day) == (0, date(2024, 3, 1))
    assert later.unheard == 1
