"""The page of one action: what is done, how far it has come, what was changed."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.actions.written import A_WEEK, TEXT, TODAY, an_action

SignIn = Callable[[str], FlaskClient]


def page(client: FlaskClient, action_id: int) -> BeautifulSoup:
    response = client.get(f"/actions/{action_id}")
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def buttons(found: BeautifulSoup) -> list[str]:
    return [one.get_text() for one in found.select("button[name=move]")]


def press(client: FlaskClient, action_id: int, move: str) -> BeautifulSoup:
    response = client.post(f"/actions/{action_id}/state", data={"move": move})
    assert response.location == f"/actions/{action_id}"
    return page(client, action_id)


def test_it_tells_what_is_done_for_whom_and_until_when(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    action_id = an_action(
        app, company["arras"], owner_id=company["bob"], heard="Nobody asks us."
    )

    found = page(sign_in("bob"), action_id)

    assert found.h1
    assert found.h1.get_text() == TEXT
    told = found.main.get_text(" ", strip=True)  # type: ignore[union-attr]
    assert "For Arras, to improve: Being listened to." in told
    assert "Running: due on 1 April 2026." in told
    assert "Who sees to it Bob" in told
    assert "What you heard Nobody asks us." in told


@pytest.mark.parametrize(("name", "status"), [("charlie", 404), ("alice", 200)])
def test_whoever_does_not_see_the_team_does_not_see_its_actions(
    app: Flask, company: dict[str, int], sign_in: SignIn, name: str, status: int
) -> None:
    action_id = an_action(app, company["arras"])
    client = sign_in(name)

    assert client.get(f"/actions/{action_id}").status_code == status
    data = {"move": "done"}
    moved = client.post(f"/actions/{action_id}/state", data=data).status_code
    assert (moved == 404) == (status == 404)


def test_it_is_begun_ended_and_opened_again_each_with_its_day(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    action_id = an_action(app, company["arras"], starts_on=TODAY + A_WEEK)
    bob = sign_in("bob")
    assert buttons(page(bob, action_id)) == ["Begin today", "Give it up"]

    found = press(bob, action_id, "begin")
    assert "Noted. Running: due on 1 April 2026." in found.get_text()
    assert buttons(found) == ["It is done", "Give it up"]
    assert "11 March 2026" in found.details.get_text()  # type: ignore[union-attr]

    found = press(bob, action_id, "done")
    assert "Done on 4 March 2026." in found.get_text()
    assert buttons(found) == ["Open it again"]

    found = press(bob, action_id, "again")
    assert "Running: due on 1 April 2026." in found.get_text()


def test_one_that_was_given_up_before_its_day_waits_for_it_again(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    action_id = an_action(app, company["arras"], starts_on=TODAY + A_WEEK)
    bob = sign_in("bob")
    assert "Given up on 4 March 2026." in press(bob, action_id, "give-up").get_text()

    found = press(bob, action_id, "again")

    assert "Planned: begins on 11 March 2026." in found.get_text()


def test_a_button_that_does_not_exist_does_nothing(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    action_id = an_action(app, company["arras"])

    response = sign_in("bob").post(f"/actions/{action_id}/state", data={"move": "x"})

    assert response.status_code == 400


def test_an_action_that_is_overdue_says_so(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    first, last = TODAY - 2 * A_WEEK, TODAY - A_WEEK
    action_id = an_action(app, company["arras"], starts_on=first, due_on=last)

    told = page(sign_in("alice"), action_id).get_text()

    assert "Overdue: due on 25 February 2026." in told
