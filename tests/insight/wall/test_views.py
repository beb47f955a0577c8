"""The walls and the book, for those who may see them."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from engagement import weeks
from engagement.customers.models import Voice
from engagement.database import db
from engagement.people.company import change
from engagement.stories.models import Story
from tests.conftest import NOON
from tests.customers.comments.test_customer_comments import an_import

SignIn = Callable[[str], FlaskClient]
WEEK = weeks.week_of(NOON.date())


@pytest.fixture
def hung(app: Flask, company: dict[str, int], save: Callable[..., None]) -> None:
    """Hang a story and a comment of every shop; one of each waits."""
    save(an_import())
    for at, key in enumerate(("lille", "arras", "nice")):
        save(a_story(at, company[key], f"Told in {key}.", on_wall=True))
        save(a_voice(company[key], f"Said in {key}.", on_wall=True))
    save(a_story(9, company["arras"], "Tom waits.", on_wall=False))
    save(a_voice(company["arras"], "Tim waits.", on_wall=False))


def a_story(at: int, team_id: int, text: str, *, on_wall: bool) -> Story:
    return Story(
        id=bytes([at] * 16), team_id=team_id, week=WEEK, text=text,
        signature="" if at else "<Tom>", on_wall=on_wall, is_edited=at == 1,
    )  # fmt: skip


def a_voice(team_id: int, text: str, *, on_wall: bool) -> Voice:
    return Voice(
        import_id=1, team_id=team_id, week=WEEK, moment="", text=text, on_wall=on_wall
    )


def main(client: FlaskClient, address: str) -> Tag:
    response = client.get(address)
    assert response.status_code == 200
    found = BeautifulSoup(response.text, "html.parser").main
    assert found
    return found


def moments(client: FlaskClient, address: str) -> list[str]:
    found = main(client, address).select(".moment blockquote")
    return [moment.get_text() for moment in found]


@pytest.mark.usefixtures("hung")
def test_whose_words_they_are_stands_below_them(
    sign_in: SignIn, company: dict[str, int]
) -> None:
    found = main(sign_in("hana"), f"/teams/{company['north']}/wall")

    said = {
        moment.blockquote.get_text(): moment.p.get_text(" ", strip=True)  # type: ignore[union-attr]
        for moment in found.select(".moment")
    }
    week = "week 10 of 2026"
    assert said == {
        "Told in lille.": f"Told by <Tom> · Lille · {week}",
        "Told in arras.": f"Told by the team · Arras · {week} · words changed by HR",
        "Said in lille.": f"A customer · Lille · {week}",
        "Said in arras.": f"A customer · Arras · {week}",
    }


@pytest.mark.usefixtures("hung")
@pytest.mark.parametrize("address", ["/wall", "/wall/book", "/wall/book?year=2026"])
@pytest.mark.parametrize(
    ("name", "number"), [("hana", 6), ("alice", 4), ("bob", 2), ("charlie", 2)]
)
def test_everybody_sees_what_hangs_in_the_teams_they_may_see(
    sign_in: SignIn, address: str, name: str, number: int
) -> None:
    found = moments(sign_in(name), address)

    assert len(found) == number
    assert not [one for one in found if "waits" in one]


@pytest.mark.usefixtures("hung")
def test_the_wall_of_a_foreign_team_is_not_there(
    sign_in: SignIn, company: dict[str, int]
) -> None:
    bob = sign_in("bob")

    answers = [bob.get(f"/teams/{one}/wall") for one in (company["nice"], 99_999)]

    assert {answer.status_code for answer in answers} == {404}
    assert answers[0].data == answers[1].data


def test_an_empty_wall_says_what_to_do(
    sign_in: SignIn, company: dict[str, int]
) -> None:
    hr, manager = sign_in("hana"), sign_in("bob")
    of_arras = f"/teams/{company['arras']}/wall"

    ways = {
        address: [a["href"] for a in main(client, address).select("a")]
        for client, address in ((hr, "/wall"), (manager, of_arras))
    }

    assert {"/stories", "/comments?side=customers"} <= set(ways["/wall"])
    assert f"/teams/{company['arras']}/stories" in ways[of_arras]
    assert "/stories" not in ways[of_arras]
    assert "Print the page" in main(manager, "/wall").get_text()
    assert "Nothing hung" in main(hr, "/wall/book").get_text()


@pytest.mark.usefixtures("hung")
@pytest.mark.parametrize("year", ["1899", "2027", "x", "", "99999999999"])
def test_a_year_of_which_nothing_can_be_kept_is_this_one(
    sign_in: SignIn, year: str
) -> None:
    found = main(sign_in("hana"), f"/wall/book?year={year}")

    assert found.select_one(".cover .year").get_text() == "2026"  # type: ignore[union-attr]
    assert found.select("[aria-current]")[0].get_text() == "2026"


@pytest.mark.usefixtures("hung")
def test_the_cover_names_the_company_and_an_earlier_year_is_empty(
    app: Flask, sign_in: SignIn
) -> None:
    with app.app_context():
        change(db.session(), "Alouette", "hr@example.org", "en", None)
        db.session.commit()

    found = main(sign_in("hana"), "/wall/book?year=2025")

    cover = found.select_one(".cover")
    assert cover
    assert cover.get_text(" ", strip=True) == (
        "Alouette What delighted our customers 2025"
    )
    assert found.select(".moment") == []


@pytest.mark.usefixtures("hung")
@pytest.mark.parametrize("page", ["/teams/{arras}", "/mirror", "/teams/{arras}/mirror"])
def test_pages_of_a_team_and_the_mirror_lead_to_the_wall(
    sign_in: SignIn, company: dict[str, int], page: str
) -> None:
    found = main(sign_in("hana"), page.format_map(company))

    ways = {str(a["href"]) for a in found.select("a")}
    assert ways & {"/wall", f"/teams/{company['arras']}/wall"}
