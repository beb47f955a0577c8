"""The invented company is a tree of unique people, and its files are sound."""

from datetime import date

from flask import Flask

from engagement.database import db
from engagement.demo import company
from engagement.people.files import imports
from tests.demo.conftest import FEW

TODAY = date(2025, 1, 6)


def test_no_row_of_its_files_is_refused(empty_demo: Flask) -> None:
    files = company.teams_file(company.PLACES), company.persons_file(company.PLACES)

    with empty_demo.app_context():
        teams, persons = (
            imports.take_in(db.session(), content, TODAY) for content in files
        )

    assert (teams.added, teams.refused) == (60, [])
    assert (persons.added, persons.refused) == (len(company.hires()), [])


def test_nobody_has_the_name_of_somebody_else() -> None:
    names = {hire.name for hire in company.hires()}

    assert len(names) == len(company.hires())


def test_a_part_of_the_company_has_the_same_people() -> None:
    whole = company.persons_file(company.PLACES).splitlines()

    part = company.persons_file(FEW).splitlines()

    assert set(part) < set(whole)


def test_the_manager_leads_a_region_of_eight_shops() -> None:
    manager = next(hire for hire in company.hires() if hire.key == company.MANAGER)

    below = [place.key for place in company.PLACES if place.parent == manager.leads]

    assert len(below) == 8
    assert "lorient" in below


def test_only_leads_and_hr_have_an_address() -> None:
    with_mail = [hire for hire in company.hires() if hire.email]

    assert all(hire.leads or hire.role == "hr" for hire in with_mail)
    assert all(hire.email.endswith("@alouette.example") for hire in with_mail)


def test_letters_of_keys_are_plain() -> None:
    assert company.plain("Accueil téléphonique") == "accueil-telephonique"
