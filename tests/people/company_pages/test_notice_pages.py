"""Channels of a chat that are told: set, tried and turned off by HR."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from engagement.config import Settings
from engagement.mail.mailer import Outcome
from engagement.people import notices
from tests.afterwards import settle
from tests.mail.webhooks.test_channels import Carried

SignIn = Callable[[str], FlaskClient]
PAGE = "/company/notices"
KEY = "T0/B0/secret"
URL = f"https://hooks.slack.com/services/{KEY}"


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> Carried:
    found = Carried()
    monkeypatch.setattr(notices, "Caller", found)
    return found


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


def add(client: FlaskClient, url: str = URL, service: str = "slack") -> str:
    data = {"service": service, "address": url}
    return client.post(PAGE, data=data, follow_redirects=True).text


def main(client: FlaskClient) -> Tag:
    found = BeautifulSoup(client.get(PAGE).text, "html.parser").main
    assert found
    return found


def test_a_channel_is_set_and_only_its_host_is_shown(hana: FlaskClient) -> None:
    told = add(hana)

    page = main(hana).get_text(" ", strip=True)
    assert "This channel is told from now on." in told
    assert "Slack · hooks.slack.com" in page
    assert "set on Wednesday 4 March, 13:00 by Hana" in page
    assert KEY not in told + str(main(hana))


def test_the_same_again_is_one(hana: FlaskClient) -> None:
    add(hana)
    add(hana)

    assert len(main(hana).select(".said")) == 1


@pytest.mark.parametrize(
    ("url", "service", "told"),
    [
        ("", "slack", "Paste the address that the service gives."),
        (f"http://hooks.slack.com/{KEY}", "slack", "This is no webhook address."),
        (f"https://a:b@hooks.slack.com/{KEY}", "slack", "no webhook address"),
        (f"https://127.0.0.1/{KEY}", "slack", "no webhook address"),
        (
            f"https://hooks.slack.com.evil.example/{KEY}",
            "slack",
            "This address is not one of the service you chose",
        ),
        (URL, "teams", "not one of the service you chose"),
        (f"https://chat.example.org/{KEY}", "mattermost", "No Mattermost server"),
        (URL, "fax", "Not a valid choice"),
    ],
)
def test_what_is_no_channel_of_a_service_is_refused_and_not_shown_again(
    hana: FlaskClient, url: str, service: str, told: str
) -> None:
    response = hana.post(PAGE, data={"service": service, "address": url})

    assert response.status_code == 422
    assert told in response.text
    assert KEY not in response.text
    assert main(hana).select(".said") == []


def test_a_server_that_the_operator_names_is_taken(
    app: Flask, settings: Settings, hana: FlaskClient
) -> None:
    named = replace(settings, mattermost_hosts="chat.example.org")
    app.extensions["settings"] = named

    add(hana, "https://chat.example.org/hooks/x", "mattermost")

    assert "Mattermost · chat.example.org" in main(hana).get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome.SENT, "The last notice has left"),
        (Outcome.NEVER, "The service refused the last notice"),
        (Outcome.LATER, "The last notice has not left yet"),
    ],
)
def test_a_test_goes_and_the_page_says_what_became_of_it(
    hana: FlaskClient, carried: Carried, outcome: Outcome, told: str
) -> None:
    add(hana)
    carried.outcomes = {"hooks.slack.com": outcome}

    with hana.post(f"{PAGE}/1/test") as response:
        assert response.location == PAGE
    settle()

    assert [one.to.url for one in carried.messages] == [URL]
    assert told in main(hana).get_text(" ", strip=True)


def test_it_is_turned_off_with_a_press_and_twice_is_once(hana: FlaskClient) -> None:
    add(hana)

    pressed = [hana.post(f"{PAGE}/1/off").status_code for _ in range(2)]

    assert pressed == [303, 303]
    assert "No channel is told anything yet." in main(hana).get_text(" ", strip=True)
    assert hana.post(f"{PAGE}/1/test").status_code == 404


@pytest.mark.parametrize("name", ["emil", "bob"])
def test_it_is_for_hr_alone(sign_in: SignIn, name: str) -> None:
    client = sign_in(name)

    assert client.get(PAGE).status_code == 404
    assert (
        client.post(PAGE, data={"service": "slack", "address": URL}).status_code == 404
    )
