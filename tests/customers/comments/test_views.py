"""What customers wrote, read and destroyed by HR."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from engagement.customers.models import Voice
from tests.customers.comments.test_customer_comments import an_import

Save = Callable[..., None]


@pytest.fixture
def hana(sign_in: Callable[[str], FlaskClient]) -> FlaskClient:
    return sign_in("hana")


@pytest.fixture
def said(save: Save, company: dict[str, int]) -> Callable[..., None]:
    """Save comments of a team."""
    save(an_import())

    def save_comments(team: str, *texts: str) -> None:
        for text in texts:
            save(
                Voice(
                    import_id=1, team_id=company[team], week=2930, moment="", text=text
                )
            )

    return save_comments


def page(client: FlaskClient, address: str = "/comments?side=customers") -> Tag:
    response = client.get(address)
    assert response.status_code == 200
    main = BeautifulSoup(response.text, "html.parser").main
    assert main
    return main


def comments(client: FlaskClient) -> list[str]:
    found = page(client).select(".said blockquote")
    return [comment.get_text(strip=True) for comment in found]


def test_a_comment_is_destroyed_and_that_is_said(
    hana: FlaskClient, said: Callable[..., None]
) -> None:
    said("lille", "ask for Bob")
    address = str(page(hana).select_one("[action$=destroy]")["action"])  # type: ignore[index]

    response = hana.post(address, follow_redirects=True)

    assert "The comment is destroyed." in response.text
    assert comments(hana) == []
    assert hana.post(address).status_code == 404


@pytest.mark.parametrize("name", ["emil", "bob"])
def test_it_is_for_hr_alone(sign_in: Callable[[str], FlaskClient], name: str) -> None:
    assert sign_in(name).get("/customers/voices").status_code in {403, 404}


def test_hr_lets_a_comment_on_the_wall_and_takes_it_off_and_both_are_logged(
    hana: FlaskClient, said: Callable[..., None]
) -> None:
    said("lille", "kind")
    address = str(page(hana).select_one("[action$=wall]")["action"])  # type: ignore[index]
    back = "/comments?page=1"

    on = hana.post(address, data={"on": "1", "back": back})
    shown = page(hana).select_one(".said")
    hana.post(address, data={"back": back})

    assert on.location == back
    assert shown
    assert "on the wall" in shown.get_text()
    log = [one.get_text(" ", strip=True) for one in page(hana, "/roster").select("td")]
    told = [one for one in log if "comment of a customer" in one]
    assert [one.partition("Hana ")[2] for one in told] == [
        "took a comment of a customer of Lille off the wall",
        "let a comment of a customer of Lille on the wall",
    ]


def test_two_who_let_the_same_comment_on_the_wall_are_one_line_in_the_log(
    hana: FlaskClient, said: Callable[..., None]
) -> None:
    said("lille", "kind")

    answers = [
        hana.post(address, data={"on": "1"}, follow_redirects=True).text
        for address in ("/customers/voices/1/wall",) * 2
    ]

    assert "The comment is on the wall." in answers[0]
    assert "Somebody else has decided on this comment meanwhile." in answers[1]
    assert page(hana, "/roster").get_text().count("comment of a customer") == 1


def test_a_manager_lets_nothing_on_the_wall(
    sign_in: Callable[[str], FlaskClient], hana: FlaskClient, said: Callable[..., None]
) -> None:
    said("arras", "kind")

    response = sign_in("bob").post("/customers/voices/1/wall", data={"on": "1"})

    assert response.status_code == 404
    assert page(hana).select(".ways strong") == []
