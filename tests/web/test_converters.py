"""No address, however absurd, gets further than to a page that says there is none."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, Rule, UUIDConverter

from engagement.config import Settings
from engagement.web.converters import CodeConverter, IdConverter
from engagement.web.paths import API
from engagement.web.problems import MEDIA_TYPE
from tests.conftest import Clock
from tests.living import built

BOUNDED = (IdConverter, CodeConverter, UUIDConverter, AnyConverter)
PARAMETER = re.compile("<[^<>]+>")
ABSURD = (
    "9" * 20,
    str(2**31),
    "0" * 5000,
    "-1",
    "1.0",
    "%00",
    "a%00",
    "1%0a",
    "a%0a",
    "%7f",
    "%C2%85",
    "%D9%A3",  # the figure 3, as Arabic writes it
    "%F0%9F%A6%8A",  # beyond the first 65,536 letters
    "%ED%A0%80",  # half a letter
    "%ff",
    "..%2f..",
    "%20",
    "a" * 10_000,
)


@pytest.fixture
def app(on_both: Settings, clock: Clock) -> Iterator[Flask]:
    for app in built(on_both, clock):
        app.config["PROPAGATE_EXCEPTIONS"] = False
        yield app


def parametrised(app: Flask) -> list[Rule]:
    found = [rule for rule in app.url_map.iter_rules() if rule.arguments]
    assert found
    return found


def absurd(rule: Rule) -> Iterator[str]:
    """Yield the addresses of a route, with each absurd value in each place."""
    parts = PARAMETER.split(rule.rule)
    for place in range(1, len(parts)):
        for value in ABSURD:
            yield f"{'1'.join(parts[:place])}{value}{'1'.join(parts[place:])}"


def test_every_parameter_of_every_route_is_bounded(app: Flask) -> None:
    unbounded = [
        rule.rule
        for rule in parametrised(app)
        for converter in rule._converters.values()  # noqa: SLF001 - nowhere else told
        if not isinstance(converter, BOUNDED)
    ]

    assert unbounded == [], (
        "Write <id:team_id> or <code:key>; engagement/web/converters.py"
    )


def test_there_is_nothing_at_an_absurd_address(
    app: Flask,
    sign_in: Callable[[str], FlaskClient],
    caplog: pytest.LogCaptureFixture,
) -> None:
    client, wrong = sign_in("hana"), []
    for rule in parametrised(app):
        for method in {"GET", "POST"} & (rule.methods or set()):
            for path in absurd(rule):
                status = client.open(path, method=method).status_code
                if status != 404:
                    wrong.append((method, path[:80], status))

    assert wrong == []
    assert [one for one in caplog.records if one.exc_info] == []


def test_programs_are_told_so_in_their_own_way(app: Flask) -> None:
    answers = [app.test_client().get(f"{API}v1/{value}") for value in ABSURD]

    assert {(one.status_code, one.mimetype) for one in answers} == {(404, MEDIA_TYPE)}


@pytest.mark.parametrize("path", ["/people", "/comments"])
def test_an_absurd_choice_chooses_nothing(
    sign_in: Callable[[str], FlaskClient], path: str
) -> None:
    client = sign_in("hana")
    for name in ("team", "page"):
        answers = [client.get(f"{path}?{name}={value}") for value in ABSURD]

        assert {answer.status_code for answer in answers} == {200}
