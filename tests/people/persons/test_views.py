"""Pages of persons: searched, added, changed, several moved or taken out."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.config import Settings
from engagement.database import db
from engagement.people.models import Person, Role
from tests.afterwards import settle
from tests.people.pages import page_of, rows_of

Signing = Callable[[str], FlaskClient]
FIELDS = {"role": "employee", "language": "", "code": ""}


@pytest.fixture
def hana(sign_in: Signing) -> FlaskClient:
    return sign_in("hana")


def errors(text: str) -> list[str]:
    page = BeautifulSoup(text, "html.parser")
    return [one.get_text(strip=True) for one in page.select(".error")]


def test_the_list_tells_who_works_where_as_what_and_in_which_language(
    app: Flask, company: dict[str, int], hana: FlaskClient
) -> None:
    with app.app_context():
        emil = db.session.get_one(Person, company["emil"])
        emil.language, emil.email = "fr", None
        db.session.commit()

    rows = rows_of(page_of(hana.get("/people")), "People by name")

    assert [row[1:] for row in rows if row[0].startswith(("Bob", "Emil"))] == [
        ["Arras", "Manager", "known", "the company’s"],
        ["Lille", "Employee", "no e-mail known", "Français"],
    ]


def test_people_are_found_by_name_team_or_missing_address(
    app: Flask, company: dict[str, int], hana: FlaskClient
) -> None:
    with app.app_context():
        db.session.get_one(Person, company["emil"]).email = None
        db.session.commit()

    def found(query: str) -> list[str]:
        page = page_of(hana.get(f"/people?{query}"))
        return [one.get_text() for one in page.select("tbody a")]

    assert found("name=EMI") == ["Emil"]
    assert found("name=arras") == ["Bob"]
    assert found("mail=none") == ["Emil"]
    assert found("mail=refused") == []
    assert len(found("mail=nonsense&team=x")) == 5


def test_a_person_is_added_and_stands_in_the_list_of_the_team(
    company: dict[str, int], hana: FlaskClient
) -> None:
    sent = {"name": " Zoe  Blanc ", "email": "Zoe@x.org", "team": company["nice"]}

    done = hana.post("/people/new", data={**FIELDS, **sent}, follow_redirects=True)

    assert "Zoe Blanc is in the directory." in done.text
    names = [row[0] for row in rows_of(page_of(done), "People by name")]
    assert names == ["Charliecharlie@example.org", "Zoe Blanczoe@x.org"]
    assert "Zoe Blanc joined Nice" in hana.get("/roster").text


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": ""}, "Write the name."),
        ({"email": "bob@example.org"}, "belongs to somebody else"),
        ({"email": "zoe"}, "“zoe” is not an e-mail address; correct it."),
        ({"email": ""}, "Write an e-mail address or a code."),
        ({"code": "bob@example.org"}, "is taken; write another one."),
    ],
)
def test_bad_input_is_told_below_its_field_and_nothing_is_lost(
    company: dict[str, int], hana: FlaskClient, sent: dict[str, str], told: str
) -> None:
    zoe = {"name": "Zoe", "email": "zoe@x.org", "team": company["nice"]}

    response = hana.post("/people/new", data={**FIELDS, **zoe, **sent})

    assert response.status_code == 422
    (error,) = errors(response.text)
    assert told in error
    chosen = page_of(response).select_one("#team option[selected]")
    assert chosen
    assert chosen.get_text() == "Nice (nice)"
    assert "No change since" in hana.get("/roster").text


def test_nobody_is_put_into_a_team_that_was_not_chosen(
    company: dict[str, int], hana: FlaskClient
) -> None:
    bob = company["bob"]
    zoe = FIELDS | {"name": "Zoe", "email": "zoe@x.org", "team": ""}

    shown = [hana.get(at) for at in ("/people/new", f"/people/move?person={bob}")]
    sent = [
        hana.post("/people/new", data=zoe),
        hana.post("/people/move", data={"person": bob, "team": ""}),
    ]

    for page in shown:
        first = page_of(page).select_one("#team option")
        assert first
        assert (first["value"], first.get_text()) == ("", "Choose a team")
    for refused in sent:
        assert refused.status_code == 422
        assert errors(refused.text) == ["Choose a team."]


def test_a_person_is_changed_and_a_new_address_is_told_to_both(
    company: dict[str, int], hana: FlaskClient, settings: Settings
) -> None:
    address = f"/people/{company['emil']}"
    shown = page_of(hana.get(address)).select_one("#email")
    sent = {"name": "Emil", "email": "e@x.org", "team": company["nice"]}

    done = hana.post(
        address, data={**FIELDS, **sent, "language": "fr", "role": "manager"}
    )
    done.close()
    settle()

    assert shown
    assert shown["value"] == "emil@example.org"
    assert "The entry of Emil is saved." in hana.get(address).text
    log = hana.get("/roster").text
    assert "Emil moved from Lille to Nice" in log
    assert "The e-mail address of Emil changed" in log
    assert "The role of Emil changed from employee to manager" in log
    mails = [file.read_text() for file in (settings.instance / "outbox").iterdir()]
    told = {line for one in mails for line in one.splitlines() if line[:3] == "To:"}
    assert told == {"To: emil@example.org", "To: e@x.org"}


def test_who_gets_another_name_and_address_is_asked_for(
    company: dict[str, int], hana: FlaskClient
) -> None:
    address = f"/people/{company['emil']}"
    sent = {**FIELDS, "name": "Lea", "email": "lea@x.org", "team": company["lille"]}

    asked = hana.post(address, data=sent)
    done = hana.post(address, data={**sent, "is_same": "y"})

    assert asked.status_code == 422
    assert page_of(asked).select_one("#is_same")
    assert "Name and e-mail both change." in errors(asked.text)[0]
    assert done.status_code == 303
    assert "Emil is now called Lea" in hana.get("/roster").text


def test_several_who_are_ticked_move_at_once(
    company: dict[str, int], hana: FlaskClient
) -> None:
    ticked = f"person={company['emil']}&person={company['bob']}"
    asked = page_of(hana.get(f"/people/move?{ticked}"))
    ids = [one["value"] for one in asked.select("input[name=person]")]

    done = hana.post(
        "/people/move",
        data={"person": ids, "team": company["nice"]},
        follow_redirects=True,
    )

    assert "Move 2 people" in asked.get_text()
    assert "2 people moved." in done.text
    assert "Emil moved from Lille to Nice" in hana.get("/roster").text


def test_several_who_are_ticked_are_taken_out_at_once(
    company: dict[str, int], hana: FlaskClient
) -> None:
    ticked = f"person={company['emil']}&person={company['bob']}"
    asked = page_of(hana.get(f"/people/remove?{ticked}"))
    ids = [one["value"] for one in asked.select("input[name=person]")]

    done = hana.post("/people/remove", data={"person": ids}, follow_redirects=True)

    assert "Arras has no lead from then on." in asked.get_text()
    assert "Taken out of the directory: Bob, Emil." in done.text
    assert len(rows_of(page_of(done), "People by name")) == 3


@pytest.mark.parametrize("what", ["move", "remove"])
@pytest.mark.parametrize("ticked", ["", "person=x", "person=999999"])
def test_whoever_ticks_nobody_is_told(
    hana: FlaskClient, what: str, ticked: str
) -> None:
    asked = hana.get(f"/people/{what}?{ticked}", follow_redirects=True)
    sent = hana.post(f"/people/{what}", data={"person": "x"}, follow_redirects=True)

    assert "Tick the people first." in asked.text
    assert "Tick the people first." in sent.text


def test_a_team_that_is_none_takes_nobody(
    company: dict[str, int], hana: FlaskClient
) -> None:
    sent = {"person": company["emil"], "team": 99}

    assert hana.post("/people/move", data=sent).status_code == 422


def test_a_person_is_found_and_taken_out(hana: FlaskClient) -> None:
    (row,) = page_of(hana.get("/people?name=EMI")).select("tbody tr")
    person = page_of(hana.get(str(row.select("a")[0]["href"])))
    link = person.find("a", string="Take Emil out…")
    assert link
    asked = page_of(hana.get(str(link["href"])))
    data = {"person": [one["value"] for one in asked.select("input[name=person]")]}

    done = hana.post("/people/remove", data=data, follow_redirects=True)

    assert "Take Emil out?" in asked.get_text()
    assert "Taken out of the directory: Emil." in done.text
    assert "Emil has left (team: Lille)" in hana.get("/roster").text
    assert hana.get(str(row.select("a")[0]["href"])).status_code == 404
    assert "Nobody is found." in hana.get("/people?name=emi").text


def test_the_last_of_hr_is_told_why_they_stay(
    hana: FlaskClient, company: dict[str, int]
) -> None:
    response = hana.post("/people/remove", data={"person": company["hana"]})

    assert response.status_code == 422
    assert "“Hana” is the last person of HR and stays." in response.text
    assert hana.get("/people").status_code == 200


def test_whoever_takes_themselves_out_is_signed_out(
    hana: FlaskClient, save: Callable[..., None], company: dict[str, int]
) -> None:
    save(Person(key="9", name="Lea", role=Role.HR, team_id=company["company"]))

    hana.post("/people/remove", data={"person": company["hana"]})

    assert hana.get("/people").location == "/sign-in"


def test_long_lists_of_people_are_read_by_page(
    sign_in: Signing, save: Callable[..., None], company: dict[str, int]
) -> None:
    save(
        *(
            Person(key=str(n), name=f"Z{n:03}", role=Role.EMPLOYEE, team_id=1)
            for n in range(95)
        )
    )

    page = page_of(sign_in("hana").get("/people?name=z&page=2"))

    assert len(rows_of(page, "People by name")) == 45
    assert "People 51 to 95 of 95." in page.get_text()


def test_whoever_asks_for_it_is_erased_from_the_log(
    hana: FlaskClient, company: dict[str, int]
) -> None:
    hana.post("/people/remove", data={"person": company["emil"], "erase": "y"})
    hana.get("/people")  # which says once who was taken out

    log = hana.get("/roster").text
    assert "A person has left (team: Lille)" in log
    assert "Emil" not in log
