"""The list of actions: whose, which, what is due first, and the same as a file."""

import csv
import io
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.actions.written import A_WEEK, TODAY, an_action

SignIn = Callable[[str], FlaskClient]
LATE = {"starts_on": TODAY - 3 * A_WEEK, "due_on": TODAY - A_WEEK}


@pytest.fixture
def written(app: Flask, company: dict[str, int]) -> None:
    """Decide on four actions: two for Arras, one for Lille, one for Nice."""
    an_action(app, company["arras"], "1", text="Arras, running.")
    an_action(app, company["lille"], "2", text="Lille, late.", **LATE)
    an_action(app, company["nice"], "3", text="Nice.", measure="csat")
    an_action(
        app, company["arras"], "4", text="Arras, to come.", measure="nps",
        starts_on=TODAY + A_WEEK,
    )  # fmt: skip


def listed(client: FlaskClient, query: str = "") -> list[str]:
    page = BeautifulSoup(client.get(f"/actions{query}").text, "html.parser")
    return [one.get_text(strip=True) for one in page.select("tbody th")]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("hana", ["Lille, late.", "Nice.", "Arras, running.", "Arras, to come."]),
        ("alice", ["Lille, late.", "Arras, running.", "Arras, to come."]),
        ("bob", ["Arras, running.", "Arras, to come."]),
        ("charlie", ["Nice."]),
    ],
)
def test_everybody_finds_the_actions_of_the_teams_they_see_the_late_ones_first(
    written: None, sign_in: SignIn, name: str, texts: list[str]
) -> None:
    assert sorted(listed(sign_in(name))) == sorted(texts)
    assert listed(sign_in(name))[0] == texts[0]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("team=north", {"Lille, late.", "Arras, running.", "Arras, to come."}),
        ("measure=csat", {"Nice."}),
        ("state=overdue", {"Lille, late."}),
        ("state=running", {"Lille, late.", "Arras, running.", "Nice."}),
        ("state=planned", {"Arras, to come."}),
        ("team=north&measure=nps", {"Arras, to come."}),
        ("state=done", set()),
        ("state=unheard-of", {"Lille, late.", "Nice.", "Arras, running.",
                              "Arras, to come."}),
    ],
)  # fmt: skip
def test_it_is_narrowed_by_team_measure_and_state(
    written: None,
    company: dict[str, int],
    sign_in: SignIn,
    query: str,
    texts: set[str],
) -> None:
    asked = query.replace("north", str(company["north"]))

    assert {*listed(sign_in("hana"), f"?{asked}")} == texts


@pytest.mark.parametrize("team", ["nice", "99999", "x"])
def test_a_foreign_team_is_not_there(
    company: dict[str, int], sign_in: SignIn, team: str
) -> None:
    asked = company.get(team, team)

    assert sign_in("bob").get(f"/actions?team={asked}").status_code == 404


def test_what_is_overdue_says_so_in_words(written: None, sign_in: SignIn) -> None:
    page = BeautifulSoup(sign_in("alice").get("/actions").text, "html.parser")

    first = page.select("tbody tr")[0].get_text(" ", strip=True)
    assert "Overdue: due on 25 February 2026" in first


def test_the_file_has_what_is_shown(written: None, sign_in: SignIn) -> None:
    text = sign_in("bob").get("/actions/list.csv?measure=nps").text

    head, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    told = dict(zip(head, row, strict=True))
    assert told["Team"] == "Arras"
    assert told["What will be done"] == "Arras, to come."
    assert told["What it should improve"] == "Recommendation (NPS)"
    assert (told["State"], told["From"], told["Ended"]) == ("planned", "2026-03-11", "")
    assert sign_in("bob").get("/actions/list.xlsx").data.startswith(b"PK")


def test_a_text_that_looks_like_a_formula_is_text_in_the_file(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    an_action(app, company["arras"], text="=1+1")

    assert "'=1+1" in sign_in("bob").get("/actions/list.csv").text


def test_before_the_first_one_it_says_where_to_begin(sign_in: SignIn) -> None:
    assert "Nothing has been decided yet." in sign_in("bob").get("/actions").text


def test_a_long_list_has_pages_that_keep_what_was_asked(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    for number in range(51):
        an_action(app, company["arras"], str(number), text=f"Number {number}.")

    page = sign_in("bob").get("/actions?measure=listening&page=2").text

    found = BeautifulSoup(page, "html.parser")
    assert len(found.select("tbody tr")) == 1
    assert found.select("nav.pages a[href*='measure=listening'][href*='page=1']")
