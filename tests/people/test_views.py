"""The log of changes, open to everybody signed in."""

from collections.abc import Callable
from datetime import date

from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.database import db
from engagement.people.models import Change, Person, RosterChange
from engagement.people.sign_in.link import link_for
from tests.people.pages import page_of

Signing = Callable[[str], FlaskClient]


def test_everybody_signed_in_reads_the_changes_of_the_directory(
    sign_in: Callable[[str], FlaskClient], save: Callable[..., None]
) -> None:
    day = date(2026, 3, 2)
    save(
        RosterChange(day=day, change=Change.JOINED, who="Ann", before="", after="A"),
        RosterChange(day=day, change=Change.MOVED, who="Bo", before="A", after="B"),
        RosterChange(day=day, change=Change.LEADS, who="Cy", before="", after="C"),
        RosterChange(day=day, change=Change.TEAM_ADDED, who="D", before="", after="C"),
        RosterChange(day=day, change=Change.TEAM_MOVED, who="E", before="C", after="D"),
    )

    soup = BeautifulSoup(sign_in("emil").get("/roster").data, "html.parser")

    cells = [cell.get_text(strip=True) for cell in soup.select("tbody td")]
    assert cells == [
        "The team E moved from C to D",
        "New team: D, below C",
        "Cy now leads C",
        "Bo moved from A to B",
        "Ann joined A",
    ]
    assert "Monday 2 March" in soup.get_text()


def test_a_directory_without_changes_says_so(
    sign_in: Callable[[str], FlaskClient],
) -> None:
    assert "No change since" in sign_in("alice").get("/roster").text


def test_the_log_is_read_by_page_and_keeps_sign_ins_apart(
    sign_in: Signing, save: Callable[..., None]
) -> None:
    day = date(2026, 3, 2)
    save(
        *(
            RosterChange(day=day, change=what, who=f"{what}-{n}", before="", after="A")
            for n in range(150)
            for what in (Change.JOINED, Change.SIGNED_IN)
        )
    )
    emil = sign_in("emil")

    def last(address: str) -> str:
        return [
            cell.get_text(strip=True)
            for cell in page_of(emil.get(address)).select("tbody td")
        ][-1]

    assert last("/roster") == "joined-50 joined A"
    assert last("/roster?page=2") == "joined-0 joined A"
    assert last("/roster?list=sign-ins&page=2") == "signed_in-0 signed in"


def test_a_sign_in_of_hr_is_in_the_log_and_one_of_an_employee_is_not(
    app: Flask, client: FlaskClient, company: dict[str, int]
) -> None:
    for name in ("hana", "hana", "emil"):
        with app.app_context():
            link = link_for(db.session().get_one(Person, company[name]))
            db.session.commit()
        client.post("/sign-in", data={"code": link.partition("#")[2]})

    page = page_of(client.get("/roster?list=sign-ins"))

    assert [cell.get_text(strip=True) for cell in page.select("tbody td")] == [
        "Hana signed in"
    ]
