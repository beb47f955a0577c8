"""Failed tries are limited, good tickets are not, and no address is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from limits.errors import StorageError
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.people.models import Person
from engagement.people.sign_in.link import link_for
from engagement.settings_file import BadSetting
from engagement.web.limits import (
    ANSWERS,
    SECONDS,
    TRIES,
    Limits,
)
from tests.conftest import NOON, Clock
from tests.pulses import staff

Statuses = Callable[..., list[int]]
ALLOWED = TRIES.amount


class Broken(MemoryStorage):
    """A counter that cannot be reached."""

    def incr(self, *_: object, **__: object) -> int:
        raise StorageError(ConnectionError("10.0.0.7 refused"))

    get = incr


@pytest.fixture
def ticket(app: Flask, settings: Settings, clock: Clock) -> str:
    with app.app_context():
        staff.a_team("top", people=2)
        pulse = staff.an_open_pulse(settings, clock())
        return staff.ticket_of(settings, pulse, "top-0")


def tries(
    client: FlaskClient, number: int, path: str = "/p", address: str = "", **form: str
) -> list[int]:
    headers = {"X-Forwarded-For": address} if address else {}
    form = form or {"ticket": "A" * 24, "energy": "4"}
    return [
        client.post(path, data=form, headers=headers).status_code for _ in range(number)
    ]


def test_an_unknown_ticket_may_be_tried_twenty_times_a_minute(
    client: FlaskClient, ticket: str
) -> None:
    statuses = tries(client, ALLOWED + 2)

    assert statuses == [422] * ALLOWED + [429] * 2


def test_a_good_ticket_counts_whatever_was_tried_from_its_address(
    client: FlaskClient, ticket: str
) -> None:
    tries(client, ALLOWED + 1)

    assert tries(client, 1, ticket=ticket, energy="4") == [200]
    assert tries(client, 1, ticket=ticket, energy="4") == [200]  # counted already


def test_a_good_ticket_touches_no_counter(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    del app.extensions["limits"]

    assert tries(client, 1, ticket=ticket, energy="4") == [200]


def test_names_of_colleagues_cannot_be_tried_for_either(
    client: FlaskClient, ticket: str
) -> None:
    statuses = tries(client, ALLOWED + 1, ticket="A" * 24, show="1")

    assert statuses == [422] * ALLOWED + [429]


def test_a_refusal_says_when_to_come_back(client: FlaskClient, ticket: str) -> None:
    tries(client, ALLOWED)

    response = client.post("/p", data={"ticket": "A" * 24, "energy": "4"})

    assert "Too many tries" in response.text
    assert response.headers["Retry-After"] == str(SECONDS)
    assert "Set-Cookie" not in response.headers


def test_behind_a_web_server_each_address_that_it_names_has_tries_of_its_own(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    limits = app.extensions["limits"]
    app.extensions["limits"] = replace(limits, is_proxied=True)
    tries(client, ALLOWED + 1, address="192.0.2.1")

    assert tries(client, 1, address="192.0.2.2") == [422]
    assert tries(client, 1, address="192.0.2.2, 192.0.2.1") == [429]


def test_without_a_web_server_in_front_a_header_gives_no_more_tries(
    client: FlaskClient, ticket: str
) -> None:
    tries(client, ALLOWED, address="192.0.2.1")

    assert tries(client, 1, address="192.0.2.2") == [429]


@pytest.mark.parametrize("address", ["http://host", "https://host"])
def test_a_web_server_stands_in_front_where_the_address_has_tls(
    settings: Settings, address: str
) -> None:
    app = create_app(replace(settings, address=address))

    assert app.extensions["limits"].is_proxied is (address == "https://host")


@pytest.mark.parametrize(
    ("path", "form", "answered"),
    [
        ("/sign-in", {"code": "no such code"}, 422),
        ("/sign-in/link", {"email": "nobody@example.org"}, 303),
    ],
)
def test_signing_in_is_limited_as_well(
    client: FlaskClient, path: str, form: dict[str, str], answered: int
) -> None:
    statuses = tries(client, ALLOWED + 1, path, **form)

    assert statuses == [answered] * ALLOWED + [429]


def test_junk_keeps_nobody_else_from_a_link(client: FlaskClient) -> None:
    for number in range(ALLOWED + 1):
        tries(client, 1, "/sign-in/link", email=f"nobody{number}@example.org")
        tries(client, 1, "/sign-in/link", email="somebody@example.org")
        tries(client, 1, "/sign-in", code="no such code")

    assert tries(client, 1, "/sign-in/link", email="hana@example.org") == [303]


def test_a_good_link_is_taken_whatever_was_tried_from_its_address(
    app: Flask, client: FlaskClient, company: dict[str, int]
) -> None:
    with app.app_context():
        person = db.session().get_one(Person, company["hana"])
        codes = [link_for(person).partition("#")[2] for _ in range(ALLOWED + 1)]
        db.session.commit()
    tries(client, ALLOWED + 1, "/sign-in", code="no such code")

    for code in codes:
        assert tries(client, 1, "/sign-in", code=code) == [303]


def test_what_is_kept_is_a_hash_that_changes_every_day(settings: Settings) -> None:
    storage = MemoryStorage()
    limits = Limits(settings.secret, FixedWindowRateLimiter(storage), is_proxied=True)

    limits.is_left("ticket", "192.0.2.1", NOON)

    assert "192.0.2.1" not in repr(dict(storage.storage))
    today, tomorrow = (
        limits.key("192.0.2.1", NOON + timedelta(days=days)) for days in (0, 1)
    )
    other = replace(limits, secret="another secret")  # noqa: S106 - not one
    assert len({today, tomorrow, other.key("192.0.2.1", NOON)}) == 3
    assert today in repr(dict(storage.storage))


def test_a_counter_that_fails_keeps_nobody_out_and_names_no_address(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    limits = Limits(settings.secret, FixedWindowRateLimiter(Broken()), is_proxied=True)

    assert limits.is_left("ticket", "192.0.2.1", NOON)
    assert caplog.messages == ["Tries are not limited: ConnectionError"]
    assert limits.has_room("till", "192.0.2.1", NOON, ANSWERS)


def test_a_shared_counter_that_cannot_be_had_stops_the_start(
    settings: Settings,
) -> None:
    with pytest.raises(BadSetting, match="REDIS_URL"):
        create_app(replace(settings, redis_url="nonsense"))


def test_a_shared_counter_may_be_chosen(settings: Settings) -> None:
    app = create_app(replace(settings, redis_url="memory://"))

    assert app.extensions["limits"].limiter.storage.check()
