"""Pages of teams: the tree, and each of them added, changed, closed, joined."""

import time
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.engine import Engine

from engagement.people.models import Team
from tests.people.pages import page_of, rows_of

Signing = Callable[[str], FlaskClient]


def test_a_team_is_added_below_another(
    sign_in: Signing, company: dict[str, int]
) -> None:
    hana = sign_in("hana")
    form = page_of(hana.get(f"/people/teams/new?below={company['north']}"))
    chosen = form.select_one("#parent option[selected]")
    sent = {"name": "Lens", "parent": company["north"], "lead": "", "code": "lens"}

    done = hana.post("/people/teams/new", data=sent, follow_redirects=True)

    assert chosen
    assert chosen.get_text() == "North (north)"
    assert "The team Lens is added." in done.text
    assert ["Lens", "lens", "North", "", "0", "Close…"] in rows_of(
        page_of(done), "Every team"
    )


def test_a_team_is_renamed_moved_and_led_by_another(
    sign_in: Signing, company: dict[str, int]
) -> None:
    hana = sign_in("hana")
    address = f"/people/teams/{company['lille']}"
    offered = [
        one.get_text() for one in page_of(hana.get(address)).select("#lead option")
    ]
    sent = {"name": "Lens", "parent": company["south"], "lead": company["bob"]}

    done = hana.post(address, data={**sent, "code": "lille"}, follow_redirects=True)

    assert "Emil (Lille)" in offered
    assert ["Lens", "lille", "South", "Bob", "1", "Close…"] in rows_of(
        page_of(done), "Every team"
    )
    assert "The team Lens moved from North to South" in hana.get("/roster").text


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"name": ""}, "Write the name."),
        ({"parent": "lille"}, "would stand below itself. Correct its parent."),
        ({"parent": "north"}, "would stand below itself. Correct its parent."),
        ({"code": "arras"}, "The code “arras” is taken; write another one."),
    ],
)
def test_what_cannot_be_is_told_and_nothing_changes(
    sign_in: Signing, company: dict[str, int], sent: dict[str, str], told: str
) -> None:
    hana = sign_in("hana")
    north = {"name": "Nord", "parent": "company", "lead": "", "code": "north"} | sent
    north["parent"] = str(company[north["parent"]])

    response = hana.post(f"/people/teams/{company['north']}", data=north)

    assert response.status_code == 422
    assert told in response.text
    assert "No change since" in hana.get("/roster").text


def test_the_top_has_nothing_above_it(
    sign_in: Signing, company: dict[str, int]
) -> None:
    hana = sign_in("hana")
    address = f"/people/teams/{company['company']}"
    page = page_of(hana.get(address))
    sent = {"name": "Auber", "parent": "", "lead": "", "code": "company"}

    done = hana.post(address, data=sent)

    assert [one.get_text() for one in page.select("#parent option")] == [
        "nothing: it is the top"
    ]
    assert done.status_code == 303


def test_the_tree_is_shown_from_the_top_down_with_its_people(sign_in: Signing) -> None:
    page = page_of(sign_in("hana").get("/people/teams"))

    assert rows_of(page, "Every team") == [
        ["Company", "company", "", "", "1", ""],
        ["North", "north", "Company", "Alice", "1", "Close…"],
        ["Arras", "arras", "North", "Bob", "1", "Close…"],
        ["Lille", "lille", "North", "", "1", "Close…"],
        ["South", "south", "Company", "", "0", "Close…"],
        ["Nice", "nice", "South", "Charlie", "1", "Close…"],
    ]
    assert "Teams: 6. People: 5." in page.get_text()


def test_a_large_tree_is_one_query_and_no_seconds(
    sign_in: Signing, save: Callable[..., None], company: dict[str, int]
) -> None:
    save(
        *(
            Team(
                key=f"t{number}",
                name=f"Team {number}",
                parent_id=company["north"],
                created_on=date(2025, 1, 6),
            )
            for number in range(3_000)
        )
    )
    client = sign_in("hana")
    asked: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    began = time.process_time()
    page = client.get("/people/teams")
    took = time.process_time() - began
    event.remove(Engine, "before_cursor_execute", note)

    assert page.status_code == 200
    assert len([sql for sql in asked if "FROM team" in sql]) == 1
    assert took < 2


def test_people_of_a_team_are_listed_from_the_tree(sign_in: Signing) -> None:
    hana = sign_in("hana")
    tree = page_of(hana.get("/people/teams"))
    link = tree.find("a", attrs={"aria-label": "People of Arras: 1"})
    assert link

    page = page_of(hana.get(str(link["href"])))

    assert [row[1] for row in rows_of(page, "People by name")] == ["Arras"]
    assert "Only people of Arras." in page.get_text()


def test_a_team_is_joined_to_another_and_no_longer_in_the_tree(
    sign_in: Signing, company: dict[str, int]
) -> None:
    hana = sign_in("hana")
    address = f"/people/teams/{company['nice']}/close"
    offered = [one.get_text() for one in page_of(hana.get(address)).select("option")]

    refused = hana.post(address)
    done = hana.post(address, data={"into": company["south"]}, follow_redirects=True)

    assert offered == [
        "Choose a team",
        "Arras (arras)", "Company (company)", "Lille (lille)", "North (north)",
        "South (south)",
    ]  # fmt: skip
    assert refused.status_code == 422
    assert "The team Nice is closed." in done.text
    names = [row[0] for row in rows_of(page_of(done), "Every team")]
    assert names == ["Company", "North", "Arras", "Lille", "South"]
    log = hana.get("/roster").text
    assert "The team Nice was closed and joined to South" in log
    assert "Charlie moved from Nice to South" in log
    assert hana.get(f"/teams/{company['nice']}").status_code == 200


def test_a_team_that_is_closed_or_the_top_is_told_why_not(
    sign_in: Signing, company: dict[str, int], save: Callable[..., None]
) -> None:
    hana = sign_in("hana")
    data = {"into": company["north"]}
    hana.post(f"/people/teams/{company['nice']}/close", data=data)

    again = hana.post(f"/people/teams/{company['nice']}/close", data=data)
    top = hana.post(f"/people/teams/{company['company']}/close", data=data)

    assert again.status_code == top.status_code == 422
    assert "“nice” is closed." in again.text


def test_an_empty_team_is_closed_without_another(
    sign_in: Signing, save: Callable[..., None], company: dict[str, int]
) -> None:
    day = date(2025, 1, 6)
    save(Team(id=99, key="gap", name="Gap", parent_id=company["north"], created_on=day))

    done = sign_in("hana").post("/people/teams/99/close", data={"into": ""})

    assert done.status_code == 303
